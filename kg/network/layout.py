"""Where each text of a network is drawn: over time in bands, or by topic; seeded, the same positions every time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.network.citations import CitationNetwork
from kg.network.measures.communities import communities, undirected

Positions = dict[str, tuple[float, float]]
Bands = Literal["organ", "kind", "community"]

STEP = 60.0
"""Distance between neighbouring places, in drawing units; a node drawn at most this wide overlaps no other."""
SWEEPS = 8
DISCS = 60
"""Communities that get a disc of their own in `topics_layout`; the smaller ones share one."""
FORCE_LIMIT = 300
"""Up to so many nodes `topics_layout` uses ForceAtlas2; above, discs of communities."""


def time_layout(network: CitationNetwork, *, seed: int = 7, bands: Bands = "organ") -> Positions:
    """Return a position for each key: x grows with the year, y falls into a band for each organ, kind or community.

    Texts of one year and band fill a block of places STEP apart, ordered by the mean height of the texts that they
    cite and are cited by (barycentre heuristic: Sugiyama, Tagawa and Toda, 1981, IEEE Trans. SMC 11/2). A text
    without a year stands in a column left of the first. No two texts share a place. 0.3 s at 50,000 nodes.
    """
    if not network.nodes:
        return {}
    years = _columns(network)
    names = band_of(network, bands=bands, seed=seed)
    order = band_order(names)
    band = np.array([order.index(name) for name in names], dtype=np.int64)
    cell = years * len(order) + band
    _, cell = np.unique(cell, return_inverse=True)
    size = np.bincount(cell)
    across = max(1, math.isqrt(int(size.max()) // 6))
    rank = _barycentre(network, cell, band, seed)
    rows = -(-size // across)
    height = np.zeros(len(order))
    np.maximum.at(height, band, rows[cell].astype(np.float64))
    middle = np.cumsum(height + 1.0) - (height + 1.0) / 2.0
    x = (years - years.min()) * (across + 1.0) + rank % across
    y = middle[band] + rank // across - (rows[cell] - 1) / 2.0
    return _positions(network, x * STEP, y * STEP)


def band_of(network: CitationNetwork, *, bands: Bands = "organ", seed: int = 7) -> tuple[str, ...]:
    """Return the band of each node: its organ's key (its kind, where it has no organ), its kind, or its community."""
    if bands == "community":
        return tuple(f"community {number:04.0f}" for number in communities(network, seed=seed).values())
    if bands == "kind":
        return tuple(node.kind for node in network.nodes)
    return tuple(node.organ or node.kind for node in network.nodes)


def band_order(names: tuple[str, ...]) -> list[str]:
    """Return the bands from top to bottom, the fullest first, ties by name."""
    values, counts = np.unique(np.array(names, dtype=object).astype(str), return_counts=True)
    return [str(values[i]) for i in np.lexsort((values, -counts))]


def topics_layout(network: CitationNetwork, *, seed: int = 7, groups: Mapping[str, int] | None = None) -> Positions:
    """Return a position for each key in which texts that cite each other lie together.

    Up to FORCE_LIMIT nodes: ForceAtlas2 (Jacomy and others, 2014, PLoS ONE 9(6)). Above: one disc for each
    community, its best linked texts in the middle, the discs set out by a spring layout of the communities' links.
    `groups` are the communities where they have been computed before.
    """
    if not network.nodes:
        return {}
    if len(network) == 1:
        return {network.nodes[0].key: (0.0, 0.0)}
    if len(network) <= FORCE_LIMIT:
        return _force_layout(network, seed)
    return _discs(network, seed, communities(network, seed=seed) if groups is None else groups)


def _columns(network: CitationNetwork) -> NDArray[np.int64]:
    """The column of each node: its year, or one before the first year where it has none."""
    known = [node.year for node in network.nodes if node.year is not None]
    before = min(known, default=0) - 1
    return np.array([before if node.year is None else node.year for node in network.nodes], dtype=np.int64)


def _barycentre(
    network: CitationNetwork, cell: NDArray[np.int64], band: NDArray[np.int64], seed: int
) -> NDArray[np.int64]:
    """The rank of each node within its cell after SWEEPS rounds of ordering by the mean height of its neighbours.

    Its own height counts half: two texts that only cite each other would else trade places in every round.
    """
    links = undirected(network)
    degree = np.asarray(links.sum(axis=1))
    tie = np.random.default_rng(seed).permutation(len(network))
    start = np.concatenate(([0], np.cumsum(np.bincount(cell))[:-1]))
    size = np.bincount(cell)
    rank = _ranks(cell, start, tie.astype(np.float64), tie)
    for _ in range(SWEEPS):
        height = band + (rank + 0.5) / size[cell]
        mean = np.where(degree > 0.0, (links @ height) / np.maximum(degree, 1.0), height)
        mean = (mean + height) / 2.0
        rank = _ranks(cell, start, mean, rank)
    return rank


