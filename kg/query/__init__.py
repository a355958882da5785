"""Questions to the graph: SPARQL, or the shipped questions by name, answered as table, CSV, Markdown, JSON or Turtle."""

from kg.query.counts import counts
from kg.query.named import NamedQuery, listing, named_query, queries
from kg.query.parameters import Parameter
from kg.query.results import FORMS, Result, render
from kg.query.run import run, run_named

__all__ = [
    "FORMS",
    "NamedQuery",
    "Parameter",
    "Result",
    "counts",
    "listing",
    "named_query",
    "queries",
    "render",
    "run",
    "run_named",
]
