"""What a symbol tells by itself: the kind of document, whose it is, and its year."""

from __future__ import annotations

from functools import lru_cache

from kg.model import Kind, Organ
from kg.registry import organs
from kg.symbol.parse import REMEMBERED, read
from kg.symbol.record import Symbol
from kg.symbol.series import issuer_at, words
from kg.symbol.spelling import roman_value


@lru_cache(maxsize=REMEMBERED)
def kind_of(symbol: str) -> Kind:
    """The kind of document that a symbol shows by itself; "other" where only its text could tell.

    >>> kind_of("A/HRC/RES/50/4"), kind_of("S/PV.9171"), kind_of("A/74/227")
    ('resolution', 'record', 'other')
    """
    found = read(symbol)
    for word in found.series if found else ():
        entry = words().get(word.upper())
        if entry is not None and entry.kind != "other" and found is not None and found.body not in entry.not_in:
            return entry.kind
    return "other"


@lru_cache(maxsize=REMEMBERED)
def is_draft(symbol: str) -> bool:
    """Whether a symbol is of the limited series, in which drafts are distributed (`A/HRC/47/L.9`)."""
    found = read(symbol)
    return found is not None and any(
        part.word == "L" and part.number and part.role == "series" for part in found.segments
    )


@lru_cache(maxsize=REMEMBERED)
def organ_of(symbol: str) -> str | None:
    """Key of the organ whose series a symbol belongs to, or None where ontology/organs.ttl has no such series.

    Of organs that followed each other under the same beginning, it is that which existed in the year of the symbol,
    and the first where the symbol shows no year.

    >>> organ_of("A/HRC/RES/50/4"), organ_of("E/CN.4/Sub.2/2000/46"), organ_of("A/C.3/75/L.40"), organ_of("DP/2014/1")
    ('hrc', 'subcom', 'ga-c3', 'undp-eb')
    """
    issuer = issuer_at(symbol[:40].upper())
    if issuer is None or not issuer.organs:
        return None
    if len(issuer.organs) > 1 and (found := read(symbol)) is not None and found.year is not None:
        for key in issuer.organs:
            organ = organs()[key]
            if (organ.established or 0) <= found.year <= (organ.dissolved or found.year):
                return key
    return issuer.organs[0]


def issuer_of(symbol: str) -> str | None:
    """Name of the body that issues documents with such a symbol, organ or not; None where it is not known.

    >>> issuer_of("CEDAW/C/GC/39"), issuer_of("A/RES/70/1")
    ('Committee on the Elimination of Discrimination against Women', 'General Assembly')
    """
    issuer = issuer_at(symbol[:40].upper())
    return issuer.name if issuer else None


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


@lru_cache(maxsize=REMEMBERED)
def year_of(symbol: str) -> int | None:
    """The year that a symbol shows: printed, or that in which its session opened; None where neither is known.

    >>> year_of("S/RES/1325(2000)"), year_of("A/RES/70/1"), year_of("A/RES/1514(XV)"), year_of("E/CN.4/2001/2")
    (2000, 2015, 1960, 2001)
    """
    found = read(symbol)
    if found is None:
        return None
    if found.year is not None:
        return found.year
    organ = organs().get(organ_of(str(found)) or "")
    if organ is None or found.session is None or not _is_own_session(found):
        return None
    owner = organs().get(organ.parent or "") if organ.is_committee else organ
    return session_year(owner, found.session) if owner else None


def _is_own_session(symbol: Symbol) -> bool:
    """Whether the session is the organ's: below a committee that organs.ttl does not have, it may be the committee's."""
    issuer = issuer_at(str(symbol).upper()[:40])
    issued = issuer.beginning.count("/") + 1 if issuer else 1
    below = [str(segment) for segment in symbol.segments[issued:] if segment.role in ("body", "body at session")]
    return below in ([], ["BUR"])
