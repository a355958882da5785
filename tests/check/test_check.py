"""The draft check: every rule finds what it is there for in a specimen, and nothing in texts that are right.

`KG_WRITE_GOLDEN=1 pytest tests/check` writes the golden file anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.check import FORMS, LEVELS, Finding, Held, as_grave, check, held, render, rules, to_html, to_text
from kg.errors import UnknownName
from kg.graph import build, open_store
from kg.model import Extraction
from kg.pipeline import extract, extract_content
from kg.samples import samples

HERE = Path(__file__).parent
DRAFT, BEFORE = HERE / "specimens" / "draft.txt", HERE / "specimens" / "predecessor.txt"
GOLDEN = HERE / "draft.golden"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
HEAD = """General Assembly
Distr.: General
{day}
Resolution adopted by the General Assembly on {day}
74/901. Footbridges
The General Assembly,
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """What a graph of the samples knows."""
    with open_store(tmp_path_factory.mktemp("checked") / "graph") as store:
        build([(path.name, extract(path)) for path in sorted(samples().iterdir()) if path.suffix != ".py"], store)
        yield held(store)


@pytest.fixture(scope="module")
def findings(known: Held) -> tuple[Finding, ...]:
    return check(extract(DRAFT), predecessor=extract(BEFORE), held=known)


def test_every_rule_finds_its_planted_error(findings: tuple[Finding, ...]) -> None:
    assert {finding.rule.id for finding in findings} == set(rules())


def test_the_findings_are_those_that_a_person_read(findings: tuple[Finding, ...]) -> None:
    text = to_text(findings, DRAFT.name)
    if os.environ.get("KG_WRITE_GOLDEN") == "1":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_a_finding_marks_words_of_its_paragraph_and_fills_its_sentences(findings: tuple[Finding, ...]) -> None:
    for one in findings:
        assert 0 <= one.start <= one.end <= len(one.text)
        assert one.paragraph is None or one.text[one.start : one.end].strip()
        assert "{" not in one.message + one.suggestion and "“”" not in one.message + one.suggestion


def test_rules_are_of_known_levels_and_no_two_share_an_id_or_title() -> None:
    known = rules().values()
    assert {rule.level for rule in known} == set(LEVELS)
    assert len({rule.title for rule in known}) == len(known)
    assert all(rule.message and rule.suggestion and rule.why for rule in known)


def drafted(*lines: str, day: str = "18 December 2019") -> Extraction:
    text = HEAD.format(day=day) + "\n\n".join(lines)
    return extract_content(text.encode(), "draft.txt")


def found_in(*lines: str) -> list[str]:
    return [finding.rule.id for finding in check(drafted(*lines)) if finding.rule.level != "note"]


