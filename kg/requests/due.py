"""When a document is due, as printed in a request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.alternation import alternation
from kg.requests.lexicon import organ_names, recurrences
from kg.requests.numbers import ORDINAL, cardinal, iso, ordinal
from kg.requests.times import (
    BASIS,
    DATE,
    EACH_SESSION,
    EACH_YEAR_WORDS,
    EVERY_PATTERNS,
    FIGURE,
    LAST_MONTH,
    NAMED_PERIODS,
    NEXT_SESSION,
    PERIOD_WORDS,
    POINT,
    PREMODIFIER,
    RELATIVE,
    SESSION,
    SESSION_NUMBER,
    SESSION_WORDS,
    SMALL_WORD,
    SOON,
    SOON_WORDS,
    SPECIAL,
    THAT_SESSION,
    WEAK_PREPOSITIONS,
    YEAR_SESSION,
)

LONGEST_RANGE = 10
"""Sessions from one number to another are counted out up to this many."""


@dataclass(frozen=True, slots=True)
class Due:
    """One printed statement of when or how often."""

    start: int
    end: int
    sessions: tuple[int, ...] = ()
    dates: tuple[str, ...] = ()
    recurrence: str | None = None
    of: str | None = None
    """The organ whose session it is, where that is printed behind it."""
    own: bool = False
    """Whether the session is "its", "their" or "the" session of somebody named elsewhere."""
    next: bool = False
    """Whether it is the next session."""
    weak: bool = False
    """Whether the words may date something else, unless they stand beside the recipient or the document."""


@lru_cache(maxsize=256)
def find_due(text: str, start: int, end: int) -> tuple[Due, ...]:
    """The statements of time in a part of a folded text, in order, the longest where several begin together.

    >>> [due.sessions for due in find_due("at its sixtieth and sixty-first sessions", 0, 40)]
    [(60, 61)]
    """
    kept: list[Due] = []
    for due in sorted(_all(text, start, end), key=lambda due: (due.start, -due.end)):
        if not kept or due.start >= kept[-1].end:
            kept.append(due)
    return tuple(kept)


def _all(text: str, start: int, end: int) -> Iterator[Due]:
    words = frozenset(SMALL_WORD.findall(text[start:end].lower()))
    if not words.isdisjoint(SESSION_WORDS):
        yield from map(_session, SESSION.finditer(text, start, end))
        for match in YEAR_SESSION.finditer(text, start, end):
            number = int(match["year"] or match["year2"])
            own = match["det"] is not None and not match["of"]
            yield Due(*match.span(), sessions=(number,), of=match["of"], own=own)
        for match in EACH_SESSION.finditer(text, start, end):
            yield Due(*match.span(), recurrence="each session")
        for match in THAT_SESSION.finditer(text, start, end):
            yield Due(*match.span(), sessions=_last_session(text, match.start()), own=True)
        for match in NEXT_SESSION.finditer(text, start, end):
            yield Due(*match.span(), own=True, next=match["next"] is not None)
    if FIGURE.search(text, start, end) or not words.isdisjoint(EACH_YEAR_WORDS):
        yield from filter(None, map(_date, DATE.finditer(text, start, end)))
    if not words.isdisjoint(SOON_WORDS):
        for match in SOON.finditer(text, start, end):
            yield Due(*match.span())
    if not words.isdisjoint(PERIOD_WORDS):
        yield from _periods(text, start, end)
    if not words.isdisjoint(_phrase_words()):
        for match in BASIS.finditer(text, start, end):
            kinds = (recurrences()[0].get(f"on {article} {match['kind']}") for article in ("a", "an"))
            yield Due(*match.span(), recurrence=next(filter(None, kinds), None))
        for match in _phrases().finditer(text, start, end):
            if not PREMODIFIER.search(text, max(start, match.start() - 6), match.start()):
                yield Due(*match.span(), recurrence=recurrences()[0][match[0].casefold()])


def _periods(text: str, start: int, end: int) -> Iterator[Due]:
    for match in RELATIVE.finditer(text, start, end):
        if match["n"] != match[0].split(" ", 1)[0] or "adoption" in (match["since"] or ""):
            yield Due(*match.span())
    for pattern in EVERY_PATTERNS:
        for match in pattern.finditer(text, start, end):
            yield Due(*match.span(), recurrence=_period(cardinal(match["n"]) or 0, match["unit"]))


@cache
def _phrase_words() -> frozenset[str]:
    """The last words of phrases that say how often: without any of them none is printed."""
    return frozenset(SMALL_WORD.findall(phrase)[-1] for phrase in recurrences()[0])


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(recurrences()[0])})\b", re.IGNORECASE)


def _session(match: re.Match[str]) -> Due:
    of, end = _organ_of(match)
    if re.search(SPECIAL, match[0]):
        return Due(match.start(), end, of=of)
    numbers = [ordinal(word) for word in re.findall(ORDINAL, match["ordinals"])]
    sessions = tuple(number for number in numbers if number is not None)
    if " to " in match["ordinals"] and len(sessions) == 2 and 0 < sessions[1] - sessions[0] < LONGEST_RANGE:
        sessions = tuple(range(sessions[0], sessions[1] + 1))
    own = match["det"] is not None and not of
    return Due(match.start(), end, sessions=sessions, of=of, own=own, weak=match["prep"] in ("since", "in", "to"))


def _organ_of(match: re.Match[str]) -> tuple[str | None, int]:
    """The organ whose session it is, before it or behind, by the longest name that the registry knows, and where the words end."""
    if match["of"] is None:
        return match["whose"], match.end()
    known = organ_names().match(match.string, match.start("of"))
    return (known[0], known.end()) if known and known.end() > match.end() else (match["of"], match.end())


def _last_session(text: str, place: int) -> tuple[int, ...]:
    """The session that "that session" means: the one named last before it."""
    named = [ordinal(match["ordinal"]) for match in SESSION_NUMBER.finditer(text, 0, place)]
    return (named[-1],) if named and named[-1] is not None else ()


def _date(match: re.Match[str]) -> Due | None:
    if match["each"]:
        return Due(*match.span(), recurrence="annual")
    points = [point for point in POINT.finditer(match["points"]) if point["month"] or point["year"]]
    years = [point["year"] for point in points if point["year"]]
    if not years:
        return None
    dates = tuple(found for point in points if (found := _iso(point, years[-1])))
    by_month = all(point["month"] or point["part"] for point in points)
    weak = match["prep"] in WEAK_PREPOSITIONS or (match["prep"] == "by" and not by_month)
    return Due(*match.span(), dates=dates, weak=weak)


def _iso(point: re.Match[str], year: str) -> str | None:
    """The date of a printed point; of a month or year its last day; None where it is vague ("early 2025")."""
    if point["vague"] or point["part"] in ("beginning", "start"):
        return None
    month = point["month"] or LAST_MONTH.get(point["part"] or "")
    return iso(point["day"] or point["day2"], month, point["year"] or year)


def _period(count: int, unit: str) -> str:
    return NAMED_PERIODS.get((count, unit), f"every {count} {unit}s")
