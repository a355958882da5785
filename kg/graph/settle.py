"""What follows from all documents together: who is still named, and what kind of thing texts take it for.

Either all things are settled, or those that a change may have touched; the queries are the same, so that both ways give
the same graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import get_args

import pyoxigraph as ox

from kg.graph.iris import Iris
from kg.graph.statements import Statements, true
from kg.graph.store import GraphStore
from kg.graph.things import document_class, instrument_class
from kg.graph.vocabulary import cito, dcterms, rdf, skos
from kg.model import Kind

CITED = """
SELECT ?thing ?kind (COUNT(?citation) AS ?count) WHERE {
  $among ?citation cito:hasCitedEntity ?thing ; kg:citedKind ?kind
} GROUP BY ?thing ?kind"""
NAMING = (
    "kg:adoptedFrom",
    "kg:inSession",
    "kg:committee",
    "kg:organ",
    "kg:requester",
    "kg:carriedBy",
    "dcterms:subject",
)
NAMED = f"""
SELECT DISTINCT ?thing WHERE {{
  $among
  {{ {" UNION ".join(f"{{ GRAPH ?g {{ ?one {way} ?thing }} }}" for way in NAMING)} FILTER(?g != $mentioned) }} UNION
  {{ ?one dcterms:isPartOf ?thing FILTER EXISTS {{ ?one kg:held true }} }}
}}"""
"""Written so that a thing is looked up where it is named; joined otherwise, it is sought in each document in turn."""
TABLED = "SELECT DISTINCT ?thing WHERE { $among ?adopted kg:adoptedFrom ?thing }"
AUTHORITY = "SELECT DISTINCT ?thing WHERE { $among GRAPH $authority { ?thing a ?class } }"
REFERRING = "SELECT ?thing ?one WHERE { $among GRAPH $mentioned { ?one kg:organ|skos:inScheme ?thing } }"
STRAYS = """
SELECT ?g ?document ?p ?o WHERE {
  GRAPH ?g { ?document a kg:Document FILTER NOT EXISTS { ?document kg:held true } }
  FILTER(?g != $mentioned)
  GRAPH ?g { ?document ?p ?o }
}"""
Descriptions = Mapping[ox.NamedNode, list[ox.Quad]]
"""By thing, what the graph of mentioned things says of it."""


def unsettled_quad(iris: Iris) -> ox.Quad:
    """The statement that a build is under way or was killed."""
    own = Statements(iris.authority_graph)
    own.add(iris.dataset, iris.terms.unsettled, true(True))
    return own.quads()[0]


def is_settled(store: GraphStore) -> bool:
    """Whether the last build ran to its end."""
    quad = unsettled_quad(store.iris)
    return not store.holds(f"{quad.subject} {quad.predicate} {quad.object}")


def named_by(quads: Iterable[ox.Quad], iris: Iris) -> set[ox.NamedNode]:
    """The things that these statements name, so that they must be settled when the statements come or go."""
    terms = iris.terms
    naming = {cito.hasCitedEntity, dcterms.subject, dcterms.isPartOf, skos.inScheme, terms.adoptedFrom}
    naming |= {terms.inSession, terms.committee, terms.organ, terms.requester, terms.carriedBy}
    return {one.object for one in quads if one.predicate in naming and isinstance(one.object, ox.NamedNode)}


def settle(store: GraphStore, touched: Collection[ox.NamedNode] | None = None) -> None:
    """Drop what nobody names any more, give each thing named the kind that most citations take it for, in one step.

    `touched` are the things that were named or are named by what has changed since the store was settled; without it
    all things are settled, and what a killed build left in the wrong graph is put right.
    """
    iris = store.iris
    strays = _strays(store) if touched is None else []
    described = _descriptions(store, touched, strays)
    among = None if touched is None else described.keys()
    kinds = _cited_kinds(store, among)
    drafts = _things(store, TABLED, among)
    named = _named(store, described, kinds.keys(), among)
    delete: list[ox.Quad] = [unsettled_quad(iris), *strays]
    insert: list[ox.Quad] = []
    for node, quads in described.items():
        cls = _class(quads, kinds.get(node, Counter()), iris, draft=node in drafts)
        wanted = _described(node, quads, cls, iris) if node in named else []
        delete += [quad for quad in quads if quad not in wanted]
        insert += [quad for quad in wanted if quad not in quads]
    store.change(delete, insert)


def _descriptions(
    store: GraphStore, touched: Collection[ox.NamedNode] | None, strays: Iterable[ox.Quad]
) -> Descriptions:
    """The descriptions of the things touched and of what these refer to, or of all things."""
    mentioned = store.iris.mentioned_graph
    if touched is None:
        return _by_subject((*store.graph(mentioned), *strays))
    described: dict[ox.NamedNode, list[ox.Quad]] = {}
    more = set(touched)
    while more:
        found = _by_subject(store.statements(more, mentioned))
        described |= found
        more = set().union(*(_references(quads, store.iris) for quads in found.values())) - described.keys() - more
    return described


def _by_subject(quads: Iterable[ox.Quad]) -> dict[ox.NamedNode, list[ox.Quad]]:
    by_subject: dict[ox.NamedNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            by_subject[quad.subject].append(quad)
    return dict(by_subject)


def _references(quads: Iterable[ox.Quad], iris: Iris) -> set[ox.NamedNode]:
    """What a description refers to: the organ of a document or session, the scheme of a subject."""
    ways = (iris.terms.organ, skos.inScheme)
    return {one.object for one in quads if one.predicate in ways and isinstance(one.object, ox.NamedNode)}


def _solutions(store: GraphStore, sparql: str, among: Collection[ox.NamedNode] | None) -> ox.QuerySolutions:
    """The solutions of one of the queries above, for these things or for all."""
    listed = "" if among is None else f"VALUES ?thing {{ {' '.join(sorted(map(str, among)))} }}"
    names = {"$among": listed, "$mentioned": store.iris.mentioned_graph, "$authority": store.iris.authority_graph}
    for name, value in names.items():
        sparql = sparql.replace(name, str(value))
    return store.solutions(sparql)


def _things(store: GraphStore, sparql: str, among: Collection[ox.NamedNode] | None) -> set[ox.NamedNode]:
    return {row["thing"] for row in _solutions(store, sparql, among) if isinstance(row["thing"], ox.NamedNode)}


def _named(
    store: GraphStore,
    described: Descriptions,
    cited: Iterable[ox.NamedNode],
    among: Collection[ox.NamedNode] | None,
) -> set[ox.NamedNode]:
    """The things that documents or the authority files name, with those that these refer to.

    What is not among those looked at was settled before, and so is named itself.
    """
    named = _things(store, NAMED, among) | set(cited)
    if among is not None:
        rows = _solutions(store, REFERRING, among)
        named |= {row["thing"] for row in rows if row["one"] not in described}
    waiting = list(named & described.keys())
    while waiting:
        more = (_references(described[waiting.pop()], store.iris) & described.keys()) - named
        named |= more
        waiting += more
    return named - _things(store, AUTHORITY, among)


def _cited_kinds(store: GraphStore, among: Collection[ox.NamedNode] | None) -> Mapping[ox.NamedNode, Counter[str]]:
    """How many citations take each thing for what."""
    kinds: dict[ox.NamedNode, Counter[str]] = defaultdict(Counter)
    for solution in _solutions(store, CITED, among):
        thing, kind, count = solution["thing"], solution["kind"], solution["count"]
        if isinstance(thing, ox.NamedNode) and isinstance(kind, ox.Literal) and isinstance(count, ox.Literal):
            kinds[thing][kind.value] += int(count.value)
    return kinds


def _strays(store: GraphStore) -> list[ox.Quad]:
    """Descriptions that a killed build had moved into the graph of a document that it then did not write."""
    rows = _solutions(store, STRAYS, None)
    return [ox.Quad(row["document"], row["p"], row["o"], row["g"]) for row in rows]


def _described(node: ox.NamedNode, quads: list[ox.Quad], cls: ox.NamedNode | None, iris: Iris) -> list[ox.Quad]:
    """The description in the graph of mentioned things, with this class where it is a document or instrument."""
    general, graph = (iris.terms.Document, iris.terms.Instrument), iris.mentioned_graph
    kept = (q for q in quads if cls is None or q.predicate != rdf.type or q.object in general)
    wanted = dict.fromkeys(ox.Quad(node, quad.predicate, quad.object, graph) for quad in kept)
    if cls is not None:
        wanted[ox.Quad(node, rdf.type, cls, graph)] = None
    return list(wanted)


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
