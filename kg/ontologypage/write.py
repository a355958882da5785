"""The vocabulary in each of the forms that other tools and people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.ontologypage.page import vocabulary_page
from kg.ontologypage.turtle import vocabulary_turtle


def write_vocabulary(form: str = "ttl", *, base: str | None = None) -> str:
    """The vocabulary as text in one of FORMATS; raises UnknownName for another."""
    if form not in FORMATS:
        raise UnknownName(f"there is no form {form!r} of the vocabulary; choose one of {', '.join(FORMATS)}")
    return FORMATS[form](base)


def _serialized(form: ox.RdfFormat) -> Callable[[str | None], str]:
    def write(base: str | None) -> str:
        parsed = ox.parse(vocabulary_turtle(base), format=ox.RdfFormat.TURTLE)
        triples = sorted((quad.triple for quad in parsed), key=str)
        return (ox.serialize(triples, format=form) or b"").decode("utf-8")

    return write


FORMATS: Mapping[str, Callable[[str | None], str]] = {
    "ttl": vocabulary_turtle,
    "jsonld": _serialized(ox.RdfFormat.JSON_LD),
    "rdf": _serialized(ox.RdfFormat.RDF_XML),
    "nt": _serialized(ox.RdfFormat.N_TRIPLES),
    "html": vocabulary_page,
}
"""How the vocabulary is written, by file suffix."""
