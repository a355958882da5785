"""A call of another service is found however it is written, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.questions.federation import calls_service

THERE = "<http://127.0.0.1:9/x>"
CALLS = [
    f"SELECT * {{ SERVICE {THERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE{THERE}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ service silent{THERE}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE # a comment\n {THERE} {{ ?s ?p ?o }} }}",
    "PREFIX a.b: <http://127.0.0.1:9/> SELECT * { SERVICE a.b:x { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?service SERVICE ?service { ?s ?p ?o } }",
    f"ASK {{ ?s ?p true.SERVICE{THERE}{{ ?s ?p ?o }} }}",
    f"ASK {{ FILTER(1<2)SERVICE{THERE}{{ ?s ?p ?o }} }}",
    f'ASK {{ ?a ?p ?b FILTER(?a<?b)#x>"""\n SERVICE {THERE} {{ ?s ?p ?o }}\n#"""\n}}',
    f"ASK {{ FILTER NOT EXISTS {{ SERVICE {THERE} {{ ?s ?p ?o }} }} }}",
    f"SELECT (EXISTS {{ SERVICE {THERE} {{ ?s ?p ?o }} }} AS ?there) {{}}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE {THERE} {{ ?s ?p ?o }} }} }} }}",
]
CALLS_NOTHING = [
    "ASK {}",
    "ASK { ?s ?p ?service }",
    "SELECT * { ?s rdfs:label ?label FILTER(CONTAINS(?label, 'Public Service Day')) }",
    "ASK { ?s ?p <http://example.org/SERVICE> } # SERVICE <x> {}",
    'ASK { ?s ?p """SERVICE <http://x> { ?s ?p ?o }""" }',
    "PREFIX service: <http://x/> ASK { ?s service:p service:service }",
]
UNCERTAIN = [f"ASK {{ ?s ?p 5SERVICE{THERE}{{ ?s ?p ?o }} }}", "PREFIX a: <http://x/> ASK {SERVICEa:b { ?s ?p ?o }}"]


@pytest.mark.parametrize("sparql", CALLS)
def test_a_call_is_found(sparql: str) -> None:
    assert calls_service(sparql)


@pytest.mark.parametrize("sparql", CALLS_NOTHING)
def test_nothing_else_is_taken_for_a_call(sparql: str) -> None:
    assert not calls_service(sparql)


@pytest.mark.parametrize("sparql", UNCERTAIN)
def test_what_cannot_be_parsed_is_not_trusted(sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        calls_service(sparql)
