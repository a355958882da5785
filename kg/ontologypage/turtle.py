"""The whole vocabulary as Turtle: ontology/kg.ttl as it was written, then the property of each action verb."""

from __future__ import annotations

from itertools import groupby

import pyoxigraph as ox

from kg.graph.authority import verb_quads
from kg.graph.iris import base_iri
from kg.registry import BASE as DEFAULT_BASE
from kg.registry import ontology_file

VERBS_HEADING = "# ── Properties of action verbs (from actions.ttl) " + "─" * 68
PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "cito": "http://purl.org/spar/cito/",
}


def vocabulary_turtle(base: str | None = None) -> str:
    """The vocabulary under a base as one Turtle text; the same ontology files give the same text."""
    chosen = base_iri(base)
    written = ontology_file("kg.ttl").read_text(encoding="utf-8").replace(DEFAULT_BASE, chosen)
    return f"{written.rstrip()}\n\n{VERBS_HEADING}\n\n{_verbs(chosen)}"


def _verbs(base: str) -> str:
    names = {f"{base}terms#": "kg:", **{iri: f"{prefix}:" for prefix, iri in PREFIXES.items()}}
    blocks = []
    for subject, quads in groupby(verb_quads(base), key=lambda quad: quad.subject):
        parts = []
        for predicate, of_one in groupby(quads, key=lambda quad: quad.predicate):
            values = ", ".join(_short(quad.object, names, base) for quad in of_one)
            verb = "a" if predicate.value.endswith("#type") else _short(predicate, names, base)
            parts.append(f"{verb} {values}")
        blocks.append(f"{_short(subject, names, base)} " + " ;\n    ".join(parts) + " .\n")
    return "\n".join(blocks)


def _short(term: object, names: dict[str, str], base: str) -> str:
    if isinstance(term, ox.NamedNode):
        if term.value == f"{base}terms":
            return "ont:"
        for start, prefix in names.items():
            if term.value.startswith(start):
                return prefix + term.value.removeprefix(start)
    return str(term)
