"""What is reckoned from words of time, and is not printed: it never stands where the text says less."""

import pytest

from kg.model import Masthead
from kg.registry import organs
from kg.requests.reckoning import first_of, recurrence_implied, session_months, session_time
from tests.requests.specimens import GA, HRC, SC, requests_of

SESSIONS = [
    ("ga", 80, "2024-12-20", "2025-09/2026-09"),
    ("ga", 1, None, "1946"),
    ("hrc", 52, "2022-07-07", "2023-02/2023-04"),
    ("hrc", 62, None, "2026-06/2026-07"),
    ("hrc", 63, None, "2026-09/2026-10"),
    ("hrc", 2, None, "2006"),
    ("csw", 70, None, "2026"),
    ("ecosoc", 2026, "2025-07-23", "2026"),
    ("sc", 5, None, None),
    ("ga", 62, "2022-07-07", None),
    ("ga", 95, "2022-07-07", None),
]


@pytest.mark.parametrize(("organ", "session", "adopted", "expected"), SESSIONS)
def test_a_session_stands_for_a_time(organ: str, session: int, adopted: str | None, expected: str | None) -> None:
    assert session_time(organs()[organ], session, adopted) == expected


def test_only_known_organs_have_months_and_as_many_as_sessions() -> None:
    for key, months in session_months().items():
        assert len(months.periods) == organs()[key].sessions_per_year


GAPS = [
    ("ga", (80, 81), "annual"),
    ("ga", (80, 82), "biennial"),
    ("ga", (80, 83, 86), "triennial"),
    ("ga", (80, 81, 83), None),
    ("ga", (80,), None),
    ("hrc", (62, 65), "annual"),
    ("hrc", (62, 68), "biennial"),
    ("hrc", (62, 63), "each session"),
    ("hrc", (62, 64), None),
    ("ecosoc", (2026, 2028), "biennial"),
]


@pytest.mark.parametrize(("organ", "sessions", "expected"), GAPS)
def test_equal_gaps_between_sessions_imply_how_often(
    organ: str, sessions: tuple[int, ...], expected: str | None
) -> None:
    assert recurrence_implied(organs()[organ], sessions) == expected


def test_numbers_of_an_unknown_body_imply_nothing() -> None:
    assert recurrence_implied(None, (60, 62)) is None


@pytest.mark.parametrize(
    ("recurrence", "expected"),
    [("every 6 months", "2022-02-28"), ("every 90 days", "2021-11-29"), ("monthly", "2021-09-30"), ("weekly", "2021-09-07"),
     ("annual", None), ("biennial", None), ("periodic", None), ("each session", None), ("every 18 months", None)],
)  # fmt: skip
def test_the_first_of_a_period_within_a_year(recurrence: str, expected: str | None) -> None:
    assert first_of(recurrence, "2021-08-31") == expected


REQUESTS = [
    (
        GA,
        "Requests the Secretary-General to report to the General Assembly at its seventy-sixth session;",
        ["2021-09/2022-09"],
    ),
    (GA, "Requests the Secretary-General to report to the General Assembly on lamps by 1 May 2022;", [None]),
    (GA, "Requests the Secretary-General to report to the General Assembly on lamps;", [None]),
    (
        SC,
        "Requests the Secretary-General to report to the Council within 60 days of the adoption of this resolution;",
        ["2021-08-28"],
    ),
    (SC, "Requests the Secretary-General to report to the Council within 60 days;", [None]),
    (SC, "Requests the Secretary-General to report to the Council every six months;", ["2021-12-29"]),
]


@pytest.mark.parametrize(("head", "text", "expected"), REQUESTS)
def test_a_request_carries_when_it_is_due(head: Masthead, text: str, expected: list[str | None]) -> None:
    assert [one.due_computed for one in requests_of(head, text)] == expected


def test_a_draft_has_no_adoption_to_count_from() -> None:
    draft = Masthead(symbol="S/2021/901", organ="sc", date="2021-06-29", status="draft")
    asked = requests_of(draft, "Requests the Secretary-General to report to the Council every six months;")
    assert [one.due_computed for one in asked] == [None]


def test_two_sessions_imply_a_recurrence_that_is_not_printed() -> None:
    asked = requests_of(
        HRC, "Requests the Group of Keepers to report to the Council at its fifty-second and fifty-fifth sessions;"
    )
    assert [(one.recurrence, one.recurrence_implied) for one in asked] == [(None, "annual"), (None, "annual")]


def test_a_printed_recurrence_is_not_implied_as_well() -> None:
    asked = requests_of(GA, "Requests the Secretary-General to submit an annual report to the General Assembly at its seventy-sixth "
                        "and seventy-seventh sessions;")  # fmt: skip
    assert asked and all(one.recurrence == "annual" and one.recurrence_implied is None for one in asked)
