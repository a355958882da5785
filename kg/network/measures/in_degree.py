"""In-degree: how many texts cite a text."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kg.network.citations import CitationNetwork


def in_degree(network: CitationNetwork) -> Mapping[str, float]:
    """Return the number of distinct texts that cite each text; however often a text cites it, it counts once.

    Caveat: older texts have had more time to be cited, and only citing texts that are in the collection count.

    Reference: Garfield, "Citation analysis as a tool in journal evaluation", Science 178 (1972); for law, Fowler and
    Jeon, "The authority of Supreme Court precedent", Social Networks 30 (2008).
    """
    return network.scores(np.asarray(network.matrix().sum(axis=0)))
