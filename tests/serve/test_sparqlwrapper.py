"""SPARQLWrapper, a client that others wrote, gets every form by every method."""

from __future__ import annotations

from typing import Any

import pytest
import SPARQLWrapper as client
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.serve.service import Service

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
SELECT = "SELECT ?symbol WHERE { ?d kg:held true ; dcterms:identifier ?symbol } ORDER BY ?symbol"
CONSTRUCT = "CONSTRUCT { ?d cito:cites ?t } WHERE { ?d cito:cites ?t }"
METHODS = [(client.GET, client.URLENCODED), (client.POST, client.URLENCODED), (client.POST, client.POSTDIRECTLY)]


def wrapper(service: Service, sparql: str, form: str, method: str, way: str) -> Any:
    """A client with a query."""
    made = client.SPARQLWrapper(service.url + "sparql")
    made.setMethod(method)
    made.setRequestMethod(way)
    made.setReturnFormat(form)
    made.setQuery("PREFIX kg: <https://un-kg.example/terms#>\n" + PREFIXES + sparql)
    return made


PREFIXES = "PREFIX dcterms: <http://purl.org/dc/terms/>\nPREFIX cito: <http://purl.org/spar/cito/>\n"


@pytest.mark.parametrize(("method", "way"), METHODS)
def test_select(service: Service, method: str, way: str) -> None:
    rows = wrapper(service, SELECT, client.JSON, method, way).queryAndConvert()["results"]["bindings"]
    assert "A/HRC/RES/44/98" in [row["symbol"]["value"] for row in rows]
    assert b"A/HRC/RES/44/98" in wrapper(service, SELECT, client.CSV, method, way).queryAndConvert()
    assert b"A/HRC/RES/44/98" in wrapper(service, SELECT, client.TSV, method, way).queryAndConvert()
    assert "A/HRC/RES/44/98" in wrapper(service, SELECT, client.XML, method, way).queryAndConvert().toxml()


@pytest.mark.parametrize(("method", "way"), METHODS)
def test_ask(service: Service, method: str, way: str) -> None:
    assert wrapper(service, "ASK { ?d kg:held true }", client.JSON, method, way).queryAndConvert()["boolean"] is True


@pytest.mark.parametrize(("method", "way"), METHODS)
@pytest.mark.parametrize("form", [client.RDFXML, client.JSONLD, client.XML])
def test_construct(service: Service, method: str, way: str, form: str) -> None:
    assert len(wrapper(service, CONSTRUCT, form, method, way).queryAndConvert()) > 20


@pytest.mark.parametrize(("method", "way"), METHODS)
def test_construct_as_turtle(service: Service, method: str, way: str) -> None:
    assert b"cito:cites" in wrapper(service, CONSTRUCT, client.TURTLE, method, way).queryAndConvert()


def test_a_graph_can_be_chosen(service: Service) -> None:
    made = wrapper(service, SELECT, client.JSON, client.GET, client.URLENCODED)
    made.addDefaultGraph("https://un-kg.example/graph/A-HRC-RES-44-98")
    assert [row["symbol"]["value"] for row in made.queryAndConvert()["results"]["bindings"]] == ["A/HRC/RES/44/98"]


def test_what_is_malformed_is_told_apart(service: Service) -> None:
    with pytest.raises(QueryBadFormed, match="not valid SPARQL"):
        wrapper(service, "SELECT ?x WHERE {", client.JSON, client.GET, client.URLENCODED).query()
