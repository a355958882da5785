"""The pages of a site in a real Chromium, opened from disk without a network: search, filters, cards, keyboard, axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from kg.graph import GraphStore
from kg.reports.requests.asked import requests_asked

PAGES = [
    "index.html",
    "index.html#q=lighthouse",
    "explorer.html",
    "requests.html",
    "organs.html",
    "verbs.html",
    "reports.html",
    "questions.html",
    "downloads.html",
    "report/requests.html",
    "document/A-HRC-RES-47-98.html",
    "document/A-HRC-RES-50-66.html",
    "instrument/charter-of-the-united-nations.html",
    "organ/hrc.html",
    "action/recall.html",
]


@dataclass
class Watched:
    """A page opened from disk and all that it asked for or complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


Open = Callable[..., Watched]


@pytest.fixture
def visit(chromium: Browser, site: Path) -> Iterator[Open]:
    """A function that opens a page of the site offline."""
    contexts: list[BrowserContext] = []

    def start(path: str, *, width: int = 1280, dark: bool = False, script: bool = True) -> Watched:
        context = chromium.new_context(
            offline=True,
            viewport=ViewportSize(width=width, height=800),
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.on("request", lambda one: watched.requests.append(one.url))
        watched.page.on("requestfailed", lambda one: watched.messages.append(f"failed: {one.url}"))
        watched.page.on("console", lambda message: watched.messages.append(f"{message.type}: {message.text}"))
        watched.page.on("pageerror", lambda error: watched.messages.append(f"error: {error}"))
        file, _, fragment = path.partition("#")
        watched.page.goto((site / file).as_uri() + (f"#{fragment}" if fragment else ""))
        return watched

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_a_page_asks_for_nothing_but_its_style_and_fits(
    visit: Open, site: Path, path: str, width: int, dark: bool
) -> None:
    watched = visit(path, width=width, dark=dark)
    page = watched.page
    assert page.locator("h1").inner_text() and page.title() != "owned"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    style = (site / "style.css").as_uri()
    asked = {url.partition("#")[0] for url in watched.requests if not url.startswith(("data:", "blob:"))}
    assert asked <= {(site / path.partition("#")[0]).as_uri(), style}
    assert watched.messages == []


@pytest.mark.parametrize("path", [path for path in PAGES if path != "explorer.html"])
@pytest.mark.parametrize(("width", "dark"), [(1280, True), (360, False)])
def test_axe_finds_no_fault(visit: Open, path: str, width: int, dark: bool) -> None:
    pytest.importorskip("axe_playwright_python", reason="The package axe-playwright-python brings axe-core.")
    page = visit(path, width=width, dark=dark).page
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    faults = page.evaluate("axe.run().then((found) => found.violations.map((one) => [one.id, one.nodes[0].html]))")
    assert faults == []


FOUND = [
    ("A/HRC/RES/47/98", "A/HRC/RES/47/98"),
    ("a hrc res 47 98", "A/HRC/RES/47/98"),
    ("47/98", "A/HRC/RES/47/98"),
    ("protection of lighthouse", "A/HRC/RES/47/98"),
    ("un charter", "UN Charter"),
    ("charter of the united", "UN Charter"),
    ("human rights council", "Human Rights Council"),
    ("take note", "take note"),
]


@pytest.mark.parametrize(("words", "name"), FOUND)
def test_the_search_finds_by_symbol_name_and_title(visit: Open, words: str, name: str) -> None:
    page = visit("index.html").page
    page.fill("#words", words)
    hits = page.locator("#hits a").all_inner_texts()
    assert any(hit.startswith(name) for hit in hits[:5]), hits
    assert page.locator("#start").is_hidden()


def test_the_search_is_worked_with_the_keyboard_and_kept_in_the_address(visit: Open, site: Path) -> None:
    page = visit("index.html").page
    page.keyboard.press("/")
    page.keyboard.type("A/HRC/RES/47/98")
    assert page.url.endswith("#q=A%2FHRC%2FRES%2F47%2F98")
    page.reload()
    assert page.input_value("#words") == "A/HRC/RES/47/98"
    page.focus("#words")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent").startswith("A/HRC/RES/47/98")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url((site / "document" / "A-HRC-RES-47-98.html").as_uri())


def test_nothing_found_is_said(visit: Open) -> None:
    page = visit("index.html").page
    page.fill("#words", "no such words anywhere")
    assert "Nothing has" in page.inner_text("#found")


def test_filters_leave_the_requests_that_python_finds(visit: Open, store: GraphStore) -> None:
    asked = requests_asked(store)
    page = visit("requests.html").page
    assert page.locator("tbody tr:visible").count() == len(asked)
    who = max({name for one in asked for name in one.addressees}, key=len)
    page.select_option("select[name=addressee]", who)
    assert page.locator("tbody tr:visible").count() == sum(who in one.addressees for one in asked)
    page.reload()
    assert page.locator("tbody tr:visible").count() == sum(who in one.addressees for one in asked)
    page.click("button[type=reset]")
    page.wait_for_function("location.hash === ''")
    year = page.locator("[data-year][aria-pressed]").first
    year.click()
    shown = page.locator("tbody tr:visible").evaluate_all("rows => rows.map((row) => row.dataset.year)")
    assert shown and set(shown) == {year.get_attribute("data-year")}
    assert page.inner_text("#shown") == f"{len(shown)} of {len(asked)} requests"


def test_a_card_says_what_is_cited_while_its_mark_has_the_focus(visit: Open) -> None:
    page = visit("document/A-HRC-RES-47-98.html").page
    assert page.locator("#card").is_hidden()
    page.locator("a.cited").first.focus()
    assert "Charter of the United Nations" in page.inner_text("#card") or "UN Charter" in page.inner_text("#card")
    assert "cited by" in page.inner_text("#card")
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    page.locator("a.cited").last.hover()
    assert page.locator("#card").is_visible()


def test_a_document_is_read_without_script(visit: Open) -> None:
    page = visit("document/A-HRC-RES-47-98.html", script=False).page
    assert page.locator("article .verb").count() > 0 and page.locator("article a.cited").count() > 0
    assert "2 in favour, 1 against, 1 abstaining" in page.inner_text("#vote")
    assert page.locator("#vote .bar rect").count() == 3
    assert "A/HRC/RES/44/98" in page.inner_text("#lineage")
    assert page.locator("aside").count() > 0
    assert visit("requests.html", script=False).page.locator("tbody tr").count() > 0


def test_a_document_is_printed_without_bar_and_margin(visit: Open) -> None:
    page = visit("document/A-HRC-RES-47-98.html").page
    page.emulate_media(media="print")
    assert page.locator(".sitebar").is_hidden() and page.locator("aside").first.is_hidden()
    assert page.locator("article").is_visible()
    assert len(page.pdf()) > 1000


@pytest.mark.parametrize("path", ["index.html", "document/A-HRC-RES-50-66.html", "requests.html"])
def test_the_policy_refuses_a_script_that_the_page_did_not_bring(visit: Open, path: str) -> None:
    watched = visit(path)
    page = watched.page
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.owned = 1'; document.body.append(s);"
        " const i = document.createElement('img'); i.src = 'https://outside.example/x.png'; document.body.append(i); }"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.owned === undefined")
    assert any("Content Security Policy" in message for message in watched.messages)


def test_the_explorer_leads_to_the_page_of_a_text(visit: Open, site: Path) -> None:
    page = visit("explorer.html#text=A/HRC/RES/47/98").page
    page.wait_for_selector("html[data-ready]", state="attached")
    hrefs = page.locator("#panel a").evaluate_all("links => links.map((link) => link.href)")
    assert (site / "document" / "A-HRC-RES-47-98.html").as_uri() in hrefs


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("document/A-HRC-RES-47-98.html", "A/HRC/RES/47/98"),
        ("instrument/charter-of-the-united-nations.html", "UN Charter"),
    ],
)
def test_a_page_leads_to_its_place_in_the_explorer(visit: Open, path: str, name: str) -> None:
    page = visit(path).page
    page.click("text=In the explorer")
    page.wait_for_selector("html[data-ready]", state="attached")
    assert name in page.inner_text("#panel h2")


def test_every_part_of_the_first_page_is_reached_with_the_keyboard(visit: Open) -> None:
    page = visit("index.html").page
    wanted = page.evaluate("[...document.querySelectorAll('a[href], input')].filter((one) => one.offsetParent).length")
    reached = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('a[href], input')].indexOf(document.activeElement)"))
    assert len(reached - {-1}) >= wanted
