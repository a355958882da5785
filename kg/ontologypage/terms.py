"""The terms of the vocabulary as a reader wants them: in the chapters of ontology/kg.ttl, with what belongs to each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.iris import base_iri
from kg.ontologypage.turtle import vocabulary_turtle

CHAPTER = re.compile(r"^# ── (.+?) ─+$", re.MULTILINE)
SUBJECT = re.compile(r"^kg:(\w+) a ", re.MULTILINE)
PREFIX = re.compile(r"^@prefix (\w+): <([^>]+)> \.$", re.MULTILINE)
MATCHES = ("subClassOf", "subPropertyOf", "closeMatch", "exactMatch", "narrowMatch", "broadMatch", "relatedMatch")


@dataclass(frozen=True, slots=True)
class Link:
    """Another term that a term points to."""

    text: str
    """Short, with its prefix."""
    iri: str
    own: bool
    """Whether it is a term of this vocabulary, explained on the same page."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property."""

    name: str
    kind: str
    """"class", "object property" or "datatype property"."""
    label: str
    comment: str
    notes: tuple[str, ...]
    examples: tuple[str, ...]
    domain: tuple[Link, ...]
    range: tuple[Link, ...]
    matches: tuple[tuple[str, tuple[Link, ...]], ...]
    """What it corresponds to, by the kind of correspondence."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its terms."""

    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole vocabulary."""

    iri: str
    title: str
    description: str
    version: str
    issued: str
    changes: tuple[str, ...]
    chapters: tuple[Chapter, ...]


def read_vocabulary(base: str | None = None) -> Vocabulary:
    """The vocabulary under a base, chapters and terms in the order of ontology/kg.ttl."""
    chosen, text = base_iri(base), vocabulary_turtle(base)
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            said[quad.subject.value][_local(quad.predicate.value)].append(quad.object.value)
    short = {iri: prefix for prefix, iri in PREFIX.findall(text) if prefix != "ont"}
    own, whole = f"{chosen}terms#", said[f"{chosen}terms"]
    parts = CHAPTER.split(text)[1:]
    chapters = (
        Chapter(title, tuple(_term(name, said[own + name], own, short) for name in SUBJECT.findall(body)))
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    )
    return Vocabulary(
        iri=f"{chosen}terms",
        title=whole["title"][0],
        description=whole["description"][0],
        version=whole["versionInfo"][0],
        issued=whole["issued"][0],
        changes=tuple(whole["changeNote"]),
        chapters=tuple(chapters),
    )


def _term(name: str, said: dict[str, list[str]], own: str, short: dict[str, str]) -> Term:
    def links(predicate: str) -> tuple[Link, ...]:
        return tuple(_link(iri, own, short) for iri in said.get(predicate, ()))

    kind = {"Class": "class", "ObjectProperty": "object property"}.get(_local(said["type"][0]), "datatype property")
    return Term(
        name=name,
        kind=kind,
        label=said["label"][0],
        comment=said["comment"][0],
        notes=tuple(said.get("scopeNote", ())),
        examples=tuple(said.get("example", ())),
        domain=links("domain"),
        range=links("range"),
        matches=tuple((predicate, links(predicate)) for predicate in MATCHES if predicate in said),
    )


def _link(iri: str, own: str, short: dict[str, str]) -> Link:
    start = max((known for known in short if iri.startswith(known)), key=len, default=None)
    text = f"{short[start]}:{iri.removeprefix(start)}" if start else iri
    return Link(text, iri, iri.startswith(own))


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
