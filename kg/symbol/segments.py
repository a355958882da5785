"""What stands between the slashes of a symbol, and which role each of them has: body, session, series, number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.symbol.record import ACTS, CALENDAR_YEARS, Role, Segment, Symbol
from kg.symbol.series import bodies, issuers, words
from kg.symbol.spelling import qualifier, roman_value

REMEMBERED = 1 << 14
"""How many segments are remembered: most symbols are made of the same few."""
BODY = re.compile(
    r"(?P<word>[A-Za-z]{1,8}(?:[.\-][A-Za-z]{1,8}){0,2})(?:\.(?P<number>[0-9]{1,3}))?(?: ?\((?P<bracket>[0-9]{1,3})\))?"
)
SEGMENT = re.compile(
    r"(?:(?P<number>(?:[Ee]?[Ss]-?)?[0-9]{1,7}(?:-[0-9]{1,7})?)"
    r"|(?P<word>[A-Za-z]{1,15}(?:[.\-][A-Za-z]{1,12}){0,3})(?P<dotted>\.?[0-9]{1,7}(?:-[0-9]{1,7})?)?)"
    r"(?: ?(?P<letters>[A-Za-z](?:(?:-|, ?| ?and ?)[A-Za-z])*)(?= ?[(\[]|\Z))?"
    r"(?P<brackets>(?: ?\([^()]*\)| ?\[[^\[\]]*\]){0,3})"
    r"(?: ?(?P<after>[A-Z](?:(?:-|, ?| and )[A-Z])*))?"
)
BRACKET = re.compile(r"([(\[])([^()\[\]]*)[)\]]")
SLASH = re.compile(r"/(?![^()\[\]]*[)\]])")
SESSION = re.compile(r"(?:E?S-)?([0-9]{1,4}|[IVXLCDM]+)")
PART = re.compile(r"[A-Z](?:-[A-Z])?")
LATIN_AMERICAN_SESSION = re.compile(r"SES\.[0-9]{1,3}/[0-9]{1,3}")
"""What the commission for Latin America and the Caribbean adds to its documents: LC/G.2318(SES.31/3)."""
NOTE = re.compile(r"[A-Za-z][A-Za-z .'\-]{0,60}")
"""A remark on the record of a meeting: S/PV.9000 (closed)."""
LETTERS_MISSING = "the letters of the organ are missing before it"
VOTING_RECORD = "it is how voting records write the number of a resolution; the symbol begins with A/RES/"
NO_BODY = {
    "R": VOTING_RECORD,
    "ESS": VOTING_RECORD,
    "SS": "it is the number of an act of a special session and does not tell whose",
    **dict.fromkeys(("RES", "DEC", "PRST", "RESOLUTION", "DECISION", "GOAR", "ECOSOC"), LETTERS_MISSING),
    **dict.fromkeys(("EN", "FR", "ES", "RU", "ZH", "AR"), LETTERS_MISSING),
}
"""Letters before a slash that begin no symbol, and what they are instead."""
RECORDS = ("PV", "SR")
MODIFICATIONS = {
    word.upper(): word
    for word in ("Add", "Corr", "Rev", "Amend", "Summary", "Supp", "Annex", "Addendum", "Corrigendum")
}
PART_OF = re.compile(r"part ?(?P<name>[a-z]|[ivx]{1,5}|[0-9]{1,2})", re.IGNORECASE)
"""A part that is issued by itself under the symbol of the whole: A/81/6 (Sect. 13)/Part A."""
SPELLINGS = {**MODIFICATIONS, "SUB": "Sub", "OZL.PRO": "OzL.Pro"}
"""Words that are not printed in capitals."""
ACT_WORDS = {"RES": "Res", "DEC": "Dec"}
"""Words of acts as they are printed before a point and a number: UNEP/EA.4/Res.9."""
NUMBERED_BODIES = frozenset(("C", "CN", "AC", "SC", "SUB", "CONF", "WG", "GC", "EA", "HA"))
"""Words that number a body, and never a document, before a point."""
UNPOINTED = frozenset((*SPELLINGS, *ACT_WORDS, *NUMBERED_BODIES, "HLS", "L", "WP"))
"""Words whose point before the number is often forgotten, and that cannot be read otherwise then."""
STATES_AFTER = frozenset(("C", "OP", "CORE"))
"""Segments after which three letters are those of a State party: CCPR/C/DNK/CO/6."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment read by itself: its role follows from what stands round it."""

    word: str
    number: str = ""
    letters: str = ""
    bracket: str = ""
    qualifiers: tuple[str, ...] = ()


def symbol_of(text: str) -> Symbol | None:
    """The symbol of a cleaned text that is not joint, or None where it is none."""
    head, *rest = SLASH.split(text) if "(" in text or "[" in text else text.split("/")
    body = _body(head)
    if body is None:
        return None
    pieces = [body]
    for place, part in enumerate(rest, 1):
        if place == len(rest) and PART.fullmatch(part) and pieces[-1].number and any(p.word in ACTS for p in pieces):
            pieces[-1] = replace(pieces[-1], letters=part)
            continue
        piece = _piece(part)
        if piece is None or piece.word == body.word:
            return None
        pieces.append(piece)
    return _with_roles(pieces)


def begins(text: str) -> bool:
    """Whether a cleaned text begins with the letters of a body."""
    return _body(text.partition("/")[0]) is not None


def unreadable(text: str) -> str | None:
    """The first part between slashes of a cleaned text that cannot stand in any symbol, or None where each can."""
    parts = SLASH.split(text)[1:]
    return next((part for part in parts if _piece(part) is None), None)


