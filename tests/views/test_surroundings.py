"""Surroundings are networkx' ego graphs, and a drawing cut down keeps the focus and what is cited most."""

import networkx as nx
import pytest

from kg.errors import UnknownName
from kg.views.surroundings import Direction, part, part_to_draw, surroundings
from tests.views.invented import invented

NETWORK = invented(120)
GRAPH = NETWORK.digraph()
CENTRES = ("Charter of the United Nations", "A/RES/70/1", NETWORK.nodes[0].key, NETWORK.nodes[-1].key)


@pytest.mark.parametrize("centre", CENTRES)
@pytest.mark.parametrize("depth", [0, 1, 2, 3])
@pytest.mark.parametrize("direction", ["in", "out", "both"])
def test_surroundings_are_the_ego_graph(centre: str, depth: int, direction: Direction) -> None:
    graph = GRAPH.reverse() if direction == "in" else GRAPH
    ego = nx.ego_graph(graph, centre, radius=depth, undirected=direction == "both")
    assert set(surroundings(NETWORK, centre, depth, direction)) == set(ego)


def test_a_text_that_is_not_in_the_network_is_named() -> None:
    with pytest.raises(UnknownName, match="A/RES/1/999"):
        surroundings(NETWORK, "A/RES/1/999")


def test_a_part_keeps_every_citation_among_its_texts() -> None:
    keys = {node.key for node in NETWORK.nodes[::3]}
    assert set(part(NETWORK, keys).digraph().edges) == set(GRAPH.subgraph(keys).edges)


@pytest.mark.parametrize("limit", [1, 2, 20, 119, 120, 500])
def test_what_is_left_out_and_what_is_drawn_add_up(limit: int) -> None:
    cut = part_to_draw(NETWORK, limit=limit)
    assert len(cut.network) == min(limit, len(NETWORK))
    assert len(cut.network) + cut.texts_left_out == len(NETWORK)
    assert cut.network.edge_count + cut.links_left_out == NETWORK.edge_count


def test_the_most_cited_texts_are_kept_and_those_that_cite_most_of_them() -> None:
    drawn = {node.key for node in part_to_draw(NETWORK, limit=20).network.nodes}
    degrees = dict(GRAPH.in_degree())
    core = set(sorted(GRAPH, key=lambda key: (-degrees[key], key))[:10])
    assert core <= drawn
    uses = {key: len(core & set(GRAPH.successors(key))) for key in set(GRAPH) - core}
    assert min(uses[key] for key in drawn - core) >= max(uses[key] for key in set(uses) - drawn)


def test_the_focus_and_its_neighbours_come_before_what_is_farther() -> None:
    focus = NETWORK.nodes[-1].key
    near = nx.ego_graph(GRAPH, focus, undirected=True)
    cut = part_to_draw(NETWORK, focus=focus, depth=3, limit=len(near))
    assert {node.key for node in cut.network.nodes} == set(near)
    assert cut.texts_left_out == len(nx.ego_graph(GRAPH, focus, radius=3, undirected=True)) - len(near)
