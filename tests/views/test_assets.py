"""The page's own code: every file is used, nothing turns words into markup, and each kind and force has its look."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from kg.views.drawing import SHAPES, vis_network
from kg.views.explorer import SCRIPTS, STYLES
from kg.views.names import FORCES, KINDS
from kg.views.page import asset

NAMES = sorted(path.name for path in (files("kg.views") / "assets").iterdir())
NAMESPACES = {"http://www.w3.org/2000/svg", "http://graphml.graphdrawing.org/xmlns"}


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
    assert asset("design.css").count(f"--kind-{kind}:") == 2
    shapes = re.search(r"SHAPE_OF_KIND = \{(.*?)\}", asset("elements.js"), re.DOTALL)
    assert shapes and f'{kind}: "{SHAPES[kind]}"' in shapes[1]


@pytest.mark.parametrize("force", FORCES)
def test_each_force_has_a_colour_in_both_themes_and_a_line(force: str) -> None:
    assert asset("design.css").count(f"--force-{force}:") == 2
    assert asset("elements.js").count(f"{force}:") == 2


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, "relative luminance")."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_stand_out(theme: int) -> None:
    found: dict[str, str] = {}
    for name, colour in re.findall(r"--([\w-]+): (#[0-9a-f]{6})", asset("design.css").split("@media screen")[theme]):
        found[name] = colour
    for text in ("ink", "ink-soft", "accent"):
        assert contrast(found[text], found["paper"]) >= 4.5 and contrast(found[text], found["ground"]) >= 4.5, text
    assert contrast(found["accent-ink"], found["accent"]) >= 4.5
    assert contrast(found["mark-ink"], found["mark"]) >= 4.5
    for kind in KINDS:
        assert contrast(found[f"kind-{kind}"], found["paper"]) >= 3, kind


def test_the_library_is_the_one_that_pyvis_brings() -> None:
    assert "@version 9.1.2" in vis_network()[:400]
