"""HITS: texts that many good lists cite (authorities), and lists that cite many authorities (hubs)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.network.citations import CitationNetwork

TOLERANCE = 1e-10
ROUNDS = 2_000


def authorities(network: CitationNetwork) -> Mapping[str, float]:
    """Return the authority score of each text; scores sum to 1, or are all 0 where nobody cites anything.

    A text is an authority when good hubs cite it, a hub when it cites good authorities: the scores are the dominant
    right and left singular vectors of the citing x cited matrix. Power iteration from equal hubs, until a round moves
    less than TOLERANCE of the total, at most ROUNDS rounds.

    Caveat: where the network falls into parts that do not cite the same sources, as nearly acyclic networks do, the
    dominant vector may not be unique; starting from equal hubs picks one of them, always the same. One densely
    interlinked family of texts can take nearly all of the score and leave zeros elsewhere.

    Reference: Kleinberg, "Authoritative sources in a hyperlinked environment", J. ACM 46 (1999); on its lack of
    uniqueness, Farahat, LoFaro, Miller, Rae and Ward, SIAM J. Sci. Comput. 27 (2006).
    """
    return network.scores(hub_and_authority(network.matrix())[1])


def hubs(network: CitationNetwork) -> Mapping[str, float]:
    """Return the hub score of each text: high where it cites the texts that the other hubs cite; see `authorities`."""
    return network.scores(hub_and_authority(network.matrix())[0])


def hub_and_authority(matrix: csr_array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return hub and authority scores of a citing x cited matrix, each summing to 1 or all 0."""
    hub = np.ones(matrix.shape[0])
    authority = np.zeros(matrix.shape[1])
    if not matrix.nnz:
        return np.zeros(matrix.shape[0]), authority
    back = matrix.T.tocsr()
    for _ in range(ROUNDS):
        new = _share(back @ hub)
        hub = _share(matrix @ new)
        change = float(np.abs(new - authority).sum())
        authority = new
        if change < TOLERANCE:
            break
    return hub, authority


def _share(values: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = values / values.sum()
    return np.where(shares < 1e-15, 0.0, shares)
