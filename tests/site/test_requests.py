"""How requests stand on a day, and in which order the page shows them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph import GraphStore
from kg.reports.requests.asked import requests_asked
from kg.site.requests import days, in_words, rows

TIMES = [
    ("", ("", ""), ""),
    ("2026", ("2026-01-01", "2026-12-31"), "2026"),
    ("2024-02", ("2024-02-01", "2024-02-29"), "February 2024"),
    ("2025-09/2026-09", ("2025-09-01", "2026-09-30"), "September 2025 to September 2026"),
    ("2020-10-27", ("2020-10-27", "2020-10-27"), "27 October 2020"),
]


@pytest.mark.parametrize(("time", "ends", "words"), TIMES)
def test_a_time_has_a_first_and_a_last_day(time: str, ends: tuple[str, str], words: str) -> None:
    assert (days(time), in_words(time)) == (ends, words)


DAYS = [("2021-06-30", "due later"), ("2021-07-31", "due later"), ("2021-08-01", "due passed, no report noted")]


@pytest.mark.parametrize(("on", "state"), DAYS)
def test_a_request_is_due_until_its_time_is_over(store: GraphStore, on: str, state: str) -> None:
    asked = [one for one in requests_asked(store) if one.document.key == "A/HRC/RES/44/98"]
    assert [row.state for row in rows(asked, {}, on)] == [state]


def test_what_is_due_next_comes_first_and_what_has_no_date_last(store: GraphStore) -> None:
    one = next(one for one in requests_asked(store) if one.document.key == "A/HRC/RES/44/98")
    asked = [
        replace(one, about=time, due_date=None, due_computed=time or None)
        for time in ("2019", "", "2023", "2020-05", "2022-01-01")
    ]
    found = rows(asked, {}, "2021-01-01")
    assert [row.asked.about for row in found] == ["2022-01-01", "2023", "2020-05", "2019", ""]
    assert found[-1].state == "no date known"
