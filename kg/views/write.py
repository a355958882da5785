"""A view of a graph store, written to a file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from kg.errors import KgError, UnknownName
from kg.network import CitationNetwork, citation_network
from kg.pages import write_page
from kg.symbol import is_symbol, slug
from kg.views.asked import asked_by
from kg.views.explorer import explorer_view, network_view
from kg.views.names import short_names
from kg.views.surroundings import Direction, key_of, keys_named, part

if TYPE_CHECKING:
    from kg.graph import GraphStore

VIEWS = {"network": network_view, "explorer": explorer_view}
"""Every view of a citation network by its name: small ones drawn through pyvis, large ones on our own canvas."""

LIMITS = {"network": 300, "explorer": 60_000}
"""How many texts a view draws at most where nothing else is said."""


def pages_of(network: CitationNetwork, pattern: str) -> dict[str, str]:
    """Return the address of the own page of each text of the collection by its key.

    `{slug}` in the pattern stands for the symbol with hyphens, `{symbol}` for the symbol as it is printed:
    `documents/{slug}.html` gives `documents/A-RES-70-1.html`, `/document/{symbol}` gives `/document/A/RES/70/1`.
    Raises KgError where the pattern names neither, or leads to anything but a file or a web page.
    """
    if "{slug}" not in pattern and "{symbol}" not in pattern:
        raise KgError(f"{pattern!r} names no text; write {{slug}} or {{symbol}} where its symbol belongs.")
    if (scheme := urlsplit(pattern).scheme) not in ("", "http", "https", "file"):
        raise KgError(f"addresses of pages begin with a folder, http or https, not with {scheme}:")
    return {
        node.key: pattern.replace("{slug}", slug(node.key)).replace("{symbol}", quote(node.key))
        for node in network.nodes
        if node.held and is_symbol(node.key)
    }


def view_page(
    store: GraphStore,
    *,
    name: str = "network",
    focus: str | None = None,
    depth: int = 1,
    direction: Direction = "both",
    limit: int | None = None,
    title: str | None = None,
    named: Collection[str] | None = None,
    pages: str | None = None,
) -> str:
    """Return a view of VIEWS as one HTML page.

    `focus` is a document symbol in any spelling or a name of an instrument. With `named`, only the texts named there
    are drawn: by key, label, official name or IRI; other words among them are passed over. `pages` is the pattern of
    the addresses of the texts' own pages, where there are any (`pages_of`). Raises UnknownName for a view or a focus
    that does not exist, KgError when there is nothing to draw.
    """
    if name not in VIEWS:
        raise UnknownName(f"there is no view {name!r}; choose one of {', '.join(VIEWS)}")
    network = citation_network(store)
    if not len(network):
        raise KgError("the graph holds no document yet, so there is nothing to draw; run `kg build PATH` first")
    if named is not None:
        network = part(network, keys_named(network, named))
        if not len(network):
            raise KgError("the answer names no text of the citation network, so there is nothing to draw")
    names = short_names()
    key = None if focus is None else key_of(network, focus)
    heading = title or ("Citation network" if key is None else f"Surroundings of {names.get(key, key)}")
    most = LIMITS[name] if limit is None else limit
    own = None if pages is None else pages_of(network, pages)
    return VIEWS[name](
        network,
        title=heading,
        focus=key,
        depth=depth,
        direction=direction,
        limit=most,
        names=names,
        pages=own,
        asked=asked_by(store, network),
    )


def write_view(store: GraphStore, path: Path, **how: Any) -> Path:
    """Write a view to a file, making its folder, and return the file's path; `how` is what `view_page` takes.

    Raises KgError where the file cannot be written, and what `view_page` raises.
    """
    return write_page(path, view_page(store, **how))
