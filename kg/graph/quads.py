"""Quads as text: N-Quads (https://www.w3.org/TR/n-quads/), and the data of SPARQL updates.

The latter is https://www.w3.org/TR/sparql11-update/#insertData.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import pyoxigraph as ox


def n_quads(quads: Iterable[ox.Quad]) -> bytes:
    """The quads as N-Quads."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def parsed(data: bytes) -> Iterator[ox.Quad]:
    """The quads that stand in N-Quads; raises SyntaxError where it is none."""
    return iter(ox.parse(data, format=ox.RdfFormat.N_QUADS))


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