def _ranks(
    cell: NDArray[np.int64], start: NDArray[np.int64], value: NDArray[np.float64], tie: NDArray[np.int64]
) -> NDArray[np.int64]:
    order = np.lexsort((tie, np.round(value, 9), cell))
    rank = np.empty(len(cell), dtype=np.int64)
    rank[order] = np.arange(len(cell)) - start[cell[order]]
    return rank


def _force_layout(network: CitationNetwork, seed: int) -> Positions:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(network)))
    graph.add_edges_from(zip(network.citing.tolist(), network.cited.tolist(), strict=True))
    placed = nx.forceatlas2_layout(graph, seed=seed, max_iter=200, scaling_ratio=4.0, strong_gravity=True)
    points = np.array([placed[i] for i in range(len(network))], dtype=np.float64)
    points -= points.mean(axis=0)
    reach = float(np.abs(points).max()) or 1.0
    points *= STEP * math.sqrt(len(network)) / reach
    return _positions(network, points[:, 0], points[:, 1])


def _discs(network: CitationNetwork, seed: int, groups: Mapping[str, int]) -> Positions:
    number = np.fromiter((groups[node.key] for node in network.nodes), np.int64, len(network))
    group = np.minimum(number, DISCS)
    size = np.bincount(group)
    degree = np.asarray(undirected(network).sum(axis=1))
    order = np.lexsort((np.arange(len(group)), -degree, group))
    rank = np.empty(len(group), dtype=np.int64)
    rank[order] = np.arange(len(group)) - (np.cumsum(size) - size)[group[order]]
    turn = rank * math.pi * (3.0 - math.sqrt(5.0))
    radius = STEP * 0.7 * np.sqrt(rank)
    centre = _disc_centres(network, group, size, seed)
    return _positions(network, centre[group, 0] + radius * np.cos(turn), centre[group, 1] + radius * np.sin(turn))


def _disc_centres(
    network: CitationNetwork, group: NDArray[np.int64], size: NDArray[np.int64], seed: int
) -> NDArray[np.float64]:
    """Centres of the discs: placed largest first on a spiral of candidates, near the discs that they are linked to."""
    count = len(size)
    reach = STEP * 0.7 * np.sqrt(size) + STEP
    pairs = csr_array(
        (np.ones(len(network.citing)), (group[network.citing], group[network.cited])), shape=(count, count)
    )
    pull = csr_array(pairs + pairs.T)
    centre = np.zeros((count, 2))
    placed: list[int] = []
    angle0 = float(np.random.default_rng(seed).uniform(0.0, 2.0 * math.pi))
    angles = angle0 + np.linspace(0.0, 2.0 * math.pi, 24, endpoint=False)
    ring = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    for disc in np.lexsort((np.arange(count), -size)).tolist():
        if placed:
            near = np.array(placed)
            weight = pull[[disc], :].toarray()[0, near] + 1e-6
            goal = (centre[near] * weight[:, None]).sum(axis=0) / weight.sum()
            centre[disc] = _nearest_free(goal, float(reach[disc]), centre[near], reach[near], ring)
        placed.append(disc)
    return centre


def _nearest_free(
    goal: NDArray[np.float64],
    reach: float,
    centres: NDArray[np.float64],
    reaches: NDArray[np.float64],
    ring: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The point nearest to `goal`, on rings around it, at which a disc of radius `reach` touches no other."""
    distance = 0.0
    while True:
        points = goal + ring * distance
        gap = np.linalg.norm(points[:, None, :] - centres[None, :, :], axis=2) - reaches[None, :] - reach
        free = np.flatnonzero(gap.min(axis=1) >= 0.0)
        if len(free):
            spot: NDArray[np.float64] = points[free[0]]
            return spot
        distance += reach / 2.0


def _positions(network: CitationNetwork, x: NDArray[np.float64], y: NDArray[np.float64]) -> Positions:
    """Positions rounded to hundredths, so that two machines write the same bytes."""
    return {
        node.key: (float(a), float(b))
        for node, a, b in zip(network.nodes, np.round(x, 2) + 0.0, np.round(y, 2) + 0.0, strict=True)
    }
