"""When and where a text was adopted: dates, session, meeting and agenda item, as head and close print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Block, Organ
from kg.segment.dates import dates, first_date, ordinal
from kg.segment.languages import Language
from kg.segment.numbers import session_by_number
from kg.symbol import session_year

SESSION = re.compile(
    r"\b(?P<ordinal>(?:[A-Za-z]+(?:[-‑][a-z]+)?|\d{1,3}(?:st|nd|rd|th)))\s+(?:(?:resumed|regular|annual|substantive|organizational)\s+)*"
    r"(?P<special>(?:emergency\s+)?special\s+)?session\b"
    r"|\b(?P<year>(?:19|20)\d\d)\s+(?:(?:substantive|organizational|resumed|regular)\s+)*session\b"
    r"|\bsession\s+(?:of|for)\s+(?P<of>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
FIRST_YEAR = 1946
"""From which on a number before the stroke is a year, not a session."""
UNEVEN = 5
"""Years by which the count of an organ's sessions may be off, as organs met twice in some years and not in others."""
ON_DATE = re.compile(r"(?:on\s?)?\d")
DISTRIBUTION = re.compile(
    r"^distr\b\.?\s?:?\s?(?:general|limited|restricted|générale?|limitée|limitada)?", re.IGNORECASE
)
MEETING_OPENS = re.compile(r"^(?:At|À|A) (?:its|the|sa|la)\b")


def adoption_and_distribution(
    lines: Sequence[str], closing: Sequence[Block], language: Language
) -> tuple[str | None, str | None]:
    """ISO dates of adoption and of distribution."""
    adopted = distributed = None
    awaits = adoption_awaits = False
    for line in lines:
        found = [iso for _, iso in dates(line, language)]
        if adoption_awaits and found and ON_DATE.match(line):
            adopted = adopted or found[0]
            continue
        adoption_awaits = bool(not found and language.adopted.search(line))
        is_date = bool(found) and len(line) < 40 and not re.search(r"[–—-]|session", line, re.IGNORECASE)
        if DISTRIBUTION.match(line):
            distributed = distributed or (found[0] if found else None)
            awaits = not found
        elif found and (
            language.adopted.search(line)
            or MEETING_OPENS.match(line)
            or re.search(r"\) of \d|Resolution of \d|^of \d", line)
        ):
            adopted = adopted or found[0]
        elif is_date and distributed is None and (awaits or adopted is None):
            distributed, awaits = found[0], False
    for block in closing:
        adopted = adopted or first_date(block.text, language)
    return adopted, distributed


def meeting_of(lines: Sequence[str], language: Language) -> int | None:
    """The number of the first meeting that the lines name, or None."""
    for line in lines:
        found = language.meeting.search(line)
        if found:
            return int(next(group for group in found.groups() if group))
    return None


def agenda_item_of(lines: Sequence[str], language: Language) -> str | None:
    """The number of the agenda item with its letters, `72 (b)`, or None."""
    for line in lines:
        found = language.agenda_item.search(line)
        if found and found.start() < 120:
            return re.sub(r"(?<=\d)\s*(?=\(?[a-z]\))", " ", " ".join(found[1].split()))
    return None


def session_of(lines: Sequence[str], number: str | None, symbol: str | None, organ: Organ | None) -> int | None:
    """The session: that which the number or symbol begins with, else the one that a line names.

    Where acts are numbered by years, a session of the organ's running count that a line names goes before the year.
    """
    symbol_number = (symbol or "").partition("/RES/")[2] or (symbol or "").partition("/DEC/")[2]
    known = session_by_number(number, organ) or session_by_number(symbol_number, organ)
    by_year = known is not None and known >= FIRST_YEAR
    if known is not None and not by_year:
        return known
    for line in lines:
        for found in SESSION.finditer(line):
            year = found["year"] or found["of"]
            value = int(year) if year else ordinal(found["ordinal"])
            if value is not None and (known is None or _held_about(organ, value, known)):
                return value
    return known


def _held_about(organ: Organ | None, session: int, year: int) -> bool:
    """Whether a session is one of the organ's running count, not one of those that it counts anew each year."""
    held = session_year(organ, str(session)) if organ else None
    return held is not None and abs(held - year) <= UNEVEN
