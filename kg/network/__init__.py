"""The citation network of a collection: who cites whom, with which verb, and what the shape of it says."""

from __future__ import annotations

from kg.network.citations import (
    FORCE,
    CitationNetwork,
    Edge,
    Evidence,
    Node,
    Weight,
    network_from_arrays,
    network_from_rows,
)
from kg.network.layout import Positions, time_layout, topics_layout
from kg.network.load import citation_network

__all__ = [
    "FORCE",
    "CitationNetwork",
    "Edge",
    "Evidence",
    "Node",
    "Positions",
    "Weight",
    "citation_network",
    "network_from_arrays",
    "network_from_rows",
    "time_layout",
    "topics_layout",
]
