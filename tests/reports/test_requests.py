"""The report on reporting requests: who, what, for whom and when as the documents say, and findings of any size."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from kg.graph import build, memory_store
from kg.reports import render, report
from kg.reports.report import Quotation, Reference
from kg.reports.requests import requests_report
from kg.reports.requests.asked import Asked, Collection, collection, requests_asked
from kg.reports.requests.tables import due_of
from tests.graph.specimens import assembly_75, council_44, council_47, council_sc, draft_47

HOLDINGS = Collection(3, 0, 0, "2020-01-01", "2022-12-31", (("en", 3),))
ONE = Asked(
    *(Reference("A/RES/77/1", "A/RES/77/1"), "General Assembly", "adopted", "2022-12-31", 2022, "op4", "request"),
    *(("Secretary-General",), "report", "lamps", "General Assembly", 78, "General Assembly", None),
    *("at its seventy-eighth session", None, Quotation("Requests a report on lamps;", 0, 26)),
)
DUE = [
    ({}, "78th session of the General Assembly"),
    (
        {"due_session": 2023, "due_session_of": "Economic and Social Council"},
        "2023 session of the Economic and Social Council",
    ),
    ({"due_session_of": None, "requester": "Human Rights Council"}, "78th session of the Human Rights Council"),
    ({"due_session": None, "due_date": "2023-03-01"}, "2023-03-01"),
    ({"due_session": None, "due_text": "as soon as possible"}, "as soon as possible"),
    ({"due_session": None, "due_text": None}, None),
]


@pytest.mark.parametrize(("changes", "words"), DUE)
def test_due_is_the_session_else_the_date_else_the_words(changes: dict[str, object], words: str | None) -> None:
    assert due_of(replace(ONE, **changes)) == words  # type: ignore[arg-type]


FINDINGS = {
    "no request": ((), ("None of the 3 documents asks for a report.",)),
    "one request": (
        (ONE,),
        (
            "One document of 3 asks for reports, one time in all. The Secretary-General is asked most: once.",
            "One request names a session or date, and no requests say neither when nor how often.",
            "Asked for is one report.",
        ),
    ),
    "nobody named, nothing due": (
        (replace(ONE, addressees=(), due_session=None, due_text=None, deliverable="study"),),
        (
            "One document of 3 asks for reports, one time in all. No request names whom it asks.",
            "No request names a session or date at which it is due.",
            "Asked for is one study.",
        ),
    ),
    "several": (
        (
            ONE,
            replace(ONE, document=Reference("A/RES/77/2", "x"), recurrence="annual"),
            replace(ONE, due_session=None, due_text=None, addressees=("States",), deliverable="information"),
        ),
        (
            "Two documents of 3 ask for reports, three times in all. The Secretary-General is asked most: two times (67 per "
            "cent of all requests).",
            "Two requests name a session or date, and one request says neither when nor how often. No session awaits more "
            "than the 78th session of the General Assembly: 2.",
            "Asked for are two reports and one request for information. One request recurs.",
        ),
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_the_findings_say_what_the_requests_say(name: str) -> None:
    asked, sentences = FINDINGS[name]
    assert requests_report(asked, HOLDINGS).findings == sentences


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize("format", ["html", "csv", "json"])
def test_any_number_of_requests_can_be_written(name: str, format: str) -> None:
    made = requests_report(FINDINGS[name][0], HOLDINGS)
    assert render(made, format) == render(requests_report(FINDINGS[name][0], HOLDINGS), format)


def test_a_store_gives_back_every_field_of_its_requests() -> None:
    store = memory_store()
    made = (council_44(), council_47(), draft_47(), assembly_75(), council_sc())
    build([(one.document.source, one) for one in made], store)
    holdings, asked = collection(store), requests_asked(store)
    assert (holdings.documents, holdings.drafts, holdings.superseded) == (5, 1, 1)
    assert (holdings.first_date, holdings.last_date) == ("2020-07-16", "2021-07-13")
    assert [one.document.key for one in asked] == ["A/HRC/RES/47/98", "A/RES/75/998", "A/HRC/RES/44/98"]
    first = asked[0]
    assert (first.paragraph, first.due_session, first.due_date) == ("op2(a)", 50, "2022-06-30")
    assert (first.requester, first.due_session_of, first.recurrence) == (
        "Human Rights Council",
        "Human Rights Council",
        "annual",
    )
    assert first.addressees == ("United Nations High Commissioner for Human Rights",)
    assert first.sentence == Quotation("To report on lamps each year;", 0, 29)
    assert not asked[1].timed
    rows = list(csv.DictReader(io.StringIO(render(report("requests", store), "csv"))))
    assert [row["about"] for row in rows] == ["safety of lamps", "this text", "safety of lamps"]


def test_a_request_with_two_addressees_counts_for_both_and_once_in_all() -> None:
    made = requests_report((replace(ONE, addressees=("High Commissioner", "Secretary-General")),), HOLDINGS)
    tables = {table.key: table for table in made.tables}
    assert [row[:2] for row in tables["addressees"].rows] == [("High Commissioner", 1), ("Secretary-General", 1)]
    assert made.facts["requests"] == 1
    assert json.loads(render(made, "json"))["requests"][0]["addressee"] == "High Commissioner; Secretary-General"


MARKED = [(0, 26, False), (0, 27, False), (9, 26, True), (0, 8, True)]


@pytest.mark.parametrize(("start", "end", "partial"), MARKED)
def test_only_a_part_of_a_paragraph_is_marked(start: int, end: int, partial: bool) -> None:
    sentence = Quotation("Requests a report on lamps;", start, end)
    assert sentence.partial == partial
    page = render(requests_report((replace(ONE, sentence=sentence),), HOLDINGS), "html")
    assert ("<mark>" in page) == partial


def test_the_page_names_how_many_requests_it_leaves_to_csv() -> None:
    asked = tuple(replace(ONE, paragraph=f"op{i}") for i in range(1502))
    made = requests_report(asked, HOLDINGS)
    every = next(table for table in made.tables if table.key == "requests")
    assert (len(every.rows), len(made.full.rows)) == (1500, 1502)
    assert every.note == "The page holds the latest 1,500 of 1,502 requests; CSV and JSON hold all."
