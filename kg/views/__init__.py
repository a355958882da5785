"""Interactive pages: each is one HTML file that works from a memory stick and asks the network for nothing."""

from __future__ import annotations

from kg.views.asked import Ask, asked_by
from kg.views.explorer import explorer_view, network_view
from kg.views.page import asset, render
from kg.views.surroundings import key_of, part_to_draw, surroundings
from kg.views.write import VIEWS, pages_of, view_page, write_view

__all__ = [
    "VIEWS",
    "Ask",
    "asked_by",
    "asset",
    "explorer_view",
    "key_of",
    "network_view",
    "pages_of",
    "part_to_draw",
    "render",
    "surroundings",
    "view_page",
    "write_view",
]
