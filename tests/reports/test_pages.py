"""The pages: well formed, closed to the network and to hostile titles, and drawn by a real browser."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.network import network_from_rows
from kg.reports import Report, render, write
from kg.reports.centrality import centrality
from kg.reports.report import Quotation, Reference
from kg.reports.requests import requests_report
from kg.reports.requests.asked import Asked, Collection
from tests.network.networks import grown, spoken

HOSTILE = '</style></script><script>document.title="owned"</script><img src=x onerror=alert(1)> "\'&<>'
FORMULA = '=HYPERLINK("http://example.invalid","x")'


def hostile_centrality() -> Report:
    network = spoken(
        ("A/RES/1/1", HOSTILE, HOSTILE, "neutral"),
        ("A/RES/2/1", HOSTILE, "recall", HOSTILE),
        ("A/RES/2/1", FORMULA, "recall", "neutral"),
        ("A/RES/3/1", HOSTILE, "recall", "neutral"),
    )
    return centrality(network_from_rows(network.nodes, network.evidence))


def hostile_requests() -> Report:
    one = Asked(
        *(Reference(HOSTILE, HOSTILE, HOSTILE, None), HOSTILE, "adopted", "2020-01-01", 2020, HOSTILE, HOSTILE),
        *((HOSTILE, FORMULA), HOSTILE, HOSTILE, HOSTILE, None, None, None, HOSTILE, HOSTILE),
        Quotation(HOSTILE, 3, 30),
    )
    return requests_report((one,), Collection(1, 0, 0, None, None, (("en", 1),)))


PAGES = {"centrality": hostile_centrality, "requests": hostile_requests}
VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(HTMLParser):
    """Collects the elements of a page and holds that they close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_title_is_words_and_nothing_else(name: str) -> None:
    page = Page(render(PAGES[name](), "html"))
    assert not page.named("script") and not page.named("img") and not page.named("iframe")
    assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on") or key == "style"]
    assert HOSTILE in " ".join(page.words)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_and_its_policy_admits_its_own_style_only(name: str) -> None:
    text = render(PAGES[name](), "html")
    page = Page(text)
    for attributes in (attributes for _, attributes in page.elements):
        assert "src" not in attributes
    assert [one["href"] for one in page.named("link")] == ["data:,"]
    assert all((one["href"] or "").startswith(("#", "https://docs.un.org/")) for one in page.named("a"))
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    policy = next(one["content"] for one in page.named("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert style is not None and policy is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ") and f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy and "@import" not in style[1] and "url(" not in style[1]


@pytest.mark.parametrize("name", PAGES)
def test_anchors_and_their_targets_are_there_once(name: str) -> None:
    page = Page(render(PAGES[name](), "html"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(one["href"] or "")[1:] for one in page.named("a") if (one["href"] or "").startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_spreadsheet_reads_no_title_as_a_formula(name: str) -> None:
    import csv
    import io

    cells = [cell for row in csv.reader(io.StringIO(render(PAGES[name](), "csv"))) for cell in row]
    assert any(FORMULA in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def test_files_are_written_once_each_into_a_folder_that_need_not_exist(tmp_path: Path) -> None:
    made = hostile_requests()
    paths = write(made, tmp_path / "new" / "folder")
    assert [path.name for path in paths] == ["requests.html", "requests.csv", "requests.json", "requests.ics"]
    assert sorted(path.name for path in paths[0].parent.iterdir()) == sorted(path.name for path in paths)
    assert paths[0].read_bytes() == render(made, "html").encode()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", [*PAGES, "a large network"])
def test_a_browser_draws_the_page_without_a_request_or_a_complaint(
    name: str, width: int, tmp_path: Path, chromium: Browser
) -> None:
    made = centrality(grown(400, 2_000)) if name not in PAGES else PAGES[name]()
    path = tmp_path / "page.html"
    path.write_text(render(made, "html"), encoding="utf-8")
    seen: list[str] = []
    context = chromium.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.goto(path.as_uri())
    assert page.title() == made.title
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") != "32px" or width == 360
    context.close()
    assert [one for one in seen if one not in (path.as_uri(), "data:,")] == []
