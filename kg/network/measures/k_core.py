"""k-core: how deep in the densest part of the network a text stands."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.sparse import csr_array

from kg.network.citations import CitationNetwork


def k_core(network: CitationNetwork) -> Mapping[str, int]:
    """Return the core number of each text: the largest k such that it belongs to a group in which everyone has k links.

    Citing and being cited count alike, each pair once. Texts with fewer than k + 1 links are peeled off, all of one
    round together, until none is left.

    Caveat: the collection's own texts have citations of their own and sit deeper than treaties, which only receive.

    Reference: Seidman, "Network structure and minimum degree", Social Networks 5 (1983); peeling: Batagelj and
    Zaversnik (2003), arXiv cs/0310049.
    """
    links = csr_array(network.matrix() + network.matrix().T)
    degree = np.diff(links.indptr).astype(np.int64)
    core = np.zeros(len(network), dtype=np.int64)
    left = np.arange(len(network))
    gone = np.zeros(len(network), dtype=bool)
    k = 0
    while len(left):
        k = max(k, int(degree[left].min()))
        peel = left[degree[left] <= k]
        core[peel] = k
        gone[peel] = True
        neighbours = np.concatenate([links.indices[links.indptr[i] : links.indptr[i + 1]] for i in peel.tolist()])
        degree -= np.bincount(neighbours, minlength=len(network))
        left = left[~gone[left]]
    return {node.key: int(value) for node, value in zip(network.nodes, core, strict=True)}
