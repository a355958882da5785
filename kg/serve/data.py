"""The statements about a thing as a file for programs: Turtle, N-Triples, JSON-LD, RDF/XML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.graph.vocabulary import cito, prefixes
from kg.questions.results import Result, to_turtle

Triples = tuple[ox.Triple, ...]


@dataclass(frozen=True, slots=True)
class DataForm:
    """One row of DATA_FORMS."""

    suffix: str
    media_type: str
    name: str
    write: Callable[[Triples, Mapping[str, str]], bytes]


def thing_triples(store: GraphStore, iri: str) -> Triples:
    """What the graph says about a thing, sorted: of a document all of its graph, of a graph all that stands in it.

    What belongs to a thing (`#words` of a citation, the terms of the vocabulary) goes with it, and so does each plain
    citation of it.
    """
    node = ox.NamedNode(iri)
    found = {quad.triple for quad in _quads(store, node)}
    return tuple(sorted(found, key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object))))


def _quads(store: GraphStore, node: ox.NamedNode) -> Iterator[ox.Quad]:
    inner = store.inner
    yield from inner.quads_for_pattern(None, None, None, node)
    if node.value.startswith(store.base + "document/"):
        yield from inner.quads_for_pattern(None, None, None, store.iris.graph_of(node))
    yield from inner.quads_for_pattern(None, cito.cites, node, None)
    parts = {node}
    for quad in inner.quads_for_pattern(node, None, None, None):
        yield quad
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(node.value + "#"):
            parts.add(quad.object)
    if node.value == store.base + "terms":
        for quad in inner.quads_for_pattern(None, None, None, store.iris.authority_graph):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(node.value + "#"):
                yield quad
    for part in parts - {node}:
        yield from inner.quads_for_pattern(part, None, None, None)


def _turtle(triples: Triples, names: Mapping[str, str]) -> bytes:
    rows = tuple((triple.subject, triple.predicate, triple.object) for triple in triples)
    return to_turtle(Result("graph", ("subject", "predicate", "object"), rows, names)).encode()


def _as(form: ox.RdfFormat) -> Callable[[Triples, Mapping[str, str]], bytes]:
    return lambda triples, names: ox.serialize(triples, format=form, prefixes=dict(names)) or b""


DATA_FORMS: Mapping[str, DataForm] = {
    form.suffix: form
    for form in (
        DataForm("ttl", "text/turtle", "Turtle", _turtle),
        DataForm("nt", "application/n-triples", "N-Triples", _as(ox.RdfFormat.N_TRIPLES)),
        DataForm("jsonld", "application/ld+json", "JSON-LD", _as(ox.RdfFormat.JSON_LD)),
        DataForm("rdf", "application/rdf+xml", "RDF/XML", _as(ox.RdfFormat.RDF_XML)),
    )
}
"""Every form by the suffix of its address."""


def thing_data(store: GraphStore, iri: str, suffix: str) -> bytes:
    """The statements about a thing in one of DATA_FORMS; the same graph gives the same bytes in Turtle."""
    return DATA_FORMS[suffix].write(thing_triples(store, iri), prefixes(store.base))
