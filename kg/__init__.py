"""A knowledge graph of the instruments that United Nations resolutions cite, and of the reports that they request.

`import kg` offers `extract`, `build`, `open_store`, `query` and `citation_network`; each is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph import open_store
    from kg.library import build, query
    from kg.network import citation_network
    from kg.pipeline import extract

__all__ = ["build", "citation_network", "extract", "open_store", "query"]

_HOMES = {
    "build": "kg.library",
    "citation_network": "kg.network",
    "extract": "kg.pipeline",
    "open_store": "kg.graph",
    "query": "kg.library",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
