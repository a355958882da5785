"""One node for an instrument and the document that carries its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.network.citations import Evidence, Node


def merged(
    nodes: tuple[Node, ...], citations: Iterable[Evidence], carriers: Iterable[tuple[str, str]]
) -> tuple[tuple[Node, ...], tuple[Evidence, ...]]:
    """Return nodes and citations with each instrument and its carriers (pairs of instrument key and symbol) as one.

    Where a carrier is a document of the collection, the node keeps its symbol as key, and its title is the
    instrument's name; else it keeps the instrument's name. `also` lists the other keys, whether or not a citation
    used them. A second carrier that is in the collection too stays a text of its own.
    """
    by_key = {node.key: node for node in nodes}
    symbols: dict[str, list[str]] = {}
    for instrument, symbol in carriers:
        symbols.setdefault(instrument, []).append(symbol)
    renamed: dict[str, str] = {}
    joined: dict[str, Node] = {}
    for instrument, known in sorted(symbols.items()):
        held = [symbol for symbol in known if symbol in by_key and by_key[symbol].held]
        parts = [symbol for symbol in known if symbol not in held[1:]]
        named = by_key[instrument]
        key = held[0] if held else instrument
        others = tuple(sorted({instrument, *parts} - {key}))
        joined[key] = _join(named, by_key[held[0]], others) if held else replace(named, also=others)
        renamed.update(dict.fromkeys((other for other in others if other in by_key), key))
    kept = [joined.get(node.key, node) for node in nodes if node.key not in renamed]
    return tuple(kept), tuple(
        replace(one, citing=renamed.get(one.citing, one.citing), cited=renamed.get(one.cited, one.cited))
        if one.citing in renamed or one.cited in renamed
        else one
        for one in citations
    )


def _join(instrument: Node, document: Node, also: tuple[str, ...]) -> Node:
    return replace(
        document,
        kind=instrument.kind,
        title=instrument.title or instrument.label,
        label=f"{document.label} · {instrument.label}",
        also=also,
    )
