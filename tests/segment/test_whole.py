"""Whole documents: the hand-made gold where it is at hand, and hostile files, which must not hang."""

from __future__ import annotations

import contextlib
import gc
import json
import time
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.readers import read, read_content
from kg.registry import organs
from kg.segment import segment

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = sorted((SHARED / "evaluation" / "gold").glob("*.json")) if SHARED.exists() else []
FIELDS = (
    "symbol",
    "committee",
    "status",
    "number",
    "session",
    "agenda_item",
    "title",
    "date",
    "distribution_date",
    "meeting",
)


@pytest.mark.skipif(not GOLD, reason="the shared corpus is not beside the project")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_seeds_are_segmented_as_two_readers_did(path: Path) -> None:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    document = segment(read(SHARED / "corpus" / "seeds" / gold["file"]))
    texts = {paragraph.id: paragraph.text for paragraph in document.paragraphs}
    assert list(texts) == [paragraph["id"] for paragraph in gold["paragraphs"]]
    assert all(texts[paragraph["id"]].startswith(paragraph["opening"]) for paragraph in gold["paragraphs"])
    stated, found = gold["document"], document.masthead
    assert {name: getattr(found, name) for name in FIELDS} == {name: stated[name] for name in FIELDS}
    assert organs()[found.organ or ""].name == stated["organ"]
    assert [(s.name, s.non_member, s.on_behalf_of) for s in found.sponsors] == [
        (s["name"], s["non_member"], s["on_behalf_of"]) for s in stated["sponsors"]
    ]
    vote = stated["vote"]
    assert (vote is None) == (found.vote is None)
    if vote and found.vote:
        assert (found.vote.for_, found.vote.against, found.vote.abstaining) == (
            vote["for"],
            vote["against"],
            vote["abstaining"],
        )
        assert list(found.vote.in_favour) == vote["in_favour"]
        assert list(found.vote.against_list) == vote["against_list"]
        assert list(found.vote.abstaining_list) == vote["abstaining_list"]


FORMULA = "The General Assembly,\n\n"
HOSTILE = [
    ("one word", "", "a"),
    ("one line of words", "", "Word "),
    ("one line of commas", "", "Recalling tides, "),
    ("stars", "", "*a "),
    ("underscores", "", "_a_b"),
    ("open brackets", "", "["),
    ("open links", "", "[a]("),
    ("open tags", "", "<sup>"),
    ("quotation marks", "", "“"),
    ("parentheses", "", "("),
    ("torn lines", FORMULA, "abc\n\n"),
    ("wrapped lines", FORMULA, "abc\n"),
    ("hyphens", FORMULA, "co-\nop word\n"),
    ("the same number", FORMULA, "5. Requests tides;\n\n"),
    ("the same letter", FORMULA + "1. Decides:\n\n", "(a) To act;\n\n"),
    ("footnotes", FORMULA, "Recalling tides,¹\n\n¹ See y.\n\n"),
    ("glued footnotes", FORMULA, "Recalling tides1,\n\n1 See y.\n\n"),
    ("formulas", "", FORMULA),
    ("acts", "", "12/34. Title of it\n\n" + FORMULA),
    ("states", "", "Chile, "),
    ("headings", FORMULA, "A\n\nTitle here\n\n1. Decides;\n\n"),
    ("cells", FORMULA, "Cell\n\n"),
    ("annexes", FORMULA + "1. Decides;\n\n", "Annex\n\nText of it.\n\n"),
    ("embedded drafts", "", "draft resolution: The General Assembly, "),
    ("page breaks", "", "\f"),
]


def seconds(text: str, name: str) -> float:
    """Processor time that reading and segmenting a text take, without looking for garbage of the tests before."""
    gc.disable()
    begun = time.process_time()
    with contextlib.suppress(KgError):
        segment(read_content(text.encode(), name))
    taken = time.process_time() - begun
    gc.enable()
    return taken


@pytest.mark.parametrize(("head", "piece"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_time_grows_no_faster_than_the_file(head: str, piece: str) -> None:
    for name in ("a.txt", "a.md"):
        small, large = (seconds(head + piece * (size // len(piece)), name) for size in (20_000, 160_000))
        assert large < 8 * 4 * max(small, 0.01), f"{name}: {small:.2f} s, eight times as much {large:.2f} s"


def test_a_line_of_many_megabytes_is_read_in_seconds() -> None:
    assert seconds("Recalling the tides of the ports and " * 200_000, "a.txt") < 15
