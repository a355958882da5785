"""The pages ask the network for nothing, log nothing, and run no word of the documents; and the gate does bite."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pyvis.network import Network

from kg.views import VIEWS, Ask
from tests.browser.conftest import Watch, Watched, watching
from tests.views.invented import invented
from tests.views.test_page import HOSTILE, hostile, page_of

WIDTHS = [(1280, False), (360, True)]


@pytest.fixture
def browser(chromium_without_3d: Browser) -> Browser:
    """The tests of this module run without WebGL, as on a machine whose graphics driver is blocked."""
    return chromium_without_3d


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("width", "touch"), WIDTHS)
@pytest.mark.parametrize("with_3d", [False, True])
def test_a_page_in_use_makes_no_request_and_logs_nothing(
    chromium: Browser, browser: Browser, tmp_path: Path, view: str, width: int, touch: bool, with_3d: bool
) -> None:
    with watching(chromium if with_3d else browser, tmp_path) as watch:
        use(watch(page_of(invented(40), view), width=width, touch=touch), width)


def use(watched: Watched, width: int) -> None:
    """Do what a reader does and hold the page to silence."""
    page = watched.open()
    page.fill("#search", "2030 agenda")
    page.press("#search", "Enter")
    page.click("#panel .list summary >> nth=0")
    page.keyboard.press("Escape")
    page.click("[data-view=citations]")
    page.click("[data-view=texts]")
    page.click("[data-view=network]")
    page.click("#zoom-in")
    page.click("#theme")
    watched.at("around=A/RES/70/1&depth=2")
    watched.at("path=A/RES/70/1|Charter of the United Nations")
    watched.at("marks=groups&layout=topics")
    watched.at("layout=strands&from=1990")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watched.calls() == []
    assert watched.messages == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_policy_refuses_a_script_that_is_not_the_pages(watch: Watch, view: str) -> None:
    watched = watch(page_of(invented(40), view))
    page = watched.open()
    page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'document.title = \"run\"';"
        " document.body.append(script); }"
    )
    assert page.title() == "Sample"
    assert any("Content Security Policy" in message for message in watched.messages)


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_are_shown_as_words(watch: Watch, view: str) -> None:
    pages = {node.key: "documents/x.html" for node in hostile().nodes}
    asked = {node.key: [Ask(HOSTILE, (HOSTILE,), HOSTILE, HOSTILE, HOSTILE)] for node in hostile().nodes}
    drawn = VIEWS[view](hostile(), title=HOSTILE, organs={}, names={}, symbols={}, pages=pages, asked=asked)
    watched = watch(drawn)
    watched.open()
    for fragment in ("view=network", "view=texts", "view=citations", "marks=groups", "marks=groups&layout=topics"):
        page = watched.at(fragment)
        page.fill("#search", "onerror")
        page.press("#search", "Enter")
        page.click("#panel summary.ask")
        page.click("#panel .list summary:not(.ask) >> nth=0")
        page.wait_for_selector("#panel .evidence mark")
        page.keyboard.press("Tab")
        assert page.locator("img").count() == 1, "only the page's own picture for printing"
        assert page.locator("script").count() == {"network": 3, "explorer": 2}[view]
        assert page.locator("#panel mark").first.inner_text() in HOSTILE * 2
    assert watched.calls() == []
    assert watched.messages == []


def test_the_gate_catches_the_stock_page_of_pyvis(watch: Watch) -> None:
    net = Network(cdn_resources="remote")
    net.add_node(1)
    watched = watch(net.generate_html())
    watched.page.goto(watched.path.as_uri())
    assert any(url.startswith("http") for url in watched.calls())
    assert any(message.startswith("failed: http") for message in watched.messages)


def test_the_gate_catches_an_error_and_a_message(watch: Watch) -> None:
    watched = watch("<script>console.log('said'); throw new Error('thrown')</script>")
    watched.page.goto(watched.path.as_uri())
    assert watched.messages == ["log: said", "error: thrown"]


@pytest.mark.parametrize("dark", [False, True])
def test_the_theme_follows_the_system_and_the_button(watch: Watch, dark: bool) -> None:
    page = watch(page_of(invented(40)), dark=dark).open()
    names = ["light", "dark"]
    assert page.get_attribute("html", "data-theme") == names[dark]
    page.click("#theme")
    assert page.get_attribute("html", "data-theme") == names[not dark]
