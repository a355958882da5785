"""Interactive pages: each is one HTML file that works from a memory stick and asks the network for nothing."""

from __future__ import annotations

from kg.views.explorer import explorer_view, network_view
from kg.views.page import asset, embedded, policy, render
from kg.views.surroundings import part_to_draw, surroundings

VIEWS = {"network": network_view, "explorer": explorer_view}
"""Every view of a citation network by its name on the command line."""

__all__ = [
    "VIEWS",
    "asset",
    "embedded",
    "explorer_view",
    "network_view",
    "part_to_draw",
    "policy",
    "render",
    "surroundings",
]
