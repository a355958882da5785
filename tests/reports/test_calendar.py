"""The iCalendar file: what RFC 5545 asks of lines, texts and days, and the same events as in the report."""

from __future__ import annotations

import doctest
from dataclasses import replace
from datetime import date

import pytest

from kg.reports import calendar
from kg.reports.calendar import Event, calendar_text
from kg.reports.requests.standing import calendar as calendar_of
from kg.reports.requests.standing import due_day, state_of
from tests.reports.test_requests import ONE

DATED = replace(ONE, iri="https://kg.example/request/1", due_computed="2023-09/2024-09")


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_examples_in_the_documentation_hold() -> None:
    assert doctest.testmod(calendar).failed == 0


@pytest.mark.parametrize("words", ["Ünïcödé " * 40, "a,b;c\\d\ne" * 30, "日本語" * 60, ""])
def test_lines_are_short_and_unfold_to_the_words(words: str) -> None:
    text = calendar_text("name", [Event("1", date(2024, 2, 29), words, words, date(2024, 1, 1))])
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines) and lines[-1] == ""
    assert "\n" not in text.replace("\r\n", "")
    summary = next(line for line in unfolded(text) if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    plain = summary.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert plain == words


def test_an_event_lasts_its_day_and_the_order_of_events_makes_no_difference() -> None:
    events = [Event(str(i), date(2024, 2, 29), "a", "b", date(2024, 1, 1), ("x, y",)) for i in range(3)]
    text = calendar_text("name", events)
    assert text == calendar_text("name", events[::-1])
    lines = unfolded(text)
    assert "DTSTART;VALUE=DATE:20240229" in lines and "DTEND;VALUE=DATE:20240301" in lines
    assert "CATEGORIES:x\\, y" in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert len({line for line in lines if line.startswith("UID:")}) == 3


DAYS = [
    ({"due_computed": "2023-09/2024-09"}, date(2023, 9, 1)),
    ({"due_computed": "2026"}, date(2026, 1, 1)),
    ({"due_date": "2024-06-30", "due_computed": None}, date(2024, 6, 30)),
    ({"due_date": "2024-06", "due_computed": None}, date(2024, 6, 1)),
    ({"due_computed": None}, None),
    ({"due_date": "soon", "due_computed": None}, None),
]


@pytest.mark.parametrize(("fields", "day"), DAYS)
def test_the_day_is_the_first_on_which_it_may_be_due(fields: dict[str, str], day: date | None) -> None:
    assert due_day(replace(DATED, **fields)) == day  # type: ignore[arg-type]


STATES = [
    ("2023-08-31", "due later"),
    ("2024-09-30", "due later"),
    ("2024-10-01", "due passed, no report noted"),
]


@pytest.mark.parametrize(("today", "state"), STATES)
def test_a_request_waits_until_the_end_of_its_time(today: str, state: str) -> None:
    assert state_of(DATED, None, today) == state
    assert state_of(replace(DATED, due_computed=None), None, today) == "no date known"


def test_only_requests_with_a_date_are_in_the_calendar() -> None:
    undated = replace(ONE, iri="https://kg.example/request/2")
    lines = unfolded(calendar_of([DATED, undated], {}))
    assert [line for line in lines if line.startswith("UID:")] == ["UID:https://kg.example/request/1"]
    assert any("Reckoned: 2023-09/2024-09" in line for line in lines)
