"""The citation network as GraphML, which Gephi, Cytoscape, yEd and networkx open (http://graphml.graphdrawing.org)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO

import pyoxigraph as ox
from lxml import etree

from kg.graph.store import GraphStore

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE_KEYS: Mapping[str, str] = {
    "label": "string",
    "symbol": "string",
    "title": "string",
    "kind": "string",
    "organ": "string",
    "year": "int",
    "held": "boolean",
}
EDGE_KEYS: Mapping[str, str] = {"action": "string", "count": "int"}
NODES = """
SELECT ?node ?label ?symbol ?title ?kind ?organ ?year ?held WHERE {
  { SELECT DISTINCT ?node WHERE { { ?node cito:cites ?cited } UNION { ?citing cito:cites ?node } UNION { ?node kg:held true } } }
  ?node rdfs:label ?label ; a ?kind .
  FILTER(STRSTARTS(STR(?kind), STR(kg:)) && ?kind NOT IN (kg:Document, kg:Instrument))
  OPTIONAL { ?node dcterms:identifier ?symbol }
  OPTIONAL { ?node dcterms:title ?title }
  OPTIONAL { { ?node kg:organ ?o } UNION { ?node kg:adoptedBy ?o } ?o rdfs:label ?organ }
  OPTIONAL { ?node kg:year ?year }
  OPTIONAL { ?node kg:held ?held }
}"""
EDGES = """
SELECT ?citing ?cited ?action (COUNT(?citation) AS ?count) WHERE {
  ?citation cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited .
  OPTIONAL { ?citation kg:action/rdfs:label ?action }
} GROUP BY ?citing ?cited ?action"""
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_graphml(store: GraphStore, stream: IO[bytes]) -> None:
    """Write who cites whom: a node for each text, an edge for each citing text, cited text and verb, with its count."""
    nodes = {row["id"]: row for row in sorted(_rows(store, NODES, ("id", *NODE_KEYS)), key=_by_values)}
    edges = sorted(_rows(store, EDGES, ("source", "target", *EDGE_KEYS)), key=_by_values)
    with etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: NAMESPACE}):
            for scope, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
                for name, kind in keys.items():
                    fields = {"id": f"{scope}-{name}", "for": scope, "attr.name": name, "attr.type": kind}
                    _write(xml, "key", fields)
            with xml.element("graph", id="citations", edgedefault="directed"):
                for row in nodes.values():
                    _write(xml, "node", {"id": row["id"]}, _data(row, "node", NODE_KEYS))
                for number, row in enumerate(edges, start=1):
                    ends = {"id": f"e{number}", "source": row["source"], "target": row["target"]}
                    _write(xml, "edge", ends, _data(row, "edge", EDGE_KEYS))
    stream.write(b"\n")


def _data(row: Mapping[str, str], scope: str, keys: Mapping[str, str]) -> dict[str, str]:
    return {f"{scope}-{name}": row[name] for name in keys if name in row}


def _write(
    xml: etree._IncrementalFileWriter, tag: str, attributes: dict[str, str], data: Mapping[str, str] | None = None
) -> None:
    xml.write("\n")
    with xml.element(tag, attributes):
        for key, value in (data or {}).items():
            with xml.element("data", {"key": key}):
                xml.write(value)


def _rows(store: GraphStore, sparql: str, names: tuple[str, ...]) -> list[dict[str, str]]:
    rows = []
    for solution in store.solutions(sparql):
        values = {}
        for name, term in zip(names, solution, strict=True):
            if isinstance(term, ox.NamedNode | ox.Literal):
                values[name] = UNPRINTABLE.sub("", term.value)
        if "kind" in values:
            values["kind"] = values["kind"].rsplit("#", 1)[-1]
        rows.append(values)
    return rows


def _by_values(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(row.items())
