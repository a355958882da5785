"""Every shape in which document symbols are printed is classified: kind and issuer, or why it is none."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from kg.symbol import canonical, is_symbol, issuer_of, kind_of, organ_of, why_not

LINES = (Path(__file__).parent / "shapes.tsv").read_text(encoding="utf-8").splitlines()
SPECIMENS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]
SHAPES = Path(__file__).parents[3] / "shared" / "corpus" / "symbols" / "symbol_shapes.csv"


def shape_of(text: str) -> str:
    """A text with 9 for its figures and R for closing Roman numerals of more than one letter."""
    return re.sub(r"[0-9]+", "9", re.sub(r"[IVXLC]{2,}(?=\)|$)", "R", text))


def test_every_specimen_is_what_its_row_says() -> None:
    for printed, expected, kind, issuer in SPECIMENS:
        if expected == "-":
            assert (is_symbol(printed), why_not(printed)) == (False, issuer), printed
        else:
            symbol = canonical(printed)
            assert (symbol, kind_of(symbol), organ_of(symbol) or issuer_of(symbol)) == (expected, kind, issuer), printed


def test_no_shape_has_two_specimens() -> None:
    assert len({shape_of(row[0]) for row in SPECIMENS}) == len(SPECIMENS) == 820


@pytest.mark.skipif(not SHAPES.exists(), reason="the corpus is not on this machine")
def test_every_shape_of_the_corpus_has_a_specimen() -> None:
    with SHAPES.open(encoding="utf-8", newline="") as lines:
        shapes = {row[0] for row in list(csv.reader(lines))[1:]}
    assert {shape_of(row[0]) for row in SPECIMENS} == shapes
