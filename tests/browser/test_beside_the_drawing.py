"""What stands beside the drawing: the tables, the symbols that carry instruments, and what is printed."""

from __future__ import annotations

import pytest

from kg.views import network_view
from tests.browser.conftest import Watch
from tests.browser.test_looking_around import GRAPH, NETWORK
from tests.views.invented import NAMES, ORGANS
from tests.views.test_page import page_of


@pytest.fixture(scope="module")
def page_text() -> str:
    return page_of(NETWORK)


def test_the_table_sorts_by_every_column(watch: Watch, page_text: str) -> None:
    page = watch(page_text).open("view=texts")
    page.click("#table thead button:has-text('Cited by')")
    assert page.get_attribute("#table th:has-text('Cited by')", "aria-sort") == "ascending"
    page.click("#table thead button:has-text('Cited by')")
    cells = page.locator("#table td[data-name='Cited by']").all_inner_texts()
    assert [int(cell) for cell in cells] == sorted((degree for _, degree in GRAPH.in_degree()), reverse=True)
    page.click("#table thead button:has-text('Year')")
    years = [int(cell) for cell in page.locator("#table td[data-name='Year']").all_inner_texts() if cell]
    assert years == sorted(years, reverse=True)


def test_the_table_of_citations_has_every_sentence(watch: Watch, page_text: str) -> None:
    page = watch(page_text).open("view=citations")
    assert page.locator("#table tbody tr").count() == len(NETWORK.evidence)
    page.click("#table td[data-name=Verb] button >> nth=0")
    assert page.locator("#panel blockquote mark").count() >= 1


def test_an_instrument_is_found_by_the_symbol_that_carries_it(watch: Watch) -> None:
    symbols = {"Vienna Declaration and Programme of Action": "A/CONF.157/23"}
    page = watch(network_view(NETWORK, title="Sample", organs=ORGANS, names=NAMES, symbols=symbols)).open()
    page.fill("#search", "157/23")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "A/CONF.157/23 · Vienna Declaration and…"
    assert page.get_attribute("#panel a.external", "href") == "https://docs.un.org/en/A/CONF.157/23"


def test_paper_gets_a_light_picture_of_the_whole_drawing(watch: Watch, page_text: str) -> None:
    page = watch(page_text, dark=True).open()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.is_visible("#print") and page.is_hidden("#graph")
    corner = page.evaluate(
        "async () => { const image = document.querySelector('#print'); await image.decode();"
        " const canvas = document.createElement('canvas'); const ctx = canvas.getContext('2d');"
        " ctx.drawImage(image, 0, 0); return [...ctx.getImageData(2, 60, 1, 1).data]; }"
    )
    assert min(corner[:3]) > 230
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.get_attribute("html", "data-theme") == "dark"
