"""SPARQL 1.1 Protocol: the cases of the W3C's suite that apply to a service that only reads, asked with curl.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ ; the cases that update are refused here, all of them.
"""

from __future__ import annotations

import json
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from kg.serve.sparql import BY_NAME, GRAPHS, TABLES
from tests.serve.service import Service, needs_curl

pytestmark = needs_curl
BASE = "https://un-kg.example/"
ONE, TWO, OTHER = (
    quote(BASE + name, safe="") for name in ("graph/A-HRC-RES-44-98", "graph/A-HRC-RES-47-98", "graph/x")
)
IN_ONE = "ASK { doc:A-HRC-RES-44-98 kg:held true }"
IN_TWO = "ASK { doc:A-HRC-RES-47-98 kg:held true }"
FORM = "Content-Type: application/x-www-form-urlencoded"
DIRECT = "Content-Type: application/sparql-query"

ASKED = [
    ("query_get", f"sparql?query={quote(IN_ONE)}", None, "", True),
    ("query_post_form", "sparql", f"query={quote(IN_ONE)}", FORM, True),
    ("query_post_direct", "sparql", IN_ONE, DIRECT, True),
    ("query_post_direct, charset", "sparql/", IN_ONE, DIRECT + "; charset=UTF-8", True),
    ("query_dataset_default_graph", f"sparql?default-graph-uri={ONE}", IN_ONE, DIRECT, True),
    ("query_dataset_default_graph, another", f"sparql?default-graph-uri={ONE}", IN_TWO, DIRECT, False),
    (
        "query_dataset_default_graphs_post",
        f"sparql?default-graph-uri={ONE}&default-graph-uri={TWO}",
        f"{IN_ONE[:-1]} . {IN_TWO[6:]}",
        DIRECT,
        True,
    ),
    (
        "query_dataset_default_graphs_get",
        f"sparql?query={quote(IN_TWO)}&default-graph-uri={ONE}&default-graph-uri={TWO}",
        None,
        "",
        True,
    ),
    ("query_dataset, form", "sparql", f"query={quote(IN_TWO)}&default-graph-uri={ONE}", FORM, False),
    ("query_dataset_named_graphs_post", f"sparql?named-graph-uri={ONE}", "ASK { GRAPH ?g { ?s ?p ?o } }", DIRECT, True),
    (
        "query_dataset_named_graphs_get",
        f"sparql?query={quote('ASK { ?s ?p ?o }')}&named-graph-uri={ONE}",
        None,
        "",
        False,
    ),
    (
        "query_dataset, a graph that is not there",
        f"sparql?named-graph-uri={OTHER}",
        "ASK { GRAPH ?g { ?s ?p ?o } }",
        DIRECT,
        False,
    ),
    (
        "query_dataset_full",
        f"sparql?default-graph-uri={ONE}&named-graph-uri={TWO}",
        "ASK { doc:A-HRC-RES-44-98 kg:held true GRAPH ?g { doc:A-HRC-RES-47-98 kg:held true } "
        "FILTER NOT EXISTS { GRAPH ?h { doc:A-HRC-RES-44-98 kg:held true } } }",
        DIRECT,
        True,
    ),
    (
        "query_multiple_dataset: that of the protocol goes before that of the query",
        f"sparql?default-graph-uri={ONE}",
        f"ASK FROM <{BASE}graph/A-HRC-RES-47-98> {{ doc:A-HRC-RES-44-98 kg:held true }}",
        DIRECT,
        True,
    ),
    ("the query's own data set", "sparql", f"ASK FROM <{BASE}graph/A-HRC-RES-47-98> {IN_ONE[4:]}", DIRECT, False),
    ("the base is that of the graph", "sparql", "ASK { <document/A-HRC-RES-44-98> kg:held true }", DIRECT, True),
]

