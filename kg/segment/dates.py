"""Dates and ordinal numbers as mastheads print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.segment.languages import LANGUAGES, Language

UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
TENS = (
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
    "hundredth",
)
TENS_BEFORE_UNIT = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS: dict[str, int] = {
    **{word: number for number, word in enumerate(UNITS, start=1)},
    **{word: 10 * number for number, word in enumerate(TENS, start=2)},
    **{
        f"{ten}-{unit}": 10 * i + j
        for i, ten in enumerate(TENS_BEFORE_UNIT, start=2)
        for j, unit in enumerate(UNITS[:9], start=1)
    },
    **{f"one hundred and {unit}": 100 + number for number, unit in enumerate(UNITS, start=1)},
}
"""English ordinal words, "first" to "one hundred and nineteenth"."""
SUFFIXED = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)


def ordinal(words: str) -> int | None:
    """The number that an ordinal in words or figures stands for, or None.

    >>> ordinal("Seventy-fifth"), ordinal("47th"), ordinal("next")
    (75, 47, None)
    """
    folded = " ".join(words.casefold().replace("‑", "-").split())
    figures = SUFFIXED.fullmatch(folded)
    return int(figures[1]) if figures else ORDINALS.get(folded)


def dates(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """The place and ISO form of each date printed in a text, in the language of the document or in English.

    >>> from kg.segment.languages import language
    >>> list(dates("held on 7 December 2023", language("en")))
    [(8, '2023-12-07')]
    """
    found = False
    for match in language.date.finditer(text):
        iso = _iso(match, language)
        if iso:
            found = True
            yield match.start(), iso
    if not found and language.code != "en":
        yield from dates(text, LANGUAGES["en"])


def first_date(text: str, language: Language) -> str | None:
    """The first date printed in a text, in ISO form, or None."""
    return next((iso for _, iso in dates(text, language)), None)


def _iso(match: re.Match[str], language: Language) -> str | None:
    month = month_number(match["month"], language)
    if month is None:
        return None
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return None


def month_number(name: str, language: Language) -> int | None:
    """The number of a month from its name, or None where the name is none of the language."""
    folded = name.casefold().strip(" .")
    words = {folded, *(part.strip() for part in re.split(r"[/ ]", folded))}
    return next(
        (number for number, names in enumerate(language.months, start=1) if words & set(names.split("|"))), None
    )
