"""Words of time, each alone."""

import pytest

from kg.requests import deadline
from kg.requests.due import find_due
from kg.requests.numbers import iso, ordinal

TIMES = [
    ("at its sixtieth session", (60,), (), None),
    ("at its sixtieth and sixty-first sessions", (60, 61), (), None),
    ("at its sixtieth to sixty-second sessions", (60, 61, 62), (), None),
    ("during the main part of its seventy-third session", (73,), (), None),
    ("at the first part of its resumed seventieth session", (70,), (), None),
    ("before the end of its one hundred and second session", (102,), (), None),
    ("at its 2026 session", (2026,), (), None),
    ("at its substantive session of 2005", (2005,), (), None),
    ("at its tenth special session", (), (), None),
    ("by 31 March 2026", (), ("2026-03-31",), None),
    ("no later than May 31, 2026", (), ("2026-05-31",), None),
    ("before 15 March and 15 September 2025", (), ("2025-03-15", "2025-09-15"), None),
    ("by 1 February 2021 and then by 1 August 2021", (), ("2021-02-01", "2021-08-01"), None),
    ("by July 2024", (), ("2024-07-31",), None),
    ("by the end of 2025", (), ("2025-12-31",), None),
    ("in the first half of 2026", (), ("2026-06-30",), None),
    ("in 2026", (), ("2026-12-31",), None),
    ("by early 2026", (), (), None),
    ("no later than 31 March each year", (), (), "annual"),
    ("within sixty (60) days of the adoption of the present resolution", (), (), None),
    ("every six months", (), (), "every 6 months"),
    ("every 90 days", (), (), "every 90 days"),
    ("every two years", (), (), "biennial"),
    ("at 90-day intervals", (), (), "every 90 days"),
    ("on a quarterly basis", (), (), "every 3 months"),
    ("twice a year", (), (), "every 6 months"),
    ("at its future sessions", (), (), "each session"),
    ("at regular intervals", (), (), "periodic"),
]


@pytest.mark.parametrize(("words", "sessions", "dates", "recurrence"), TIMES)
def test_words_of_time(words: str, sessions: tuple[int, ...], dates: tuple[str, ...], recurrence: str | None) -> None:
    from kg.requests.lexicon import blanked

    text = blanked(f"to report {words}, as agreed")
    (due,) = find_due(text, 0, len(text))
    assert text[due.start : due.end] == blanked(words)
    assert (due.sessions, due.dates, due.recurrence) == (sessions, dates, recurrence)


@pytest.mark.parametrize(
    "text", ["to report on the 17 lamps", "a regularly updated list", "to report in full", "resolution 70/1"]
)
def test_other_words_are_no_times(text: str) -> None:
    assert find_due(text, 0, len(text)) == ()


DEADLINES = [
    ("within 60 days of the adoption of the present resolution", "2020-08-28", "2020-10-27"),
    ("within two weeks of the adoption of this resolution", "2020-12-28", "2021-01-11"),
    ("within five months of the adoption of this resolution", "2025-09-30", "2026-02-28"),
    ("no later than one year after the adoption of this resolution", "2024-02-29", "2025-02-28"),
    ("within 60 days", "2020-08-28", None),
    ("within 30 days of the delivery of the lamps", "2020-08-28", None),
    ("no later than 30 days before the anniversary of the adoption", "2020-08-28", None),
    ("at its sixtieth session", "2020-08-28", None),
]


@pytest.mark.parametrize(("words", "adopted", "expected"), DEADLINES)
def test_deadlines_count_from_the_adoption(words: str, adopted: str, expected: str | None) -> None:
    assert deadline(words, adopted) == expected


@pytest.mark.parametrize(
    ("words", "number"),
    [("first", 1), ("twentieth", 20), ("Eighty-third", 83), ("one hundred and twelfth", 112), ("47th", 47)],
)
def test_ordinals(words: str, number: int) -> None:
    assert ordinal(words) == number


@pytest.mark.parametrize("words", ["next", "hundred and", "seventy", ""])
def test_other_words_are_no_ordinals(words: str) -> None:
    assert ordinal(words) is None


def test_a_day_that_no_month_has_is_no_date() -> None:
    assert iso("31", "June", "2025") is None
