"""axe-core finds nothing to complain of in any state of the page, in both themes, on wide and narrow screens."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.browser.conftest import Watch
from tests.views.invented import invented
from tests.views.test_page import page_of

pytest.importorskip("axe_playwright_python", reason="The package axe-playwright-python brings axe-core.")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
NETWORK = invented(40)
LINK = next(f"text={edge.citing}&cites={edge.cited}" for edge in NETWORK.edges)
STATES = [
    "",
    "text=A/RES/70/1",
    LINK,
    "view=texts",
    "view=citations",
    "around=A/RES/70/1&depth=2",
    "no-kind=resolution|treaty",
]


@pytest.mark.parametrize("fragment", STATES)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_fault(watch: Watch, fragment: str, width: int, dark: bool) -> None:
    page = watch(page_of(NETWORK), width=width, dark=dark, touch=width < 600).open(fragment)
    page.evaluate(AXE)
    faults = page.evaluate("axe.run().then((found) => found.violations.map((one) => [one.id, one.nodes[0].html]))")
    assert faults == []


def test_axe_does_find_faults(watch: Watch) -> None:
    watched = watch("<p style='color: #ccc; background: #fff'>faint</p><input>")
    watched.page.goto(watched.path.as_uri())
    watched.page.evaluate(AXE)
    found = watched.page.evaluate("axe.run().then((found) => found.violations.map((one) => one.id))")
    assert {"color-contrast", "label"} <= set(found)
