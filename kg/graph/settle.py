"""What follows from all documents together: who is still named, and what kind of thing texts take it for."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import get_args

import pyoxigraph as ox

from kg.graph.iris import Iris
from kg.graph.statements import Statements, true
from kg.graph.store import GraphStore
from kg.graph.things import document_class, instrument_class
from kg.graph.vocabulary import dcterms, rdf, skos
from kg.model import Kind

CITED = """
SELECT ?thing ?kind (COUNT(?citation) AS ?count) WHERE {
  ?citation cito:hasCitedEntity ?thing ; kg:citedKind ?kind
} GROUP BY ?thing ?kind"""
NAMED = """
SELECT DISTINCT ?thing WHERE {
  { ?one kg:adoptedFrom|kg:inSession|kg:committee|kg:organ|kg:requester|kg:carriedBy|dcterms:subject ?thing } UNION
  { ?one kg:held true ; dcterms:isPartOf ?thing }
}"""
TABLED = "SELECT DISTINCT ?thing WHERE { ?adopted kg:adoptedFrom ?thing }"
STRAYS = """
SELECT ?g ?document ?p ?o WHERE {
  GRAPH ?g { ?document a kg:Document FILTER NOT EXISTS { ?document kg:held true } }
  FILTER(?g != $mentioned)
  GRAPH ?g { ?document ?p ?o }
}"""


def unsettled_quad(iris: Iris) -> ox.Quad:
    """The statement that a build is under way or was killed."""
    own = Statements(iris.authority_graph)
    own.add(iris.dataset, iris.terms.unsettled, true(True))
    return own.quads()[0]


def is_settled(store: GraphStore) -> bool:
    """Whether the last build ran to its end."""
    quad = unsettled_quad(store.iris)
    return not store.holds(f"{quad.subject} {quad.predicate} {quad.object}")


def settle(store: GraphStore) -> None:
    """Drop what nobody names any more, give each thing named the kind that most citations take it for, in one step."""
    iris = store.iris
    kinds = _cited_kinds(store)
    drafts = {solution["thing"] for solution in store.solutions(TABLED)}
    named = {solution["thing"] for solution in store.solutions(NAMED)} | kinds.keys()
    by_subject: dict[ox.NamedNode, list[ox.Quad]] = defaultdict(list)
    strays = _strays(store)
    for quad in (*store.graph(iris.mentioned_graph), *strays):
        if isinstance(quad.subject, ox.NamedNode):
            by_subject[quad.subject].append(quad)
    for node in list(named & by_subject.keys()):
        named |= {quad.object for quad in by_subject[node] if quad.predicate == skos.inScheme}
    known = store.solutions(f"SELECT ?thing WHERE {{ GRAPH {iris.authority_graph} {{ ?thing a ?class }} }}")
    named -= {solution["thing"] for solution in known}
    delete: list[ox.Quad] = [unsettled_quad(iris), *strays]
    insert: list[ox.Quad] = []
    for node, quads in by_subject.items():
        cls = _class(quads, kinds.get(node, Counter()), iris, draft=node in drafts)
        wanted = _described(node, quads, cls, iris) if node in named else []
        delete += [quad for quad in quads if quad not in wanted]
        insert += [quad for quad in wanted if quad not in quads]
    store.change(delete, insert)


def _cited_kinds(store: GraphStore) -> dict[ox.NamedNode, Counter[str]]:
    kinds: dict[ox.NamedNode, Counter[str]] = defaultdict(Counter)
    for solution in store.solutions(CITED):
        thing, kind, count = solution["thing"], solution["kind"], solution["count"]
        if isinstance(thing, ox.NamedNode) and isinstance(kind, ox.Literal) and isinstance(count, ox.Literal):
            kinds[thing][kind.value] += int(count.value)
    return kinds


def _strays(store: GraphStore) -> list[ox.Quad]:
    """Descriptions that a killed build had moved into the graph of a document that it then did not write."""
    rows = store.solutions(STRAYS.replace("$mentioned", str(store.iris.mentioned_graph)))
    return [ox.Quad(row["document"], row["p"], row["o"], row["g"]) for row in rows]


def _described(node: ox.NamedNode, quads: list[ox.Quad], cls: ox.NamedNode | None, iris: Iris) -> list[ox.Quad]:
    """The description in the graph of mentioned things, with this class where it is a document or instrument."""
    own = Statements(iris.mentioned_graph)
    for quad in quads:
        general = quad.object in (iris.terms.Document, iris.terms.Instrument)
        replaced = quad.predicate == rdf.type and cls is not None and not general
        if not replaced and isinstance(quad.object, ox.NamedNode | ox.Literal):
            own.add(node, quad.predicate, quad.object)
    own.add(node, rdf.type, cls)
    return list(own.quads())


def _class(quads: list[ox.Quad], kinds: Counter[str], iris: Iris, *, draft: bool) -> ox.NamedNode | None:
    """The class that the citations speak for; what a text was adopted from is a draft whatever its symbol shows."""
    types = {quad.object for quad in quads if quad.predicate == rdf.type}
    kind = _leading(kinds)
    if iris.terms.Document in types:
        symbols = (quad.object for quad in quads if quad.predicate == dcterms.identifier)
        symbol = next((one.value for one in symbols if isinstance(one, ox.Literal)), None)
        return iris.term(document_class(symbol, kind, draft=draft))
    if iris.terms.Instrument in types:
        return iris.term(instrument_class(kind))
    return None


def _leading(kinds: Counter[str]) -> Kind:
    """The kind that most citations name; one that says something goes before "other"."""
    telling: dict[Kind, int] = {kind: kinds[kind] for kind in get_args(Kind) if kinds[kind] and kind != "other"}
    return min(telling, key=lambda kind: (-telling[kind], kind)) if telling else "other"
