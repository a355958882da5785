"""The things that documents name: which node a citation's target is, and what can be said of it before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

import pyoxigraph as ox

from kg.graph.iris import Iris, name_slug
from kg.graph.quads import parsed
from kg.graph.statements import Statements, integer, literal
from kg.graph.vocabulary import dcterms, foaf, rdf, rdfs, skos
from kg.model import Instrument, Kind, Subject
from kg.registry import instruments, organ_named, organs
from kg.symbol import canonical, is_draft, is_symbol, kind_of, organ_of, page, parse, year_of

DOCUMENT_CLASS: Mapping[Kind, str] = MappingProxyType(
    {
        "resolution": "Resolution",
        "decision": "Decision",
        "statement": "PresidentialStatement",
        "report": "Report",
        "record": "Record",
    }
)
INSTRUMENT_CLASS: Mapping[Kind, str] = MappingProxyType(
    {"treaty": "Treaty", "declaration": "Declaration", "programme": "Programme"}
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A node that documents name, with what describes it until its own text is read."""

    node: ox.NamedNode
    data: bytes = b""
    """N-Quads in the graph of mentioned things; empty for what the authority files describe."""

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """The description as quads."""
        return tuple(parsed(self.data))


def document_class(symbol: str | None, kind: Kind = "other", *, draft: bool = False) -> str:
    """The class of a document: a draft is a draft whatever it drafts; the symbol goes before what a text says."""
    if draft or (symbol is not None and is_draft(symbol)):
        return "Draft"
    shown = kind_of(symbol) if symbol is not None else "other"
    return DOCUMENT_CLASS.get(kind if shown == "other" else shown, "OtherDocument")


def instrument_class(kind: Kind) -> str:
    """The class of a named instrument."""
    return INSTRUMENT_CLASS.get(kind, "OtherInstrument")


def document_symbol(symbol: str) -> str:
    """The symbol by which a document's own node is known: canonical, with the letter of a part kept where it has one.

    `A/RES/74/249 B` is another document than `A/RES/74/249 A`, though citations of either may name the whole.

    >>> document_symbol("A/RES/74/249 B"), document_symbol("A/RES/2200 A (XXI)"), document_symbol("a/res/70/1")
    ('A/RES/74/249B', 'A/RES/2200A(XXI)', 'A/RES/70/1')
    """
    return str(parse(symbol)) if is_symbol(symbol) else symbol


@cache
def _instrument_keys() -> Mapping[str, Instrument]:
    by_label: dict[str, Instrument] = {}
    for instrument in instruments().values():
        for label in instrument.labels:
            by_label.setdefault(" ".join(label.split()).casefold(), instrument)
    for instrument in instruments().values():
        by_label[" ".join(instrument.name.split()).casefold()] = instrument
    return by_label


def instrument_named(name: str) -> Instrument | None:
    """The registered instrument that a full name or label means, or None; case and a leading "the" do not count."""
    words = " ".join(name.split()).casefold()
    known = _instrument_keys()
    return known.get(words) or known.get(words.removeprefix("the "))


def cited_thing(target: str, kind: Kind, iris: Iris) -> Thing:
    """The node of a citation's target: a document for a symbol, else the instrument of that name."""
    if is_symbol(target):
        return cited_document(canonical(target), kind, iris)
    known = instrument_named(target)
    if known is not None:
        return Thing(iris.instrument(known.key))
    name = " ".join(target.split())
    node = iris.instrument(name_slug(name))
    about = Statements(iris.mentioned_graph)
    about.add(node, rdf.type, iris.terms.Instrument, iris.term(instrument_class(kind)))
    about.add(node, rdfs.label, literal(name))
    about.add(node, skos.prefLabel, literal(name))
    return Thing(node, about.data())


@lru_cache(4096)
def cited_document(symbol: str, kind: Kind, iris: Iris, *, draft: bool = False) -> Thing:
    """The node of a document known by its canonical symbol, with what the symbol tells."""
    node = iris.document(symbol)
    about = Statements(iris.mentioned_graph)
    about.add(node, rdf.type, iris.terms.Document, iris.term(document_class(symbol, kind, draft=draft)))
    about.add(node, rdfs.label, literal(symbol))
    about.add(node, dcterms.identifier, literal(symbol))
    organ = organ_of(symbol)
    about.add(node, iris.terms.organ, iris.organ(organ) if organ else None)
    about.add(node, iris.terms.year, integer(year_of(symbol)))
    about.add(node, foaf.page, ox.NamedNode(page(symbol)))
    return Thing(node, about.data())


def organ_thing(name: str, iris: Iris, *, committee: bool = False) -> Thing:
    """The organ or committee that a key or printed name means; one that organs.ttl lacks is described by its name."""
    known = organs().get(name) or organ_named(name)
    if known is not None:
        return Thing(iris.organ(known.key))
    node = iris.organ(name_slug(name))
    about = Statements(iris.mentioned_graph)
    about.add(node, rdf.type, iris.terms.Organ, iris.terms.Committee if committee else None)
    about.add(node, rdfs.label, literal(name))
    about.add(node, skos.prefLabel, literal(name))
    return Thing(node, about.data())


def session_thing(organ: str, number: int, iris: Iris) -> Thing:
    """The session of an organ (key in organs.ttl)."""
    node = iris.session(organ, number)
    known = organs().get(organ)
    about = Statements(iris.mentioned_graph)
    about.add(node, rdf.type, iris.terms.Session)
    about.add(node, rdfs.label, literal(f"{known.name if known else organ}, session {number}"))
    about.add(node, iris.terms.organ, organ_thing(organ, iris).node)
    about.add(node, iris.terms.sessionNumber, integer(number))
    return Thing(node, about.data())


def subject_thing(subject: Subject, iris: Iris) -> Thing:
    """The concept of a subject heading, under the publisher's IRI where the file states one."""
    node = _published(subject.iri) or iris.node(f"subject/{name_slug(subject.scheme)}/{name_slug(subject.label)}")
    scheme = iris.node(f"subject/{name_slug(subject.scheme)}")
    about = Statements(iris.mentioned_graph)
    about.add(node, rdf.type, skos.Concept)
    about.add(node, rdfs.label, literal(subject.label))
    about.add(node, skos.prefLabel, literal(subject.label))
    about.add(node, skos.inScheme, scheme)
    about.add(scheme, rdf.type, skos.ConceptScheme)
    about.add(scheme, rdfs.label, literal(subject.scheme))
    return Thing(node, about.data())


def _published(iri: str | None) -> ox.NamedNode | None:
    if not iri or "://" not in iri:
        return None
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None
