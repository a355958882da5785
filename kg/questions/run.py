"""Asking the graph: SPARQL 1.1 queries, or a shipped question by its name."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph import GraphStore
from kg.graph.dataset import SET_ASIDE
from kg.graph.vocabulary import prefixes
from kg.questions.federation import calls_service
from kg.questions.named import named_query
from kg.questions.results import Result

PROLOGUE = re.compile(r"\s*(?:PREFIX\s+[^\s:]*:\s*<>|BASE\s*<>)", re.IGNORECASE)
UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)


def run(store: GraphStore, sparql: str) -> Result:
    """The answer to a SPARQL query over the union of all documents; the usual prefixes need not be declared.

    Raises QueryError where the query is malformed, changes the graph, or calls another service.
    """
    check(sparql)
    names = dict(prefixes(store.base))
    try:
        return _taken(store.query(sparql), names)
    except SyntaxError as error:
        raise QueryError(f"this is not valid SPARQL: {' '.join(str(error).split())}") from error
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error
    except OSError as error:
        raise StoreError(f"the graph could not be read ({error}); open it again") from error


def run_named(store: GraphStore, name: str, **params: object) -> Result:
    """The answer to a shipped question.

    Raises QueryError where no question has the name, or a parameter is missing, unknown or not of its type.
    """
    return run(store, named_query(name).filled(store, **params))


def check(sparql: str) -> None:
    """Raise QueryError where a query is empty, changes the graph, or calls another service."""
    bare = SET_ASIDE.sub(
        lambda found: "<>" if found[0].startswith("<") else '""' if found[0][0] != "#" else " ", sparql
    )
    if not bare.strip():
        raise QueryError("the query is empty; write a SPARQL query or name a question")
    position = 0
    while found := PROLOGUE.match(bare, position):
        position = found.end()
    changing = UPDATE.match(bare, position)
    if changing:
        raise QueryError(
            f"{changing[1].upper()} would change the graph; queries only read (SELECT, ASK, CONSTRUCT, DESCRIBE)"
        )
    if calls_service(sparql):
        raise QueryError("SERVICE would call another server; queries stay within this graph")


def _taken(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, names: dict[str, str]) -> Result:
    if isinstance(found, ox.QueryBoolean):
        truth = ox.Literal(
            "true" if found else "false", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
        )
        return Result("truth", ("answer",), ((truth,),), names)
    if isinstance(found, ox.QueryTriples):
        triples = dict.fromkeys((triple.subject, triple.predicate, triple.object) for triple in found)
        return Result("graph", ("subject", "predicate", "object"), tuple(triples), names)
    columns = tuple(variable.value for variable in found.variables)
    return Result("rows", columns, tuple(tuple(solution) for solution in found), names)
