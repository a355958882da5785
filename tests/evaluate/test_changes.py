"""Citations gained, lost and read otherwise between two extractions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.evaluate import Comparison, compare, comparison_json, read_extractions

TEXT = "Recalling its resolutions 70/1 and 58/9 and the letter A/77/1901,"


def cited(target: str | None, text: str, rule: str = "own organ", *, footnote: bool = False) -> dict[str, Any]:
    start = TEXT.index(text)
    row = {"target": target, "text": text, "start": start, "end": start + len(text), "rule": rule}
    return {**row, "footnote": footnote}


def document(*citations: dict[str, Any], source: str = "A_RES_77_920.xml", id: str = "pp1") -> dict[str, Any]:
    return {"source": source, "paragraphs": [{"id": id, "text": TEXT, "citations": list(citations)}]}


FIRST, SECOND = cited("A/RES/70/1", "70/1"), cited("A/RES/58/9", "58/9")
CASES = [
    ("nothing", (FIRST, SECOND), (FIRST, SECOND), 2, {"gained": 0, "lost": 0, "read otherwise": 0}),
    ("gained", (FIRST,), (FIRST, SECOND), 1, {"gained": 1, "lost": 0, "read otherwise": 0}),
    ("lost", (FIRST, SECOND), (SECOND,), 1, {"gained": 0, "lost": 1, "read otherwise": 0}),
    (
        "the same place, another target",
        (FIRST, SECOND),
        (FIRST, cited("A/HRC/RES/58/9", "58/9", "organ named")),
        1,
        {"gained": 0, "lost": 0, "read otherwise": 1},
    ),
    (
        "settled",
        (cited(None, "70/1", "unresolved"),),
        (FIRST,),
        0,
        {"gained": 0, "lost": 0, "read otherwise": 1},
    ),
    ("a longer span of the same", (FIRST,), (cited("A/RES/70/1", "resolutions 70/1"),), 1, {"gained": 0, "lost": 0, "read otherwise": 0}),
    ("said twice now", (FIRST,), (FIRST, cited("A/RES/70/1", "58/9")), 1, {"gained": 1, "lost": 0, "read otherwise": 0}),
    ("in a footnote now", (FIRST,), (cited("A/RES/70/1", "70/1", footnote=True),), 0, {"gained": 1, "lost": 1, "read otherwise": 0}),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "same", "counts"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_changes_are_told_apart(
    old: tuple[dict[str, Any], ...], new: tuple[dict[str, Any], ...], same: int, counts: dict[str, int]
) -> None:
    comparison = compare([document(*old)], [document(*new)])
    assert (comparison.documents, comparison.same, comparison.counts()) == (1, same, counts)


def both() -> Comparison:
    old = [document(FIRST), document(SECOND, source="old/A_RES_1_1.xml"), document(source="gone.txt")]
    new = [document(FIRST, SECOND), document(source="new/A_RES_1_1.txt"), document(source="come.txt")]
    return compare(old, new)


def test_changes_are_summed_by_rule_and_by_document_and_shown_with_their_sentence() -> None:
    comparison = both()
    assert (comparison.only_old, comparison.only_new) == (("gone",), ("come",))
    assert comparison.by("rule") == {"own organ": {"gained": 1, "lost": 1, "read otherwise": 0}}
    assert comparison.by("document") == {
        "A_RES_1_1": {"gained": 0, "lost": 1, "read otherwise": 0},
        "A_RES_77_920": {"gained": 1, "lost": 0, "read otherwise": 0},
    }
    lost, gained = comparison_json(comparison)["differences"]
    assert (lost["before"]["target"], lost["after"]) == ("A/RES/58/9", None)
    assert (gained["before"], gained["after"]["target"], gained["sentence"]) == (None, "A/RES/58/9", TEXT)


def test_two_files_of_one_document_are_told_apart_by_their_suffix() -> None:
    rows = [document(FIRST, source="x/A_RES_1_1.txt"), document(SECOND, source="x/A_RES_1_1.xml")]
    comparison = compare(rows, reversed(rows))
    assert (comparison.documents, comparison.same, comparison.differences) == (2, 2, ())


BAD = ["not json", "[]", '{"source": "x"}', "3"]


@pytest.mark.parametrize("line", BAD)
def test_a_line_that_is_no_document_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    path.write_text(f"{json.dumps(document(FIRST))}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(KgError, match="line 3"):
        list(read_extractions(path))
