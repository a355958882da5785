"""Under which key two readings of a document symbol are the same, and what kind of thing it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import PurePath

from kg.errors import InvalidSymbol
from kg.model import Citation, Masthead
from kg.symbol import canonical, is_draft, is_symbol, kind_of, organ_of, year_of

PART = re.compile(r"\(PARTS?[IVX0-9]+\)\Z|\[[A-Z]\]\Z")
SUFFIX = re.compile(r"\.(?:xml|akn|txt|text|asc|md|markdown|html?|pdf|docx)\Z", re.IGNORECASE)
KINDS: Mapping[str, str] = {
    "resolution": "resolution",
    "decision": "decision",
    "statement": "presidential statement",
    "record": "meeting record",
}
"""What symbols tell by themselves."""
WORDS: Mapping[str, str] = {"report": "report", "study": "report", "letter": "letter", "note": "note"}
WORD = re.compile(
    r"\b(reports?|study|studies|letters?|notes?(?= (?:by|verbale|from)\b)|notes verbales)\b", re.IGNORECASE
)
NEAR = 400
"""Characters before a symbol in which the word that says what it is may stand."""


@cache
def symbol_key(symbol: str) -> str:
    """One key for all spellings of a document's symbol, its printed parts and letters folded into the document.

    >>> symbol_key("A/CONF.157/24 (Part I)"), symbol_key("UNEP/EA.4/Res.11"), symbol_key("s/res/1325 (2000)")
    ('A/CONF.157/24', 'UNEP/EA.4/RES.11', 'S/RES/1325(2000)')
    """
    try:
        symbol = canonical(symbol)
    except InvalidSymbol:
        symbol = symbol.strip()
    return PART.sub("", re.sub(r"\s+", "", symbol).upper())


def citation_keys(citation: Citation) -> tuple[str, ...]:
    """The keys of every symbol that a citation is known by; none where it is a name alone or not settled."""
    return symbol_keys((citation.target, *citation.also))


def symbol_keys(symbols: Iterable[str | None]) -> tuple[str, ...]:
    """The keys of those texts that are document symbols."""
    return tuple(symbol_key(symbol) for symbol in symbols if symbol and is_symbol(symbol))


def document_key(name: str) -> str:
    """The key of a document given by its symbol or by its file's name.

    >>> document_key("A_RES_79_57.xml"), document_key("A/RES/79/57"), document_key("S_RES_2735(2024)")
    ('A/RES/79/57', 'A/RES/79/57', 'S/RES/2735(2024)')
    """
    if is_symbol(name):
        return symbol_key(name)
    stem = file_key(name)
    symbol = stem.replace("_", "/")
    return symbol_key(symbol) if is_symbol(symbol) else stem


def file_key(name: str) -> str:
    """The name of a document's file without folders and suffix.

    >>> file_key("corpus/A_RES_79_57.xml"), file_key("S_RES_2735(2024)")
    ('A_RES_79_57', 'S_RES_2735(2024)')
    """
    return SUFFIX.sub("", PurePath(name).name)


def kind_cited(symbol: str, before: str) -> str:
    """What a symbol stands for: by itself where it tells, else by the last word before it that says what it is.

    >>> kind_cited("A/HRC/47/L.9", ""), kind_cited("S/2020/1", "the letter dated 2 January 2020"), kind_cited("A/1/2", "")
    ('draft', 'letter', 'other document')
    """
    if is_draft(symbol):
        return "draft"
    kind = KINDS.get(kind_of(symbol))
    if kind:
        return kind
    found = WORD.findall(before[-NEAR:])
    if not found:
        return "other document"
    word = found[-1].lower()
    return next(kind for opening, kind in WORDS.items() if word.startswith(opening[:4]))


def cited_organ(symbol: str) -> str | None:
    """Key of the organ whose series a symbol belongs to, or None where the registry has no such series."""
    return organ_of(symbol)


def decade(masthead: Masthead) -> str | None:
    """The decade in which a document was adopted ("2010s"), by its date, else by its symbol; None where neither tells."""
    date = masthead.date or masthead.distribution_date
    year = int(date[:4]) if date else year_of(masthead.symbol) if masthead.symbol else None
    return f"{year // 10 * 10}s" if year else None
