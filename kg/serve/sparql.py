"""Answering a query over HTTP: its data set, the form in which the client wants the answer, and the size of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import GraphStore
from kg.graph.dataset import names_graphs
from kg.graph.vocabulary import prefixes
from kg.questions.run import check
from kg.serve.accept import chosen
from kg.serve.answer import Answer, Refused
from kg.serve.protocol import Operation

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
TABLES: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Forms of the answers to SELECT and ASK, the first where a client has no wish."""
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""Forms of the answers to CONSTRUCT and DESCRIBE."""
ALIASES: Mapping[str, str] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
    "application/x-turtle": "text/turtle",
}
"""Names that clients use for a form; JSON and XML mean those of results, JSON-LD and RDF/XML those of graphs."""
GRAPH_ALIASES: Mapping[str, str] = {
    **ALIASES,
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
}
BY_NAME: Mapping[str, tuple[str, str]] = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", ""),
    "tsv": ("text/tab-separated-values", ""),
    "ttl": ("", "text/turtle"),
    "nt": ("", "application/n-triples"),
    "jsonld": ("", "application/ld+json"),
    "rdf": ("", "application/rdf+xml"),
}
"""What `download=` means for a table and for a graph; empty where it means nothing."""


class _Bounded:
    """A stream in memory that refuses to grow beyond a number of bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> int:
        """Keep the data; raises Refused where it is too much."""
        self._size += len(data)
        if self._size > self._most:
            raise too_large(self._most)
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def content(self) -> bytes:
        """All that was written."""
        return b"".join(self._parts)


def too_large(most: int) -> Refused:
    """What is said of an answer that would be larger than this."""
    return Refused(413, f"the answer is larger than {most / 1e6:g} MB; add a LIMIT, or ask for fewer columns")


def answer_query(store: GraphStore, operation: Operation, accept: str, *, most: int) -> Answer:
    """The answer to a query in the form that fits best.

    Raises Refused: 400 for a query that is malformed, would change the graph or calls another server, 406 where no
    form fits, 413 where the answer is larger than `most` bytes.
    """
    found = evaluate(store, operation)
    is_graph = isinstance(found, ox.QueryTriples)
    media_type = _media_type(operation.download, accept, is_graph=is_graph)
    stream = _Bounded(most)
    try:
        if isinstance(found, ox.QueryTriples):
            triples = dict.fromkeys(found)
            ox.serialize(triples, cast("IO[bytes]", stream), GRAPHS[media_type], prefixes=dict(prefixes(store.base)))
        else:
            found.serialize(cast("IO[bytes]", stream), TABLES[media_type])
    except (ValueError, RuntimeError, OSError) as error:
        raise _unanswerable(error) from error
    name = operation.download
    headers = [("Content-Disposition", f'attachment; filename="answer.{name}"')] if name else []
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Answer(stream.content(), media_type + charset, 200, tuple(headers))


def evaluate(store: GraphStore, operation: Operation) -> Results:
    """The answer to a query over its data set, still to be read; raises Refused with 400."""
    try:
        check(operation.query)
    except QueryError as error:
        raise Refused(400, str(error)) from error
    try:
        defaults: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [*map(ox.NamedNode, operation.default_graphs)]
        named: list[ox.NamedNode | ox.BlankNode] = [*map(ox.NamedNode, operation.named_graphs)]
    except ValueError as error:
        raise Refused(400, f"the name of a graph is not an IRI: {error}") from error
    chosen_here = bool(defaults or named)
    try:
        return store.inner.query(
            operation.query,
            base_iri=store.base,
            prefixes=dict(prefixes(store.base)),
            use_default_graph_as_union=not chosen_here and not names_graphs(operation.query),
            default_graph=defaults if chosen_here else None,
            named_graphs=named if chosen_here else None,
        )
    except SyntaxError as error:
        raise Refused(400, f"this is not valid SPARQL: {' '.join(str(error).split())}") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise _unanswerable(error) from error


def _unanswerable(error: Exception) -> Refused:
    return Refused(400, f"the query cannot be answered: {' '.join(str(error).split())}")


def _media_type(name: str, accept: str, *, is_graph: bool) -> str:
    offers = list(GRAPHS if is_graph else TABLES)
    if name:
        wanted = BY_NAME.get(name.casefold(), ("", ""))[is_graph]
        if wanted:
            return wanted
        fit = [key for key, row in BY_NAME.items() if row[is_graph]]
        raise Refused(406, f"{'triples' if is_graph else 'rows'} cannot be had as {name!r}, but as {', '.join(fit)}")
    found = chosen(accept, offers, GRAPH_ALIASES if is_graph else ALIASES)
    if found is None:
        raise Refused(406, f"the answer can be had as {', '.join(offers)}, and the request accepts none of them")
    return found
