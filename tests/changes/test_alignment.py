"""What became of each paragraph: one to one, split, merged, moved, new, dropped; the same texts give the same answer."""

from __future__ import annotations

import pytest

from kg.changes import Link, align

CHARTER = "Guided by the purposes and principles of the Charter of the United Nations,"
ARCHIVES = "Recognizing that a record which nobody is able to find protects nobody,"
LAWS = (
    "Urges States to adopt archives laws that name an independent custodian, and to protect archivists from reprisals;"
)
FIRST = "Urges States to adopt archives laws that name an independent custodian;"
SECOND = "Also urges States to protect archivists from reprisals, in law and in practice;"
FUNDS = "Encourages States to contribute to the trust fund for village libraries;"
REPORT = "Requests the Secretary-General to report on the safekeeping of records at its fiftieth session;"
LATER = "Requests the Secretary-General to report on the safekeeping of public records at its fifty-third session;"
BRIDGES = "Welcomes the footbridges that were built over mountain rivers in the past year;"

CASES = [
    ("the same words stay", [CHARTER, ARCHIVES], [CHARTER, ARCHIVES], [((0,), (0,), False), ((1,), (1,), False)]),
    ("amended words stay", [CHARTER, REPORT], [CHARTER, LATER], [((0,), (0,), False), ((1,), (1,), False)]),
    ("new ones are new", [CHARTER], [CHARTER, BRIDGES], [((0,), (0,), False), ((), (1,), False)]),
    ("dropped where they stood", [CHARTER, BRIDGES, FUNDS], [CHARTER, FUNDS],
     [((0,), (0,), False), ((1,), (), False), ((2,), (1,), False)]),
    ("a numbered place is no move", [CHARTER, FUNDS], [BRIDGES, CHARTER, FUNDS],
     [((), (0,), False), ((0,), (1,), False), ((1,), (2,), False)]),
    ("one that changed its place moved", [CHARTER, ARCHIVES, FUNDS, BRIDGES], [BRIDGES, CHARTER, ARCHIVES, FUNDS],
     [((3,), (0,), True), ((0,), (1,), False), ((1,), (2,), False), ((2,), (3,), False)]),
    ("one that was parted is split", [LAWS, FUNDS], [FIRST, SECOND, FUNDS], [((0,), (0, 1), False), ((1,), (2,), False)]),
    ("two that were joined are merged", [FIRST, SECOND, FUNDS], [LAWS, FUNDS], [((0, 1), (0,), False), ((2,), (1,), False)]),
    ("twins pair in order", [FUNDS, FUNDS], [FUNDS, FUNDS, FUNDS], [((0,), (0,), False), ((1,), (1,), False), ((), (2,), False)]),
    ("nothing on one side", [], [CHARTER], [((), (0,), False)]),
    ("nothing on the other", [CHARTER], [], [((0,), (), False)]),
    ("quotation marks and spaces are no change", ["Notes the “open” door,"], ['Notes  the "open" door,'], [((0,), (0,), False)]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_alignment(
    old: list[str], new: list[str], expected: list[tuple[tuple[int, ...], tuple[int, ...], bool]]
) -> None:
    assert [(link.old, link.new, link.moved) for link in align(old, new)] == expected


def test_every_paragraph_stands_in_exactly_one_link() -> None:
    old = [f"{verb} States to {what} in year {number}," for number, (verb, what) in enumerate(mixed(60))]
    new = [*reversed(old[10:40]), *old[45:], *(text + " and to say so" for text in old[:10])]
    links = align(old, new)
    for places, size in (
        ([i for link in links for i in link.old], 60),
        ([j for link in links for j in link.new], len(new)),
    ):
        assert sorted(places) == list(range(size))
    assert links == align(old, new)


def test_two_thousand_paragraphs_of_the_same_words_pair_in_order() -> None:
    links = align([FUNDS] * 2000, [FUNDS] * 2000)
    assert links == tuple(Link((place,), (place,), 1.0) for place in range(2000))


def mixed(number: int) -> list[tuple[str, str]]:
    verbs, tasks = (
        ("Urges", "Invites", "Calls upon"),
        ("build bridges", "keep records", "plant trees", "open libraries"),
    )
    return [(verbs[place % 3], f"{tasks[place % 4]} number {place}") for place in range(number)]
