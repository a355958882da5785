"""What the graph says of one thing, as rows of a page: its own statements, and those that point at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.graph.vocabulary import cito, dcterms, oa, rdf, rdfs, skos, xsd
from kg.serve.links import Site
from kg.serve.names import Names, Term

MOST = 24
"""Values of one relation that a page shows; the others are counted."""
POINTING = f"""
SELECT ?s WHERE {{ ?s $RELATION $NODE . OPTIONAL {{ ?s kg:held ?held }} OPTIONAL {{ ?s kg:year ?year }} }}
GROUP BY ?s ORDER BY DESC(MAX(?held)) DESC(MAX(?year)) ?s LIMIT {MOST}"""
"""What points at a thing by a relation: documents of the collection first, the latest before others."""
FIRST = (rdf.type, dcterms.identifier, dcterms.title)
NAMING = (rdfs.label, skos.prefLabel)


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere, or, without an address, a word."""

    text: str
    href: str = ""
    note: str = ""
    """What stands beside it: a title, a language."""
    here: bool = True
    """Whether it leads to a page of this site."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation and what it leads to."""

    name: str
    values: tuple[Link, ...]
    more: int = 0
    """How many values are not shown."""


def facts(
    store: GraphStore, node: ox.NamedNode, names: Names, site: Site, *, without: Iterable[ox.NamedNode] = ()
) -> tuple[Fact, ...]:
    """What is said of a thing, its kind first, then by the name of the relation."""
    hidden = {*NAMING, *without}
    by_property: dict[ox.NamedNode, dict[Term, None]] = {}
    for quad in store.inner.quads_for_pattern(node, None, None, None):
        if quad.predicate not in hidden:
            by_property.setdefault(quad.predicate, {})[quad.object] = None
    if rdf.type in by_property:
        by_property[rdf.type] = dict.fromkeys(_exact(store, by_property[rdf.type]))
    order = {one: position for position, one in enumerate(FIRST)}
    rows = sorted(by_property, key=lambda one: (order.get(one, len(order)), names.property(one), one.value))
    return tuple(_fact(names.property(one), by_property[one], names, site) for one in rows)


def link(term: Term, names: Names, site: Site) -> Link:
    """A term as a word of a page that leads to the page of the thing."""
    if isinstance(term, ox.NamedNode):
        return Link(names.of(term), site.href(term.value), here=site.is_here(term.value))
    if isinstance(term, ox.Literal) and term.datatype == xsd.boolean:
        return Link("yes" if term.value in ("true", "1") else "no")
    language = term.language if isinstance(term, ox.Literal) and term.language not in (None, "en") else ""
    return Link(names.of(term), note=language or "")


def pointing(
    store: GraphStore, node: ox.NamedNode, names: Names, site: Site, *, without: Iterable[ox.NamedNode] = ()
) -> tuple[Fact, ...]:
    """The things that point at a thing, by relation, the most numerous relation first."""
    hidden = {*without, rdfs.isDefinedBy, oa.hasSource}
    counted = store.solutions(f"SELECT ?p (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s ?p {node} }} GROUP BY ?p")
    rows: list[tuple[int, ox.NamedNode]] = []
    for row in counted:
        relation, number = row["p"], row["n"]
        if isinstance(relation, ox.NamedNode) and isinstance(number, ox.Literal) and relation not in hidden:
            rows.append((-int(number.value), relation))
    found = []
    for negative, relation in sorted(rows, key=lambda row: (row[0], row[1].value)):
        subjects = store.solutions(POINTING.replace("$RELATION", str(relation)).replace("$NODE", str(node)))
        shown = tuple(link(one, names, site) for one in dict.fromkeys(row["s"] for row in subjects))
        found.append(Fact(f"as {names.property(relation)}", shown, -negative - len(shown)))
    return tuple(found)


def citing_relations(store: GraphStore) -> set[ox.NamedNode]:
    """The relations by which a document cites: the plain one, and one for each action verb."""
    own = store.inner.quads_for_pattern(None, rdfs.subPropertyOf, cito.cites, None)
    return {cito.cites} | {quad.subject for quad in own if isinstance(quad.subject, ox.NamedNode)}


def _exact(store: GraphStore, kinds: Iterable[Term]) -> list[Term]:
    """The kinds of a thing without those that another of its kinds implies."""
    given = list(kinds)
    implied = {
        quad.object
        for kind in given
        if isinstance(kind, ox.NamedNode)
        for quad in store.inner.quads_for_pattern(kind, rdfs.subClassOf, None, None)
        if quad.object != kind
    }
    return [kind for kind in given if kind not in implied] or given


def _fact(name: str, values: Iterable[Term], names: Names, site: Site) -> Fact:
    links = sorted((link(one, names, site) for one in values), key=lambda one: (one.text.casefold(), one.href))
    return Fact(name, tuple(links[:MOST]), max(0, len(links) - MOST))
