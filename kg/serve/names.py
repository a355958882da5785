"""What a thing, a class or a property is called on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.graph.vocabulary import cito, dcat, dcterms, foaf, oa, org, owl, prefixes, prov, rdf, rdfs, skos, void
from kg.views.names import paragraph_name

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

PROPERTIES: Mapping[ox.NamedNode, str] = {
    rdf.type: "kind",
    rdfs.label: "name",
    rdfs.comment: "meaning",
    rdfs.subClassOf: "kind of",
    rdfs.subPropertyOf: "kind of relation",
    rdfs.domain: "is said of",
    rdfs.range: "leads to",
    rdfs.isDefinedBy: "defined in",
    dcterms.identifier: "symbol",
    dcterms.title: "title",
    dcterms.issued: "adopted",
    dcterms.date: "date",
    dcterms.language: "language",
    dcterms.subject: "subject",
    dcterms.isPartOf: "part of",
    dcterms.description: "description",
    foaf.page: "at the United Nations",
    skos.prefLabel: "name",
    skos.altLabel: "also called",
    skos.hiddenLabel: "also written",
    skos.notation: "sign",
    skos.broader: "broader",
    skos.inScheme: "list",
    skos.example: "example",
    skos.definition: "definition",
    skos.scopeNote: "note",
    org.subOrganizationOf: "belongs to",
    prov.wasDerivedFrom: "read from",
    prov.generatedAtTime: "read at",
    owl.sameAs: "the same as",
    cito.hasCitingEntity: "cited in",
    cito.hasCitedEntity: "cites",
    cito.hasCitationCharacterization: "function",
    cito.cites: "cites",
    oa.hasSource: "in",
    oa.hasSelector: "words",
    void.uriSpace: "IRIs begin with",
    void.vocabulary: "vocabulary",
    dcat.distribution: "to be had as",
}
"""Properties of other vocabularies, in words; our own are called what the ontology calls them."""
WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_]")


class Names:
    """The names of things in a store, each looked up once."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._known: dict[Term, str] = {}
        self._starts = sorted(prefixes(store.base).items(), key=lambda row: -len(row[1]))

    def of(self, node: Term) -> str:
        """The name of a thing: its label, else its sign or title, else its IRI in short; the text of a literal."""
        if node not in self._known:
            self._known[node] = self._found(node)
        return self._known[node]

    def property(self, node: ox.NamedNode) -> str:
        """The name of a property."""
        if node in PROPERTIES:
            return PROPERTIES[node]
        label = self.value(node, rdfs.label)
        return label or WORDS.sub(" ", re.split(r"[#/]", node.value)[-1]).casefold()

    def value(self, node: ox.NamedNode | ox.BlankNode, *properties: ox.NamedNode) -> str:
        """The first value of the first of these properties that a thing has, English before others; else empty."""
        for one in properties:
            found = [quad.object for quad in self._store.inner.quads_for_pattern(node, one, None, None)]
            texts = sorted(
                (term.language not in (None, "en"), term.value) for term in found if isinstance(term, ox.Literal)
            )
            if texts:
                return texts[0][1]
        return ""

    def short(self, iri: str) -> str:
        """An IRI with a prefix where one fits."""
        for prefix, start in self._starts:
            if iri.startswith(start) and len(iri) > len(start):
                return f"{prefix}:{iri[len(start) :]}"
        return iri

    def _found(self, node: Term) -> str:
        if not isinstance(node, ox.NamedNode):
            return node.value if isinstance(node, ox.Literal | ox.BlankNode) else str(node)
        label = self.value(node, rdfs.label, skos.prefLabel, dcterms.title)
        return label or self._composed(node) or self.short(node.value)

    def _composed(self, node: ox.NamedNode) -> str:
        """The name of what has none of its own: a paragraph, a citation, a request, the graph of a document."""
        iri, terms = node.value, self._store.iris.terms
        if "#" in iri:
            sign = self.value(node, skos.notation)
            whole = ox.NamedNode(iri.partition("#")[0])
            return f"{self.of(whole)}, {paragraph_name(sign)}" if sign else ""
        kind = iri.removeprefix(self._store.base).partition("/")[0]
        if kind == "graph":
            return "Statements of " + self.of(self._store.iris.node("document/" + iri.rpartition("/")[2]))
        if kind == "citation":
            return f"{self._of(node, cito.hasCitingEntity)} cites {self._of(node, cito.hasCitedEntity)}"
        if kind == "request":
            return f"{self.value(node, terms.deliverable) or 'report'} asked for in {self._of(node, terms.inParagraph)}"
        if kind == "unresolved":
            return f"“{self.value(node, terms.quote)}” in {self._of(node, terms.inParagraph)}"
        if kind == "file":
            return self.value(node, terms.path).rpartition("/")[2]
        return ""

    def _of(self, node: ox.NamedNode, relation: ox.NamedNode) -> str:
        quad = next(self._store.inner.quads_for_pattern(node, relation, None, None), None)
        return self.of(quad.object) if quad else "a text"
