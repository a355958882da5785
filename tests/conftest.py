"""What every test of a page uses: one Chromium for the whole run, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

CHROMIUM = shutil.which("chromium")
REQUIRED = os.environ.get("KG_REQUIRE_BROWSER") == "1"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, where there is a Chromium for it to drive."""
    if CHROMIUM is None:
        if REQUIRED:
            pytest.fail("KG_REQUIRE_BROWSER=1, but there is no Chromium: install the package chromium.")
        pytest.skip("There is no Chromium here; install the package chromium to run the browser tests.")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Chromium as it is."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium_without_3d(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without WebGL, as on a machine whose graphics driver is blocked."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, "--disable-3d-apis"])
    yield browser
    browser.close()
