"""The service's description of itself (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.graph.vocabulary import prefixes, rdf, void, xsd
from kg.serve.accept import chosen
from kg.serve.answer import Answer, Refused
from kg.serve.sparql import GRAPH_ALIASES, GRAPHS, TABLES

SD = "http://www.w3.org/ns/sparql-service-description#"


def description(store: GraphStore, endpoint: str, accept: str) -> Answer:
    """The description of the service at an address: its language, its forms, its data set; raises Refused with 406."""
    media_type = chosen(accept, list(GRAPHS), GRAPH_ALIASES)
    if media_type is None:
        raise Refused(406, f"the description can be had as {', '.join(GRAPHS)}, and the request accepts none of them")
    names = {**prefixes(store.base), "sd": SD}
    body = ox.serialize(_triples(store, endpoint), format=GRAPHS[media_type], prefixes=names) or b""
    return Answer(body, media_type + ("; charset=utf-8" if media_type.startswith("text/") else ""))


def _triples(store: GraphStore, endpoint: str) -> Iterator[ox.Triple]:
    service, data, graph = ox.NamedNode(endpoint), store.iris.dataset, ox.BlankNode("union")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(SD + name)

    yield ox.Triple(service, rdf.type, sd("Service"))
    yield ox.Triple(service, sd("endpoint"), service)
    yield ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    yield ox.Triple(service, sd("feature"), sd("UnionDefaultGraph"))
    for form in TABLES.values():
        yield ox.Triple(service, sd("resultFormat"), ox.NamedNode(form.iri))
    for syntax in GRAPHS.values():
        yield ox.Triple(service, sd("resultFormat"), ox.NamedNode(syntax.iri))
    yield ox.Triple(service, sd("defaultDataset"), data)
    yield ox.Triple(data, rdf.type, sd("Dataset"))
    yield ox.Triple(data, rdf.type, void.Dataset)
    yield ox.Triple(data, sd("defaultGraph"), graph)
    yield ox.Triple(data, void.sparqlEndpoint, service)
    yield ox.Triple(data, void.uriSpace, ox.Literal(store.base))
    yield ox.Triple(graph, rdf.type, sd("Graph"))
    yield ox.Triple(graph, void.triples, ox.Literal(str(len(store.inner)), datatype=xsd.integer))
