"""An RDF file as a store in memory: what others wrote or mended, to be checked or asked like a graph of our own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.authority import authority_quads
from kg.graph.iris import base_iri
from kg.graph.local import LocalPlace
from kg.graph.store import GraphStore
from kg.graph.vocabulary import void

FILE_FORMATS: Mapping[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""The files that can be read, by suffix."""


def file_store(path: Path, base: str | None = None) -> GraphStore:
    """The statements of an RDF file as a store in memory, with the vocabulary and the authority data beside them.

    Raises StoreError where the file cannot be read or is of no known format.
    """
    form = FILE_FORMATS.get(path.suffix.casefold())
    if form is None:
        raise StoreError(f"{path} is of no RDF format that is known here; name a file with {', '.join(FILE_FORMATS)}")
    inner = ox.Store()
    try:
        quads = list(ox.parse(path=str(path), format=form))
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"{path} cannot be read: {' '.join(str(error).split())}") from error
    stated = [
        one.object.value for one in quads if one.predicate == void.uriSpace and isinstance(one.object, ox.Literal)
    ]
    chosen = base_iri(base or next(iter(stated), None))
    own = ox.NamedNode(chosen + "graph/file")
    held = {(quad.subject, quad.predicate, quad.object) for quad in quads}
    beside = (quad for quad in authority_quads(chosen) if (quad.subject, quad.predicate, quad.object) not in held)
    placed = (quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else own for quad in quads)
    inner.extend(
        ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad, graph in zip(quads, placed, strict=True)
    )
    inner.extend(beside)
    return GraphStore(LocalPlace(inner), chosen, read_only=True, stamp="")
