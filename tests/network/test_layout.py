"""Layouts: time runs to the right, bands stay apart, no two texts share a place, and the same network lies the same."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest

from kg.network import Node, network_from_rows, time_layout, topics_layout
from kg.network.layout import STEP, band_of, band_order
from tests.network.networks import EDGES, grown, of_graph, spoken

SIZES = {"small": grown(120, 400), "large": grown(2_000, 9_000)}


@pytest.mark.parametrize("bands", ["organ", "kind", "community"])
@pytest.mark.parametrize("size", SIZES)
def test_no_two_texts_share_a_place(size: str, bands: str) -> None:
    network = SIZES[size]
    places = time_layout(network, bands=bands)  # type: ignore[arg-type]
    assert list(places) == [node.key for node in network.nodes]
    assert len({(round(x / STEP * 2), round(y / STEP * 2)) for x, y in places.values()}) == len(network)


def test_a_later_year_lies_further_right_and_the_undated_before_the_first() -> None:
    places = time_layout(SIZES["large"])
    span: dict[int, list[float]] = {}
    for node in SIZES["large"].nodes:
        span.setdefault(node.year or 0, []).append(places[node.key][0])
    years = sorted(span)
    assert years[0] == 0
    for earlier, later in pairwise(years):
        assert max(span[earlier]) < min(span[later])


def test_bands_do_not_overlap_and_the_fullest_lies_on_top() -> None:
    network = SIZES["large"]
    places, names = time_layout(network), band_of(network)
    heights = {
        name: [places[n.key][1] for n, own in zip(network.nodes, names, strict=True) if own == name] for name in names
    }
    order = band_order(names)
    for upper, lower in pairwise(order):
        assert len(heights[upper]) >= len(heights[lower])
        assert max(heights[upper]) < min(heights[lower])


def test_a_text_lies_nearer_to_what_it_cites_than_chance_would_have_it() -> None:
    nodes = [Node(f"old{i:02}", "", "resolution", year=2000) for i in range(20)]
    nodes += [Node(f"new{i:02}", "", "resolution", year=2001) for i in range(20)]
    pairs = [(f"new{i:02}", f"old{i * 7 % 20:02}") for i in range(20)]
    network = network_from_rows(nodes, [one for pair in pairs for one in spoken((*pair, None, None)).evidence])
    places = time_layout(network)
    apart = sum(abs(places[a][1] - places[b][1]) for a, b in pairs) / len(pairs)
    assert apart < STEP * 20 / 3 * 0.5


@pytest.mark.parametrize("layout", [time_layout, topics_layout])
@pytest.mark.parametrize("size", SIZES)
def test_the_same_seed_gives_the_same_places(layout: object, size: str) -> None:
    again = grown(len(SIZES[size]), len(SIZES[size].citing))
    assert layout(SIZES[size]) == layout(again)  # type: ignore[operator]


@pytest.mark.parametrize("size", SIZES)
def test_another_seed_turns_the_map_of_topics(size: str) -> None:
    assert topics_layout(SIZES[size]) != topics_layout(SIZES[size], seed=8)


@pytest.mark.parametrize("size", SIZES)
def test_the_map_of_topics_keeps_texts_apart(size: str) -> None:
    places = topics_layout(SIZES[size])
    assert len(set(places.values())) == len(places)


def test_the_map_of_topics_puts_linked_texts_nearer_than_others() -> None:
    graph = nx.DiGraph([(f"{a:04}", f"{b:04}") for a, b in nx.relaxed_caveman_graph(40, 10, 0.02, seed=1).edges])
    places = topics_layout(of_graph(graph))

    def distance(a: str, b: str) -> float:
        (x, y), (u, v) = places[a], places[b]
        return float((x - u) ** 2 + (y - v) ** 2) ** 0.5

    keys = sorted(places)
    linked = sum(distance(a, b) for a, b in graph.edges) / graph.number_of_edges()
    far = sum(distance(a, b) for a, b in zip(keys, reversed(keys), strict=True)) / len(keys)
    assert linked < far / 2


@pytest.mark.parametrize("layout", [time_layout, topics_layout])
@pytest.mark.parametrize("name", EDGES)
def test_networks_without_links_have_places(layout: object, name: str) -> None:
    places = layout(EDGES[name])  # type: ignore[operator]
    assert len(set(places.values())) == len(EDGES[name])
