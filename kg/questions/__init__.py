"""Questions to the graph: SPARQL, or the shipped questions by name, answered as table, CSV, Markdown, JSON or Turtle."""

from kg.questions.counts import counts
from kg.questions.named import NamedQuery, listing, named_query, queries
from kg.questions.parameters import Parameter
from kg.questions.results import FORMS, Result, render
from kg.questions.run import run, run_named

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
