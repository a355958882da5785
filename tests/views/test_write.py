"""A view of a store is found by any spelling of its focus and written as one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError, UnknownName
from kg.graph import GraphStore, build, memory_store
from kg.network import Node, citation_network, network_from_rows
from kg.pipeline import extract_all
from kg.samples import samples
from kg.views import VIEWS, asked_by, key_of, pages_of, write_view
from tests.views.test_page import data_of

COUNTED = "SELECT ?d (COUNT(DISTINCT ?r) AS ?n) WHERE { ?d kg:requestsReport ?r } GROUP BY ?d"


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    held = memory_store()
    paths = sorted(samples().glob("A_RES_7*.xml"))
    assert paths
    build(((str(path), outcome) for path, outcome in extract_all(paths)), held)
    yield held
    held.close()


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_of_a_store_shows_what_it_cites_with_the_sentence(store: GraphStore, tmp_path: Path, name: str) -> None:
    page = write_view(store, tmp_path / "new" / "view.html", name=name).read_text(encoding="utf-8")
    data = data_of(page)
    network = citation_network(store)
    assert data["nodes"]["key"] == [node.key for node in network.nodes]  # type: ignore[index,call-overload]
    citations = data["citations"]
    for text, start, end in zip(citations["text"], citations["start"], citations["end"], strict=True):  # type: ignore[index,call-overload]
        assert data["texts"][text].encode("utf-16-le")[start * 2 : end * 2]  # type: ignore[index]
    assert {node.key for node in network.nodes if node.held} >= {"A/RES/74/902"}


@pytest.mark.parametrize("focus", ["A/RES/74/902", "a/res/74/902", "https://docs.un.org/en/A/RES/74/902"])
def test_a_focus_is_found_in_any_spelling(store: GraphStore, focus: str) -> None:
    assert key_of(citation_network(store), focus) == "A/RES/74/902"


def test_a_focus_is_found_by_its_name(store: GraphStore) -> None:
    network = citation_network(store)
    named = next(node.key for node in network.nodes if " " in node.key)
    assert key_of(network, f"the {named.upper()}") == named


@pytest.mark.parametrize("focus", ["the 2030 agenda", "2030 Agenda for Sustainable Development", "A/RES/70/1"])
def test_an_instrument_is_found_by_every_name_and_by_its_symbol(focus: str) -> None:
    for key in ("2030 Agenda for Sustainable Development", "A/RES/70/1"):
        assert key_of(network_from_rows([Node(key, key, "programme")], []), focus) == key


def test_a_title_that_several_texts_bear_is_no_focus() -> None:
    network = network_from_rows(
        [Node(key, key, "resolution", "Literacy") for key in ("A/RES/70/300", "A/RES/71/300")], []
    )
    with pytest.raises(UnknownName, match="A/RES/70/300; A/RES/71/300"):
        key_of(network, "literacy")


@pytest.mark.parametrize("focus", ["A/RES/1/999", "no such thing", ""])
def test_a_focus_that_is_not_there_is_named(store: GraphStore, tmp_path: Path, focus: str) -> None:
    with pytest.raises(UnknownName, match=focus or "empty"):
        write_view(store, tmp_path / "view.html", focus=focus)


def test_bad_requests_are_answered_in_one_sentence(store: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="network, explorer"):
        write_view(store, tmp_path / "view.html", name="globe")
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match="cannot be written"):
        write_view(store, tmp_path / "file" / "view.html")
    with memory_store() as empty, pytest.raises(KgError, match="kg build"):
        write_view(empty, tmp_path / "view.html")


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("documents/{slug}.html", "documents/A-RES-74-4.html"),
        ("https://example.org/document/{symbol}", "https://example.org/document/A/RES/74/4"),
        ("../{symbol}/index.html", "../A/RES/74/4/index.html"),
    ],
)
def test_a_pattern_gives_each_held_text_the_address_of_its_page(pattern: str, address: str) -> None:
    held = Node("A/RES/74/4", "A/RES/74/4", "resolution", held=True)
    network = network_from_rows([held, Node("A/RES/74/5", "A/RES/74/5", "resolution")], [])
    assert pages_of(network, pattern) == {"A/RES/74/4": address}


@pytest.mark.parametrize("pattern", ["documents/x.html", "javascript:alert('{slug}')", "data:text/html,{symbol}"])
def test_a_pattern_that_leads_nowhere_or_runs_is_refused(pattern: str) -> None:
    with pytest.raises(KgError):
        pages_of(network_from_rows([], []), pattern)


def test_what_a_text_asks_for_is_on_its_page_in_its_own_words(store: GraphStore, tmp_path: Path) -> None:
    network = citation_network(store)
    asked = asked_by(store, network)
    count = {document.value: int(n.value) for document, n in store.solutions(COUNTED)}
    assert count and {key: len(rows) for key, rows in asked.items()} == {
        node.key: count[node.iri] for node in network.nodes if node.iri in count
    }
    data = data_of(write_view(store, tmp_path / "view.html").read_text(encoding="utf-8"))
    for number, asks in data["asks"].items():  # type: ignore[attr-defined]
        key = data["nodes"]["key"][int(number)]  # type: ignore[index,call-overload]
        assert [ask["quote"] for ask in asks] == [one.quote for one in asked[key]]
        assert all(one.paragraph.startswith("op") and one.deliverable for one in asked[key])
