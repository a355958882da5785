"""Kinds, organs, verbs and the shape of a network, from rows whose sums can be read off."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.network import Node, network_from_rows
from kg.network.groups import NO_VERB, by_kind, by_organ, forces, verbs
from kg.network.topology import topology
from tests.network.networks import ALONE, EMPTY, FAMOUS, UNLINKED, grown, of_graph, spoken

TALK = spoken(
    ("A/RES/2/1", "Charter", "recall", "neutral"),
    ("A/RES/2/1", "Charter", "recall", "neutral"),
    ("A/RES/2/1", "Covenant", "reaffirm", "endorsing"),
    ("A/RES/3/1", "A/RES/2/1", None, None),
    ("A/RES/3/1", "Charter", "deplore", "concerned"),
)


def test_kinds_are_summed_and_the_most_cited_comes_first() -> None:
    first, second = by_kind(TALK)
    assert (first.key, first.texts, first.citations_received, first.citing_texts) == ("treaty", 2, 4, 2)
    assert (first.held, first.citations_given, first.most_cited) == (0, 0, "Charter")
    assert (second.key, second.held, second.citations_given, second.most_cited) == ("resolution", 2, 5, "A/RES/2/1")


def test_texts_without_an_organ_are_in_no_organ() -> None:
    assert by_organ(TALK) == ()
    nodes = [Node("a", "a", "other", organ="ga"), Node("b", "b", "other", organ="sc"), Node("c", "c", "other")]
    citations = spoken(("a", "b", "recall", "neutral"), ("c", "b", None, None)).evidence
    groups = by_organ(network_from_rows(nodes, citations))
    assert [(group.key, group.citations_received, group.most_cited) for group in groups] == [
        ("sc", 2, "b"),
        ("ga", 0, None),
    ]


def test_verbs_are_counted_with_the_text_they_carry_most() -> None:
    rows = [(verb.action, verb.citations, verb.citing_texts, verb.cited_texts, verb.most_cited) for verb in verbs(TALK)]
    assert rows == [
        ("recall", 2, 1, 1, "Charter"),
        ("deplore", 1, 1, 1, "Charter"),
        (NO_VERB, 1, 1, 1, "A/RES/2/1"),
        ("reaffirm", 1, 1, 1, "Covenant"),
    ]


def test_forces_are_counted_for_every_cited_text() -> None:
    assert forces(TALK) == {
        "A/RES/2/1": {NO_VERB: 1},
        "Charter": {"neutral": 2, "concerned": 1},
        "Covenant": {"endorsing": 1},
    }


@pytest.mark.parametrize("name", FAMOUS)
def test_the_shape_agrees_with_networkx(name: str) -> None:
    graph, shape = FAMOUS[name], topology(of_graph(FAMOUS[name]))
    circles = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    parts = [len(part) for part in nx.weakly_connected_components(graph)]
    assert (shape.texts, shape.links) == (len(graph), graph.number_of_edges())
    assert (shape.components, shape.largest) == (len(parts), max(parts))
    assert (shape.cycles, shape.in_cycles) == (len(circles), sum(map(len, circles)))
    assert shape.acyclic == nx.is_directed_acyclic_graph(graph)


def test_years_span_what_is_dated() -> None:
    shape = topology(grown(340, 900))
    assert (shape.first_year, shape.last_year, shape.undated) == (1946, 2025, 20)


@pytest.mark.parametrize(("network", "texts", "parts"), [(EMPTY, 0, 0), (ALONE, 1, 1), (UNLINKED, 5, 5)])
def test_networks_without_links_have_a_shape(network: object, texts: int, parts: int) -> None:
    shape = topology(network)  # type: ignore[arg-type]
    assert (shape.texts, shape.links, shape.components, shape.isolated) == (texts, 0, parts, texts)
    assert shape.acyclic
