"""Ordinals and numbers in words, and dates in ISO form, as requests print them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

MONTHS = ("january february march april may june july august september october november december").split()
UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS: dict[str, int] = {
    **{word: number for number, word in enumerate(UNITS, 1)},
    **{ten[:-1] + "ieth": 10 * number for number, ten in enumerate(TENS, 2)},
    **{f"{ten}-{unit}": 10 * i + j for i, ten in enumerate(TENS, 2) for j, unit in enumerate(UNITS[:9], 1)},
    "hundredth": 100,
}
CARDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen "
        "nineteen".split(),
        1,
    )
} | {ten: 10 * number for number, ten in enumerate(TENS, 2)}
_ORDINAL_WORD = "|".join(sorted(ORDINALS, key=lambda word: (-len(word), word)))
ORDINAL = (
    rf"(?:(?:one )?hundred(?: and)? (?:{_ORDINAL_WORD})|(?:one )?hundredth|(?:{_ORDINAL_WORD})|"
    rf"\d{{1,3}}(?:st|nd|rd|th))"
)
_CARDINAL_WORD = "|".join(sorted(CARDINALS, key=lambda word: (-len(word), word)))
CARDINAL = rf"(?:\d{{1,3}}|(?:{_CARDINAL_WORD})(?:-(?:{_CARDINAL_WORD}))?)"
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"


def ordinal(text: str) -> int | None:
    """The number of an ordinal in words or figures, or None.

    >>> ordinal("seventy-ninth"), ordinal("one hundred and second"), ordinal("47th"), ordinal("next")
    (79, 102, 47, None)
    """
    words = " ".join(text.casefold().split())
    if figures := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", words):
        return int(figures[1])
    words = words.removeprefix("one ")
    if words.startswith("hundred "):
        rest = ORDINALS.get(words.removeprefix("hundred ").removeprefix("and "))
        return None if rest is None else 100 + rest
    return ORDINALS.get(words)


def cardinal(text: str) -> int | None:
    """The number that figures or English words up to ninety-nine stand for, or None.

    >>> cardinal("six"), cardinal("forty-five"), cardinal("90")
    (6, 45, 90)
    """
    words = text.casefold()
    if words.isdigit():
        return int(words)
    ten, _, unit = words.partition("-")
    if unit:
        return CARDINALS[ten] + CARDINALS[unit] if ten in CARDINALS and unit in CARDINALS else None
    return CARDINALS.get(words)


def iso(day: str | None, month: str | None, year: str) -> str | None:
    """The ISO date of a day, or of the last day of a month or year; None where there is no such day.

    >>> iso("1", "May", "2025"), iso(None, "February", "2024"), iso(None, None, "2026"), iso("31", "June", "2025")
    ('2025-05-01', '2024-02-29', '2026-12-31', None)
    """
    number = MONTHS.index(month.casefold()) + 1 if month else 12
    last = monthrange(int(year), number)[1]
    try:
        return date(int(year), number, int(day) if day else last).isoformat()
    except ValueError:
        return None
