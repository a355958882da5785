"""How firm ranks are: how far they move when the citing documents are drawn anew, and how far two measures agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau, spearmanr

from kg.network.citations import CitationNetwork, Weight

SAMPLES = 200
"""Collections drawn."""
BATCH = 20
"""Of them counted at a time, so that 50,000 texts take megabytes."""
LOW, HIGH = 2.5, 97.5
"""Percentiles between which a rank is said to lie."""


@dataclass(frozen=True, slots=True)
class RankRange:
    """Where a text ranks in collections drawn from this one."""

    rank: int
    """In the collection as it is; texts of the same score share the best place."""
    low: int
    """Better end of the range that holds 95 of 100 draws."""
    median: int
    high: int
    leading: float
    """Part of the draws in which the text is among the first ten."""


@dataclass(frozen=True, slots=True)
class Correlation:
    """How far two measures put the same texts in the same order, from -1 to 1; None where one of them ranks nothing."""

    one: str
    other: str
    spearman: float | None
    kendall: float | None
    texts: int
    """Texts compared: those that at least one text cites."""


def rank_ranges(
    network: CitationNetwork, keys: Sequence[str], *, samples: int = SAMPLES, seed: int = 7, weight: Weight = "one"
) -> Mapping[str, RankRange]:
    """Return how firm the ranks of these texts by (weighted) in-degree are, by bootstrap.

    Each draw takes as many citing texts as there are, with replacement, so that some count twice and some not at all,
    and ranks all texts anew. The same seed gives the same draws.

    Caveat: what no text of the collection cites cannot appear, so the ranges say how the collection's own accidents
    move a rank, not what another collection would show.

    Reference: Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979).
    """
    matrix = network.matrix(weight)
    citing = np.flatnonzero(np.diff(matrix.indptr))
    places = np.array([network.index[key] for key in keys], dtype=np.int64)
    if not len(citing) or not len(places):
        return {}
    links = matrix[citing]
    now = _ranks(np.asarray(links.sum(axis=0), dtype=np.float64)[None, :], places)[0]
    random = np.random.default_rng(seed)
    drawn = np.empty((samples, len(places)), dtype=np.int64)
    for first in range(0, samples, BATCH):
        size = min(BATCH, samples - first)
        weights = random.multinomial(len(citing), np.full(len(citing), 1.0 / len(citing)), size=size)
        drawn[first : first + size] = _ranks(np.asarray((links.T @ weights.T).T, dtype=np.float64), places)
    low, median, high = np.percentile(drawn, (LOW, 50.0, HIGH), axis=0, method="nearest").astype(int)
    leading = (drawn <= 10).mean(axis=0)
    return {
        key: RankRange(int(now[i]), int(low[i]), int(median[i]), int(high[i]), float(leading[i]))
        for i, key in enumerate(keys)
    }


def _ranks(scores: NDArray[np.float64], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rank of some texts in each row of scores: one more than the number of texts that have a higher score."""
    ranks = np.empty((len(scores), len(places)), dtype=np.int64)
    for row, values in enumerate(scores):
        order = np.sort(values)
        ranks[row] = 1 + len(values) - np.searchsorted(order, values[places], side="right")
    return ranks


def correlations(network: CitationNetwork, scores: Mapping[str, Mapping[str, float]]) -> tuple[Correlation, ...]:
    """Return the rank correlation of each two measures over the cited texts, in the order of the measures.

    Spearman's rho compares the ranks, Kendall's tau-b the pairs of texts that both put in the same order.
    """
    cited = np.flatnonzero(np.bincount(network.matrix().indices, minlength=len(network)))
    keys = [network.nodes[i].key for i in cited.tolist()]
    values = {name: np.array([score[key] for key in keys], dtype=np.float64) for name, score in scores.items()}
    names = list(scores)
    found = []
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            a, b = values[one], values[other]
            rho = tau = None
            if len(keys) > 2 and np.ptp(a) > 0 and np.ptp(b) > 0:
                rho, tau = float(spearmanr(a, b).statistic), float(kendalltau(a, b).statistic)
            found.append(Correlation(one, other, rho, tau, len(keys)))
    return tuple(found)
