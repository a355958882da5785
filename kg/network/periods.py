"""The network over time: who is cited in which period, how old what is cited is, and how the verbs around a text change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.network.citations import FORCE, CitationNetwork
from kg.network.measures.hits import hub_and_authority

MOST = 6
"""Periods at most."""
FEWEST = 2
"""Citing texts that a period must hold."""


@dataclass(frozen=True, slots=True)
class Period:
    """The citing texts of some years."""

    first: int
    last: int
    texts: int
    """Texts of these years that cite something."""
    cited: Mapping[str, int]
    """By key of a text, how many of them cite it."""
    authorities: tuple[str, ...]
    """Keys of the leading authorities (HITS) among what they cite."""
    hubs: tuple[str, ...]

    @property
    def name(self) -> str:
        """The years as printed."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    def share(self, key: str) -> float:
        """The part of the period's citing texts that cite a text."""
        return self.cited.get(key, 0) / self.texts if self.texts else 0.0


@dataclass(frozen=True, slots=True)
class Ages:
    """How many years lie between a citing and a cited text, over the pairs of which both years are known."""

    counts: Mapping[int, int]
    """Pairs by age in years."""
    median: float
    """The cited half-life: half of the pairs are of this age or younger."""
    quarter: float
    three_quarters: float
    unknown: int
    """Pairs of which a year is not known."""
    ahead: int
    """Pairs whose cited text is dated later than the citing one: an error of a date or of a citation, left out."""


@dataclass(frozen=True, slots=True)
class Tone:
    """The force of the verbs under which a text is cited, period by period."""

    key: str
    means: tuple[float | None, ...]
    """Mean weight of kg.network.FORCE in each period; None where no verb governs a citation of it."""
    citations: tuple[int, ...]
    verbs: tuple[str | None, ...]
    """The most frequent verb of each period."""
    change: float
    """Last mean less the first."""


def periods(network: CitationNetwork, *, most: int = MOST, leading: int = 3) -> tuple[Period, ...]:
    """Return the years of the citing texts in at most `most` periods of about as many citing texts each, in their order.

    A year is never divided. Texts without a known year are left out.
    """
    years = _years(network)
    matrix = network.matrix()
    citing = np.flatnonzero((np.diff(matrix.indptr) > 0) & (years > 0))
    if not len(citing):
        return ()
    tally = Counter(years[citing].tolist())
    found = []
    for group in _parted(sorted(tally.items()), most):
        members = citing[(years[citing] >= group[0]) & (years[citing] <= group[1])]
        found.append(_period(network, matrix, members, group, leading))
    return tuple(found)


def _parted(tally: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """First and last year of each period, of about equal numbers; too small ones join the one before."""
    whole, done = sum(amount for _, amount in tally), 0
    groups: dict[int, list[int]] = defaultdict(list)
    for year, amount in tally:
        groups[min(most - 1, int(most * (done + amount / 2) / whole))].append(year)
        done += amount
    amounts = dict(tally)
    found: list[tuple[int, int]] = []
    for _, years in sorted(groups.items()):
        if found and sum(amounts[year] for year in years) < FEWEST:
            found[-1] = (found[-1][0], years[-1])
        else:
            found.append((years[0], years[-1]))
    return found


def _period(
    network: CitationNetwork, matrix: csr_array, members: NDArray[np.int64], group: tuple[int, int], leading: int
) -> Period:
    links = matrix[members]
    counts = np.asarray(links.sum(axis=0)).astype(int)
    hub, authority = hub_and_authority(links)
    best = _best(authority, leading)
    return Period(
        first=group[0],
        last=group[1],
        texts=len(members),
        cited={network.nodes[i].key: int(counts[i]) for i in np.flatnonzero(counts).tolist()},
        authorities=tuple(network.nodes[i].key for i in best),
        hubs=tuple(network.nodes[members[i]].key for i in _best(hub, leading)),
    )


def _best(values: NDArray[np.float64], most: int) -> list[int]:
    order = np.lexsort((np.arange(len(values)), -np.round(values, 12)))
    return [i for i in order[:most].tolist() if values[i] > 0.0]


def ages(network: CitationNetwork, *, organ: str | None = None) -> Ages | None:
    """Return how old what is cited is, each pair of texts once; None where no pair has two known years.

    With `organ` only the citing texts of that organ (its key) count.
    """
    years = _years(network)
    matrix = network.matrix()
    citing = np.repeat(np.arange(len(network)), np.diff(matrix.indptr))
    asked = np.array([organ is None or node.organ == organ for node in network.nodes], dtype=bool)[citing]
    known = (years[citing] > 0) & (years[matrix.indices] > 0)
    all_ages = (years[citing] - years[matrix.indices])[known & asked]
    kept = all_ages[all_ages >= 0]
    if not len(kept):
        return None
    quarter, median, three = np.percentile(kept, (25, 50, 75))
    counts = dict(sorted(Counter(kept.tolist()).items()))
    return Ages(
        counts, float(median), float(quarter), float(three), int((~known & asked).sum()), int((all_ages < 0).sum())
    )


def tones(network: CitationNetwork, spans: tuple[Period, ...], keys: tuple[str, ...]) -> tuple[Tone, ...]:
    """Return how strong the verbs around each of these texts are in each period; needs evidence with verbs.

    The verbs of a text are compared where the first and the last period both hold one; others are left out.
    """
    years = {node.key: node.year for node in network.nodes}
    wanted = set(keys)
    forces: dict[tuple[str, int], list[float]] = defaultdict(list)
    verbs: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for one in network.evidence:
        year = years[one.citing]
        if one.cited in wanted and one.force is not None and year is not None:
            place = next((i for i, span in enumerate(spans) if span.first <= year <= span.last), None)
            if place is not None:
                forces[one.cited, place].append(FORCE.get(one.force, 1.0))
                verbs[one.cited, place][one.action or ""] += 1
    found = []
    for key in keys:
        values = [forces.get((key, place), []) for place in range(len(spans))]
        means = tuple(sum(each) / len(each) if each else None for each in values)
        if len(spans) > 1 and means[0] is not None and means[-1] is not None:
            most = tuple(_most(verbs.get((key, place))) for place in range(len(spans)))
            found.append(Tone(key, means, tuple(map(len, values)), most, means[-1] - means[0]))
    return tuple(found)


def _most(tally: Counter[str] | None) -> str | None:
    return min(tally, key=lambda verb: (-tally[verb], verb)) or None if tally else None


def _years(network: CitationNetwork) -> NDArray[np.int64]:
    return np.fromiter((node.year or 0 for node in network.nodes), np.int64, len(network))
