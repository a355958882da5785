"""Every measure against known answers: networkx on famous graphs, values worked out by hand, and the table's promises."""

from __future__ import annotations

import inspect
import re

import networkx as nx
import numpy as np
import pytest

from kg.network import network_from_arrays
from kg.network.measures import MEASURES, betweenness, communities, k_core, katz, pagerank, ranked
from kg.network.measures.betweenness import sources
from kg.network.measures.communities import modularity
from kg.network.measures.hits import authorities, hubs
from kg.network.measures.katz import SAFETY, attenuation
from tests.network.networks import EDGES, FAMOUS, grown, of_graph, spoken

TALK = spoken(
    ("A/RES/2/1", "Charter", "reaffirm", "endorsing"),
    ("A/RES/2/1", "Charter", "recall", "neutral"),
    ("A/RES/3/1", "Charter", "deplore", "concerned"),
    ("A/RES/3/1", "A/RES/2/1", "request", "directive"),
    ("A/RES/3/1", "A/RES/2/1", None, None),
)
BY_HAND = {
    "in-degree": {"Charter": 2, "A/RES/2/1": 1, "A/RES/3/1": 0},
    "citations": {"Charter": 3, "A/RES/2/1": 2, "A/RES/3/1": 0},
    "force": {"Charter": 4.5, "A/RES/2/1": 4, "A/RES/3/1": 0},
    "k-core": {"Charter": 2, "A/RES/2/1": 2, "A/RES/3/1": 2},
    "betweenness": {"Charter": 0, "A/RES/2/1": 0, "A/RES/3/1": 0},
    "community": {"Charter": 0, "A/RES/2/1": 0, "A/RES/3/1": 0},
}


@pytest.mark.parametrize("key", BY_HAND)
def test_small_values_are_those_worked_out_by_hand(key: str) -> None:
    assert MEASURES[key].compute(TALK) == pytest.approx(BY_HAND[key])


def close(ours: object, theirs: object) -> None:
    assert dict(ours) == pytest.approx(dict(theirs), abs=1e-8)  # type: ignore[call-overload]


@pytest.mark.parametrize("name", FAMOUS)
def test_pagerank_agrees_with_networkx(name: str) -> None:
    close(pagerank(of_graph(FAMOUS[name])), nx.pagerank(FAMOUS[name], tol=1e-14, max_iter=1000))


@pytest.mark.parametrize("name", FAMOUS)
def test_katz_agrees_with_networkx(name: str) -> None:
    network = of_graph(FAMOUS[name])
    alpha = attenuation(network.matrix())
    close(katz(network), nx.katz_centrality_numpy(FAMOUS[name], alpha=alpha, normalized=False))


@pytest.mark.parametrize("name", FAMOUS)
def test_betweenness_agrees_with_networkx(name: str) -> None:
    close(betweenness(of_graph(FAMOUS[name])), nx.betweenness_centrality(FAMOUS[name]))


@pytest.mark.parametrize("name", FAMOUS)
def test_core_numbers_agree_with_networkx(name: str) -> None:
    close(k_core(of_graph(FAMOUS[name])), nx.core_number(FAMOUS[name].to_undirected()))


@pytest.mark.parametrize("name", [name for name in FAMOUS if name != "a path"])
def test_hubs_and_authorities_agree_with_networkx_where_they_are_unique(name: str) -> None:
    network = of_graph(FAMOUS[name])
    theirs_hubs, theirs_authorities = nx.hits(FAMOUS[name], tol=1e-14, max_iter=5000)
    close(hubs(network), theirs_hubs)
    close(authorities(network), theirs_authorities)


def test_on_a_path_where_no_solution_is_unique_every_cited_text_is_an_equal_authority() -> None:
    scores = authorities(of_graph(FAMOUS["a path"]))
    assert list(scores.values()) == pytest.approx([0.0, *[1 / 6] * 6])


def test_the_attenuation_stays_below_the_spectral_radius() -> None:
    for graph in FAMOUS.values():
        matrix = of_graph(graph).matrix()
        radius = float(np.abs(np.linalg.eigvals(matrix.toarray())).max())
        assert attenuation(matrix) * radius <= SAFETY + 1e-9


def test_pagerank_keeps_its_tolerance_where_a_bound_that_grows_with_size_would_not() -> None:
    network = grown(5_000, 40_000)
    ours, exact = (pagerank(network, tolerance=bound) for bound in (1e-10, 1e-14))
    assert sum(abs(ours[key] - exact[key]) for key in exact) < 1e-9
    assert sum(ours.values()) == pytest.approx(1.0)


