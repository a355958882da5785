"""The quads of the authority files: organs, named instruments, action verbs with their properties, the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.iris import Iris, base_iri
from kg.graph.naming import cito_function, property_label, property_names
from kg.graph.statements import Statements, integer, literal, year
from kg.graph.things import Thing, cited_document, instrument_class
from kg.graph.vocabulary import cito, dcat, dcterms, org, owl, rdf, rdfs, skos, void
from kg.model import Action, Instrument, Organ
from kg.registry import BASE as DEFAULT_BASE
from kg.registry import actions, instruments, ontology_file, organ_named, organs
from kg.symbol import canonical, is_symbol

COPIED = (
    "http://www.w3.org/2004/02/skos/core#",
    "http://purl.org/dc/terms/",
    *(f"{DEFAULT_BASE}terms#{name}" for name in ("adoptedAt", "protocolTo", "superseded", "unts")),
)
"""Beginnings of the properties whose statements the authority files make in their final form."""


def authority_quads(base: str | None = None) -> tuple[ox.Quad, ...]:
    """What the files under ontology/ say, as quads of one named graph; the same files give the same quads."""
    iris = Iris(base_iri(base))
    graph = Statements(iris.authority_graph)
    for name in ("organs.ttl", "instruments.ttl", "actions.ttl"):
        _copy(graph, name, iris, COPIED)
    for organ in organs().values():
        _add_organ(graph, organ, iris)
    for instrument in instruments().values():
        _add_instrument(graph, instrument, iris)
    for action in actions().values():
        _add_action(graph, action, iris)
    graph.update(verb_quads(base))
    _copy(graph, "kg.ttl", iris, ("",))
    return graph.quads()


def authority_mentions(base: str | None = None) -> Iterator[Thing]:
    """The documents that carry named instruments, as things mentioned."""
    iris = Iris(base_iri(base))
    for instrument in instruments().values():
        for symbol in instrument.symbols:
            if is_symbol(symbol):
                yield cited_document(canonical(symbol), "other", iris)


def _copy(graph: Statements, name: str, iris: Iris, beginnings: tuple[str, ...]) -> None:
    """Copy what these properties say about named things, under the base of the store."""

    def rebased(term: ox.NamedNode) -> ox.NamedNode:
        own = term.value.startswith(DEFAULT_BASE)
        return ox.NamedNode(iris.base + term.value.removeprefix(DEFAULT_BASE)) if own else term

    for triple in ox.parse(ontology_file(name).read_bytes(), format=ox.RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if not isinstance(subject, ox.NamedNode) or not triple.predicate.value.startswith(beginnings):
            continue
        if isinstance(value, ox.NamedNode):
            graph.add(rebased(subject), rebased(triple.predicate), rebased(value))
        elif isinstance(value, ox.Literal):
            graph.add(rebased(subject), rebased(triple.predicate), value)


def _add_organ(graph: Statements, organ: Organ, iris: Iris) -> None:
    node, terms = iris.organ(organ.key), iris.terms
    graph.add(node, rdf.type, terms.Organ, terms.Committee if organ.is_committee else None)
    graph.add(node, rdfs.label, literal(organ.name))
    graph.add(node, skos.notation, literal(organ.key))
    graph.add(node, org.subOrganizationOf, iris.organ(organ.parent) if organ.parent else None)
    graph.add(node, terms.symbolPrefix, literal(organ.prefix))
    graph.add(node, terms.established, integer(organ.established))
    graph.add(node, terms.dissolved, integer(organ.dissolved))


def _add_instrument(graph: Statements, instrument: Instrument, iris: Iris) -> None:
    node, terms = iris.instrument(instrument.key), iris.terms
    graph.add(node, rdf.type, terms.Instrument, iris.term(instrument_class(instrument.kind)))
    graph.add(node, rdfs.label, literal(instrument.name))
    graph.add(node, terms.year, integer(year(instrument.date)))
    _add_adopter(graph, node, instrument.adopted_by, iris)
    carriers = (canonical(symbol) for symbol in instrument.symbols if is_symbol(symbol))
    graph.add(node, terms.carriedBy, *(iris.document(symbol) for symbol in carriers))


def _add_adopter(graph: Statements, node: ox.NamedNode, adopter: str | None, iris: Iris) -> None:
    """Say who adopted an instrument: instruments.ttl names an organ's IRI, or a body in words."""
    if adopter is None:
        return
    organ = organs().get(adopter.removeprefix(DEFAULT_BASE + "organ/")) or organ_named(adopter)
    if organ is not None:
        graph.add(node, iris.terms.adoptedBy, iris.organ(organ.key))
    else:
        graph.add(node, iris.terms.adopter, literal(adopter))


def _add_action(graph: Statements, action: Action, iris: Iris) -> None:
    node, terms = iris.action(action.key), iris.terms
    graph.add(node, rdf.type, terms.Action, skos.Concept)
    graph.add(node, rdfs.label, literal(action.key))
    graph.add(
        node,
        skos.altLabel,
        *(literal(form.replace("* ", "")) for form in (*action.participles, *action.finites, *action.pasts)),
    )
    graph.add(node, terms.force, literal(action.force))
    graph.add(node, terms.rank, integer(action.rank))
    graph.add(node, terms.citingProperty, iris.action_property(property_names()[action.key]))


def verb_quads(base: str | None = None) -> tuple[ox.Quad, ...]:
    """The properties that stand for citing with an action verb, each described like the terms of ontology/kg.ttl."""
    iris = Iris(base_iri(base))
    graph = Statements(iris.authority_graph)
    for action in actions().values():
        _add_property(graph, action, iris)
    return graph.quads()


def _add_property(graph: Statements, action: Action, iris: Iris) -> None:
    own = iris.action_property(property_names()[action.key])
    graph.add(own, rdf.type, owl.ObjectProperty)
    graph.add(own, rdfs.label, ox.Literal(property_label(action), language="en"))
    comment = f"The document cites the thing under the action verb “{action.key}”."
    graph.add(own, rdfs.comment, ox.Literal(comment, language="en"))
    graph.add(own, skos.example, literal("A/RES/70/1"))
    graph.add(own, rdfs.subPropertyOf, cito.cites)
    graph.add(own, skos.closeMatch, cito_function(action))
    graph.add(own, rdfs.domain, iris.terms.Document)
    graph.add(own, rdfs.isDefinedBy, iris.node("terms"))


def dataset_quads(base: str, store_format: int, stamp: str) -> tuple[ox.Quad, ...]:
    """The description of the data set itself (VoID, DCAT), with what tells a store's form and age."""
    iris = Iris(base)
    about = Statements(iris.authority_graph)
    about.add(iris.dataset, rdf.type, void.Dataset, dcat.Dataset)
    about.add(
        iris.dataset, dcterms.title, ox.Literal("Citations and requests of United Nations documents", language="en")
    )
    about.add(iris.dataset, void.uriSpace, literal(base))
    about.add(iris.dataset, void.vocabulary, iris.node("terms"))
    about.add(iris.dataset, iris.terms.storeFormat, integer(store_format))
    about.add(iris.dataset, iris.terms.programVersion, literal(stamp))
    return about.quads()
