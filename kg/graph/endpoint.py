"""A graph on a server: any SPARQL 1.1 endpoint with updates (https://www.w3.org/TR/sparql11-protocol/).

The address of the queries is the name of the store. KG_UPDATE_URL names that of the updates where it does not follow
from it (`…/query`, `…/sparql` → `…/update`); KG_USER and KG_PASSWORD, or KG_TOKEN, are sent to both.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterable, Mapping
from email.message import Message
from http.client import HTTPException
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.local import Answer
from kg.graph.quads import data_block, parsed
from kg.graph.vocabulary import void

TIMEOUT = 600.0
"""Seconds after which a request without an answer is given up."""
RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"
DECLARED = re.compile(r"\bPREFIX\s+([^\s:<>]*):", re.IGNORECASE)
DATASET = f"?d a {void.Dataset}"
UNION_WAYS: tuple[Mapping[str, str], ...] = (
    {},
    {"union-default-graph": "true"},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
)
"""How a server is asked to query the union of all named graphs: it does so unasked, as Oxigraph, as Jena."""


class _NoRedirect(HTTPRedirectHandler):
    """Follows no redirect: a password must not go to another host."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        """None, so that the redirect becomes an error."""
        return None


class EndpointPlace:
    """A SPARQL endpoint that holds the graph and nothing else."""

    def __init__(self, query_url: str, update_url: str, credentials: Mapping[str, str]) -> None:
        self.name, self.update_url = query_url, update_url
        self._credentials = credentials
        self._opener: OpenerDirector | None = build_opener(_NoRedirect)
        self._union: Mapping[str, str] | None = None

    def query(self, sparql: str, prefixes: Mapping[str, str]) -> Answer:
        """The answer over the union of all named graphs; raises SyntaxError where the query is malformed."""
        declared = set(DECLARED.findall(sparql))
        head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items() if name not in declared)
        return self._asked(head + sparql, self._union_way())

    def update(self, sparql: str) -> None:
        """Carry out one update request; a server that keeps to SPARQL 1.1 does all of it or nothing."""
        try:
            self._send(self.update_url, sparql.encode(), "application/sparql-update; charset=utf-8")
        except SyntaxError as error:
            raise StoreError(f"{self.update_url} does not understand the update: {error}") from error

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in one update request."""
        self.update(data_block("INSERT", quads))

    def load(self, data: bytes) -> None:
        """Add what stands in N-Quads in one update request."""
        self.add(parsed(data))

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The quads of one named graph."""
        found = self._asked(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}", {})
        assert isinstance(found, ox.QueryTriples)
        return [ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in found]

    def graph_names(self) -> list[ox.NamedNode]:
        """The named graphs; one that was emptied may be among them."""
        found = self._asked("SELECT DISTINCT ?g WHERE { GRAPH ?g { } }", {})
        assert isinstance(found, ox.QuerySolutions)
        return [row["g"] for row in found if isinstance(row["g"], ox.NamedNode)]

    def close(self) -> None:
        """Ask no more."""
        self._opener = None

    def _union_way(self) -> Mapping[str, str]:
        """What to send so that the default graph is the union of all; {} while the server holds no graph of ours."""
        if self._union is None:
            self._union = next((way for way in UNION_WAYS if self._asked(f"ASK {{ {DATASET} }}", way)), None)
        if self._union is None and self._asked(f"ASK {{ GRAPH ?g {{ {DATASET} }} }}", {}):
            raise StoreError(
                f"{self.name} does not query the union of its named graphs; set that on the server (Oxigraph: "
                "--union-default-graph, Fuseki: tdb2:unionDefaultGraph)"
            )
        return self._union or {}

    def _asked(self, sparql: str, way: Mapping[str, str]) -> Answer:
        form = urlencode({"query": sparql, **way}).encode()
        body, kind = self._send(self.name, form, "application/x-www-form-urlencoded")
        if kind == RESULTS:
            return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
        if kind == TRIPLES:
            triples = ox.Store()
            triples.load(body, format=ox.RdfFormat.N_TRIPLES)
            found: Answer = triples.query("CONSTRUCT WHERE { ?s ?p ?o }")
            return found
        raise StoreError(f"{self.name} answers with {kind or 'nothing'}, not with a result; name a SPARQL endpoint")

    def _send(self, url: str, body: bytes, content_type: str) -> tuple[bytes, str]:
        """Send a request; returns the body and media type of the answer."""
        if self._opener is None:
            raise StoreError(f"the graph at {self.name} is closed; open it again")
        accept = f"{RESULTS}, {TRIPLES};q=0.9, */*;q=0.1"
        headers = {"Content-Type": content_type, "Accept": accept, "User-Agent": "kg", **self._credentials}
        try:
            with self._opener.open(Request(url, body, headers), timeout=TIMEOUT) as answer:
                return answer.read(), answer.headers.get_content_type()
        except HTTPError as error:
            with error:
                raise _refusal(url, error) from error
        except (URLError, HTTPException, OSError) as error:
            reason = getattr(error, "reason", None) or error
            raise StoreError(
                f"no SPARQL endpoint answers at {url} ({reason}); check the address, and that the server runs"
            ) from error


def _refusal(url: str, error: HTTPError) -> Exception:
    """What a status of HTTP means here: SyntaxError for a malformed query, else StoreError."""
    said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:300]
    if error.code == 400:
        return SyntaxError(said)
    if error.code in (401, 403):
        return StoreError(f"{url} refuses access ({error.code}); set KG_USER and KG_PASSWORD, or KG_TOKEN")
    if 300 <= error.code < 400:
        return StoreError(f"{url} has moved to {error.headers.get('Location', 'another address')}; use that address")
    if error.code in (404, 405):
        return StoreError(f"{url} is no SPARQL endpoint ({error.code}); name one, and in KG_UPDATE_URL that of updates")
    return StoreError(f"{url} answers {error.code} ({said or error.reason}); look into the log of the server")


def open_endpoint(url: str) -> EndpointPlace:
    """The endpoint at an address, with what the environment says of it; raises StoreError for an impossible address."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise StoreError(f"{url} is no address of a SPARQL endpoint; write for example https://example.org/sparql")
    if parts.username or parts.password:
        raise StoreError("keep user and password out of the address; put them into KG_USER and KG_PASSWORD")
    return EndpointPlace(url, os.environ.get("KG_UPDATE_URL") or update_address(url), _credentials())


def update_address(url: str) -> str:
    """The address of updates that goes with one of queries, as the usual servers have it.

    >>> update_address("https://example.org/query"), update_address("https://example.org/ds/sparql")
    ('https://example.org/update', 'https://example.org/ds/update')
    >>> update_address("https://example.org/repositories/un")
    'https://example.org/repositories/un/statements'
    """
    head, _, last = url.partition("?")[0].rstrip("/").rpartition("/")
    if head.endswith("/repositories"):
        return f"{head}/{last}/statements"
    return f"{head}/update" if last in ("query", "sparql") else url


def _credentials() -> dict[str, str]:
    token, user = os.environ.get("KG_TOKEN"), os.environ.get("KG_USER")
    if token:
        return {"Authorization": f"Bearer {token}"}
    if user:
        pair = f"{user}:{os.environ.get('KG_PASSWORD', '')}"
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}
    return {}