@lru_cache(maxsize=REMEMBERED)
def _body(text: str) -> Piece | None:
    """The first segment: a known body in any case, or an unknown one in capitals."""
    found = BODY.fullmatch(text)
    name = found["word"].upper() if found else ""
    if found is None or name.partition(".")[0] in NO_BODY or (name not in bodies() and name != found["word"]):
        return None
    return Piece(name, found["number"] or "", bracket=found["bracket"] or "")


@lru_cache(maxsize=REMEMBERED)
def _piece(text: str) -> Piece | None:
    if part := PART_OF.fullmatch(text):
        return Piece(f"Part {part['name'].upper()}")
    found = SEGMENT.fullmatch(text)
    if found is None:
        return None
    word, number = _spelled(found["word"], found["dotted"]) if found["word"] else ("", _session(found["number"]))
    brackets = _brackets(found["brackets"], note=word in RECORDS)
    if number is None or brackets is None:
        return None
    lettered, bracket, qualifiers = brackets
    letters = found["letters"] or found["after"] or lettered
    if letters and not number:
        return None
    return Piece(word, number, _letters(letters), bracket, qualifiers)


def _letters(printed: str) -> str:
    """Letters of parts with "-" for a range and "," for a list: `A,V` for "A and V"."""
    return printed.upper().replace(" ", "").replace("AND", ",")


def _session(number: str) -> str:
    """A number with the hyphen of a special session: `S-9` for `s9`."""
    digits = number.lstrip("EeSs-")
    sign = number[: len(number) - len(digits)].rstrip("-").upper()
    return f"{sign}-{digits}" if sign else digits


def _spelled(word: str, dotted: str | None) -> tuple[str, str | None]:
    """A word in its one spelling and the number behind it; None for the number where the two do not belong together."""
    name = word.upper()
    if not dotted:
        return SPELLINGS.get(name) or (words()[name].printed if name in words() else name), ""
    if dotted[0] != "." and name not in UNPOINTED:
        return name, None
    return SPELLINGS.get(name) or ACT_WORDS.get(name) or name, dotted.lstrip(".")


def _brackets(text: str, *, note: bool) -> tuple[str, str, tuple[str, ...]] | None:
    """Letters, year or session, and qualifiers in the parentheses behind a number; None where there is anything else."""
    letters, bracket, qualifiers = "", "", []
    for opening, printed in BRACKET.findall(text):
        inside = printed.strip()
        upper = inside.upper()
        if opening == "(" and not bracket and _is_session(upper):
            bracket = upper
        elif opening == "[" and PART.fullmatch(inside):
            letters = inside
        elif known := qualifier(inside):
            qualifiers.append(known if opening == "(" else f"[{known}]")
        elif LATIN_AMERICAN_SESSION.fullmatch(upper):
            qualifiers.append(upper)
        elif note and NOTE.fullmatch(inside):
            qualifiers.append(inside)
        else:
            return None
    return letters, bracket, tuple(qualifiers)


def _is_session(text: str) -> bool:
    found = SESSION.fullmatch(text)
    return found is not None and (found[1].isdigit() or roman_value(found[1]) is not None)


@lru_cache(maxsize=REMEMBERED)
def _segment(role: Role, piece: Piece) -> Segment:
    return Segment(role, piece.word, piece.number, piece.letters, piece.bracket, piece.qualifiers)


def _with_roles(pieces: Sequence[Piece]) -> Symbol | None:
    """The symbol of pieces whose roles follow from their order; None where they name no document."""
    last = len(pieces) - 1
    while _modifies(pieces[last]):
        last -= 1
    roles = _roles(pieces, last)
    if roles[last] not in ("number", "series") or last == 0:
        return None
    if not pieces[last].number and not {"session", "year", "body at session"}.intersection(roles):
        return None
    return Symbol(tuple(map(_segment, roles, pieces)))


def _modifies(piece: Piece) -> bool:
    return piece.word.upper() in MODIFICATIONS or PART_OF.fullmatch(piece.word) is not None


def _roles(pieces: Sequence[Piece], last: int) -> list[Role]:
    """The role of each piece; the `last` is that before the modifications."""
    table, path = issuers(), pieces[0].word
    roles: list[Role] = ["body at session" if pieces[0].bracket or f"{path}." in table else "body"]
    for place, piece in enumerate(pieces[1:], 1):
        name = piece.word.upper()
        if _modifies(piece):
            roles.append("modification")
        elif not name:
            roles.append(_role_of_number(piece, roles, closing=place >= last))
        else:
            roles.append(_role_of_word(piece, pieces[place - 1], roles, f"{path}/{name}", closing=place == last))
        path = f"{path}/{name}.{piece.number}" if name and piece.number else f"{path}/{name}"
    return roles


def _role_of_number(piece: Piece, roles: Sequence[Role], *, closing: bool) -> Role:
    if closing:
        return "number"
    if piece.number.isdigit() and int(piece.number) in CALENDAR_YEARS and "year" not in roles:
        return "year"
    return "number" if "session" in roles or "year" in roles else "session"


def _role_of_word(piece: Piece, before: Piece, roles: Sequence[Role], path: str, *, closing: bool) -> Role:
    name = piece.word.upper()
    if piece.bracket and not piece.number:
        return "body at session"
    if path in issuers():
        return "body at session" if piece.number else "body"
    if piece.number:
        return "series" if name in ACTS or (closing and name not in NUMBERED_BODIES) else "body"
    if name in words():
        return "series"
    placed = "session" in roles or "year" in roles
    if not placed and not closing and not name.strip("IVX"):
        return "session"
    if len(name) == 3 and (placed or before.word in STATES_AFTER):
        return "state"
    return "body"
