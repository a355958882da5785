"""The pages of `kg diff` and `kg check` in a real browser: nothing asked of the network, no sideways scrolling, no axe finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from kg.changes import compare
from kg.changes import to_html as changes_page
from kg.check import check
from kg.check import to_html as findings_page
from kg.pipeline import extract
from kg.samples import samples

DRAFT = Path(__file__).parent / "specimens" / "draft.txt"


def changes() -> str:
    return changes_page(compare(extract(samples() / "A_HRC_RES_38_91.xml"), extract(samples() / "A_HRC_RES_41_92.md")))


def findings() -> str:
    draft = extract(DRAFT)
    return findings_page(check(draft, predecessor=extract(DRAFT.with_name("predecessor.txt"))), draft)


PAGES = {"diff": changes, "check": findings}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_offline_fits_and_is_accessible(
    name: str, width: int, theme: str, chromium: Browser, tmp_path: Path
) -> None:
    file = tmp_path / f"{name}.html"
    file.write_text(PAGES[name](), encoding="utf-8")
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=theme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == [] and said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    context.close()