RIGHT = "Recalling its resolution 73/165 of 17 December 2018,"
CLOSING = "1. Decides to remain seized of the matter."
CASES: list[tuple[str, tuple[str, ...], list[str]]] = [
    ("a text that is right", (RIGHT, CLOSING), []),
    ("a comma is wanted", ("Recalling its resolution 73/165 of 17 December 2018;", CLOSING), ["end-preambular"]),
    ("a footnote mark that was left is no end", ("Recalling its resolution 73/165 of 17 December 2018,12", CLOSING), []),
    ("“and” before the last paragraph", (RIGHT, "1. Requests States to build footbridges; and", "2. Decides to go on."), []),
    ("a comma between footnote marks that were taken out", ("Taking note of the report,,", CLOSING), []),
    ("land is no “and”", ("Recognizing the value of dry land,", CLOSING), []),
    ("a colon before parts", (RIGHT, "1. Invites States:", "(a) To build;", "(b) To mend;", "2. Decides to go on."), []),
    ("finite verb in the preamble", ("Welcomes the footbridges that were built,", CLOSING), ["verb-preamble"]),
    ("participle in the operative part", (RIGHT, "1. Deeply regretting the floods;", "2. Decides to go on."), ["verb-operative"]),
    ("also behind another verb", (RIGHT, "1. Urges States to build;", "2. Also requests States to mend;", "3. Decides to go on."),
     ["verb-sequence"]),
    ("also behind the same verb", (RIGHT, "1. Urges States to build;", "2. Also urges States to mend;", "3. Decides to go on."), []),
    ("further that belongs to the noun", (RIGHT, "1. Urges States to build;", "2. Encourages further efforts;", "3. Decides to go on."),
     []),
    ("quotations are others' words", ("Noting the report entitled “The color of the organisation”,", CLOSING), []),
    ("American spelling", ("Noting the color of the footbridges,", CLOSING), ["spelling"]),
    ("words that end in -ise by right", ("Noting the advice to exercise, to liaise and to revise the enterprise,", CLOSING), []),
    ("capitals are names", ("Noting the work of the Center for Footbridges,", CLOSING), []),
    ("an organ that does not number so", ("Recalling Human Rights Council resolution 1325 (2000) of 31 October 2000,", CLOSING),
     ["citation-mismatch"]),
    ("a body that is not known", ("Recalling that the Conference of Bridge Builders, in its resolution 7/2025, met,", CLOSING),
     ["citation-unsettled"]),
    ("a term with a capital is a name", ("Noting the Organisation for Economic Co-operation and Development,", CLOSING), []),
    ("a section ends with a full stop or a semicolon",
     (RIGHT, "I", "1. Urges States to build;", "II", "1. Requests States to mend;", "2. Decides to go on."), []),
    ("a later text", ("Recalling its resolution 74/10 of 20 December 2019,", CLOSING), ["citation-later"]),
    ("a date of another session", ("Recalling its resolution 69/213 of 19 December 2017,", CLOSING), ["citation-mismatch"]),
    ("parts of one resolution have dates of their own",
     ("Recalling its resolutions 73/268 A of 22 December 2018 and 73/268 B of 3 July 2019,", CLOSING), []),
    ("one resolution with two dates",
     ("Recalling its resolution 73/164 of 17 December 2018 and resolution 73/164 of 18 December 2018,", CLOSING),
     ["citation-two-dates"]),
    ("a short name is no wrong name", ("Recalling the 2030 Agenda and the Samoa Pathway,", CLOSING), []),
    ("a slip in a name", ("Recalling the Convention of the Rights of Persons with Disabilities,", CLOSING), ["instrument-name"]),
    ("a gap in the numbers", (RIGHT, "1. Urges States to build;", "3. Decides to go on."), ["number-gap"]),
    ("numbers that begin anew", (RIGHT, "1. Urges States to build.", "Noting the floods,", "1. Decides to go on."), []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_found_and_what_is_not(lines: tuple[str, ...], expected: list[str]) -> None:
    assert found_in(*lines) == expected


def test_a_declaration_is_not_measured_by_the_form_of_resolutions() -> None:
    words = (
        "We, the peoples of the rivers, have met.",
        "1. We declare that bridges are good.",
        "2. Bridges belong to all.",
    )
    assert found_in(*words) == []


SAMPLES = sorted(path for path in samples().iterdir() if path.suffix in (".txt", ".md", ".xml"))
PLANTED = {
    "E_RES_2019_91.txt": ["citation-later", "citation-mismatch"],
}
"""The errors that kg/samples/README.md says were planted."""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_samples_hold_the_planted_errors_and_no_others(path: Path) -> None:
    errors = sorted(one.rule.id for one in check(extract(path)) if one.rule.level == "error")
    assert errors == PLANTED.get(path.name, [])


def test_the_graph_tells_of_newer_texts_and_standing_requests(known: Held) -> None:
    assert known.texts["A/HRC/RES/41/92"].date == "2019-07-12"
    assert any(one.symbol == "A/HRC/RES/47/93" and one.request.recurrence for one in known.requests)
    own = check(extract(samples() / "A_HRC_RES_47_93.txt"), held=known)
    assert not {"citation-reissued", "request-standing", "citation-date"} & {finding.rule.id for finding in own}


def test_forms_are_the_same_bytes_again_and_hostile_words_are_words(findings: tuple[Finding, ...]) -> None:
    extraction = extract(DRAFT)
    for form in FORMS:
        assert render(findings, extraction, form) == render(findings, extraction, form)
    with pytest.raises(UnknownName, match="text, html, sarif"):
        render(findings, extraction, "pdf")
    bad = drafted("Recalling <script>alert(1)</script> the \x1b[31m labor of States", CLOSING)
    page = to_html(check(bad), bad)
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "\x1b[31m" not in to_text(check(bad), "draft", colours=True)


def test_levels_are_thresholds(findings: tuple[Finding, ...]) -> None:
    counts = [sum(as_grave(one, level) for one in findings) for level in LEVELS]
    assert counts == sorted(counts) and 0 < counts[0] < counts[1] < counts[2] == len(findings)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus lies beside the project")
def test_adopted_resolutions_have_next_to_no_errors() -> None:
    files = sorted((SHARED / "text" / "secretariat-en" / "documents").glob("A_RES_7[67]_1?.txt"))
    errors = [(path.name, one.rule.id) for path in files for one in check(extract(path)) if one.rule.level == "error"]
    assert len(files) >= 10 and len(errors) <= 1, errors
