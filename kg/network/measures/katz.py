"""Katz centrality: the chains of citation that end in a text, long ones counting less."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.sparse import csr_array

from kg.network.citations import CitationNetwork
from kg.network.measures.hits import hub_and_authority

SAFETY = 0.85
"""Share of the largest safe attenuation that is used."""
TOLERANCE = 1e-12
"""Largest relative change of a score under which the iteration ends."""


def katz(network: CitationNetwork, *, alpha: float | None = None) -> Mapping[str, float]:
    """Return for each text 1 plus the number of chains of citation that end in it, each step counting `alpha`.

    Without `alpha` it is `attenuation(network)`. The solution of x = 1 + alpha A^T x (A citing x cited) is found by
    iterating that line, which needs no more memory than the network; it ends because alpha times the spectral radius
    is below 1.

    Caveat: alpha decides how far back influence reaches, and there is no natural value; with a small one the ranks
    are those of in-degree.

    Reference: Katz, "A new status index derived from sociometric analysis", Psychometrika 18 (1953).
    """
    matrix = network.matrix()
    step = attenuation(matrix) if alpha is None else alpha
    back = matrix.T.tocsr()
    score = np.ones(len(network))
    while True:
        new = 1.0 + step * (back @ score)
        change = float(np.max(np.abs(new - score) / new, initial=0.0))
        score = new
        if change < TOLERANCE:
            return network.scores(score)


def attenuation(matrix: csr_array) -> float:
    """Return SAFETY divided by the largest singular value of the matrix, which is never below its spectral radius.

    In a nearly acyclic network the spectral radius itself is close to 0 and bounds nothing; the singular value does.
    """
    if not matrix.nnz:
        return SAFETY
    _, authority = hub_and_authority(matrix)
    return SAFETY * float(np.linalg.norm(authority) / np.linalg.norm(matrix @ authority))
