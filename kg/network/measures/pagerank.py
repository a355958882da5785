"""PageRank: the weight of a text, which it has from the weight of the texts that cite it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kg.network.citations import CitationNetwork, Weight

DAMPING = 0.85
TOLERANCE = 1e-10
"""Total change of all scores, which sum to 1, under which the iteration ends."""


def pagerank(
    network: CitationNetwork, *, damping: float = DAMPING, tolerance: float = TOLERANCE, weight: Weight = "one"
) -> Mapping[str, float]:
    """Return the share of time that a reader who follows citations at random spends on each text; shares sum to 1.

    With probability `damping` the reader follows one of the text's citations, drawn by `weight`, else opens any text;
    a text that cites nothing sends the reader to any text. Power iteration in scipy. `tolerance` bounds the sum of
    all changes, whatever the number of texts, so the scores are within tolerance x damping / (1 - damping) of the
    limit in sum (networkx multiplies its tolerance by the number of texts, and stops after a step on large networks).

    Caveat: weight flows back in time only, so the oldest texts that chains of citation end in collect it, and a text
    from outside the collection passes nothing on.

    Reference: Brin and Page, "The anatomy of a large-scale hypertextual web search engine", Computer Networks 30
    (1998); on citation networks, Chen, Xie, Maslov and Redner, J. Informetrics 1 (2007).
    """
    size = len(network)
    if not size:
        return {}
    matrix = network.matrix(weight)
    out = np.asarray(matrix.sum(axis=1))
    silent = out == 0.0
    share = np.divide(1.0, out, out=np.zeros(size), where=~silent)
    back = matrix.T.tocsr()
    score = np.full(size, 1.0 / size)
    while True:
        new = damping * (back @ (score * share)) + (damping * float(score[silent].sum()) + 1.0 - damping) / size
        new /= new.sum()
        change = float(np.abs(new - score).sum())
        score = new
        if change < tolerance:
            return network.scores(score)
