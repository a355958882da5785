"""Documents scored against their own editors: what counts as found, missed and spurious, and what is only counted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.errors import EmptyDocument, KgError, UnreadableDocument
from kg.evaluate import (
    Evaluation,
    Known,
    Measure,
    Row,
    by_group,
    disagreements,
    evaluate_file,
    evaluation,
    evaluation_json,
    governing,
    leading,
    mastheads,
    overall,
    read_known,
)
from kg.evaluate.plain import plain_text
from kg.pipeline import extract, extract_content
from kg.readers import read
from tests.evaluate.specimens import LINK, NOTE, OPERATIVE, PREAMBLE, akn, written

FORGOTTEN = (*PREAMBLE, ("Bearing in mind", "its resolution 62/244 of 31 March 2008,"))
WRONG = (*PREAMBLE, ("Bearing in mind", "its resolution [62/244|A/RES/62/245] of 31 March 2008,"))
FORGOTTEN_AND_WRONG = (*WRONG, ("Mindful", "of its resolution 64/255 of 2 March 2010,"))


def scored(tmp_path: Path, text: str, known: Mapping[str, Known] | None = None) -> Evaluation:
    path = written(tmp_path, text)
    return evaluation([(path, evaluate_file(path, known))], known)


def row(evaluated: Evaluation, group: str) -> Row:
    return next(row for row in overall(evaluated) if row.group == group)


def test_what_the_editors_linked_is_found_without_their_links(tmp_path: Path) -> None:
    evaluated = scored(tmp_path, akn())
    assert row(evaluated, "resolutions, in paragraphs").raw == Measure(both=3)
    assert row(evaluated, "resolutions, with footnotes").raw == Measure(both=4)
    assert row(evaluated, "all symbols, in paragraphs").raw == Measure(both=3)
    assert row(evaluated, "all symbols, with footnotes").raw == Measure(both=5)
    assert row(evaluated, "the same, read as plain text").raw == Measure(both=5)
    assert disagreements(evaluated) == ()


CASES = [
    ("a reference without a link is spurious", FORGOTTEN, Measure(both=5, spurious=1), {("A/RES/62/244", "ours")}),
    (
        "a link on another document is missed and its reference spurious",
        WRONG,
        Measure(both=5, spurious=1, missed=1),
        {("A/RES/62/244", "ours"), ("A/RES/62/245", "theirs")},
    ),
    (
        "both in one document",
        FORGOTTEN_AND_WRONG,
        Measure(both=5, spurious=2, missed=1),
        {("A/RES/62/244", "ours"), ("A/RES/62/245", "theirs"), ("A/RES/64/255", "ours")},
    ),
]


@pytest.mark.parametrize(("preamble", "expected", "differ"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_disagreements_are_counted_listed_and_corrected_when_judged(
    preamble: tuple[tuple[str, str], ...], expected: Measure, differ: set[tuple[str, str]], tmp_path: Path
) -> None:
    raw = scored(tmp_path, akn(preamble))
    assert row(raw, "all symbols, with footnotes").raw == expected
    assert row(raw, "all symbols, with footnotes").corrected is None
    found = disagreements(raw)
    assert {(pair.symbol, "ours" if pair.found else "theirs") for pair in found} == differ
    assert all(pair.document == "A/RES/77/920" and pair.quote and pair.quote in pair.sentence for pair in found)
    assert all((pair.rule is None) == (not pair.found) for pair in found)
    path = tmp_path / "known.csv"
    rows = [f"A_RES_77_920,{symbol},{side},slip" for symbol, side in sorted(differ)]
    path.write_text("\n".join(["document,symbol,side,reason", *rows]), encoding="utf-8")
    judged = scored(tmp_path, akn(preamble), read_known(path))
    counted = row(judged, "all symbols, with footnotes")
    assert counted.raw == expected and counted.corrected is not None
    assert (counted.corrected.spurious, counted.corrected.missed) == (0, 0)
    assert counted.corrected.both == 5 + sum(side == "ours" for _, side in differ)
    assert {pair.reason for pair in disagreements(judged)} == {"slip"}


def test_a_judged_reference_that_is_found_no_more_counts_as_missed(tmp_path: Path) -> None:
    known = {"A/RES/77/920": Known(ours={"A/RES/1/1": "printed on page 2"})}
    counted = row(scored(tmp_path, akn(), known), "all symbols, with footnotes")
    assert counted.raw == Measure(both=5) and counted.corrected == Measure(both=5, missed=1)


def test_a_link_in_a_footnote_excuses_a_citation_in_the_paragraph(tmp_path: Path) -> None:
    noted = (
        *PREAMBLE,
        ("Mindful", "of its resolution 62/244 of 31 March 2008{Resolution [62/244|A/RES/62/244].} on roads,"),
    )
    evaluated = scored(tmp_path, akn(noted))
    assert row(evaluated, "resolutions, in paragraphs").raw == Measure(both=3)
    assert row(evaluated, "resolutions, with footnotes").raw == Measure(both=5)


def test_the_documents_own_symbol_is_no_citation(tmp_path: Path) -> None:
    own = (*OPERATIVE, ("Requests", "that resolution [77/920|A/RES/77/920] be made known."))
    assert row(scored(tmp_path, akn(operative=own)), "all symbols, with footnotes").raw == Measure(both=5)


UNLINKED = tuple((verb, LINK.sub(r"\1", NOTE.sub("", words))) for verb, words in PREAMBLE)


@pytest.mark.parametrize(
    ("preamble", "operative", "state"),
    [
        (UNLINKED, OPERATIVE[1:], "not linked"),
        (((*UNLINKED, ("Mindful", "of its resolution [62/244|A/RES/62/244],"))), OPERATIVE[1:], "in part"),
        (PREAMBLE, OPERATIVE, "linked"),
    ],
)
def test_documents_that_were_not_linked_are_counted_but_their_links_are_not(
    preamble: tuple[tuple[str, str], ...], operative: tuple[tuple[str, str], ...], state: str, tmp_path: Path
) -> None:
    evaluated = scored(tmp_path, akn(preamble, operative))
    assert [one.state for one in evaluated.scored] == [state]
    assert (row(evaluated, "all symbols, with footnotes").raw.found > 0) == (state == "linked")
    assert leading(evaluated, "preambular").true == len(preamble)
    assert len(evaluation_json(evaluated)["documents"]["linked in part"]) == (state == "in part")
    assert len(evaluation_json(evaluated)["documents"]["not linked"]) == (state == "not linked")


def test_links_of_another_language_count_where_a_file_has_none(tmp_path: Path) -> None:
    bare, other = written(tmp_path / "en", akn(UNLINKED, OPERATIVE[1:])), written(tmp_path / "fr", akn(language="fra"))
    borrowed = evaluate_file(bare, links_from=other.parent)
    assert (borrowed.state, borrowed.links_from) == ("linked", "fr")
    assert {pair.symbol: bool(pair.found) for pair in borrowed.pairs} == {
        "A/RES/70/1": True, "A/RES/58/9": True, "A/RES/60/5": True, "A/RES/69/15": False, "A/77/1901": False
    }  # fmt: skip
    own = evaluate_file(written(tmp_path / "own", akn()), links_from=other.parent)
    assert own.links_from is None and evaluate_file(bare, links_from=tmp_path).state == "not linked"


def test_plain_text_holds_the_words_and_nothing_of_the_mark_up(tmp_path: Path) -> None:
    path = written(tmp_path, akn())
    lines = plain_text(read(path, ignore_links=True)).split("\n\n")
    assert "Noting the work of the harbour masters¹ on lights at sea," in lines
    assert (
        lines[lines.index("Noting the work of the harbour masters¹ on lights at sea,") + 1]
        == "¹ Resolution 69/15, annex."
    )
    assert "2.\tDecides to remain seized of the matter." in lines
    assert not any("<" in line or "undocs" in line for line in lines)
    marked, bare = extract(path, ignore_links=True), extract_content("\n\n".join(lines).encode(), "plain.txt")
    assert [(p.id, p.text) for p in bare.document.paragraphs] == [(p.id, p.text) for p in marked.document.paragraphs]


def test_leading_verbs_are_compared_with_the_editors_names(tmp_path: Path) -> None:
    right = scored(tmp_path, akn())
    assert (leading(right, "preambular"), leading(right, "operative")) == (Measure(both=3), Measure(both=2))
    renamed = scored(tmp_path, akn(names={2: "Deploring"}))
    assert leading(renamed, "preambular") == Measure(both=2, spurious=1, missed=1)
    wrong = evaluation_json(renamed)["errors"]["verbs"]
    assert [(one["paragraph"], one["theirs"], one["ours"]) for one in wrong if one["kind"] == "preambular"] == [
        ("pp2", "Deploring", "recall")
    ]


def test_a_document_whose_paragraphs_cannot_be_set_side_by_side_loses_all_its_verbs(tmp_path: Path) -> None:
    text = akn().replace('<container name="Noting">', '<container name="Noting"/><container name="Noting">')
    assert leading(scored(tmp_path, text), "preambular") == Measure(missed=4)


def test_the_governing_verb_is_compared_up_to_the_second_verb(tmp_path: Path) -> None:
    two = (
        *PREAMBLE,
        ("Reaffirming", "its resolution [62/244|A/RES/62/244] and recalling its resolution [64/255|A/RES/64/255],"),
    )
    evaluated = scored(tmp_path, akn(two))
    assert governing(evaluated).compared == 4 and sum(one.beyond for one in evaluated.scored) == 1
    renamed = governing(scored(tmp_path, akn(two, names={1: "Deploring"})))
    assert (renamed.right, renamed.compared) == (governing(evaluated).right - 1, 4)


def test_numbering_that_starts_anew_is_said_and_not_compared(tmp_path: Path) -> None:
    text = akn().replace("<num>2.</num>", "<num>1.</num>")
    evaluated = scored(tmp_path, text)
    assert leading(evaluated, "operative").true == 0
    assert evaluation_json(evaluated)["leading_verbs"]["documents whose numbering starts anew"] == ["A/RES/77/920"]


def test_the_masthead_is_read_from_plain_text_and_compared(tmp_path: Path) -> None:
    shares = mastheads(scored(tmp_path, akn()))
    assert set(shares) == {"symbol", "organ", "session", "title", "adoption date", "agenda item", "meeting"}
    assert all((share.right, share.compared) == (1, 1) for share in shares.values())
    wrong = scored(tmp_path, akn(stated_item="99"))
    assert [name for name, share in mastheads(wrong).items() if not share.right] == ["agenda item"]
    (field,) = evaluation_json(wrong)["errors"]["masthead"]
    assert (field["stated"], field["read"]) == ("99", "18 (b)")


def test_groups_add_up_to_the_whole(tmp_path: Path) -> None:
    evaluated = scored(tmp_path, akn(FORGOTTEN_AND_WRONG))
    whole = row(evaluated, "all symbols, with footnotes").raw
    for name in ("kind", "citing", "cited", "decade", "language"):
        rows = by_group(evaluated, name)
        assert sum((one.raw for one in rows), Measure()) == whole
    assert {one.group for one in by_group(evaluated, "kind")} == {"resolution", "report"}
    assert [one.group for one in by_group(evaluated, "decade")] == ["2020s"]
    assert [one.group for one in by_group(evaluated, "citing")] == ["General Assembly"]


def test_another_language_is_scored_on_links_and_masthead_only(tmp_path: Path) -> None:
    french = (("Rappelant", "sa résolution [A/RES/70/1|A/RES/70/1] du 25 septembre 2015,"),)
    text = akn(french, (("Décide", "de rester saisie de la question."),), language="fra")
    evaluated = scored(tmp_path, text.replace("The General Assembly</span>", "L’Assemblée générale</span>"))
    assert leading(evaluated, "preambular").true == 0
    assert row(evaluated, "all symbols, with footnotes").raw.both == 1


BAD = [
    (
        "text.txt",
        "The General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Decides to go on.\n",
        UnreadableDocument,
    ),
    ("empty.xml", akn((), ()), EmptyDocument),
    ("broken.xml", "<akomaNtoso><meta>", UnreadableDocument),
]


@pytest.mark.parametrize(("name", "text", "error"), BAD, ids=[case[0] for case in BAD])
def test_a_file_that_cannot_be_scored_says_why(name: str, text: str, error: type[KgError], tmp_path: Path) -> None:
    with pytest.raises(error, match=name):
        evaluate_file(written(tmp_path, text, name))


BAD_KNOWN = [
    ("document,symbol,side\nA/RES/1/1,A/RES/1/2,ours\n", "no column reason"),
    ("document,symbol,side,reason\nA/RES/1/1,A/RES/1/2,mine,slip\n", "line 2"),
    ("document,symbol,side,reason\nA/RES/1/1,A/RES/1/2,ours,\n", "line 2"),
    ("document,symbol,side,reason\nA/RES/1/1\n", "line 2"),
]


@pytest.mark.parametrize(("text", "words"), BAD_KNOWN)
def test_a_file_of_judgements_that_cannot_be_used_says_where(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match=words):
        read_known(path)
