"""Coverage: what is absent, open and contradictory in the samples, kinds of reasons, and figures with what they were measured on."""

from __future__ import annotations

import pytest

from kg.graph import build, memory_store
from kg.reports import report
from kg.reports.coverage import class_of
from kg.reports.coverage.measured import measured
from tests.graph.specimens import specimens
from tests.reports.stores import sample_store

REASONS = [
    ("could be the First Charter or the Second Charter", "more than one thing could be meant"),
    ("the printed date 2017-12-19 does not agree with number 69/213", "date and number do not agree"),
    ("the mark of footnote 2 was not found in any paragraph", "the mark of a footnote was not found in any paragraph"),
    ("x.xml: the text is in 'fr'; only printed symbols and editors' links", "another language than English: verbs and requests are not read"),
    ("the editors link A/RES/1/1", "the editors’ link points elsewhere"),
    ("something else", "something else"),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "kind"), REASONS)
def test_reasons_fall_into_kinds(reason: str, kind: str) -> None:
    assert class_of(reason) == kind


def test_the_planted_errors_of_the_samples_are_listed() -> None:
    made = report("coverage", sample_store())
    tables = {table.key: table for table in made.tables}
    assert any(str(row[0]) == "E/RES/2019/91" and "69/213" in str(row[2]) for row in tables["conflicts"].rows)
    assert made.facts["conflicts"] == len(tables["conflicts"].rows) == 1
    held = {str(row[0]) for row in made.full.rows} & {"A/RES/72/901", "A/RES/3902(XXVIII)"}
    assert not held
    texts = [int(str(row[4])) for row in made.full.rows]
    assert texts == sorted(texts, reverse=True) and len(texts) == made.facts["absent"]


def test_the_specimens_gaps_are_counted() -> None:
    store = memory_store()
    build(specimens(), store)
    made = report("coverage", store)
    assert made.facts["unresolved"] == 1 and made.facts["unresolved_by_reason"] == {"no organ is named": 1}
    assert made.facts["conflicts"] == 1


def test_every_measurement_says_on_what_and_by_what_it_was_made() -> None:
    assert len(measured()) == 2
    for one in measured():
        assert one.on and one.documents and one.command.startswith("kg evaluate") and one.figures
        assert all(0.9 < (figure.share or figure.recall or 0.0) <= 1.0 for figure in one.figures)
