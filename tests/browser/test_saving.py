"""What a reader saves can be read back and holds what was shown."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from kg.network import network_from_rows
from tests.browser.conftest import Watch, Watched
from tests.browser.test_looking_around import GRAPH, NETWORK
from tests.views.test_page import HOSTILE, hostile, page_of


def saved(watched: Watched, name: str, fragment: str = "") -> bytes:
    page = watched.open(fragment)
    page.click("#export")
    with page.expect_download() as download:
        page.click(f"#exports button:has-text('{name}')")
    assert watched.calls() == [] and watched.messages == []
    return Path(download.value.path()).read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_graphml_is_the_network(watch: Watch) -> None:
    graph = nx.parse_graphml(saved(watch(page_of(NETWORK)), "GraphML").decode())
    assert set(graph.nodes) == set(GRAPH.nodes)
    assert set(graph.edges) == set(GRAPH.edges)
    assert {key: data.get("year") for key, data in graph.nodes(data=True)} == {
        node.key: node.year for node in NETWORK.nodes
    }


def test_tables_hold_what_is_shown(watch: Watch) -> None:
    watched = watch(page_of(NETWORK))
    assert {row["key"] for row in rows(saved(watched, "Texts as a table"))} == set(GRAPH.nodes)
    citations = rows(saved(watched, "Citations with sentences"))
    assert Counter((row["citing"], row["verb"], row["cited"], row["sentence"]) for row in citations) == Counter(
        (one.citing, one.action or "", one.cited, one.text) for one in NETWORK.evidence
    )
    filtered = rows(saved(watched, "Citations with sentences", "no-verb=recall"))
    assert {row["verb"] for row in filtered} == {one.action or "" for one in NETWORK.evidence} - {"recall"}


def test_a_table_never_carries_a_formula(watch: Watch) -> None:
    nodes = [NETWORK.nodes[0].__class__("=1+1", "=1+1", "other", "@SUM(A1)")]
    (row,) = rows(saved(watch(page_of(network_from_rows(nodes, []))), "Texts as a table"))
    assert (row["key"], row["title"]) == ("'=1+1", "'@SUM(A1)")


@pytest.mark.parametrize("name", ["GraphML", "SVG"])
def test_hostile_words_leave_the_files_well_formed(watch: Watch, name: str) -> None:
    content = saved(watch(page_of(hostile(), title=HOSTILE)), name).decode()
    if name == "GraphML":
        assert {data["title"] for _, data in nx.parse_graphml(content).nodes(data=True)} == {HOSTILE}
    page = watch("<p>").page
    parsed = page.evaluate(
        "text => { const parsed = new DOMParser().parseFromString(text, 'application/xml');"
        " return [parsed.querySelectorAll('parsererror').length, parsed.querySelectorAll('script, img').length]; }",
        content,
    )
    assert parsed == [0, 0]


def test_the_picture_is_a_picture(watch: Watch) -> None:
    content = saved(watch(page_of(NETWORK)), "Picture (PNG)")
    assert content.startswith(b"\x89PNG") and len(content) > 20_000
