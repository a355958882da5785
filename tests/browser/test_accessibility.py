"""axe-core finds nothing to complain of in any state of the page, in both themes, on wide and narrow screens."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.browser.conftest import Watch
from tests.views.invented import invented
from tests.views.test_page import page_of

pytest.importorskip("axe_playwright_python", reason="The package axe-playwright-python brings axe-core.")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
NETWORK = invented(24)
LINK = next(f"text={edge.citing}&cites={edge.cited}" for edge in NETWORK.edges)
PATH = f"path={NETWORK.edges[0].citing}|Charter of the United Nations"
STATES = {
    "network": ["", "text=Charter of the United Nations", LINK, "around=Charter of the United Nations&depth=2", PATH],
    "explorer": ["marks=groups", "view=texts", "view=citations", "no-kind=resolution|treaty", "from=1960&to=1999"],
}


@pytest.mark.parametrize("view", STATES)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_fault(watch: Watch, view: str, width: int, dark: bool) -> None:
    watched = watch(page_of(NETWORK, view), width=width, dark=dark, touch=width < 600)
    watched.open()
    watched.page.evaluate(AXE)
    for fragment in STATES[view]:
        page = watched.at(fragment)
        faults = page.evaluate("axe.run().then((found) => found.violations.map((one) => [one.id, one.nodes[0].html]))")
        assert (fragment, faults) == (fragment, [])


@pytest.mark.parametrize("width", [1280, 360])
def test_every_control_has_room_for_a_finger_and_nothing_is_cut_off(watch: Watch, width: int) -> None:
    watched = watch(page_of(NETWORK, "explorer"), width=width, touch=True)
    watched.open()
    for fragment in (
        "",
        "text=Charter of the United Nations",
        "around=Charter of the United Nations",
        "view=citations",
    ):
        page = watched.at(fragment)
        small = page.evaluate(
            "[...document.querySelectorAll('button, select, input, [role=slider]')].filter((one) => one.checkVisibility())"
            ".filter((one) => { const box = one.getBoundingClientRect(); return Math.min(box.width, box.height) < 16; })"
            ".map((one) => one.outerHTML)"
        )
        assert small == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_does_find_faults(watch: Watch) -> None:
    watched = watch("<p style='color: #ccc; background: #fff'>faint</p><input>")
    watched.page.goto(watched.path.as_uri())
    watched.page.evaluate(AXE)
    found = watched.page.evaluate("axe.run().then((found) => found.violations.map((one) => one.id))")
    assert {"color-contrast", "label"} <= set(found)
