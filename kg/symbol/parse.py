"""Document symbols read: any spelling of a symbol taken apart, put in its one spelling, or refused with a reason."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.errors import InvalidSymbol
from kg.symbol.reasons import reason
from kg.symbol.record import Symbol
from kg.symbol.segments import symbol_of
from kg.symbol.spelling import LONGEST, cleaned

REMEMBERED = 1 << 15
"""How many texts are remembered with what they were read as."""
JOINT = re.compile(r"(?<=[0-9)\]]) ?- ?(?=[A-Za-z]{1,8}(?:(?:[./-]| ?\()[A-Za-z0-9)]+)*/)")
"""The dash between two symbols of one document: A/47/277-S/24111."""
POINT_FOR_SLASH = re.compile(r"(?<=[0-9])\.(?=[A-Za-z])")
"""A misprint that can be read in one way only: A/C.2/60.SR.4."""


def parse(text: str) -> Symbol:
    """The symbol that a text is, in any spelling and as an address of the United Nations' document servers.

    >>> symbol = parse("e/cn.4/2001/ngo/12/ADD.1")
    >>> symbol.body, symbol.sub_bodies, symbol.year, symbol.series, symbol.number, symbol.modifications
    ('E', ('CN.4',), 2001, ('NGO',), '12', ('Add.1',))

    Raises InvalidSymbol, with the reason, where the text is not one document symbol.
    """
    found = read(text)
    if found is None:
        raise InvalidSymbol(_refusal(text))
    return found


def canonical(text: str) -> str:
    """The one spelling of a symbol that the project uses as a key.

    Letters of parts are dropped from resolutions and decisions; a session or year in parentheses follows the
    number without a space, other parentheses follow after one; addresses of docs.un.org and undocs.org are accepted.

    >>> canonical("s/res/1325 (2000)"), canonical("A/RES/2200 A (XXI)"), canonical("A/CONF.157/24(PARTI)")
    ('S/RES/1325(2000)', 'A/RES/2200(XXI)', 'A/CONF.157/24 (Part I)')

    Raises InvalidSymbol where the text is not a document symbol.
    """
    found = _spelling(text if len(text) <= LONGEST else cleaned(text))
    if found is None:
        raise InvalidSymbol(_refusal(text))
    return found


def is_symbol(text: str) -> bool:
    """Whether a text is a document symbol in any spelling that `canonical` accepts."""
    return read(text) is not None


def why_not(text: str) -> str | None:
    """Why a text is not a document symbol, as the end of a sentence; None where it is one.

    >>> why_not("41/128"), why_not("A/RES/41/128")
    ('it is the number of an act and does not tell whose', None)
    """
    return None if is_symbol(text) else reason(text)


def read(text: str) -> Symbol | None:
    """The symbol that a text is, or None; what was read once is remembered."""
    return _read(text if len(text) <= LONGEST else cleaned(text))


def _refusal(text: str) -> str:
    shown = text[:200].strip()
    return f"{shown[:80]!r} is not a document symbol: {reason(text)}; write it like A/RES/70/1 or S/RES/1325 (2000)"


@lru_cache(maxsize=REMEMBERED)
def _spelling(text: str) -> str | None:
    found = _read(text)
    return str(found.whole()) if found else None


@lru_cache(maxsize=REMEMBERED)
def _read(text: str) -> Symbol | None:
    found = _symbol(cleaned(text))
    return found if found is None or len(text) <= LONGEST // 2 or len(str(found)) <= LONGEST else None


def _symbol(words: str) -> Symbol | None:
    """The symbol of a cleaned text, joint ones included; None where it, or one of its members, is none."""
    if "/" not in words:
        return None
    members = [_member(member) for member in (JOINT.split(words) if "-" in words else (words,))]
    found = [member for member in members if member is not None]
    if len(found) < len(members):
        return None
    return Symbol(found[0].segments, tuple(found[1:])) if len(found) > 1 else found[0]


def _member(words: str) -> Symbol | None:
    found = symbol_of(words)
    if found is None and POINT_FOR_SLASH.search(words):
        return symbol_of(POINT_FOR_SLASH.sub("/", words))
    return found
