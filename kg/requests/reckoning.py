"""What follows from words of time by reckoning, and is not printed: years and months of sessions, ends of periods."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from kg.model import Organ
from kg.registry import concepts
from kg.requests.lexicon import FILE
from kg.requests.numbers import cardinal
from kg.requests.times import EVERY_PERIOD, NAMED_PERIODS, RELATIVE
from kg.symbol import session_year

YEAR = 1900
"""From here on the number of a session is a year (Economic and Social Council)."""
AHEAD = 15
"""No document is asked for more than so many years ahead: a session further off is that of another body."""

DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 360}
"""About how long a unit of time is, to tell periods within a year from longer ones."""


@dataclass(frozen=True, slots=True)
class Months:
    """When an organ sits, from `first` year on: months of each session of a year, "09/+09" where it ends in the next year."""

    first: int
    periods: tuple[str, ...]


@cache
def session_months() -> Mapping[str, Months]:
    """The months in which organs sit, by key of the organ, from ontology/requests.ttl."""
    rows = concepts(FILE, "SessionMonths")
    return {row["notation"][0]: Months(int(row["fromYear"][0]), tuple(sorted(row["months"]))) for row in rows}


def reckoned(
    organ: Organ | None, session: int | None, printed: Iterable[str], recurrence: str | None, adopted: str | None
) -> str | None:
    """When a document is due for which no date is printed, in ISO form; None where nothing can be reckoned.

    It is the time of the session of the organ; else the end of a period that the printed words count from the adoption,
    or of the first period of a recurrence.
    """
    if session is not None:
        return session_time(organ, session, adopted)
    if adopted is None:
        return None
    end = next(filter(None, (deadline(words, adopted) for words in printed)), None)
    return end or (first_of(recurrence, adopted) if recurrence else None)


def session_time(organ: Organ | None, session: int, adopted: str | None) -> str | None:
    """The year, or the first and last month, of a session of an organ, in ISO form ("2026", "2025-09/2026-09").

    None where the registry does not know when it sits, or where the session is long over or far ahead of the adoption.

    >>> from kg.registry import organs
    >>> session_time(organs()["ga"], 80, "2024-12-20"), session_time(organs()["hrc"], 62, "2025-07-08")
    ('2025-09/2026-09', '2026-06/2026-07')
    >>> session_time(None, 2026, None), session_time(organs()["sc"], 5, None)
    ('2026', None)
    """
    year = session if session >= YEAR else session_year(organ, str(session)) if organ else None
    if year is None or (adopted is not None and not -1 <= year - int(adopted[:4]) <= AHEAD):
        return None
    months = session_months().get(organ.key) if organ and session < YEAR else None
    if organ is None or months is None or year < months.first:
        return str(year)
    first, last = months.periods[(session - 1) % len(months.periods)].split("/")
    return f"{year}-{first}/{year + last.startswith('+')}-{last.removeprefix('+')}"


def deadline(due_text: str, adopted: str) -> str | None:
    """The ISO date that a period counted from the adoption ends on; None where the words count from something else.

    `due_text` is as a request prints it, `adopted` the ISO date of adoption.

    >>> deadline("within 60 days of the adoption of the present resolution", "2020-08-28")
    '2020-10-27'
    """
    match = RELATIVE.search(due_text)
    since = (match["since"] or "") if match else ""
    if match is None or "adoption" not in since or "before" in since or "prior" in since:
        return None
    return later(adopted, cardinal(match["n"]) or 0, match["unit"])


def first_of(recurrence: str, adopted: str) -> str | None:
    """The ISO date on which the first period after the adoption ends; None for recurrences of a year and more, or vague.

    >>> first_of("every 6 months", "2024-05-30"), first_of("every 90 days", "2024-01-31"), first_of("annual", "2024-01-31")
    ('2024-11-30', '2024-04-30', None)
    """
    named = next(((count, unit) for (count, unit), name in NAMED_PERIODS.items() if name == recurrence), None)
    printed = EVERY_PERIOD.fullmatch(recurrence)
    count, unit = named or ((int(printed["n"]), printed["unit"]) if printed else (0, ""))
    return later(adopted, count, unit) if 0 < count * DAYS.get(unit, 0) < DAYS["year"] else None


def later(day: str, count: int, unit: str) -> str:
    """The ISO date so many hours, days, weeks, months or years later; the last of a month where that is too short."""
    start = date.fromisoformat(day)
    if unit == "hour":
        return (start + timedelta(days=-(-count // 24))).isoformat()
    if unit in ("day", "week"):
        return (start + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    months = start.month - 1 + count * (12 if unit == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])).isoformat()


def recurrence_implied(organ: Organ | None, sessions: Sequence[int]) -> str | None:
    """How often documents come that are asked for at several sessions of an organ; None where the gaps differ.

    >>> from kg.registry import organs
    >>> recurrence_implied(organs()["ga"], (80, 82)), recurrence_implied(organs()["hrc"], (62, 65))
    ('biennial', 'annual')
    >>> recurrence_implied(organs()["hrc"], (62, 63)), recurrence_implied(organs()["ga"], (80, 81, 83))
    ('each session', None)
    """
    numbers = sorted(set(sessions))
    gaps = {after - before for before, after in pairwise(numbers)}
    if len(gaps) != 1 or (organ is None and numbers[0] < YEAR):
        return None
    gap, yearly = gaps.pop(), 1 if numbers[0] >= YEAR or organ is None else organ.sessions_per_year
    if gap % yearly == 0:
        return NAMED_PERIODS.get((gap // yearly, "year"))
    return "each session" if gap == 1 else None
