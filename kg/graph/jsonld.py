"""The graph as compact JSON-LD 1.1: a context of prefixes, one named graph a document (https://www.w3.org/TR/json-ld11/)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import IO

import pyoxigraph as ox

from kg.graph.vocabulary import rdf, xsd

Value = str | int | bool | dict[str, str]


def write_jsonld(quads: Iterable[ox.Quad], stream: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Write quads that are grouped by graph and subject; a node is one line, and only one is in memory."""
    compact = _Compact(prefixes)
    stream.write(b'{"@context": ' + _json(dict(prefixes)) + b',\n "@graph": [')
    for number, (graph, of_graph) in enumerate(groupby(quads, key=lambda quad: quad.graph_name)):
        stream.write(b"," if number else b"")
        stream.write(b'\n {"@id": ' + _json(_id(graph, compact)) + b', "@graph": [')
        for position, (subject, of_subject) in enumerate(groupby(of_graph, key=lambda quad: quad.subject)):
            stream.write((b"," if position else b"") + b"\n  " + _json(_node(subject, of_subject, compact)))
        stream.write(b"]}")
    stream.write(b"]}\n")


class _Compact:
    """Shortens IRIs with the prefixes, the longest first."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._rows = sorted(prefixes.items(), key=lambda row: -len(row[1]))
        self._known: dict[str, str] = {}

    def term(self, iri: str) -> str:
        """A property or class; each is looked up once."""
        if iri not in self._known:
            self._known[iri] = self.iri(iri)
        return self._known[iri]

    def iri(self, iri: str) -> str:
        """`kg:text` for an IRI under a prefix; else the IRI."""
        for prefix, start in self._rows:
            if iri.startswith(start) and not iri.startswith("//", len(start)):
                return f"{prefix}:{iri[len(start) :]}"
        return iri


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _id(term: object, compact: _Compact) -> str:
    return compact.iri(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _node(subject: object, quads: Iterable[ox.Quad], compact: _Compact) -> dict[str, object]:
    node: dict[str, object] = {"@id": _id(subject, compact)}
    for predicate, rows in groupby(quads, key=lambda quad: quad.predicate):
        if predicate == rdf.type:
            values: list[Value] = [compact.term(_id(quad.object, compact)) for quad in rows]
        else:
            values = [_value(quad.object, compact) for quad in rows]
        key = "@type" if predicate == rdf.type else compact.term(predicate.value)
        node[key] = values[0] if len(values) == 1 else values
    return node


def _value(term: object, compact: _Compact) -> Value:
    if not isinstance(term, ox.Literal):
        return {"@id": _id(term, compact)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype == xsd.string:
        return term.value
    if term.datatype == xsd.integer:
        return int(term.value)
    if term.datatype == xsd.boolean:
        return term.value == "true"
    return {"@value": term.value, "@type": compact.term(term.datatype.value)}
