"""A real Chromium without a network, and pages whose every request, message and error is written down."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize


@dataclass
class Watched:
    """An open page and all that it asked for or complained about."""

    page: Page
    path: Path
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def calls(self) -> list[str]:
        """The requests for anything but the file itself and what it made in memory."""
        own = self.path.as_uri()
        return [url for url in self.requests if url.split("#")[0] != own and not url.startswith(("data:", "blob:"))]

    def open(self, fragment: str = "") -> Page:
        """Open the file afresh at a fragment and wait for its first drawing."""
        self.page.goto("about:blank")
        self.page.goto(self.path.as_uri() + (f"#{fragment}" if fragment else ""))
        self.page.wait_for_selector("html[data-ready]", state="attached", timeout=15_000)
        return self.page

    def at(self, fragment: str = "") -> Page:
        """Go to another fragment of the page that is open, as a link or the address bar does, and wait until it is shown."""
        self.page.evaluate(
            "(words) => new Promise((done) => { addEventListener('hashchange', () => setTimeout(done), { once: true });"
            " location.hash = words; })",
            f"{fragment}&visit={next(VISITS)}",
        )
        return self.page


VISITS = itertools.count()
Watch = Callable[..., Watched]


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """The browser that `watch` opens pages in; a test module may put another in its place."""
    return chromium


@contextmanager
def watching(browser: Browser, folder: Path) -> Iterator[Watch]:
    """A function that writes a page to a file in `folder`, opens it offline and gives back what to watch."""
    contexts: list[BrowserContext] = []

    def start(html: str, *, width: int = 1280, height: int = 800, touch: bool = False, dark: bool = False) -> Watched:
        path = folder / f"page{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            offline=True,
            viewport=ViewportSize(width=width, height=height),
            has_touch=touch,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        watched = Watched(page, path)
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("requestfailed", lambda request: watched.messages.append(f"failed: {request.url}"))
        page.on("console", lambda message: watched.messages.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: watched.messages.append(f"error: {error}"))
        return watched

    yield start
    for context in contexts:
        context.close()


@pytest.fixture
def watch(browser: Browser, tmp_path: Path) -> Iterator[Watch]:
    """A page of its own for each test."""
    with watching(browser, tmp_path) as start:
        yield start


@pytest.fixture(scope="module")
def shared(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    """Pages that the tests of a module share: each goes to a fragment of its own."""
    with watching(chromium, tmp_path_factory.mktemp("shared")) as start:
        yield start