UTF16 = "ASK {}".encode("utf-16")
REFUSED = [
    ("bad_query_method", 405, "PUT", "sparql?query=ASK%20%7B%7D", None, "", ""),
    ("bad_query_method, delete", 405, "DELETE", "sparql?query=ASK%20%7B%7D", None, "", ""),
    (
        "bad_multiple_queries",
        400,
        "GET",
        "sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D",
        None,
        "",
        "more than one query",
    ),
    (
        "bad_multiple_queries, address and body",
        400,
        "POST",
        "sparql?query=ASK%20%7B%7D",
        b"ASK {}",
        DIRECT,
        "more than one",
    ),
    ("bad_query_wrong_media_type", 415, "POST", "sparql", b"ASK {}", "Content-Type: text/plain", "not as text/plain"),
    ("bad_query_missing_form_type", 415, "POST", "sparql", b"query=ASK%20%7B%7D", "Content-Type;", "unnamed type"),
    ("bad_query_missing_direct_type", 415, "POST", "sparql", b"ASK {}", "Content-Type;", "unnamed type"),
    ("bad_query_non_utf8", 415, "POST", "sparql", UTF16, DIRECT + "; charset=UTF-16", "sent in UTF-8"),
    ("bad_query_non_utf8, unsaid", 400, "POST", "sparql", UTF16, DIRECT, "not UTF-8"),
    ("bad_query_syntax", 400, "GET", "sparql?query=ASK%20%7B", None, "", "not valid SPARQL"),
    ("no query", 400, "POST", "sparql", b"", FORM, "holds no query"),
    ("an empty query", 400, "GET", "sparql?query=", None, "", "empty"),
    ("a graph that is no IRI", 400, "GET", "sparql?query=ASK%20%7B%7D&default-graph-uri=a%20b", None, "", "not an IRI"),
    ("bad_update_get", 403, "GET", "sparql?update=CLEAR%20ALL", None, "", "only reads"),
    ("update_post_form", 403, "POST", "sparql", b"update=CLEAR%20ALL", FORM, "only reads"),
    (
        "update_post_direct",
        403,
        "POST",
        "sparql",
        b"CLEAR ALL",
        "Content-Type: application/sparql-update",
        "only reads",
    ),
    ("an update sent as a query", 400, "POST", "sparql", b"CLEAR ALL", DIRECT, "would change the graph"),
    ("another service", 400, "POST", "sparql", b"ASK { SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }", DIRECT, "SERVICE"),
    (
        "another service, silent",
        400,
        "POST",
        "sparql",
        b"ASK{SERVICE SILENT<http://127.0.0.1:1/>{?s ?p ?o}}",
        DIRECT,
        "SERVICE",
    ),
    ("a page is not written to", 405, "POST", "document/A-HRC-RES-44-98", b"x", FORM, ""),
]


@pytest.mark.parametrize(
    ("path", "body", "header", "expected"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED]
)
def test_asked(service: Service, path: str, body: str | None, header: str, expected: bool) -> None:
    options = ("-X", "POST", "-H", header) if header else ()
    reply = service.curl(path, *options, data=body.encode() if body is not None else None)
    assert reply.status == 200, reply.text
    assert json.loads(reply.body)["boolean"] is expected


@pytest.mark.parametrize(
    ("status", "method", "path", "body", "header", "words"),
    [row[1:] for row in REFUSED],
    ids=[row[0] for row in REFUSED],
)
def test_refused(
    service: Service, status: int, method: str, path: str, body: bytes | None, header: str, words: str
) -> None:
    options = ("-X", method, *(("-H", header) if header else ()))
    reply = service.curl(path, *options, data=body)
    assert reply.status == status
    assert words in reply.text
    assert reply.text.count("\n") <= 1, "one sentence says why"
    assert service.count("SELECT (COUNT(*) AS ?n) { ?d kg:held true }") == 7, "nothing was changed"


SELECT = "SELECT ?s ?o { ?s rdfs:label ?o } LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o } LIMIT 3"
NEGOTIATED = [
    (SELECT, "*/*", 200, "application/sparql-results+json"),
    (SELECT, "application/sparql-results+xml", 200, "application/sparql-results+xml"),
    (SELECT, "text/csv;q=0.5, text/tab-separated-values", 200, "text/tab-separated-values"),
    (SELECT, "application/json", 200, "application/sparql-results+json"),
    (SELECT, "text/*", 200, "text/csv"),
    (SELECT, "text/turtle", 406, "text/plain"),
    (SELECT, "application/sparql-results+json;q=0, */*;q=0.1", 200, "application/sparql-results+xml"),
    (SELECT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 200, "text/html"),
    ("ASK {}", "application/xml", 200, "application/sparql-results+xml"),
    ("ASK {}", "text/csv", 200, "text/csv"),
    (CONSTRUCT, "*/*", 200, "text/turtle"),
    (CONSTRUCT, "application/n-triples", 200, "application/n-triples"),
    (CONSTRUCT, "application/ld+json", 200, "application/ld+json"),
    (CONSTRUCT, "application/json", 200, "application/ld+json"),
    (CONSTRUCT, "application/rdf+xml", 200, "application/rdf+xml"),
    (CONSTRUCT, "text/csv", 406, "text/plain"),
    ("DESCRIBE doc:A-HRC-RES-44-98", "text/turtle", 200, "text/turtle"),
]


