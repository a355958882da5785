"""Document symbols: read, printed in one spelling, and what a symbol tells by itself - organ, kind of document, year.

Source: the symbol series of the United Nations (organ, sub-organ, session or year, series, number, suffixes
Add./Corr./Rev./Amend./Summary), as the Dag Hammarskjöld Library describes them.
"""

from kg.symbol.address import PAGE, page, slug
from kg.symbol.meaning import is_draft, issuer_of, kind_of, organ_of, session_year, year_of
from kg.symbol.parse import canonical, is_symbol, parse, why_not
from kg.symbol.record import Role, Segment, Symbol
from kg.symbol.spelling import roman_value

__all__ = [
    "PAGE",
    "Role",
    "Segment",
    "Symbol",
    "canonical",
    "is_draft",
    "is_symbol",
    "issuer_of",
    "kind_of",
    "organ_of",
    "page",
    "parse",
    "roman_value",
    "session_year",
    "slug",
    "why_not",
    "year_of",
]
