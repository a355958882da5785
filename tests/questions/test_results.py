"""The forms in which an answer is written."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, UnknownName
from kg.graph import GraphStore
from kg.questions import FORMS, render, run

VALUES = """
SELECT ?text ?number ?share ?truth ?day ?iri ?tagged ?none WHERE {
  VALUES (?text ?number ?share ?truth ?day ?iri ?tagged ?none) {
    ("a \\"b\\", c\\nd" 12 0.5 true "2021-07-13"^^xsd:date doc:A-RES-70-1 "lampe"@fr UNDEF)
  }
}"""


def test_values_are_python_values(store: GraphStore) -> None:
    iri = store.base + "document/A-RES-70-1"
    assert run(store, VALUES).rows == (('a "b", c\nd', 12, 0.5, True, "2021-07-13", iri, "lampe", None),)
    assert run(store, VALUES).records()[0]["number"] == 12


def test_a_spreadsheet_computes_nothing_of_csv(store: GraphStore) -> None:
    asked = """SELECT ?words ?number { VALUES (?words ?number) { ("=1+1" -5) ("@x" -0.5) ("+1" 3) ("- a dash" 4) } }"""
    rows = list(csv.reader(io.StringIO(render(run(store, asked), "csv"))))
    assert rows[1:] == [["'=1+1", "-5"], ["'@x", "-0.5"], ["'+1", "3"], ["'- a dash", "4"]]


def test_csv_is_read_back(store: GraphStore) -> None:
    head, row = csv.reader(io.StringIO(render(run(store, VALUES), "csv")))
    assert head == ["text", "number", "share", "truth", "day", "iri", "tagged", "none"]
    assert row == ['a "b", c\nd', "12", "0.5", "true", "2021-07-13", store.base + "document/A-RES-70-1", "lampe", ""]


def test_markdown_keeps_cells_apart_and_shows_markup_as_text(store: GraphStore) -> None:
    sparql = 'SELECT ?the_text ?iri WHERE { VALUES (?the_text ?iri) { ("a|b *c* <i>\\n" doc:A-RES-70-1) } }'
    head, rule, row = render(run(store, sparql), "markdown").splitlines()
    assert (head, rule) == ("| the text | iri |", "| --- | --- |")
    assert row == r"| a\|b \*c\* \<i\>  | doc:A-RES-70-1 |"


def test_json_is_what_an_independent_reader_reads(store: GraphStore) -> None:
    text = render(run(store, VALUES), "json")
    read = ox.parse_query_results(text, ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    assert [variable.value for variable in read.variables] == list(run(store, VALUES).columns)
    assert [tuple(solution) for solution in read] == list(run(store, VALUES).terms)


def test_a_truth_in_json(store: GraphStore) -> None:
    assert json.loads(render(run(store, "ASK {}"), "json")) == {"head": {}, "boolean": True}
    assert render(run(store, "ASK {}"), "csv") == "answer\ntrue\n"


def test_a_graph_in_turtle_is_read_back(store: GraphStore) -> None:
    result = run(store, "CONSTRUCT WHERE { ?d kg:held true ; dcterms:title ?t }")
    text = render(result, "ttl")
    assert text.startswith("@prefix kg: ")
    read = {(quad.subject, quad.predicate, quad.object) for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert read == set(result.terms)
    assert render(result, "ttl") == text


def test_rows_are_no_turtle(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE answer with triples"):
        render(run(store, VALUES), "ttl")


def test_a_table_shows_heads_short_iris_and_the_number_of_rows(store: GraphStore) -> None:
    text = render(
        run(store, "SELECT ?d ?the_label WHERE { ?d kg:held true ; rdfs:label ?the_label } ORDER BY ?d"), width=100
    )
    assert "the label" in text
    assert "doc:A-HRC-RES-44-98" in text
    assert text.rstrip().endswith("6 rows")
    assert max(len(line) for line in text.splitlines()) <= 100


def test_a_table_shows_no_control_characters_and_no_markup(store: GraphStore) -> None:
    text = render(run(store, 'SELECT ("\\u001b[31m[bold]x[/bold]\\u0007\\n" AS ?t) WHERE {}'), width=80)
    assert "\x1b" not in text and "\x07" not in text
    assert "[bold]x[/bold]" in text
    assert "1 row" in text and "1 rows" not in text


def test_an_unknown_form_is_told_with_those_there_are(store: GraphStore) -> None:
    with pytest.raises(UnknownName, match="'xml'; choose one of table, csv, markdown, json, ttl"):
        render(run(store, "ASK {}"), "xml")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_writes_an_empty_answer(form: str, store: GraphStore) -> None:
    kind = "CONSTRUCT WHERE" if form == "ttl" else "SELECT * WHERE"
    assert render(run(store, f"{kind} {{ ?d kg:held false }}"), form) is not None
