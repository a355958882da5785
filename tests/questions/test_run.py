"""Answering SPARQL: over the union of all documents, reading only, and one sentence for what cannot be answered."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph import GraphStore
from kg.questions import run

READ = [
    ("SELECT (COUNT(*) AS ?n) WHERE { ?d kg:held true }", 6),
    ("PREFIX k: <https://un-kg.example/terms#> SELECT (COUNT(*) AS ?n) WHERE { ?d k:held true }", 6),
    ("SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?d kg:held true } }", 6),
    ("SELECT (COUNT(*) AS ?n) WHERE { ?s dcterms:identifier 'A/HRC/RES/44/98' }", 1),
    ("# INSERT nothing\nSELECT (COUNT(*) AS ?n) WHERE { ?d kg:held true }", 6),
    ("SELECT (COUNT(?service) AS ?n) WHERE { ?service kg:held true }", 6),
    ("SELECT (COUNT(*) AS ?n) WHERE { ?d rdfs:label 'DELETE SERVICE <x>' }", 0),
    ("SELECT (COUNT(*) AS ?n) FROM <https://un-kg.example/graph/A-HRC-RES-44-98> WHERE { ?d kg:held true }", 1),
    ("SELECT (COUNT(*) AS ?n) FROM <https://un-kg.example/graph/nowhere> WHERE { ?d kg:held true }", 0),
]


@pytest.mark.parametrize(("sparql", "expected"), READ)
def test_reads(sparql: str, expected: int, store: GraphStore) -> None:
    assert run(store, sparql).rows == ((expected,),)


def test_ask_is_a_truth(store: GraphStore) -> None:
    assert run(store, "ASK { ?d kg:held true }")
    assert not run(store, "ASK { ?d kg:held false }")


def test_construct_and_describe_are_graphs(store: GraphStore) -> None:
    built = run(store, "CONSTRUCT { ?d a kg:Held } WHERE { ?d kg:held true }")
    assert built.kind == "graph"
    assert len(built) == 6
    described = run(store, "DESCRIBE doc:A-HRC-RES-44-98")
    assert ("https://un-kg.example/terms#held", True) in {row[1:] for row in described.rows}


REFUSED = [
    ("INSERT DATA { kg:x kg:y kg:z }", "INSERT would change the graph; queries only read"),
    ("PREFIX x: <http://x/>\n# first\nDELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
    ("  clear all", "CLEAR would change the graph"),
    ("BASE <http://x/> LOAD <http://x/>", "LOAD would change the graph"),
    ("SELECT * WHERE { SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE would call another server"),
    ("SELECT * WHERE { service silent ?x { ?s ?p ?o } }", "SERVICE would call another server"),
    ("PREFIX ex: <http://x/> SELECT * WHERE { SERVICE ex:y { ?s ?p ?o } }", "SERVICE would call another server"),
    ("SELECT * WHERE { ?s ?p", "this is not valid SPARQL: "),
    ("SELECT * WHERE { ?s unknown:p ?o }", "this is not valid SPARQL: "),
    ("", "the query is empty"),
    ("  # nothing\n", "the query is empty"),
]


@pytest.mark.parametrize(("sparql", "message"), REFUSED)
def test_refused(sparql: str, message: str, store: GraphStore) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        run(store, sparql)
    assert "\n" not in str(caught.value)
