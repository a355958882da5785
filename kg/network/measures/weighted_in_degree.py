"""Weighted in-degree: how many citations a text receives, plain or by the force of the verb."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kg.network.citations import CitationNetwork


def weighted_in_degree(network: CitationNetwork) -> Mapping[str, float]:
    """Return the number of citations that each text receives, every mention counted.

    Caveat: one long text that returns to a source in every paragraph weighs as much as many short ones.

    Reference: Barrat, Barthelemy, Pastor-Satorras and Vespignani, "The architecture of complex weighted networks",
    PNAS 101 (2004), on node strength.
    """
    return network.scores(np.asarray(network.matrix("citations").sum(axis=0)))


def force_in_degree(network: CitationNetwork) -> Mapping[str, float]:
    """Return the citations that each text receives, each weighed by the force of its verb (kg.network.FORCE).

    Caveat: the weights are a convention of this program, not of the United Nations; another scale gives other ranks
    among texts that are close.
    """
    return network.scores(np.asarray(network.matrix("force").sum(axis=0)))
