"""Betweenness: texts through which the shortest chains of citation pass."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.network.citations import CitationNetwork

EXACT_LIMIT = 200_000_000
"""Up to so many (citing texts x links) every citing text is a source; above, a sample of SAMPLE of them."""
SAMPLE = 256
BATCH = 32
CELLS = 16_000_000
"""Most numbers in one working array: batches shrink so that large networks stay within a few hundred megabytes."""


def betweenness(
    network: CitationNetwork, *, seed: int = 7, sample: int | None = None, exact_limit: int = EXACT_LIMIT
) -> Mapping[str, float]:
    """Return the share of all pairs of texts whose shortest chain of citation passes through each text, from 0 to 1.

    Chains run from citing to cited; where several are shortest each counts its part. Brandes' algorithm, up to
    BATCH sources at a time as products of sparse matrices. Sources are all texts that cite something, or `sample` of
    them, drawn without replacement by `seed` and scaled up; without `sample`, `sources(network)` says how many.

    Caveat: only texts that are in the collection have citations of their own, so only they can lie between others;
    a sampled value of a seldom crossed text is rough.

    Reference: Freeman, Sociometry 40 (1977); Brandes, "A faster algorithm for betweenness centrality", J. Math.
    Sociology 25 (2001); sampling: Brandes and Pich, Int. J. Bifurcation and Chaos 17 (2007).
    """
    size = len(network)
    matrix = network.matrix()
    starts = np.flatnonzero(np.diff(matrix.indptr))
    number = sources(network, sample=sample, exact_limit=exact_limit)
    chosen = starts
    if number < len(starts):
        chosen = np.sort(np.random.default_rng(seed).choice(starts, size=number, replace=False))
    back = matrix.T.tocsr()
    total = np.zeros(size)
    batch = max(1, min(BATCH, CELLS // max(1, size)))
    for first in range(0, len(chosen), batch):
        total += _dependency(matrix, back, chosen[first : first + batch])
    if size > 2 and len(chosen):
        total *= len(starts) / len(chosen) / ((size - 1) * (size - 2))
    return network.scores(total)


def sources(network: CitationNetwork, *, sample: int | None = None, exact_limit: int = EXACT_LIMIT) -> int:
    """Return the number of sources that `betweenness` uses: all citing texts where that is exact, else a sample."""
    matrix = network.matrix()
    citing = int(np.count_nonzero(np.diff(matrix.indptr)))
    if sample is not None:
        return min(sample, citing)
    return citing if citing * matrix.nnz <= exact_limit else min(SAMPLE, citing)


def _dependency(matrix: csr_array, back: csr_array, starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """The sum over `starts` of each node's dependency: the part of their shortest chains that pass through it."""
    shape = (matrix.shape[0], len(starts))
    column = np.arange(len(starts))
    chains = np.zeros(shape)
    chains[starts, column] = 1.0
    level = np.full(shape, -1, dtype=np.int32)
    level[starts, column] = 0
    depth = 0
    front = chains
    while True:
        reached = np.where(level < 0, back @ front, 0.0)
        new = reached > 0.0
        if not new.any():
            break
        depth += 1
        level[new] = depth
        chains += reached
        front = reached
    depend = np.zeros(shape)
    for step in range(depth, 0, -1):
        here = level == step
        flow = np.divide(1.0 + depend, chains, out=np.zeros(shape), where=here)
        depend += np.where(level == step - 1, chains * (matrix @ flow), 0.0)
    depend[starts, column] = 0.0
    whole: NDArray[np.float64] = depend.sum(axis=1)
    return whole