@pytest.mark.parametrize(("sparql", "accept", "status", "media_type"), NEGOTIATED)
def test_the_form_is_negotiated(service: Service, sparql: str, accept: str, status: int, media_type: str) -> None:
    reply = service.ask(sparql, "-H", f"Accept: {accept}")
    assert (reply.status, reply.type) == (status, media_type)
    assert "Accept" in reply.headers["vary"]
    if status == 200 and media_type in TABLES:
        found = ox.parse_query_results(reply.body, format=TABLES[media_type]) if media_type != "text/csv" else ()
        assert media_type == "text/csv" or len([found] if isinstance(found, ox.QueryBoolean) else list(found)) in (1, 3)
    if status == 200 and media_type in GRAPHS:
        assert len(list(ox.parse(reply.body, format=GRAPHS[media_type]))) >= 3


@pytest.mark.parametrize(("name", "of_graph"), [(name, graph) for name in BY_NAME for graph in (False, True)])
def test_a_link_can_name_the_form(service: Service, name: str, of_graph: bool) -> None:
    reply = service.ask(CONSTRUCT if of_graph else SELECT, "-H", "Accept: text/html", download=name)
    expected = BY_NAME[name][of_graph]
    assert (reply.status, reply.type) == ((200, expected) if expected else (406, "text/html"))
    assert not expected or f'filename="answer.{name}"' in reply.headers["content-disposition"]


def test_the_service_describes_itself(service: Service) -> None:
    reply = service.curl("sparql", "-H", "Accept: text/turtle")
    triples = {
        str(triple.predicate).rpartition("#")[2].rstrip(">")
        for triple in ox.parse(reply.body, format=ox.RdfFormat.TURTLE)
    }
    assert {"endpoint", "supportedLanguage", "resultFormat", "defaultDataset", "feature"} <= triples
    assert service.url + "sparql" in reply.text
    browsed = service.curl("sparql", "-H", "Accept: text/html")
    assert (browsed.status, browsed.headers["location"]) == (303, "/query")


@pytest.mark.parametrize("path", ["sparql", "document/A-HRC-RES-44-98", "health"])
def test_other_sites_may_read(service: Service, path: str) -> None:
    asked = service.curl(path, "-H", "Origin: https://other.example", "-H", "Accept: */*")
    assert asked.headers["access-control-allow-origin"] == "*"
    before = service.curl(path, "-X", "OPTIONS", "-H", "Access-Control-Request-Method: POST")
    assert before.status == 204 and "GET" in before.headers["access-control-allow-methods"]
    assert ("POST" in before.headers["allow"]) is (path == "sparql")


def test_head_is_get_without_a_body(service: Service) -> None:
    got, head = service.ask(SELECT), service.ask(SELECT, "--head")
    assert head.status == 200 and not head.body
    assert (
        head.headers["content-length"] == got.headers["content-length"] and head.headers["etag"] == got.headers["etag"]
    )


def test_an_answer_that_the_client_holds_is_not_sent_again(service: Service) -> None:
    first = service.ask(SELECT)
    again = service.ask(SELECT, "-H", f"If-None-Match: {first.headers['etag']}")
    assert again.status == 304 and not again.body
    other = service.ask(SELECT, "-H", f"If-None-Match: {first.headers['etag']}", "-H", "Accept: text/csv")
    assert other.status == 200, "another form is another answer"
    assert "etag" not in service.ask("SELECT (NOW() AS ?n) {}").headers


def test_long_answers_are_compressed_where_the_client_can_read_it(service: Service) -> None:
    sparql = "SELECT * { ?s ?p ?o } LIMIT 200"
    plain, packed = service.ask(sparql), service.ask(sparql, "--compressed")
    assert packed.headers["content-encoding"] == "gzip" and packed.body == plain.body
    assert int(packed.headers["content-length"]) < len(plain.body) / 3
