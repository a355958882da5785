"""The network as a value: its order, its edges with their evidence, and its two computing forms."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest

from kg.errors import KgError
from kg.network import FORCE, Evidence, Node, network_from_arrays, network_from_rows
from tests.network.networks import EDGES, EMPTY, spoken

TALK = spoken(
    ("A/RES/2/1", "Charter", "reaffirm", "endorsing"),
    ("A/RES/2/1", "Charter", "recall", "neutral"),
    ("A/RES/2/1", "Charter", "recall", "neutral"),
    ("A/RES/2/1", "A/RES/1/1", None, None),
    ("A/RES/3/1", "A/RES/2/1", "request", "directive"),
    ("A/RES/3/1", "A/RES/3/1", "recall", "neutral"),
)


def test_edges_gather_citations_with_the_most_frequent_verb_first() -> None:
    edge = next(edge for edge in TALK.edges if edge.cited == "Charter")
    assert (edge.count, edge.actions, edge.leading) == (3, ("recall", "reaffirm"), "recall")
    assert edge.force == 2 * FORCE["neutral"] + FORCE["endorsing"]
    assert [one.paragraph for one in edge.evidence] == ["pp1", "pp2", "pp3"]


def test_a_citation_of_the_text_itself_is_counted_and_left_out() -> None:
    assert TALK.self_citations == 1
    assert all(edge.citing != edge.cited for edge in TALK.edges)


def test_the_matrix_counts_links_citations_or_force() -> None:
    row, column = TALK.index["A/RES/2/1"], TALK.index["Charter"]
    assert TALK.matrix()[row, column] == 1
    assert TALK.matrix("citations")[row, column] == 3
    assert TALK.matrix("force")[row, column] == 4
    assert TALK.edge_count == len(TALK.edges) == 3


def test_the_digraph_carries_every_field() -> None:
    graph = TALK.digraph()
    assert set(graph) == {node.key for node in TALK.nodes}
    assert graph["A/RES/2/1"]["Charter"]["count"] == 3
    assert graph["A/RES/3/1"]["A/RES/2/1"]["evidence"][0].rule == "symbol printed"
    assert graph.nodes["Charter"]["kind"] == "treaty"
    assert nx.is_directed_acyclic_graph(graph)


def test_the_order_of_rows_makes_no_difference() -> None:
    nodes, evidence = list(TALK.nodes), list(TALK.evidence)
    random.Random(5).shuffle(nodes)
    random.Random(6).shuffle(evidence)
    again = network_from_rows(nodes, evidence)
    assert (again.nodes, again.edges) == (TALK.nodes, TALK.edges)


FAULTS = {
    "is not among the texts": ([Node("a", "a", "other")], [Evidence("a", "b")]),
    "share the key 'a'": ([Node("a", "a", "other"), Node("a", "b", "treaty")], []),
}


@pytest.mark.parametrize("message", FAULTS)
def test_rows_that_do_not_fit_are_refused(message: str) -> None:
    with pytest.raises(KgError, match=message):
        network_from_rows(*FAULTS[message])


def test_arrays_want_keys_in_order() -> None:
    nodes = [Node("b", "b", "other"), Node("a", "a", "other")]
    with pytest.raises(KgError, match="ascending order"):
        network_from_arrays(nodes, np.array([0]), np.array([1]))


def test_arrays_and_rows_give_the_same_network() -> None:
    bare = network_from_arrays(TALK.nodes, TALK.citing[::-1], TALK.cited[::-1])
    assert [(e.citing, e.cited, e.count) for e in bare.edges] == [(e.citing, e.cited, e.count) for e in TALK.edges]


@pytest.mark.parametrize(("text", "key"), [("a/res/2/1", "A/RES/2/1"), (" charter ", "Charter"), ("A/RES/9/9", None)])
def test_texts_are_found_by_key_whatever_the_case(text: str, key: str | None) -> None:
    found = TALK.find(text)
    assert (found.key if found else None) == key


@pytest.mark.parametrize("name", EDGES)
def test_networks_without_links_have_their_forms(name: str) -> None:
    network = EDGES[name]
    assert network.edges == ()
    assert network.matrix().shape == (len(network), len(network))
    assert len(network.digraph()) == len(network)


def test_an_empty_network_finds_nothing() -> None:
    assert EMPTY.find("A/RES/1/1") is None
