"""What is printed is read again as the same symbol, whatever the symbol and however it was written."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.errors import InvalidSymbol
from kg.model import Kind
from kg.registry import organs
from kg.symbol import Symbol, canonical, is_symbol, kind_of, organ_of, parse, why_not, year_of
from tests.symbol.strategies import SYMBOL_LIKE, SYMBOLS, single_symbols

TEXTS = st.one_of(SYMBOL_LIKE, st.text(max_size=60))


@given(SYMBOLS)
def test_a_printed_symbol_is_read_as_itself(symbol: Symbol) -> None:
    assert parse(str(symbol)) == symbol


@given(SYMBOLS)
def test_spelling_does_not_change_what_is_read(symbol: Symbol) -> None:
    printed = str(symbol)
    assume("XYZ" not in printed and "closed" not in printed)
    for written in (printed.lower(), printed.upper(), printed.replace("(", " ("), printed.replace(" (", "("),
                    printed.replace("/", " / "), printed.replace("-", "–"), f" {printed}. ",
                    f"https://undocs.org/en/{printed}"):  # fmt: skip
        assert parse(written) == symbol, written


def test_only_known_bodies_are_read_in_small_letters_and_remarks_are_kept_as_printed() -> None:
    assert is_symbol("XYZ/2015/1") and not is_symbol("xyz/2015/1")
    assert str(parse("s/pv.9000 (Closed)")) == "S/PV.9000 (Closed)"


@given(SYMBOLS)
def test_the_canonical_form_is_the_printed_form_of_the_whole_act(symbol: Symbol) -> None:
    assert canonical(str(symbol)) == str(symbol.whole()) == canonical(canonical(str(symbol)))


@given(single_symbols())
def test_the_original_has_no_modifications_and_is_a_symbol(symbol: Symbol) -> None:
    assert not symbol.original().modifications and is_symbol(str(symbol.original()))


@given(TEXTS)
def test_a_text_is_a_stable_symbol_or_is_refused_with_a_reason(text: str) -> None:
    if is_symbol(text):
        symbol = parse(text)
        assert parse(str(symbol)) == symbol and why_not(text) is None
        assert canonical(canonical(text)) == canonical(text)
    else:
        assert why_not(text)
        with pytest.raises(InvalidSymbol, match="write it like"):
            canonical(text)
        with pytest.raises(InvalidSymbol, match="write it like"):
            parse(text)


@given(TEXTS)
def test_any_text_can_be_asked_for_kind_organ_and_year(text: str) -> None:
    assert kind_of(text) in get_args(Kind)
    assert organ_of(text) in (None, *organs())
    assert (year_of(text) or 1946) in range(1900, 2100)


@pytest.mark.parametrize("sign", ["9", "/", "A/", "(", "[", "A", ".", "-", "//", "?s=", "%", "A/RES/70/1 and ", "Ж"])
@pytest.mark.parametrize("frame", ["{}", "A/{}", "A/RES/70/{}", "https://undocs.org/{}", "A/70/6 ({})", "?symbol={}"])
def test_a_text_of_any_length_is_refused_at_once(sign: str, frame: str) -> None:
    text = frame.format(sign * (1_000_000 // len(sign)))
    assert not is_symbol(text) and why_not(text)
    assert kind_of(text) == "other" and year_of(text) is None
