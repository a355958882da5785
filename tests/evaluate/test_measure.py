"""Counts, shares and their intervals, and the keys under which two readings are the same."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from kg.evaluate import Measure, Share
from kg.evaluate.keys import document_key, kind_cited, symbol_key
from kg.evaluate.measure import wilson


@pytest.mark.parametrize("name", ["keys", "measure", "verbs"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    done = doctest.testmod(import_module(f"kg.evaluate.{name}"))
    assert done.attempted and not done.failed


def test_precision_recall_and_f1_of_known_counts() -> None:
    measure = Measure(both=8, spurious=2, missed=8) + Measure()
    assert (measure.found, measure.true) == (10, 16)
    assert (measure.precision, measure.recall) == (0.8, 0.5)
    assert measure.f1 == pytest.approx(2 * 0.8 * 0.5 / 1.3)


def test_nothing_counted_gives_no_share() -> None:
    empty = Measure()
    assert (empty.precision, empty.recall, empty.f1, empty.precision_interval) == (None, None, None, None)
    assert (Share().value, Share().interval, wilson(0, 0)) == (None, None, None)


INTERVALS = [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)]
"""The last two from R. G. Newcombe, Interval estimation for the difference between proportions, Stat. Med. 17 (1998)."""


@pytest.mark.parametrize(("part", "whole", "low", "high"), INTERVALS)
def test_intervals_are_those_of_the_literature(part: int, whole: int, low: float, high: float) -> None:
    assert wilson(part, whole) == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))


SAME = [
    ("A/RES/75/260 A-B", "A/RES/75/260"),
    ("A/RES/2200 A (XXI)", "a/res/2200(xxi)"),
    ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
    ("A/CONF.157/24 (Part I)", "A/CONF.157/24"),
    ("UNEP/EA.4/Res.11", "UNEP/EA.4/RES.11"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_document_share_a_key(one: str, other: str) -> None:
    assert symbol_key(one) == symbol_key(other)


def test_a_document_goes_by_its_symbol_or_its_file() -> None:
    assert (
        len({document_key(name) for name in ("A/RES/77/920", "A_RES_77_920.xml", "x/A_RES_77_920", "A/RES/77/920 ")})
        == 1
    )
    assert document_key("letter.xml") == "letter"


KINDS = [
    ("A/RES/70/1", "", "resolution"),
    ("A/DEC/77/501", "", "decision"),
    ("S/PRST/2012/18", "", "presidential statement"),
    ("A/C.3/75/L.40", "the report of", "draft"),
    ("S/PV.7960", "", "meeting record"),
    ("S/2020/1", "the report of the Council and the letter dated 2 January 2020 ", "letter"),
    ("A/77/214", "Takes note of the report of the Secretary-General ", "report"),
    ("A/77/214", "Takes note of ", "other document"),
    ("A/77/214", "Welcomes the note by the Secretary-General ", "note"),
    ("A/77/214", "Requests studies of the sea ", "report"),
]


@pytest.mark.parametrize(("symbol", "before", "kind"), KINDS)
def test_what_a_symbol_stands_for_is_told_by_itself_or_by_the_words_before_it(
    symbol: str, before: str, kind: str
) -> None:
    assert kind_cited(symbol, before) == kind
