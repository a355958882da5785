"""Communities: groups of texts that cite each other more than chance would have it."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.network.citations import CitationNetwork

EXACT_LIMIT = 20_000
"""Up to so many links networkx' node-by-node Louvain runs; above, moves are made in bulk."""
SWEEPS = 30
"""Bulk sweeps at most on each level."""
GAIN = 1e-6
"""A sweep that adds less modularity than this has gained nothing."""
PATIENCE = 4
"""A level ends after so many sweeps in a row without gain."""


def communities(network: CitationNetwork, *, seed: int = 7, exact_limit: int = EXACT_LIMIT) -> Mapping[str, int]:
    """Return the number of the community of each text, from 0, the largest first, ties by the smallest key.

    Louvain method: each text joins the neighbouring community that raises modularity most, the communities become
    the texts of a smaller network, and so on until nothing gains. Directions are dropped and links count 1. Up to
    `exact_limit` links this is `networkx.community.louvain_communities`; above, half of the texts, drawn by the
    seed, move at once in scipy, which reaches much the same modularity in a fraction of the time.

    Caveat: many partitions are nearly as good, small groups are merged in large networks (the resolution limit:
    Fortunato and Barthelemy, 2007), and another seed moves texts at the border.

    Reference: Blondel, Guillaume, Lambiotte and Lefebvre, "Fast unfolding of communities in large networks",
    J. Stat. Mech. P10008 (2008).
    """
    links = undirected(network)
    group = _louvain(links, seed) if links.nnz // 2 <= exact_limit else _bulk_louvain(links, seed)
    number = _numbered(group)
    return {node.key: int(value) for node, value in zip(network.nodes, number, strict=True)}


def modularity(network: CitationNetwork, groups: Mapping[str, int]) -> float:
    """Return Newman's modularity of a partition, between -0.5 and 1; 0 for a network without links."""
    links = undirected(network)
    return _modularity(links, np.array([groups[node.key] for node in network.nodes], dtype=np.int64))


def undirected(network: CitationNetwork) -> csr_array:
    """Return the symmetric N x N matrix of who cites or is cited by whom; each pair counts 1."""
    matrix = network.matrix()
    both = csr_array(matrix + matrix.T)
    both.data[:] = 1.0
    return both


def _louvain(links: csr_array, seed: int) -> NDArray[np.int64]:
    graph = nx.from_scipy_sparse_array(links)
    group = np.zeros(links.shape[0], dtype=np.int64)
    for number, members in enumerate(nx.community.louvain_communities(graph, weight=None, seed=seed)):
        group[list(members)] = number
    return group


def _bulk_louvain(links: csr_array, seed: int) -> NDArray[np.int64]:
    random = np.random.default_rng(seed)
    whole = np.arange(links.shape[0])
    while True:
        group = _level(links, random)
        _, group = np.unique(group, return_inverse=True)
        whole = group[whole]
        count = int(group.max(initial=-1)) + 1
        if count == links.shape[0]:
            return whole
        member = csr_array((np.ones(len(group)), (np.arange(len(group)), group)), shape=(len(group), count))
        links = csr_array(member.T @ links @ member)


def _level(links: csr_array, random: np.random.Generator) -> NDArray[np.int64]:
    """The best partition that bulk sweeps find on one level, starting from every node alone."""
    size = links.shape[0]
    group = np.arange(size)
    best, reached, idle = group, _modularity(links, group), 0
    for _ in range(SWEEPS):
        target, gain = _best_moves(links, group)
        moving = (gain > 0.0) & (random.random(size) < 0.5)
        group = np.where(moving, target, group)
        now = _modularity(links, group)
        if now > reached + GAIN:
            best, reached, idle = group, now, 0
        else:
            idle += 1
        if not moving.any() or idle == PATIENCE:
            break
    return best


def _best_moves(links: csr_array, group: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each node the neighbouring community that would gain most, and what it would gain over staying."""
    size = links.shape[0]
    degree = np.asarray(links.sum(axis=1))
    total = float(degree.sum()) or 1.0
    volume = np.bincount(group, weights=degree, minlength=size)
    member = csr_array((np.ones(size), (np.arange(size), group)), shape=(size, size))
    own_loop = links.diagonal()
    toward = csr_array(links @ member)
    row = np.repeat(np.arange(size), np.diff(toward.indptr))
    column = toward.indices.astype(np.int64)
    home = column == group[row]
    weight = toward.data - np.where(home, own_loop[row], 0.0)
    rest = volume[column] - np.where(home, degree[row], 0.0)
    value = weight - degree[row] * rest / total
    stay = -degree * (volume[group] - degree) / total
    stay[row[home]] = value[home]
    linked = np.flatnonzero(np.diff(toward.indptr))
    starts = toward.indptr[linked]
    target, gain = group.copy(), np.zeros(size)
    if len(linked):
        best = np.maximum.reduceat(value, starts)
        leading = value == np.repeat(best, np.diff(np.append(starts, len(value))))
        target[linked] = np.minimum.reduceat(np.where(leading, column, size), starts)
        gain[linked] = best - stay[linked]
    return target, np.where(gain > 1e-9, gain, 0.0)


def _modularity(links: csr_array, group: NDArray[np.int64]) -> float:
    degree = np.asarray(links.sum(axis=1))
    total = float(degree.sum())
    if total == 0.0:
        return 0.0
    row = np.repeat(np.arange(links.shape[0]), np.diff(links.indptr))
    inside = float(links.data[group[row] == group[links.indices]].sum())
    volume = np.bincount(group, weights=degree)
    return inside / total - float(((volume / total) ** 2).sum())


def _numbered(group: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same groups numbered from the largest, ties by their first member."""
    values, first, inverse, counts = np.unique(group, return_index=True, return_inverse=True, return_counts=True)
    number = np.empty(len(values), dtype=np.int64)
    number[np.lexsort((first, -counts))] = np.arange(len(values))
    return number[inverse]
