"""Networks to test with: famous small graphs, a grown citation network of any size, and one with words and verbs."""

from __future__ import annotations

import networkx as nx
import numpy as np

from kg.network import CitationNetwork, Evidence, Node, network_from_arrays, network_from_rows


def of_graph(graph: nx.Graph) -> CitationNetwork:
    """Return the network of a networkx graph, whose nodes must be strings; an undirected edge cites both ways."""
    directed = nx.DiGraph(graph)
    keys = sorted(directed)
    place = {key: position for position, key in enumerate(keys)}
    edges = [(place[a], place[b]) for a, b in directed.edges if a != b]
    citing, cited = (np.array([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    return network_from_arrays([Node(key, key, "resolution") for key in keys], citing, cited)


def named(graph: nx.Graph) -> nx.DiGraph:
    """Return the graph as a directed one with its nodes as strings of equal length."""
    return nx.DiGraph([(f"{a!s:0>4}", f"{b!s:0>4}") for a, b in nx.DiGraph(graph).edges if a != b])


FAMOUS: dict[str, nx.DiGraph] = {
    "Zachary's karate club": named(nx.karate_club_graph()),
    "Krackhardt's kite": named(nx.krackhardt_kite_graph()),
    "a random digraph": named(nx.gnp_random_graph(60, 0.1, seed=3, directed=True)),
    "a growing network, acyclic": named(nx.gn_graph(80, seed=2)),
    "a path": named(nx.path_graph(7, create_using=nx.DiGraph)),
    "a star that is cited": named(nx.DiGraph([(leaf, 0) for leaf in range(1, 9)])),
}
"""Known graphs and small made ones, as directed graphs."""


def grown(nodes: int, links: int, *, seed: int = 1) -> CitationNetwork:
    """Return an acyclic network in which later texts cite earlier ones, those of their own topic more often."""
    random = np.random.default_rng(seed)
    citing = random.integers(1, nodes, links)
    cited = (citing * np.sqrt(random.random(links))).astype(np.int64)
    cited -= np.where(random.random(links) < 0.6, (cited - citing) % 12, 0)
    cited = np.clip(cited, 0, citing - 1)
    organs = ("ga", "sc", "hrc", None)
    rows = [
        Node(f"X/{i:06d}", f"X/{i}", "resolution", organ=organs[i % 4], year=1946 + i * 80 // nodes if i % 17 else None)
        for i in range(nodes)
    ]
    return network_from_arrays(rows, citing, cited)


def spoken(*rows: tuple[str, str, str | None, str | None], held: tuple[str, ...] = ()) -> CitationNetwork:
    """Return a network from rows of citing, cited, verb and force; every citing text is held."""
    keys = sorted({key for row in rows for key in row[:2]} | set(held))
    holding = {row[0] for row in rows} | set(held)
    nodes = [
        Node(key, key, "resolution" if "/" in key else "treaty", year=1950 + place, held=key in holding, title=key)
        for place, key in enumerate(keys)
    ]
    evidence = [
        Evidence(citing, cited, verb, force, f"pp{place}", f"{verb} {cited}", cited, 0, 4, "symbol printed")
        for place, (citing, cited, verb, force) in enumerate(rows, start=1)
    ]
    return network_from_rows(nodes, evidence)


EMPTY = network_from_rows([], [])
ALONE = network_from_rows([Node("A/RES/1/1", "A/RES/1/1", "resolution", held=True)], [])
UNLINKED = network_from_rows([Node(f"A/RES/1/{i}", "x", "resolution", held=True) for i in range(5)], [])
EDGES = {"empty": EMPTY, "one text": ALONE, "no links": UNLINKED}
"""Networks at the edge of what there is to measure."""
