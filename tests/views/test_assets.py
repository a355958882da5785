"""The page's own code: every file is used, nothing turns words into markup, and each kind and force has its look."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from kg.pages import design
from kg.views.drawing import SHAPES, vis_network
from kg.views.explorer import SCRIPTS, STYLES
from kg.views.names import FORCES, KINDS
from kg.views.page import asset

NAMES = sorted(path.name for path in (files("kg.views") / "assets").iterdir())
NAMESPACES = {
    "http://www.w3.org/2000/svg",
    "http://graphml.graphdrawing.org/xmlns",
    "http://purl.org/spar/cito/",
    "http://purl.org/dc/terms/",
    "http://xmlns.com/foaf/0.1/",
    "http://www.w3.org/2000/01/rdf-schema#",
}
"""Names of vocabularies and formats in the files that the page saves; none is ever fetched."""


def test_every_file_is_part_of_the_page() -> None:
    assert sorted((*SCRIPTS, *STYLES)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_nothing_turns_words_into_markup_or_code(name: str) -> None:
    text = asset(name)
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
        "@import",
    ):
        assert forbidden not in text
    assert set(re.findall(r"https?://[^\s\"'`<>]+", text)) <= NAMESPACES
    assert not re.search(r"url\((?!data:)", text)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_colour_in_both_themes_and_one_shape(kind: str) -> None:
    assert design(switch=True).count(f"--kind-{kind}:") == 2
    shapes = re.search(r"SHAPE_OF_KIND = \{(.*?)\}", asset("elements.js"), re.DOTALL)
    assert shapes and f'{kind}: "{SHAPES[kind]}"' in shapes[1]


@pytest.mark.parametrize("force", FORCES)
def test_each_force_has_a_colour_in_both_themes_and_a_line(force: str) -> None:
    assert design(switch=True).count(f"--force-{force}:") == 2
    assert asset("elements.js").count(f"{force}:") == 2


def test_the_library_is_the_one_that_pyvis_brings() -> None:
    assert "@version 9.1.2" in vis_network()[:400]
