"""The shape of a network in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from kg.network.citations import CitationNetwork


@dataclass(frozen=True, slots=True)
class Topology:
    """How large a network is, whether it hangs together, whether it runs in circles, and which years it spans."""

    texts: int
    held: int
    """Texts of the collection; the others are known by their citations only."""
    links: int
    """Pairs of citing and cited text."""
    citations: int
    self_citations: int
    """Citations of a text by itself, which are no part of the network."""
    components: int
    """Parts that no citation connects, whichever way it is read; a text without any link is a part."""
    largest: int
    """Texts in the largest of them."""
    isolated: int
    cycles: int
    """Groups of texts each of which leads back to itself through citations; 0 where the network is acyclic."""
    in_cycles: int
    """Texts in such groups."""
    first_year: int | None
    last_year: int | None
    undated: int

    @property
    def acyclic(self) -> bool:
        """True where no chain of citations returns to its start."""
        return self.cycles == 0


def topology(network: CitationNetwork) -> Topology:
    """Return the shape of the network; all numbers are 0 and years None for an empty one."""
    matrix = network.matrix()
    years = [node.year for node in network.nodes if node.year is not None]
    weak = _part_sizes(network, "weak")
    strong = _part_sizes(network, "strong")
    degree = np.diff(matrix.indptr) + np.bincount(matrix.indices, minlength=len(network))
    return Topology(
        texts=len(network),
        held=sum(node.held for node in network.nodes),
        links=network.edge_count,
        citations=len(network.citing),
        self_citations=network.self_citations,
        components=len(weak),
        largest=int(weak.max(initial=0)),
        isolated=int(np.count_nonzero(degree == 0)),
        cycles=int(np.count_nonzero(strong > 1)),
        in_cycles=int(strong[strong > 1].sum()),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        undated=len(network) - len(years),
    )


def _part_sizes(network: CitationNetwork, connection: Literal["weak", "strong"]) -> NDArray[np.int64]:
    if not len(network):
        return np.zeros(0, dtype=np.int64)
    _, part = connected_components(network.matrix(), directed=True, connection=connection)
    return np.bincount(part).astype(np.int64)
