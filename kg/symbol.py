"""Document symbols: one spelling for each, and what a symbol tells by itself - organ, kind of document, year.

Source: the symbol series of the United Nations (organ, sub-organ, session or year, series, number, suffixes
Add./Corr./Rev./Amend./Summary), as the Dag Hammarskjöld Library describes them.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import quote, unquote

from kg.errors import InvalidSymbol
from kg.model import Kind, Organ
from kg.registry import organs

PAGE = "https://docs.un.org/en/"
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
DASHES = str.maketrans("‐‑‒–—−", "------")
SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]*(?: ?\([A-Za-z0-9.\- ]+\)[A-Z]?)?(?:\[[A-Z]\])?")
BODY = re.compile(r"[A-Z]{1,8}(?:[.\-][A-Z0-9]+)?\Z")
SUFFIX_WORDS = {
    word.casefold(): word
    for word in (
        "Add",
        "Corr",
        "Rev",
        "Amend",
        "Summary",
        "Sub",
        "Sect",
        "Part",
        "Parts",
        "Vol",
        "Supp",
        "Prog",
        "Res",
        "Dec",
    )
}
SUFFIX = re.compile(r"(add|corr|rev|amend|sub|res|dec|hls)\.?(\d+)\Z", re.IGNORECASE)
PARENTHESIS = re.compile(r" ?\(([A-Za-z0-9.\- ]+)\)")
LETTER = re.compile(r"(?<=\d)[A-Z](?:-[A-Z])?\Z")
ACT = re.compile(
    r"(?P<organ>.+?)/(?P<act>RES|DEC|PRST)/(?:(?P<session>(?:E?S-)?\d+)/(?P<number>\d+)"
    r"|(?P<old>\d+)\((?P<roman>[A-Z0-9\-]+)\)|(?P<plain>\d+))\Z"
)
LEADING_URL = re.compile(r"^(?:https?:)?//[^/]+/|^/?(?:en|fr|es|ru|zh|ar)/", re.IGNORECASE)


def canonical(text: str) -> str:
    """The one spelling of a symbol that the project uses as a key.

    Letters of parts are dropped from resolutions and decisions; a session or year in parentheses follows the
    number without a space, other parentheses follow after one; addresses of docs.un.org and undocs.org are accepted.

    >>> canonical("s/res/1325 (2000)"), canonical("A/RES/2200 A (XXI)"), canonical("A/CONF.157/24(PARTI)")
    ('S/RES/1325(2000)', 'A/RES/2200(XXI)', 'A/CONF.157/24 (Part I)')

    Raises InvalidSymbol where the text is not a document symbol.
    """
    found = _canonical(text)
    if found is None:
        raise InvalidSymbol(
            f"{text.strip()[:80]!r} is not a document symbol; write it like A/RES/70/1 or S/RES/1325 (2000)"
        )
    return found


def is_symbol(text: str) -> bool:
    """Whether a text is a document symbol in any spelling that `canonical` accepts."""
    return _canonical(text) is not None


@cache
def _canonical(text: str) -> str | None:
    words = unquote(text.strip()).translate(DASHES).replace("//", "/") if len(text) < 200 else ""
    while "://" in text and (shorter := LEADING_URL.sub("", unquote(text.strip()))) != words and "/" in shorter:
        words, text = shorter, shorter
    words = LEADING_URL.sub("", words)
    words = re.sub(r"\s*/\s*", "/", " ".join(words.split())).strip("/ .,;")
    words = re.sub(r"(?<=\d) ?([A-Z])(?:-([A-Z]))? \(", r"\1 (", words)
    head, *rest = words.split("/")
    if not rest or not re.search(r"\d", words) or not BODY.match(head.upper()):
        return None
    segments = [head.upper()]
    for segment in rest:
        segment = re.sub(r"(?<=\d) (?=[A-Z](?:-[A-Z])?$)", "", segment)
        if not SEGMENT.fullmatch(segment):
            return None
        segments.append(_segment(segment))
    return _without_part("/".join(segments))


def _segment(segment: str) -> str:
    suffix = SUFFIX.match(segment)
    if suffix:
        word = suffix[1].casefold()
        return f"{SUFFIX_WORDS.get(word, word.upper())}.{suffix[2]}"
    parenthesis = PARENTHESIS.search(segment)
    if not parenthesis:
        return segment.upper()
    inside = parenthesis[1].strip()
    before, after = segment[: parenthesis.start()].upper(), segment[parenthesis.end() :]
    if inside.isdigit() or roman_value(inside.upper().removeprefix("E").removeprefix("S-")) is not None:
        return f"{before}({inside.upper()}){after}"
    named = re.match(r"(parts?|vols?|sect|supp|prog|introduction)\.? ?([A-Za-z0-9 ]*)\Z", inside, re.IGNORECASE)
    if not named:
        return f"{before} ({inside}){after}"
    word = SUFFIX_WORDS.get(named[1].casefold(), named[1].capitalize())
    dot = "." if word in ("Vol", "Sect", "Prog") else ""
    numbers = re.sub(r"\b([ivxlc]+)\b", lambda m: m[1].upper(), named[2].strip(), flags=re.IGNORECASE)
    return f"{before} ({word}{dot}{' ' if numbers else ''}{numbers}){after}"


def _without_part(symbol: str) -> str:
    if "/RES/" not in symbol and "/DEC/" not in symbol:
        return symbol
    symbol = re.sub(r"(?<=\d)[A-Z](?:-[A-Z])?(?=\()", "", symbol)
    return re.sub(r"(?<=\))[A-Z]\Z", "", LETTER.sub("", symbol))


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral in capitals, or None where it is none.

    >>> roman_value("XXIV"), roman_value("IIX")
    (24, None)
    """
    if not text or not ROMAN.match(text):
        return None
    values = [ROMAN_VALUES[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def slug(symbol: str) -> str:
    """A symbol as the last part of an IRI or file name: "/" becomes "-", a space "_"; other signs are kept or escaped.

    >>> slug("A/CONF.157/24 (Part I)")
    'A-CONF.157-24_(Part_I)'
    """
    return quote(symbol.replace("/", "-").replace(" ", "_"), safe="()-_.~")


def page(symbol: str) -> str:
    """The address of the document in the Official Document System."""
    return PAGE + quote(symbol, safe="/()")


def kind_of(symbol: str) -> Kind:
    """The kind of document that a symbol shows by itself; "other" where only its text could tell."""
    parts = symbol.upper().split("/")
    if "RES" in parts or any(part.startswith("RES.") for part in parts):
        return "resolution"
    if "DEC" in parts or any(part.startswith("DEC.") for part in parts):
        return "decision"
    if "PRST" in parts:
        return "statement"
    if any(re.match(r"(PV|SR)\.", part) for part in parts):
        return "record"
    return "other"


def is_draft(symbol: str) -> bool:
    """Whether a symbol is of the limited series, in which drafts are distributed (`A/HRC/47/L.9`)."""
    return any(re.match(r"L\.\d", part) for part in symbol.upper().split("/"))


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    rows = [(organ.prefix.upper(), organ.key) for organ in organs().values() if organ.prefix]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def organ_of(symbol: str) -> str | None:
    """Key of the organ whose series a symbol belongs to, or None where ontology/organs.ttl has no such series.

    >>> organ_of("A/HRC/RES/50/4"), organ_of("E/CN.4/Sub.2/2000/46"), organ_of("A/C.3/75/L.40")
    ('hrc', 'subcom', 'ga-c3')
    """
    upper = symbol.upper()
    for prefix, key in _prefixes():
        if upper.startswith(prefix) and (len(upper) == len(prefix) or upper[len(prefix)] in "/.("):
            return key
    return None


def session_year(organ: Organ, session: str) -> int | None:
    """Calendar year in which a session of an organ opened ("50", "XV", "S-26"), or None where it is not known.

    >>> session_year(organs()["hrc"], "50"), session_year(organs()["ga"], "XV"), session_year(organs()["ga"], "S-26")
    (2022, 1960, 2001)
    """
    if session in organ.special_sessions:
        return organ.special_sessions[session]
    special, _, numeral = session.rpartition("-")
    number = int(numeral) if numeral.isdigit() else roman_value(numeral)
    if number is None:
        return None
    if special:
        return organ.special_sessions.get(f"{special}-{number}")
    if organ.first_session is None:
        return None
    return organ.first_session + (number - 1) // organ.sessions_per_year


@cache
def year_of(symbol: str) -> int | None:
    """The year that a symbol shows: printed, or that in which its session opened; None where neither is known.

    >>> year_of("S/RES/1325(2000)"), year_of("A/RES/70/1"), year_of("A/RES/1514(XV)"), year_of("E/CN.4/2001/2")
    (2000, 2015, 1960, 2001)
    """
    act = ACT.match(symbol)
    organ = organs().get(organ_of(symbol) or "")
    if act and organ is not None:
        session = act["session"] or act["roman"]
        if session is None:
            return None
        if re.fullmatch(r"(19|20)\d\d", session):
            return int(session)
        return session_year(organ, session)
    printed = re.search(r"/((?:19|20)\d\d)/", symbol)
    if printed:
        return int(printed[1])
    session_part = re.match(r"A(?:/HRC|/C\.\d|/SPC|/BUR)?/(\d{1,2}|E?S-\d+)/", symbol)
    if session_part and organ is not None:
        owner = organs()["ga"] if organ.is_committee else organ
        return session_year(owner, session_part[1])
    return None
