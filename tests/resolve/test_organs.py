"""What ontology/organs.ttl says of organs: since when they exist, how they number their acts, and who says so."""

import pytest

from kg.model import Organ
from kg.registry import concepts, organs
from kg.resolve.numbers import Number, conflict, symbol_for

ROWS = [*concepts("organs.ttl", "Organ"), *concepts("organs.ttl", "Committee")]
NUMBERING = [organ for organ in organs().values() if organ.series]


@pytest.mark.parametrize("organ", NUMBERING, ids=lambda organ: organ.key)
def test_an_organ_that_numbers_acts_says_since_when_it_exists_and_on_what_ground(organ: Organ) -> None:
    (row,) = [row for row in ROWS if row["notation"] == (organ.key,)]
    assert organ.established and row.get("http://purl.org/dc/terms/source")
    assert organ.dissolved is None or organ.dissolved > organ.established


@pytest.mark.parametrize("organ", NUMBERING, ids=lambda organ: organ.key)
def test_no_session_is_earlier_than_its_organ_or_later_than_its_end(organ: Organ) -> None:
    for session, year in organ.special_sessions.items():
        assert (organ.established or 0) <= year <= (organ.dissolved or 9999), session


SYMBOLS = [
    ("ga", Number("resolution", "slash", "1", "70", None), "A/RES/70/1"),
    ("ga", Number("resolution", "roman", "1514", "XV", None), "A/RES/1514(XV)"),
    ("ga", Number("resolution", "roman", "3201", "S-VI", None), "A/RES/3201(S-VI)"),
    ("ga", Number("resolution", "special", "1", "ES-11", None), "A/RES/ES-11/1"),
    ("sc", Number("resolution", "suffix", "1325", "2000", None), "S/RES/1325(2000)"),
    ("sc", Number("statement", "slash", "3", "2015", None), "S/PRST/2015/3"),
    ("ecosoc", Number("resolution", "roman", "1503", "XLVIII", None), "E/RES/1503(XLVIII)"),
    ("ecosoc", Number("decision", "slash", "252", "2006", None), "E/DEC/2006/252"),
    ("tc", Number("resolution", "roman", "2156", "XXXVII", None), "T/RES/2156(XXXVII)"),
    ("hrc", Number("resolution", "special", "1", "S-36", None), "A/HRC/RES/S-36/1"),
    ("hrc", Number("statement", "slash", "2", "29", None), "A/HRC/PRST/29/2"),
    ("chr", Number("resolution", "roman", "20", "XXXVI", None), "E/CN.4/RES/20(XXXVI)"),
    ("subcom", Number("resolution", "slash", "22", "2000", None), "E/CN.4/SUB.2/RES/2000/22"),
    ("cnd", Number("resolution", "slash", "2", "62", None), "Commission on Narcotic Drugs resolution 62/2"),
    ("cstat", Number("decision", "slash", "114", "44", None), "Statistical Commission decision 44/114"),
    ("escap", Number("resolution", "slash", "8", "73", None), "E/ESCAP/RES/73/8"),
    ("unea", Number("resolution", "slash", "6", "4", None), "UNEP/EA.4/Res.6"),
    ("unhabitat-gc", Number("resolution", "slash", "16", "23", None), "HSP/GC/23/RES/16"),
    ("cbd-cop", Number("decision", "romanslash", "11", "XII", None), "UNEP/CBD/COP/DEC/XII/11"),
    ("cbd-cop", Number("decision", "slash", "4", "15", None), "CBD/COP/DEC/15/4"),
]


@pytest.mark.parametrize(("key", "number", "symbol"), SYMBOLS)
def test_each_organ_numbers_in_its_way(key: str, number: Number, symbol: str) -> None:
    assert symbol_for(organs()[key], number) == symbol
    assert conflict(organs()[key], number, before=2025) is None


IMPOSSIBLE = [
    ("ga", Number("resolution", "roman", "3334", "XXXIX", None), "numbers no resolution"),
    ("ga", Number("resolution", "slash", "1", "20", None), "numbers no resolution"),
    ("ecosoc", Number("resolution", "slash", "5", "1970", None), "numbers no resolution"),
    ("sc", Number("statement", "slash", "5", "1990", None), "numbers no statement"),
    ("hrc", Number("resolution", "slash", "2025", "7", None), "numbers no resolution"),
    ("hrc", Number("resolution", "slash", "1", "90", None), "and the document is of 2025"),
    ("chr", Number("resolution", "slash", "1", "2010", None), "did not exist after 2006"),
    ("unep-gc", Number("decision", "slash", "9", "99", "2020-05-01"), "did not exist after 2013"),
    ("unea", Number("resolution", "slash", "6", "4", "2012-05-01"), "does not agree"),
]


@pytest.mark.parametrize(("key", "number", "why"), IMPOSSIBLE)
def test_what_an_organ_cannot_have_adopted_is_told_why(key: str, number: Number, why: str) -> None:
    assert why in (conflict(organs()[key], number, before=2025) or "")
