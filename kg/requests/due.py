"""When a document is due: sessions, dates and how often, as printed in a request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.requests.lexicon import alternation, recurrences
from kg.requests.numbers import CARDINAL, MONTH, ORDINAL, cardinal, iso, ordinal

PREPOSITION = (
    r"(?:at|during|for|before|prior to|in advance of|by|in time for|in good time for|in|to|on the occasion of|ahead of|throughout|"
    r"until|as of|as from|from|starting from|starting at|starting with|beginning at|beginning with|beginning from|not later than|"
    r"no later than|since)"
)
PART = (
    r"(?:the (?:\w+(?:-\w+)? ){0,2}(?:end|start|beginning|opening|conclusion|close|part|segment|week|meetings?|stage|meeting day)"
    r"(?: of)? )?"
)
KIND = r"(?:(?:regular|ordinary|annual|substantive|main|biennial|organizational|plenary) )?"
SPECIAL = r"(?:special|emergency special|extraordinary)"
SESSION = re.compile(
    rf"\b(?P<prep>{PREPOSITION}) {PART}(?:(?P<det>its|the|their|his|each of its) )?(?:(?:\w+ )?part of (?:its|the) )?"
    rf"(?:resumed |next |forthcoming |upcoming |regular |annual |{SPECIAL} )*"
    rf"(?P<ordinals>{ORDINAL}(?:(?: \(\d+\))?(?:, and|,| and| or| to) (?:at |during )?(?:its |the )?{ORDINAL})*) (?:resumed )?"
    rf"(?P<special>{SPECIAL} )?{KIND}(?:resumed )?sessions?\b(?: of the (?P<of>[A-Z][\w-]+(?: (?:on |for |of )?(?:the )?[A-Z][\w-]+)*))?"
)
YEAR_SESSION = re.compile(
    rf"\b(?P<prep>{PREPOSITION}) {PART}(?:(?P<det>its|the|their) )?{KIND}"
    r"(?:(?P<year>(?:19|20)\d\d) (?:\w+ )?sessions?\b|sessions? (?:of|in|for) (?P<year2>(?:19|20)\d\d)\b)"
    r"(?: of the (?P<of>[A-Z][\w-]+(?: (?:on |for |of )?(?:the )?[A-Z][\w-]+)*))?"
)
NEXT_SESSION = re.compile(
    rf"\b(?P<prep>{PREPOSITION}) {PART}(?P<det>its|the|their) "
    rf"(?:(?P<next>next|forthcoming|upcoming|following|subsequent|coming) )?{KIND}session\b"
)
THAT_SESSION = re.compile(r"\b(?:at|during|before|for|to) (?:that|the same|the said|such) session\b")
SESSION_NUMBER = re.compile(rf"\b(?P<ordinal>{ORDINAL}) (?:\w+ )?session\b")
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})"
_POINT = (
    rf"(?:(?:the )?(?:end|beginning|middle|start|first half|second half|(?:first|second|third|fourth|last) quarter) of "
    rf"(?:(?:{MONTH}),? )?(?:19|20)\d\d|{_DAY}(?:,? (?:19|20)\d\d)?|(?:{MONTH}) \d{{1,2}}, (?:19|20)\d\d|(?:{MONTH})(?: of)?(?: (?:19|20)\d\d)?"
    r"|(?:(?:early|mid-?|late) ?)?(?:the year )?(?:19|20)\d\d)"
)
DATE = re.compile(
    r"\b(?P<prep>(?:(?:starting|beginning|commencing|and )?(?:by|before|until|on|no later than|not later than|prior to|from|as of|"
    r"as from|in|during|due|due by)|starting|beginning|commencing)(?: or (?:before|around))?) "
    rf"(?P<points>{_POINT}(?:(?:,|,? and| or|,? and then|,? and again|, then)(?: (?:by|no later than|not later than|on|before|then by|again by))? "
    rf"{_POINT})*)(?P<each>,? (?:of )?(?:each|every) year|,? annually)?(?![\w/-])"
)
WEAK_PREPOSITIONS = ("in", "during", "from", "on", "until")
"""Before a date these may date something else than the document that is asked for."""
POINT = re.compile(
    rf"(?:(?P<part>end|beginning|middle|start|first half|second half|(?:first|second|third|fourth|last) quarter) of )?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH})?(?: (?P<day2>\d{{1,2}}),)?,?(?: of)? ?(?P<vague>early |mid-? ?|late )?(?:the year )?"
    r"(?P<year>(?:19|20)\d\d)?"
)
PART_OF_YEAR = {
    "end": "December", "middle": "June", "first half": "June", "second half": "December", "first quarter": "March",
    "second quarter": "June", "third quarter": "September", "fourth quarter": "December", "last quarter": "December",
}  # fmt: skip
RELATIVE = re.compile(
    rf"\b(?:within|no later than|not later than|at least|in|after)(?: a period of| the next| a maximum of)? {CARDINAL}"
    r"(?: \(\d+\))?(?: (?:calendar|working))? (?:days|weeks|months|years|month|year|day|week)\b"
    r"(?: (?:of|after|from|following|before|prior to|in advance of|thereafter)(?: (?!and\b|on\b|to\b|such\b|information\b|a\b|an\b)[\w()-]+){0,8})?"
)
EVERY = re.compile(
    rf"\b(?:every|each|once every|at least every|once in every) (?P<n>{CARDINAL})(?: \(\d+\))? (?P<unit>days|weeks|months|years)(?: thereafter)?\b"
    rf"|\bat (?P<n2>{CARDINAL})-(?P<unit2>day|week|month|year) intervals\b|\bat intervals of (?P<n3>{CARDINAL}) (?P<unit3>days|weeks|months|years)\b"
    rf"|\bon an? (?P<n4>{CARDINAL})-(?P<unit4>day|week|month)(?:ly)? basis\b|\b(?P<n5>{CARDINAL})-(?P<unit5>day|month)ly\b"
)
SOON = re.compile(
    r"\b(?:as soon as possible|without delay|in due course|at the earliest possible date|at an early date|promptly|immediately|expeditiously|"
    r"as and when appropriate|as appropriate and when necessary|in between|before the session|"
    r"in (?:his|her|its|their) (?:next|future|forthcoming|subsequent|upcoming|annual|regular) [^,;]{0,60}?reports?)\b"
)


PREMODIFIER = re.compile(r"\b(?:an?|the) $")
"""Before "regularly updated list", in which nothing recurs that is asked for."""


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
    weak: bool = False
    """Whether the words may date something else, unless they stand beside the recipient or the document."""


@lru_cache(maxsize=256)
def find_due(text: str, start: int, end: int) -> tuple[Due, ...]:
    """The statements of time in a part of a folded text, in order, the longest where several begin together."""
    found = sorted(_all(text, start, end), key=lambda due: (due.start, -due.end))
    kept: list[Due] = []
    for due in found:
        if not kept or due.start >= kept[-1].end:
            kept.append(due)
    return tuple(kept)


def _all(text: str, start: int, end: int) -> Iterator[Due]:
    for match in SESSION.finditer(text, start, end):
        yield _session(match)
    for match in YEAR_SESSION.finditer(text, start, end):
        yield Due(*match.span(), sessions=(int(match["year"] or match["year2"]),), of=match["of"], own=match["det"] is not None and not match["of"])
    for match in THAT_SESSION.finditer(text, start, end):
        named = [other for other in SESSION_NUMBER.finditer(text, 0, match.start())]
        number = ordinal(named[-1]["ordinal"]) if named else None
        yield Due(*match.span(), sessions=(number,) if number else (), own=True)
    for match in NEXT_SESSION.finditer(text, start, end):
        yield Due(*match.span(), own=True, next=match["next"] is not None)
    for match in DATE.finditer(text, start, end):
        if due := _date(match):
            yield due
    for match in RELATIVE.finditer(text, start, end):
        yield Due(*match.span())
    for match in EVERY.finditer(text, start, end):
        yield Due(*match.span(), recurrence=_every(match))
    for match in SOON.finditer(text, start, end):
        yield Due(*match.span())
    phrases, _ = recurrences()
    for match in _phrases().finditer(text, start, end):
        if not PREMODIFIER.search(text, max(start, match.start() - 6), match.start()):
            yield Due(*match.span(), recurrence=phrases[match[0].casefold()])


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(recurrences()[0])})\b", re.IGNORECASE)


def _session(match: re.Match[str]) -> Due:
    if match["special"] or re.search(SPECIAL, match[0]):
        return Due(*match.span(), of=match["of"])
    numbers = [ordinal(word) for word in re.findall(ORDINAL, match["ordinals"])]
    sessions = tuple(number for number in numbers if number is not None)
    if " to " in match["ordinals"] and len(sessions) == 2 and 0 < sessions[1] - sessions[0] < 10:
        sessions = tuple(range(sessions[0], sessions[1] + 1))
    return Due(
        *match.span(), sessions=sessions, of=match["of"], own=match["det"] is not None and not match["of"], weak=match["prep"] in ("since", "in", "to")
    )


def _date(match: re.Match[str]) -> Due | None:
    points = [point for point in POINT.finditer(match["points"]) if point[0].strip() and (point["month"] or point["year"])]
    years = [point["year"] for point in points if point["year"]]
    if match["each"]:
        return Due(*match.span(), recurrence="annual")
    if not years:
        return None
    dates = []
    for point in points:
        month = point["month"] or PART_OF_YEAR.get(point["part"] or "")
        vague = point["vague"] or (point["part"] in ("beginning", "start"))
        found = None if vague else iso(point["day"] or point["day2"], month, point["year"] or years[-1])
        if found:
            dates.append(found)
    month = all(point["month"] or point["part"] for point in points)
    weak = match["prep"] in WEAK_PREPOSITIONS or (match["prep"] == "by" and not month)
    return Due(*match.span(), dates=tuple(dates), weak=weak)


def _every(match: re.Match[str]) -> str:
    groups = match.groupdict()
    number, unit = next(
        (groups[f"n{i}"], groups[f"unit{i}"]) for i in ("", "2", "3", "4", "5") if groups[f"n{i}"] and groups[f"unit{i}"]
    )
    count, unit = cardinal(number) or 0, unit.rstrip("s")
    named = {(12, "month"): "annual", (1, "year"): "annual", (2, "year"): "biennial", (24, "month"): "biennial", (3, "year"): "triennial",
             (4, "year"): "quadrennial", (5, "year"): "quinquennial", (1, "month"): "monthly"}  # fmt: skip
    return named.get((count, unit), f"every {count} {unit}s")
