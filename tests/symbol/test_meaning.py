"""What a symbol tells by itself: its parts, the kind of document, whose it is, its year."""

from __future__ import annotations

import pytest

from kg.registry import concepts, organs
from kg.symbol import is_draft, issuer_of, kind_of, organ_of, parse, session_year, year_of
from kg.symbol.series import words
from tests.symbol.test_shapes import SPECIMENS
from tests.symbol.test_spelling import VALID

KNOWN = [
    ("A/RES/70/1", "resolution", "ga", 2015),
    ("A/RES/217(III)", "resolution", "ga", 1948),
    ("A/RES/S-26/2", "resolution", "ga", 2001),
    ("A/RES/ES-11/1", "resolution", "ga", 2022),
    ("A/INF/74/4", "other", "ga", 2019),
    ("A/BUR/74/1", "other", "ga", 2019),
    ("A/AC.96/70/3", "other", "ga", None),
    ("A/HRC/WG.6/40/GRC/1", "other", "hrc", None),
    ("S/RES/1325(2000)", "resolution", "sc", 2000),
    ("S/PRST/2015/3", "statement", "sc", 2015),
    ("S/RES/2312(2106)", "resolution", "sc", None),
    ("E/RES/2000/22", "resolution", "ecosoc", 2000),
    ("A/HRC/RES/50/4", "resolution", "hrc", 2022),
    ("A/HRC/DEC/36/115", "decision", "hrc", 2017),
    ("E/CN.4/Sub.2/2000/46", "other", "subcom", 2000),
    ("A/C.3/75/L.40", "other", "ga-c3", 2020),
    ("S/PV.9171", "record", "sc", None),
    ("A/C.5/74/SR.9", "record", "ga-c5", 2019),
    ("JIU/REP/2021/2", "report", None, 2021),
    ("FCCC/CP/2015/10/Add.1", "other", "unfccc-cop", 2015),
    ("UNEP/CBD/COP/10/27", "other", "cbd-cop", None),
    ("UNEP/EA.5/Res.1", "resolution", "unea", 2021),
    ("E/ESCAP/RES/72/7", "resolution", "escap", 2016),
    ("GC(68)/RES/8", "resolution", "iaea-gc", None),
    ("GC.18/Res.9", "resolution", None, None),
    ("WT/MIN(01)/DEC/1", "other", None, None),
    ("A.31/4", "other", None, None),
    ("DP/1990/33", "other", "undp-gc", 1990),
    ("DP/2014/1", "other", "undp-eb", 2014),
    ("A/52/871-S/1998/318", "other", "ga", 1998),
    ("XYZ/2015/1", "other", None, 2015),
    ("A/74/1901", "other", "ga", 2019),
    ("E/RES/1503(XLVIII)", "resolution", "ecosoc", 1970),
    ("Commission on Narcotic Drugs resolution 51/3", "other", None, None),
]


@pytest.mark.parametrize(("symbol", "kind", "organ", "year"), KNOWN)
def test_a_symbol_tells_kind_organ_and_year(symbol: str, kind: str, organ: str | None, year: int | None) -> None:
    assert (kind_of(symbol), organ_of(symbol), year_of(symbol)) == (kind, organ, year)


