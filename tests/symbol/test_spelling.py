"""Document symbols: one spelling each, whatever way they are printed, linked or mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidSymbol
from kg.symbol import canonical, is_symbol, page, parse, roman_value, slug, why_not
from kg.symbol.reasons import ROWS
from kg.symbol.segments import NO_BODY

LISTS = Path(__file__).parent
VALID = (LISTS / "valid.txt").read_text(encoding="utf-8").splitlines()
INVALID = [line.split("\t") for line in (LISTS / "invalid.txt").read_text(encoding="utf-8").splitlines()]

SPELLINGS = [
    ("a/res/70/1", "A/RES/70/1"),
    ("https://undocs.org/en/A/RES/74/153", "A/RES/74/153"),
    ("https://docs.un.org/A/HRC/RES/50/4", "A/HRC/RES/50/4"),
    ("undocs.org/S/RES/1325(2000)", "S/RES/1325(2000)"),
    ("https://undocs.org/ch/A/RES/70/1", "A/RES/70/1"),
    ("https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F75%2F290B&Language=E&DeviceType=Desktop", "A/RES/75/290"),
    ("https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/60/1", "A/RES/60/1"),
    ("https://documents.un.org/symbol-explorer?s=A/78/266&i=A/78/266_1690000000000", "A/78/266"),
    ("/en/A/RES/46/182", "A/RES/46/182"),
    ("sp/E/2020/12", "E/2020/12"),
    ("А/RES/2200 (ХХI)", "A/RES/2200(XXI)"),
    ("S／RES／242（1967）", "S/RES/242(1967)"),
    ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
    ("S/RES/1325%20(2000)", "S/RES/1325(2000)"),
    ("A/RES/2200 A (XXI)", "A/RES/2200(XXI)"),
    ("A/RES/217 (III) A", "A/RES/217(III)"),
    ("A/RES/217(III)[A]", "A/RES/217(III)"),
    ("A/RES/2252 (ES-V)", "A/RES/2252(ES-V)"),
    ("A/RES/72/266 A", "A/RES/72/266"),
    ("A/RES/74/255A-B", "A/RES/74/255"),
    ("A/RES/48/218/B", "A/RES/48/218"),
    ("A/DEC/76/553AandB", "A/DEC/76/553"),
    ("A/CONF.157/24(PARTI)", "A/CONF.157/24 (Part I)"),
    ("NPT/CONF.2000/28(PARTSIANDII)", "NPT/CONF.2000/28 (Parts I and II)"),
    ("A/74/6 (sect. 5)/CORR.1", "A/74/6 (Sect. 5)/Corr.1"),
    ("A/81/6(SECT.13)/PART A", "A/81/6 (Sect. 13)/Part A"),
    ("A/81/6 (Sect. 13)/Part A/Corr.1", "A/81/6 (Sect. 13)/Part A/Corr.1"),
    ("A/75/7/Add.5/part ii", "A/75/7/Add.5/Part II"),
    ("A/74/6(INCOMESECT.1)", "A/74/6 (Income sect. 1)"),
    ("A/77/5(VOL.III)", "A/77/5 (Vol. III)"),
    ("A/56/12/ADD.1(SUPP)", "A/56/12/Add.1 (Supp)"),
    ("DP/FPA/2013/1(PARTI/ADD.1)", "DP/FPA/2013/1 (Part I/Add.1)"),
    ("A/520/Corr.1 (french only)", "A/520/Corr.1 (French only)"),
    ("JIU/REP/2019/4[EXPANDEDREPORT]", "JIU/REP/2019/4 [Expanded report]"),
    ("E/CN.4/SUB.2/2000/46", "E/CN.4/Sub.2/2000/46"),
    ("E/CN.4/2001/2 – E/CN.4/Sub.2/2000/46", "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46"),
    ("A/76/75/ADD.1-E/2021/57/ADD.1", "A/76/75/Add.1-E/2021/57/Add.1"),
    ("A/HRC/47/L.9/REV.1.", "A/HRC/47/L.9/Rev.1"),
    ("A/77/L45/Rev.1", "A/77/L.45/Rev.1"),
    ("A/HRC/55/43.ADD.1", "A/HRC/55/43/Add.1"),
    ("A/S26/L.2", "A/S-26/L.2"),
    ("UNEP/OZL.PRO.28/12", "UNEP/OzL.Pro.28/12"),
    ("S/AGENDA/8979", "S/Agenda/8979"),
    ("gc(68)/res/8", "GC(68)/RES/8"),
]


@pytest.mark.parametrize(("written", "expected"), SPELLINGS)
def test_every_spelling_has_one_canonical_form(written: str, expected: str) -> None:
    assert canonical(written) == expected


@pytest.mark.parametrize("symbol", VALID)
def test_valid_symbols_are_their_own_canonical_form(symbol: str) -> None:
    assert canonical(symbol) == str(parse(symbol)) == symbol


@pytest.mark.parametrize(("text", "reason"), INVALID)
def test_other_texts_are_refused_with_a_reason_and_advice(text: str, reason: str) -> None:
    assert not is_symbol(text)
    assert reason in (why_not(text) or "")
    with pytest.raises(InvalidSymbol, match="write it like"):
        canonical(text)


def test_every_reason_has_an_example() -> None:
    given = {why_not(text) for text, _ in INVALID}
    assert {said for _, said in ROWS} | set(NO_BODY.values()) <= given


@pytest.mark.parametrize("text", ["", " ", "\n", "  . "])
def test_nothing_is_no_symbol(text: str) -> None:
    assert not is_symbol(text) and why_not(text)


def test_slug_and_page_hold_the_symbol() -> None:
    assert slug("A/CONF.157/24 (Part I)") == "A-CONF.157-24_(Part_I)"
    assert page("S/RES/1325(2000)") == "https://docs.un.org/en/S/RES/1325(2000)"


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_round_trip(number: int) -> None:
    rest, numeral = number, ""
    for value, sign in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
                        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:  # fmt: skip
        numeral += sign * (rest // value)
        rest %= value
    assert roman_value(numeral) == number
