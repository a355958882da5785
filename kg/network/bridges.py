"""Bridges between organs: texts that several organs cite, and texts that carry one organ's sources to another."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.network.citations import CitationNetwork


@dataclass(frozen=True, slots=True)
class Bridge:
    """A text of an organ that texts of other organs cite."""

    key: str
    organs: tuple[tuple[str, int], ...]
    """Other organs whose texts cite it and how many do, the most first."""
    own: int
    """Texts of its own organ that cite it."""
    carries: int
    """Distinct texts of other organs that it cites itself, where it is in the collection."""

    @property
    def others(self) -> int:
        """Texts of other organs that cite it."""
        return sum(amount for _, amount in self.organs)


def bridges(network: CitationNetwork) -> tuple[Bridge, ...]:
    """Return the texts that other organs than their own cite, those cited by most organs first, then by most texts.

    A text without a known organ, as a treaty, has no own organ: every organ that cites it is another.
    """
    organs = [node.organ for node in network.nodes]
    matrix = network.matrix()
    cited: dict[int, Counter[str]] = defaultdict(Counter)
    own, carries = Counter[int](), Counter[int]()
    for source in range(len(network)):
        organ = organs[source]
        if organ is None:
            continue
        for target in matrix.indices[matrix.indptr[source] : matrix.indptr[source + 1]].tolist():
            if organs[target] == organ:
                own[target] += 1
            else:
                cited[target][organ] += 1
                carries[source] += organs[target] is not None
    found = [
        Bridge(
            key=network.nodes[target].key,
            organs=tuple(sorted(tally.items(), key=lambda item: (-item[1], item[0]))),
            own=own[target],
            carries=carries[target],
        )
        for target, tally in cited.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.organs), -one.others, one.key)))
