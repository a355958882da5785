"""The network of a store: its texts, the words behind its links, instruments with their carriers, superseded drafts."""

from __future__ import annotations

import pytest

from kg.graph import GraphStore, build, memory_store
from kg.network import Evidence, Node, citation_network
from kg.network.carriers import merged
from tests.graph.specimens import assembly_75, council_44, council_47, draft_47, nameless_draft, specimens


@pytest.fixture(scope="module")
def store() -> GraphStore:
    made = memory_store(base="https://elsewhere.example/")
    build([(one.document.source, one) for one in (council_44(), council_47(), draft_47(), assembly_75())], made)
    return made


NODES = {
    "A/HRC/RES/47/98": ("resolution", "hrc", 2021, True, "adopted", "2021-07-13"),
    "A/HRC/47/L.98": ("resolution", "hrc", 2021, True, "draft", "2021-07-06"),
    "A/RES/75/998": ("resolution", "ga", 2020, True, "adopted", "2020-12-31"),
    "A/HRC/44/98": ("report", "hrc", 2020, False, None, None),
    "A/HRC/RES/5/1": ("resolution", "hrc", 2007, False, None, None),
    "Charter of the Lamps": ("treaty", None, None, False, None, None),
}


@pytest.mark.parametrize("key", NODES)
def test_texts_are_described_as_the_store_describes_them(store: GraphStore, key: str) -> None:
    node = citation_network(store).find(key)
    assert node is not None
    assert (node.kind, node.organ, node.year, node.held, node.status, node.date) == NODES[key]


def test_documents_have_a_page_and_instruments_a_title(store: GraphStore) -> None:
    network = citation_network(store)
    document, instrument = network.find("A/HRC/RES/5/1"), network.find("Charter of the Lamps")
    assert document is not None and document.page is not None and document.page.endswith("A/HRC/RES/5/1")
    assert instrument is not None and (instrument.page, instrument.title) == (None, "Charter of the Lamps")


def test_every_citation_carries_the_words_that_make_it(store: GraphStore) -> None:
    network = citation_network(store)
    assert len(network.evidence) == 17
    for one in network.evidence:
        assert one.text is not None and one.text[one.start : one.end] == one.quote
        assert one.rule == "symbol printed"
        assert one.action is not None and one.force is not None


def test_a_citation_in_a_footnote_quotes_the_footnote(store: GraphStore) -> None:
    edges = {(edge.citing, edge.cited): edge for edge in citation_network(store).edges}
    found = edges["A/HRC/RES/47/98", "A/HRC/RES/44/98"].evidence[0]
    assert (found.paragraph, found.footnote, found.quote) == ("pp3", "1", "Resolution 44/98")


def test_without_evidence_the_links_are_the_same_and_the_texts_are_not_read(store: GraphStore) -> None:
    full, bare = citation_network(store), citation_network(store, evidence=False)
    assert [(e.citing, e.cited, e.actions) for e in bare.edges] == [(e.citing, e.cited, e.actions) for e in full.edges]
    assert all(one.text is None and one.quote is None for one in bare.evidence)


def test_a_draft_whose_adopted_text_is_held_can_be_left_out(store: GraphStore) -> None:
    with_it, without = citation_network(store), citation_network(store, superseded_drafts=False)
    assert with_it.find("A/HRC/47/L.98") is not None and with_it.superseded_drafts == 0
    assert without.find("A/HRC/47/L.98") is None and without.superseded_drafts == 1
    assert len(without.evidence) == len(with_it.evidence) - 1


def test_a_draft_without_symbol_and_documents_of_every_organ_have_keys_of_their_own() -> None:
    made = memory_store()
    build(specimens(), made)
    network = citation_network(made)
    assert network.find(nameless_draft().document.masthead.title or "") is not None
    assert len({node.key for node in network.nodes}) == len(network)


def test_an_empty_store_gives_an_empty_network() -> None:
    assert len(citation_network(memory_store())) == 0


def test_two_builds_give_the_same_network(store: GraphStore) -> None:
    again = memory_store(base="https://elsewhere.example/")
    made = (assembly_75(), draft_47(), council_47(), council_44())
    build([(one.document.source, one) for one in made], again)
    first, second = citation_network(store), citation_network(again)
    assert (first.nodes, first.evidence) == (second.nodes, second.evidence)


DECLARATION = Node("Declaration", "Declaration", "declaration", title="Declaration", year=1986)
CITING = Node("A/RES/50/1", "A/RES/50/1", "resolution", held=True)
CARRIERS = {
    "cited by name and by symbol, neither held": (
        Node("A/RES/41/128", "A/RES/41/128", "resolution"),
        "Declaration",
        "Declaration",
        ("A/RES/41/128",),
    ),
    "the carrier is a document of the collection": (
        Node("A/RES/41/128", "A/RES/41/128", "resolution", title="As printed", held=True),
        "A/RES/41/128",
        "A/RES/41/128 · Declaration",
        ("Declaration",),
    ),
}


@pytest.mark.parametrize("case", CARRIERS)
def test_an_instrument_and_its_carrier_are_one_text(case: str) -> None:
    carrier, key, label, also = CARRIERS[case]
    citations = [Evidence(CITING.key, "Declaration"), Evidence(CITING.key, "A/RES/41/128")]
    nodes, moved = merged((CITING, DECLARATION, carrier), citations, [("Declaration", "A/RES/41/128")])
    joined = next(node for node in nodes if node.key == key)
    assert (joined.label, joined.also, joined.kind, joined.title) == (label, also, "declaration", "Declaration")
    assert {one.cited for one in moved} == {key}
    assert len(nodes) == 2


def test_a_carrier_that_nobody_cites_is_known_as_another_key_only() -> None:
    nodes, _ = merged((DECLARATION,), [], [("Declaration", "A/RES/41/128")])
    assert [(node.key, node.also) for node in nodes] == [("Declaration", ("A/RES/41/128",))]


def test_a_second_held_carrier_stays_a_text_of_its_own() -> None:
    held = [Node(symbol, symbol, "resolution", held=True) for symbol in ("A/RES/1/1", "A/RES/2/2")]
    pairs = [("Declaration", node.key) for node in held]
    nodes, _ = merged((DECLARATION, *held), [], pairs)
    assert sorted(node.key for node in nodes) == ["A/RES/1/1", "A/RES/2/2"]