def test_sampled_betweenness_is_exact_when_every_source_is_drawn_and_near_it_when_half_are() -> None:
    network = grown(400, 3_000)
    exact, everyone = betweenness(network), betweenness(network, sample=400)
    assert dict(everyone) == pytest.approx(dict(exact))
    half = betweenness(network, sample=200)
    assert half == betweenness(network, sample=200)
    assert half != betweenness(network, sample=200, seed=8)
    top = {key for key, _ in ranked(exact, top=10)}
    assert len(top & {key for key, _ in ranked(half, top=10)}) >= 7


def test_betweenness_samples_only_when_the_exact_value_is_out_of_reach() -> None:
    network = grown(400, 3_000)
    citing = len(set(network.citing.tolist()))
    assert sources(network) == citing
    assert sources(network, exact_limit=1000) == min(256, citing)


CLIQUES = nx.relaxed_caveman_graph(12, 10, 0.05, seed=4)


@pytest.mark.parametrize("exact_limit", [10**9, 0], ids=["node by node", "in bulk"])
def test_communities_find_planted_groups(exact_limit: int) -> None:
    network = of_graph(nx.DiGraph([(f"{a:03}", f"{b:03}") for a, b in CLIQUES.edges]))
    groups = communities(network, exact_limit=exact_limit)
    planted = {node.key: int(node.key) // 10 for node in network.nodes}
    assert modularity(network, groups) > 0.95 * modularity(network, planted)
    sizes = np.bincount(list(groups.values()))
    assert list(sizes) == sorted(sizes, reverse=True)


def test_bulk_moves_reach_nearly_the_modularity_of_networkx() -> None:
    network = grown(2_000, 12_000)
    exact, bulk = (modularity(network, communities(network, exact_limit=limit)) for limit in (10**9, 0))
    assert bulk > 0.9 * exact


def test_modularity_agrees_with_networkx() -> None:
    graph = FAMOUS["Zachary's karate club"]
    groups = communities(of_graph(graph))
    parts = [{key for key in groups if groups[key] == number} for number in set(groups.values())]
    undirected = graph.to_undirected()
    assert modularity(of_graph(graph), groups) == pytest.approx(nx.community.modularity(undirected, parts))


@pytest.mark.parametrize("key", MEASURES)
def test_a_measure_explains_itself_in_two_sentences_with_a_caveat_and_a_reference(key: str) -> None:
    measure = MEASURES[key]
    assert measure.key == key
    assert len(re.findall(r"[.!?](?:\s|$)", measure.explanation)) == 2
    assert measure.caveat.endswith(".")
    assert measure.unit
    module = inspect.getmodule(measure.compute)
    documentation = inspect.getdoc(measure.compute) or ""
    assert "Reference" in "".join(inspect.getdoc(f) or "" for f in vars(module).values() if inspect.isfunction(f)), (
        "the file names no paper"
    )
    assert documentation.startswith("Return")


@pytest.mark.parametrize("name", EDGES)
@pytest.mark.parametrize("key", MEASURES)
def test_a_network_without_links_gives_every_text_its_floor(key: str, name: str) -> None:
    network = EDGES[name]
    scores = MEASURES[key].compute(network)
    assert list(scores) == [node.key for node in network.nodes]
    floor = {"katz": 1.0, "pagerank": 1.0 / max(1, len(network))}.get(key, 0.0)
    if key == "community":
        assert sorted(scores.values()) == list(range(len(network)))
    else:
        assert list(scores.values()) == pytest.approx([floor] * len(network))


@pytest.mark.parametrize("key", MEASURES)
def test_scores_are_the_same_every_time(key: str) -> None:
    network, again = grown(600, 3_000), grown(600, 3_000)
    assert repr(MEASURES[key].compute(network)) == repr(MEASURES[key].compute(again))


def test_ties_are_broken_by_key_also_where_rounding_hides_them() -> None:
    assert ranked({"b": 1.0, "a": 1.0 + 1e-15, "c": 2.0}) == (("c", 2.0), ("a", 1.0 + 1e-15), ("b", 1.0))
    assert ranked({"b": 1.0, "a": 1.0}, top=1) == (("a", 1.0),)


def test_every_measure_finishes_on_twenty_thousand_texts_and_stays_finite() -> None:
    network = grown(20_000, 300_000)
    for measure in MEASURES.values():
        values = np.fromiter(measure.compute(network).values(), np.float64)
        assert len(values) == 20_000
        assert np.isfinite(values).all()
        assert values.min() >= 0.0


def test_a_long_chain_is_measured_without_recursion() -> None:
    size = 3_000
    nodes = network_from_arrays(grown(size, 1).nodes, np.arange(1, size), np.arange(size - 1))
    assert katz(nodes)["X/000000"] > 1.0
    assert set(k_core(nodes).values()) == {1}
