"""Quads as the data of SPARQL updates (https://www.w3.org/TR/sparql11-update/#insertData)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import pyoxigraph as ox


def data_block(verb: Literal["INSERT", "DELETE"], quads: Iterable[ox.Quad]) -> str:
    """`INSERT DATA` or `DELETE DATA` with these quads."""
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        line = f"{quad.subject} {quad.predicate} {quad.object} ."
        by_graph.setdefault(str(quad.graph_name), []).append(line)
    blocks = (f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}" for graph, lines in by_graph.items())
    return f"{verb} DATA {{\n" + "\n".join(blocks) + "\n}"


def change_request(delete: Iterable[ox.Quad], insert: Iterable[ox.Quad]) -> str:
    """One update request that first deletes, then inserts."""
    return f"{data_block('DELETE', delete)};\n{data_block('INSERT', insert)}"
