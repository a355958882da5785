"""Document symbols: one spelling each, and what they tell by themselves."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidSymbol
from kg.symbol import canonical, is_draft, is_symbol, kind_of, organ_of, page, roman_value, slug, year_of

LISTS = Path(__file__).parent / "symbols"

SPELLINGS = [
    ("a/res/70/1", "A/RES/70/1"),
    ("https://undocs.org/en/A/RES/74/153", "A/RES/74/153"),
    ("https://docs.un.org/A/HRC/RES/50/4", "A/HRC/RES/50/4"),
    ("/en/A/RES/46/182", "A/RES/46/182"),
    ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
    ("S/RES/1325%20(2000)", "S/RES/1325(2000)"),
    ("A/RES/2200 A (XXI)", "A/RES/2200(XXI)"),
    ("A/RES/2252 (ES-V)", "A/RES/2252(ES-V)"),
    ("A/RES/72/266 A", "A/RES/72/266"),
    ("A/RES/74/255A-B", "A/RES/74/255"),
    ("A/CONF.157/24(PARTI)", "A/CONF.157/24 (Part I)"),
    ("A/74/6 (sect. 5)/CORR.1", "A/74/6 (Sect. 5)/Corr.1"),
    ("A/77/5(VOL.III)", "A/77/5 (Vol. III)"),
    ("E/CN.4/SUB.2/2000/46", "E/CN.4/Sub.2/2000/46"),
    ("A/HRC/47/L.9/REV.1.", "A/HRC/47/L.9/Rev.1"),
]


@pytest.mark.parametrize(("written", "expected"), SPELLINGS)
def test_every_spelling_has_one_canonical_form(written: str, expected: str) -> None:
    assert canonical(written) == expected


@pytest.mark.parametrize("symbol", (LISTS / "valid.txt").read_text(encoding="utf-8").splitlines())
def test_valid_symbols_are_their_own_canonical_form(symbol: str) -> None:
    assert canonical(symbol) == symbol


@pytest.mark.parametrize("text", (LISTS / "invalid.txt").read_text(encoding="utf-8").splitlines())
def test_other_texts_are_refused_with_advice(text: str) -> None:
    assert not is_symbol(text)
    with pytest.raises(InvalidSymbol, match="write it like"):
        canonical(text)


@given(st.text(max_size=60))
def test_canonical_form_is_stable_for_any_text(text: str) -> None:
    if is_symbol(text):
        once = canonical(text)
        assert canonical(once) == once


KNOWN = [
    ("A/RES/70/1", "resolution", "ga", 2015),
    ("A/RES/217(III)", "resolution", "ga", 1948),
    ("A/RES/S-26/2", "resolution", "ga", 2001),
    ("A/RES/ES-11/1", "resolution", "ga", 2022),
    ("S/RES/1325(2000)", "resolution", "sc", 2000),
    ("S/PRST/2015/3", "statement", "sc", 2015),
    ("E/RES/2000/22", "resolution", "ecosoc", 2000),
    ("A/HRC/RES/50/4", "resolution", "hrc", 2022),
    ("A/HRC/DEC/36/115", "decision", "hrc", 2017),
    ("E/CN.4/Sub.2/2000/46", "other", "subcom", 2000),
    ("A/C.3/75/L.40", "other", "ga-c3", 2020),
    ("S/PV.9171", "record", "sc", None),
    ("FCCC/CP/2015/10/Add.1", "other", "unfccc-cop", 2015),
    ("XYZ/2015/1", "other", None, 2015),
    ("A/74/1901", "other", "ga", 2019),
    ("E/RES/1503(XLVIII)", "resolution", "ecosoc", 1970),
]


@pytest.mark.parametrize(("symbol", "kind", "organ", "year"), KNOWN)
def test_a_symbol_tells_kind_organ_and_year(symbol: str, kind: str, organ: str | None, year: int | None) -> None:
    assert (kind_of(symbol), organ_of(symbol), year_of(symbol)) == (kind, organ, year)


def test_drafts_are_known_by_their_series() -> None:
    assert is_draft("A/C.3/75/L.40/Rev.1") and not is_draft("A/RES/75/180")


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
