"""Words and drawings of the reports: numbers as printed, scales that hold every value, markup that parses."""

from __future__ import annotations

import doctest
from xml.etree import ElementTree

import pytest

from kg.reports import plots, wording
from kg.reports.requests import tables

LISTS = [
    (["a"], "a"),
    (["a", "b"], "a and b"),
    (["a", "b", "c", "d"], "a, b, c and d"),
    (["a", "b", "c", "d", "e"], "a, b, c and 2 others"),
]
SHARES = [(0, 0, "0 per cent"), (1, 2, "50 per cent"), (1, 500, "under 1 per cent"), (499, 500, "over 99 per cent")]


@pytest.mark.parametrize(("items", "words"), LISTS)
def test_lists_are_joined_as_sentences_join_them(items: list[str], words: str) -> None:
    assert wording.listed(items) == words


@pytest.mark.parametrize(("part", "whole", "words"), SHARES)
def test_shares_never_claim_all_or_nothing(part: int, whole: int, words: str) -> None:
    assert wording.share(part, whole) == words


@pytest.mark.parametrize("module", [wording, tables])
def test_examples_in_the_documentation_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def svg(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def test_a_stack_is_as_long_as_its_parts_and_the_longest_fills_the_bar() -> None:
    widths = [float(part.attrib["width"]) for part in svg(plots.stack((3, 0, 1), 8, ("a", "b", "c")))]
    assert widths == [37.5, 12.5]
    assert sum(float(part.attrib["width"]) for part in svg(plots.bar(8, 8))) == 100
    assert not list(svg(plots.bar(0, 0)))


YEARS = {
    "one year": [(1999, (3.0,))],
    "a century": [(year, (float(year % 7),)) for year in range(1925, 2026)],
    "thousands": [(2000, (12345.0,)), (2001, (2.0,))],
}


@pytest.mark.parametrize("name", YEARS)
def test_columns_stay_inside_the_drawing(name: str) -> None:
    plot = plots.columns_by_year("k", "t", YEARS[name], (("held", "texts"),))
    for markup in (plot.wide, plot.narrow):
        root = svg(markup)
        width, height = (float(value) for value in root.attrib["viewBox"].split()[2:])
        for part in root.iter("rect"):
            x, y, wide, high = (float(part.attrib[key]) for key in ("x", "y", "width", "height"))
            assert x >= 0 and x + wide <= width + 0.02
            assert y >= 0 and y + high <= height


@pytest.mark.parametrize("count", [1, 2, 60])
def test_dots_and_their_names_stay_inside_the_drawing_and_names_apart(count: int) -> None:
    dots = [plots.Dot(1950 + i, 1 + i * i % 50, "held", f"t{i}", f"A/RES/{i}/1") for i in range(count)]
    plot = plots.dots_by_year("k", "t", dots, (("held", "texts"),), "texts")
    for markup in (plot.wide, plot.narrow):
        root = svg(markup)
        width, height = (float(value) for value in root.attrib["viewBox"].split()[2:])
        assert len(list(root.iter("circle"))) == count
        for dot in root.iter("circle"):
            assert 0 < float(dot.attrib["cx"]) < width and 0 < float(dot.attrib["cy"]) < height
        names = [name for name in root.iter("text") if name.attrib["class"] == "name"]
        assert names
        spots = {(name.attrib["x"], name.attrib["y"]) for name in names}
        assert len(spots) == len(names)


def test_a_hostile_title_stays_text_in_a_drawing() -> None:
    words = '</title><script>alert(1)</script><text x="'
    plot = plots.dots_by_year("k", words, [plots.Dot(2000, 1, "held", words, words[:20])], (("held", "texts"),), words)
    root = svg(plot.wide)
    assert root.attrib["aria-label"] == words
    assert not list(root.iter("script"))
