"""Everything that the page of a thing shows: a document, organ, instrument, verb, citation, request, term or graph."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.graph.vocabulary import cito, dcterms, foaf, rdf, skos
from kg.serve.citations import CitationRow, cited_by, cites
from kg.serve.document import DocumentText, document_text
from kg.serve.facts import Fact, Link, citing_relations, facts, link, pointing
from kg.serve.links import Site
from kg.serve.names import Names


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a thing that is described on its page."""

    anchor: str
    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ThingPage:
    """What the page of a thing shows."""

    iri: str
    name: str
    title: str
    kind: str
    page: str
    """The address of the document at the United Nations; empty where there is none."""
    facts: tuple[Fact, ...]
    cites: tuple[CitationRow, ...]
    cited_by: tuple[CitationRow, ...]
    cited_by_count: int
    text: DocumentText | None
    parts: tuple[Term, ...]
    pointing: tuple[Fact, ...]
    about: Link | None
    """For a graph, the document that it describes."""
    statements: int


def known_iri(store: GraphStore, path: str) -> str | None:
    """The IRI under the base that an address means, or None where the graph does not know it.

    Some clients escape more signs than others, so that `A-RES-2200A%28XXI%29` and `A-RES-2200A(XXI)` are one.
    """
    plain = unquote(path)
    for candidate in dict.fromkeys((path, plain, quote(plain, safe="/-_.~()"), quote(plain, safe="/-_.~"))):
        try:
            node = ox.NamedNode(store.base + candidate)
        except ValueError:
            continue
        if is_known(store, node):
            return node.value
    return None


def is_known(store: GraphStore, node: ox.NamedNode) -> bool:
    """Whether any statement is about a thing, leads to it, or stands in the graph of that name."""
    inner = store.inner
    for pattern in ((node, None, None, None), (None, None, node, None), (None, None, None, node)):
        if next(inner.quads_for_pattern(*pattern), None) is not None:
            return True
    return False


def thing_page(store: GraphStore, iri: str, site: Site) -> ThingPage:
    """What the page of an IRI shows."""
    node, names, terms = ox.NamedNode(iri), Names(store), store.iris.terms
    citing = citing_relations(store)
    outward = cites(store, node, names, site)
    inward, number = cited_by(store, node, names, site)
    types = {quad.object for quad in store.inner.quads_for_pattern(node, rdf.type, None, None)}
    is_document = terms.Document in types
    elsewhere = {terms.requestsReport, terms.hasUnresolved, terms.sponsoredBy, terms.hasVote}
    elsewhere |= {terms.hasAnnex, foaf.page, *citing}
    text = document_text(store, node, outward, site) if is_document else None
    inverse = {cito.hasCitedEntity, cito.hasCitingEntity, dcterms.isPartOf, *citing}
    name = names.of(node)
    title = names.value(node, dcterms.title, skos.prefLabel)
    page = next((quad.object for quad in store.inner.quads_for_pattern(node, foaf.page, None, None)), None)
    own = facts(
        store, node, names, site, without={*(elsewhere if is_document else ()), *({dcterms.title} if title else ())}
    )
    return ThingPage(
        iri=iri,
        name=name,
        title="" if title == name else title,
        kind=next((fact.values[0].text for fact in own if fact.name == "kind" and fact.values), "Thing"),
        page=page.value if isinstance(page, ox.NamedNode) else "",
        facts=own,
        cites=outward,
        cited_by=inward,
        cited_by_count=number,
        text=text,
        parts=() if is_document else _parts(store, node, names, site),
        pointing=pointing(store, node, names, site, without=inverse if outward or inward or is_document else ()),
        about=_about(store, node, names, site),
        statements=_statements(store, node),
    )


def _parts(store: GraphStore, node: ox.NamedNode, names: Names, site: Site) -> tuple[Term, ...]:
    """What a thing leads to under a fragment of its own IRI: the selectors of a citation."""
    start = node.value + "#"
    linked = {quad.object for quad in store.inner.quads_for_pattern(node, None, None, None)}
    nodes = [one for one in linked if isinstance(one, ox.NamedNode) and one.value.startswith(start)]
    return tuple(
        Term(one.value.removeprefix(start), names.of(one), facts(store, one, names, site))
        for one in sorted(nodes, key=lambda one: one.value)
    )


def _about(store: GraphStore, node: ox.NamedNode, names: Names, site: Site) -> Link | None:
    path = node.value.removeprefix(store.base)
    if not path.startswith("graph/"):
        return None
    document = store.iris.node("document/" + path.removeprefix("graph/"))
    return link(document, names, site) if is_known(store, document) else None


def _statements(store: GraphStore, node: ox.NamedNode) -> int:
    """How many statements stand in the graph of this name; 0 where the thing is no graph."""
    if not node.value.startswith(store.base + "graph/"):
        return 0
    return sum(1 for _quad in store.inner.quads_for_pattern(None, None, None, node))
