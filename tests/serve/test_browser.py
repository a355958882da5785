"""The pages in a real Chromium: nothing logged, nothing asked elsewhere, nothing wider than the screen, no stray script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.serve.service import Service

PAGES = [
    "",
    "search?q=lighthouse",
    "query",
    "query?name=cites&run=1&symbol=A/HRC/RES/47/98",
    "query?name=due",
    "document/A-HRC-RES-47-98",
    "document/A-HRC-RES-50-66",
    "organ/hrc",
    "instrument/charter-of-the-united-nations",
    "action/recall",
    "terms",
    "graph/authority",
    "explorer",
    "explorer?focus=A/HRC/RES/47/98",
]


@dataclass
class Watched:
    """A page and all that it asked for or complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


@pytest.fixture(params=[(1280, False), (360, True)], ids=["1280", "360"])
def watched(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Watched]:
    """A page of one of two widths, light and dark."""
    width, dark = request.param
    context = chromium.new_context(
        viewport=ViewportSize(width=width, height=800), color_scheme="dark" if dark else "light", has_touch=dark
    )
    found = Watched(context.new_page())
    found.page.on("request", lambda one: found.requests.append(one.url))
    found.page.on("requestfailed", lambda one: found.messages.append(f"failed: {one.url}"))
    found.page.on("console", lambda message: found.messages.append(f"{message.type}: {message.text}"))
    found.page.on("pageerror", lambda error: found.messages.append(f"error: {error}"))
    yield found
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nothing_elsewhere_and_fits(watched: Watched, service: Service, path: str) -> None:
    watched.page.goto(service.url + path)
    assert watched.page.locator("h1").inner_text()
    assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [url for url in watched.requests if not url.startswith("data:")] == [service.url + path]
    assert watched.messages == []


def test_from_the_search_to_the_sentence_and_to_an_answer(watched: Watched, service: Service) -> None:
    page = watched.page
    page.goto(service.url)
    page.fill("#search", "A/HRC/RES/47/98")
    page.press("#search", "Enter")
    page.click(".card h3 a >> nth=0")
    assert page.locator("#cites mark").count() > 2
    page.click("#cites .card >> nth=0 >> text=preambular paragraph")
    assert page.url.partition("#")[2].startswith("pp")
    page.click("text=Query >> nth=0")
    page.click("text=What a text cites")
    page.fill("[name=symbol]", "A/HRC/RES/47/98")
    page.click(".fields button")
    assert page.locator("#answer tbody tr").count() > 2
    page.fill("textarea", "SELECT ?d { ?d kg:held true }")
    page.click(".own button")
    assert "7 rows" in page.inner_text("#answer h2")
    assert all(url.startswith((service.url, "data:")) for url in watched.requests)
    assert watched.messages == []


def test_the_policy_refuses_a_script(watched: Watched, service: Service) -> None:
    watched.page.goto(service.url + "document/A-HRC-RES-50-66")
    title = watched.page.title()
    watched.page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'document.title = \"run\"';"
        " document.body.append(script); }"
    )
    assert watched.page.title() == title != "run"
    assert any("Content Security Policy" in message for message in watched.messages)
    assert watched.page.locator("img, iframe, object").count() == 0


def test_everything_is_reached_from_the_keyboard(watched: Watched, service: Service) -> None:
    page = watched.page
    page.goto(service.url + "query?name=cites&run=1&symbol=A/HRC/RES/47/98")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    unnamed = page.evaluate(
        "() => [...document.querySelectorAll('input:not([type=hidden]), textarea, button')]"
        ".filter(one => !one.labels?.length && !one.textContent.trim()).length"
    )
    assert unnamed == 0
