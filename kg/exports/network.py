"""The citation network as GraphML and GEXF, which Gephi, Cytoscape, yEd and networkx open, written by networkx."""

from __future__ import annotations

import re
from typing import IO, Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg.exports.tables import TABLES, Row
from kg.network import CitationNetwork

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""


def write_graphml(network: CitationNetwork, stream: IO[bytes]) -> None:
    """Write who cites whom as GraphML: the columns of the tables of nodes and edges are its attributes."""
    nx.write_graphml(digraph(network), stream, infer_numeric_types=False, named_key_ids=True)


def write_gexf(network: CitationNetwork, stream: IO[bytes]) -> None:
    """Write who cites whom as GEXF 1.2, with labels and weights where Gephi looks for them; it bears no date."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(digraph(network))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.write(stream)


def digraph(network: CitationNetwork) -> nx.DiGraph[str]:
    """The citation network with the attributes of the tables of nodes and edges; what is unknown is left out."""
    graph: nx.DiGraph[str] = nx.DiGraph(name="citations")
    for row in TABLES["nodes"].rows(network):
        graph.add_node(_text(row[0]), **_attributes("nodes", row, 1))
    for row in TABLES["edges"].rows(network):
        graph.add_edge(_text(row[0]), _text(row[1]), **_attributes("edges", row, 2))
    return graph


def _attributes(table: str, row: Row, first: int) -> dict[str, Any]:
    pairs = list(zip(TABLES[table].columns, row, strict=True))[first:]
    return {name: _text(value) if isinstance(value, str) else value for name, value in pairs if value is not None}


def _text(value: Any) -> str:
    return UNPRINTABLE.sub("", str(value))
