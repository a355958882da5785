"""The spellings in which symbols are printed and linked, made one before they are taken apart."""

from __future__ import annotations

import re
from urllib.parse import unquote

ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
LONGEST = 200
"""Characters of the longest text that can be a symbol, joint symbols included."""
LONGEST_ADDRESS = 2000
"""Characters of the longest address that is looked at."""

FOLD = str.maketrans(
    "‐‑‒–—−／（）［］．АВЕКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "------/()[].ABEKMHOPCTYXABEZHIKMNOPTYX",
    "\u00ad\u200b\u200e\u200f\u2060\ufeff",
)
"""Dashes, full-width signs and the Cyrillic and Greek letters that look like Latin ones; signs without width go."""
SERVER = re.compile(r"(?:(?:https?:)?//)?(?:www\.)?(?:undocs\.org|docs\.un\.org)/+|https?://", re.IGNORECASE)
ASKED = re.compile(
    r"(?:https?://[a-z.\-]*\bun(?:docs)?\.org/|(?!https?:))[^?]*\?(?:[^#]*&)?(?:FinalSymbol|symbol|ds|s)=([^&#]+)",
    re.IGNORECASE,
)
"""An address that asks for a symbol: undocs.org/Home/Mobile?FinalSymbol=…, documents.un.org/symbol-explorer?s=…"""
LANGUAGE = re.compile(r"/*(?:en|fr|es|ru|zh|ar|ch|sp|ot)/(?=[^/]+/)", re.IGNORECASE)
SLASH = re.compile(r"\s*/+\s*")
LANGUAGE_NAME = re.compile("arabic|chinese|english|french|russian|spanish")
QUALIFIER = re.compile(
    r"(?P<word>parts?|vols?|sect|income ?sect|supp|prog|annex|introduction|plan ?outline|resum(?:ption|ed)"
    rf"|expanded ?report|restricted|(?:(?:{LANGUAGE_NAME.pattern})(?:,? and |, )?){{1,5}} only)"
    r"(?: ?\.? ?(?P<numbers>[0-9]+[a-z]?|[ivxlc]+)(?: ?(?P<link>and|-|,) ?(?P<last>[0-9]+|[ivxlc]+))?)?"
    r"(?P<tail>/(?:add|corr|rev)\.[0-9]+)?",
    re.IGNORECASE,
)
QUALIFIERS = {
    "part": "Part",
    "parts": "Parts",
    "vol": "Vol.",
    "vols": "Vols.",
    "sect": "Sect.",
    "incomesect": "Income sect.",
    "supp": "Supp",
    "prog": "Prog.",
    "annex": "Annex",
    "introduction": "Introduction",
    "planoutline": "Plan outline",
    "resumption": "Resumption",
    "resumed": "Resumed",
    "expandedreport": "Expanded report",
    "restricted": "Restricted",
}


def cleaned(text: str) -> str:
    """The text in Latin letters, ASCII dashes and single spaces, without an address of the document servers round it.

    Empty where it cannot be a symbol: too long, or the address of another site.
    """
    words = text.strip()
    if len(words) > LONGEST_ADDRESS:
        return ""
    if "?" in words and (asked := ASKED.match(words)):
        words = asked[1]
    if "%" in words:
        words = unquote(words)
    if not words.isascii():
        words = words.translate(FOLD)
    while ("//" in words or ".org/" in words) and (server := SERVER.match(words)):
        if server[0].endswith("://"):
            return ""
        words = words[server.end() :].partition("?")[0].partition("#")[0]
    if "/" in words[:4] and (language := LANGUAGE.match(words)):
        words = words[language.end() :]
    words = " ".join(words.split())
    if " " in words or "//" in words:
        words = SLASH.sub("/", words)
    return words.strip("/ .,;").replace("..", ".") if len(words) <= LONGEST else ""


def qualifier(inside: str) -> str | None:
    """What stands in a parenthesis, in its one spelling, or None where it is no part, volume, section or the like.

    >>> qualifier("PARTSIANDII"), qualifier("vol.ii"), qualifier("Sect. 9F"), qualifier("PARTI/ADD.2"), qualifier("2000")
    ('Parts I and II', 'Vol. II', 'Sect. 9F', 'Part I/Add.2', None)
    """
    found = QUALIFIER.fullmatch(inside.strip())
    if found is None:
        return None
    word = found["word"].casefold()
    text = QUALIFIERS.get(word.replace(" ", "")) or LANGUAGE_NAME.sub(lambda name: name[0].title(), word)
    if found["numbers"]:
        text += f" {found['numbers'].upper()}"
    if found["last"]:
        link = found["link"].casefold()
        text += (
            f"-{found['last'].upper()}"
            if link == "-"
            else f"{'' if link == ',' else ' '}{link} {found['last'].upper()}"
        )
    return text + (found["tail"] or "").title()


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral in capitals, or None where it is none.

    >>> roman_value("XXIV"), roman_value("IIX")
    (24, None)
    """
    if not text or not ROMAN.match(text):
        return None
    values = [ROMAN_VALUES[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