PARTS = [
    # symbol, body, sub-bodies, session, year, series, number, letters, qualifiers, modifications
    ("A/RES/74/255A-B", "A", (), "74", None, ("RES",), "255", "A-B", (), ()),
    ("A/RES/2200A(XXI)", "A", (), "XXI", None, ("RES",), "2200", "A", (), ()),
    ("A/RES/2252(ES-V)", "A", (), "ES-V", None, ("RES",), "2252", "", (), ()),
    ("A/RES/54/54 A and V", "A", (), "54", None, ("RES",), "54", "A,V", (), ()),
    ("S/RES/1325(2000)", "S", (), None, 2000, ("RES",), "1325", "", (), ()),
    ("E/CN.4/2001/NGO/12/Add.1", "E", ("CN.4",), None, 2001, ("NGO",), "12", "", (), ("Add.1",)),
    ("E/CN.4/Sub.2/2000/46", "E", ("CN.4", "Sub.2"), None, 2000, (), "46", "", (), ()),
    ("A/74/6 (Sect. 5)/Corr.1", "A", (), "74", None, (), "6", "", ("Sect. 5",), ("Corr.1",)),
    ("A/81/6 (Sect. 13)/Part A", "A", (), "81", None, (), "6", "", ("Sect. 13",), ("Part A",)),
    ("A/CONF.151/26/Rev.1 (Vol. I)", "A", ("CONF.151",), None, None, (), "26", "", ("Vol. I",), ("Rev.1 (Vol. I)",)),
    ("A/ES-10/PV.54 (Resumption 1)", "A", (), "ES-10", None, ("PV",), "54", "", ("Resumption 1",), ()),
    ("E/2013/INF/2/Add.1", "E", (), None, 2013, ("INF",), "2", "", (), ("Add.1",)),
    ("UNEP/EA.5/Res.1", "UNEP", ("EA.5",), "5", None, ("Res",), "1", "", (), ()),
    ("ICCD/COP(14)/23/Add.1", "ICCD", ("COP(14)",), "14", None, (), "23", "", (), ("Add.1",)),
    ("GC(62)/RES/1", "GC", (), "62", None, ("RES",), "1", "", (), ()),
    ("CAC/COSP/IRG/I/1", "CAC", ("COSP", "IRG"), "I", None, (), "1", "", (), ()),
    ("A/HRC/WG.6/40/GRC/1", "A", ("HRC", "WG.6"), "40", None, (), "1", "", (), ()),
    ("CRC/C/SVN/3-4", "CRC", ("C",), None, None, (), "3-4", "", (), ()),
    ("ECE/TRANS/WP.30/AC.2/155", "ECE", ("TRANS", "WP.30", "AC.2"), None, None, (), "155", "", (), ()),
    ("A/CN.9/WG.III/WP.166", "A", ("CN.9", "WG.III"), None, None, ("WP",), "166", "", (), ()),
    ("LC/G.2318 (SES.31/3)", "LC", (), None, None, ("G",), "2318", "", ("SES.31/3",), ()),
    ("E/2014/33/Rev.1/Summary", "E", (), None, 2014, (), "33", "", (), ("Rev.1", "Summary")),
]


@pytest.mark.parametrize("row", PARTS, ids=lambda row: row[0])
def test_a_symbol_is_taken_apart(row: tuple[object, ...]) -> None:
    found = parse(str(row[0]))
    assert (found.body, found.sub_bodies, found.session, found.year, found.series) == row[1:6]
    assert (found.number, found.letters, found.qualifiers, found.modifications) == row[6:]


def test_a_joint_symbol_names_every_body() -> None:
    found = parse("E/CN.4/2001/2–E/CN.4/Sub.2/2000/46")
    assert [str(other) for other in found.also] == ["E/CN.4/Sub.2/2000/46"]
    assert str(found) == "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46"


def test_a_corrigendum_leads_to_its_original_and_a_part_to_the_whole() -> None:
    assert str(parse("A/74/6 (Sect. 5)/Add.1/Corr.1").original()) == "A/74/6 (Sect. 5)"
    assert str(parse("A/81/6 (Sect. 13)/Part A").original()) == "A/81/6 (Sect. 13)"
    assert str(parse("A/76/75/Add.1–E/2021/57/Add.1").original()) == "A/76/75-E/2021/57"
    assert str(parse("A/RES/2200 A (XXI)").whole()) == "A/RES/2200(XXI)"
    assert str(parse("A/520 A").whole()) == "A/520A"


def test_drafts_are_known_by_their_series() -> None:
    assert is_draft("A/C.3/75/L.40/Rev.1") and not is_draft("A/RES/75/180") and not is_draft("WT/L/508")


def test_a_session_opens_in_a_year_where_the_organ_says_so() -> None:
    assert session_year(organs()["ga"], "XV") == 1960
    assert session_year(organs()["ga"], "S-99") is None and session_year(organs()["ga"], "none") is None


def test_every_row_of_symbols_ttl_has_an_example_and_is_written_once() -> None:
    symbols = [parse(text) for text in (*VALID, *(row[0] for row in SPECIMENS if row[1] != "-"))]
    rows = {row["notation"][0]: row["prefLabel"][0] for row in concepts("symbols.ttl", "SymbolBody")}
    assert set(rows.values()) - {issuer_of(str(symbol)) for symbol in symbols} == set()
    assert rows.keys() & {organ.prefix for organ in organs().values()} == set()
    assert words().keys() - {word.upper() for symbol in symbols for word in symbol.series} == set()
