"""A question or a query with its answer, as the query page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import GraphStore
from kg.graph.things import document_symbol, instrument_named
from kg.questions import NamedQuery, named_query, queries
from kg.questions.results import value_of
from kg.registry import actions, organs
from kg.serve.answer import Refused
from kg.serve.facts import Link
from kg.serve.links import Site
from kg.serve.names import Names, Term
from kg.serve.pages import QueryPage, Table
from kg.serve.protocol import Operation
from kg.serve.sparql import evaluate
from kg.serve.thing import is_known
from kg.symbol import is_symbol

SHOWN = 500
"""Rows that the page shows; the downloads hold all."""
LONGEST_ADDRESS = 6000
"""Characters of a query that fit into the address of a download."""
START = """SELECT ?document ?title WHERE {
  ?document cito:cites doc:A-RES-70-1 ; kg:held true .
  OPTIONAL { ?document dcterms:title ?title }
}
LIMIT 100"""
TABLE_FORMS = {"CSV": "csv", "TSV": "tsv", "JSON": "json", "XML": "xml"}
GRAPH_FORMS = {"Turtle": "ttl", "N-Triples": "nt", "JSON-LD": "jsonld", "RDF/XML": "rdf"}
CHOICES: Mapping[str, Callable[[], tuple[tuple[str, str], ...]]] = {
    "organ": lambda: tuple((organ.key, organ.name) for organ in organs().values()),
    "action": lambda: tuple((action.key, action.force) for action in actions().values()),
}
"""What can be chosen for a type of parameter: value and name."""


def query_page(
    store: GraphStore, site: Site, *, name: str = "", values: Mapping[str, str] | None = None, sparql: str = ""
) -> QueryPage:
    """The page for a shipped question, asked where `values` is given, or for a query of one's own.

    What is wrong with the question stands on the page. Raises Refused with 404 for a question that does not exist.
    """
    named = _named(name) if name else None
    error, table, text = "", None, sparql
    try:
        if named is not None:
            text = named.sparql
            if values is not None or not any(one.required for one in named.parameters):
                given = {key: value for key, value in (values or {}).items() if value.strip()}
                text = named.filled(store, **given)
                table = answer_table(store, text, site)
        elif sparql:
            table = answer_table(store, sparql, site)
    except (QueryError, Refused) as refusal:
        error = str(refusal)
    types = {one.type for one in named.parameters} if named else set()
    return QueryPage(
        questions=tuple(queries().values()),
        named=named,
        values=dict(values or {}),
        sparql=(text or START).strip(),
        error=error,
        table=table,
        choices={kind: listed() for kind, listed in CHOICES.items() if kind in types},
    )


def answer_table(store: GraphStore, sparql: str, site: Site) -> Table:
    """The first rows of the answer to a query, with links wherever a cell names a thing of the graph."""
    found = evaluate(store, Operation(sparql))
    cells = _Cells(store, site)
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((Link("yes" if found else "no"),),), False, _downloads(sparql, TABLE_FORMS, site))
    if isinstance(found, ox.QueryTriples):
        triples = ((triple.subject, triple.predicate, triple.object) for triple in found)
        rows, more = cells.rows(triples)
        return Table(("subject", "predicate", "object"), rows, more, _downloads(sparql, GRAPH_FORMS, site))
    rows, more = cells.rows(tuple(solution) for solution in found)
    columns = tuple(variable.value for variable in found.variables)
    return Table(columns, rows, more, _downloads(sparql, TABLE_FORMS, site))


class _Cells:
    """Makes cells of terms, each term once."""

    def __init__(self, store: GraphStore, site: Site) -> None:
        self._store, self._site = store, site
        self._names = Names(store)
        self._known: dict[Term, Link] = {}

    def rows(self, found: Iterable[tuple[Term | None, ...]]) -> tuple[tuple[tuple[Link, ...], ...], bool]:
        """The first rows, and whether there are more."""
        rows = [tuple(self.cell(term) for term in row) for row in islice(found, SHOWN + 1)]
        return tuple(rows[:SHOWN]), len(rows) > SHOWN

    def cell(self, term: Term | None) -> Link:
        """A cell: an IRI in short, the text of a literal; linked where it is, or names, a thing of the graph."""
        if term is None:
            return Link("")
        if term not in self._known:
            self._known[term] = self._made(term)
        return self._known[term]

    def _made(self, term: Term) -> Link:
        if isinstance(term, ox.NamedNode):
            here = self._site.is_here(term.value)
            return Link(self._names.short(term.value), self._site.href(term.value), here=here)
        if not isinstance(term, ox.Literal):
            return Link(str(term))
        value = value_of(term)
        text = f"{value:g}" if isinstance(value, float) else term.value
        node = self._meant(term.value)
        return Link(text, self._site.href(node.value) if node is not None else "")

    def _meant(self, text: str) -> ox.NamedNode | None:
        """The document or instrument that a text names by its symbol or full name."""
        if len(text) > 300:
            return None
        if is_symbol(text):
            node = self._store.iris.document(document_symbol(text))
        else:
            instrument = instrument_named(text)
            if instrument is None:
                return None
            node = self._store.iris.instrument(instrument.key)
        return node if is_known(self._store, node) else None


def _named(name: str) -> NamedQuery:
    try:
        return named_query(name)
    except QueryError as error:
        raise Refused(404, str(error)) from error


def _downloads(sparql: str, forms: Mapping[str, str], site: Site) -> tuple[Link, ...]:
    if len(sparql) > LONGEST_ADDRESS:
        return ()
    return tuple(
        Link(f"All as {name}", site.ask("sparql", query=sparql, download=form)) for name, form in forms.items()
    )
