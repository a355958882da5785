"""Every IRI of the graph leads to a page and to its statements, whatever it names, and whatever a text says."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from tests.serve.conftest import HOSTILE
from tests.serve.service import SUFFIXES, Service, needs_curl

pytestmark = needs_curl
BASE = "https://un-kg.example/"
HTML = ("-H", "Accept: text/html")
KINDS = ("document", "organ", "instrument", "action", "citation", "request", "session", "unresolved", "graph", "file")
SHOWN = [
    (
        "document/A-HRC-RES-47-98",
        ["A/HRC/RES/47/98", "What it cites", "Reports that it asks for", "Its text"],
    ),
    (
        "document/A-HRC-RES-47-98",
        ["in favour", "Uruguay", "operative paragraph 1", "https://docs.un.org/en/A/HRC/RES/47/98"],
    ),
    ("document/A-HRC-RES-5-1", ["Cited in the collection, and not part of it", "A/HRC/RES/44/98", "<mark>"]),
    ("organ/hrc", ["Human Rights Council", "as organ", "as requester"]),
    ("instrument/charter-of-the-united-nations", ["Charter of the United Nations", "What cites it"]),
    ("action/recall", ["recall", "recalling"]),
    ("session/hrc/47", ["Human Rights Council, session 47"]),
    ("terms", ["reporting request", 'id="recalls"', 'id="Document"']),
    ("graph/A-HRC-RES-44-98", ["Statements of A/HRC/RES/44/98", "statements"]),
    ("graph/authority", ["statements"]),
    ("dataset", ["Citations and requests of United Nations documents"]),
]


class Outline(HTMLParser):
    """Which elements a page opens, and which it leaves open."""

    VOID = frozenset("meta link br img input hr".split())

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.seen.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.hrefs += [value for name, value in attrs if name == "href" and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, which must be the last that was opened."""
        assert self.open.pop() == tag


def outline(page: str) -> Outline:
    """The outline of a page, which is well formed and names each anchor once."""
    parser = Outline()
    parser.feed(page)
    parser.close()
    assert not parser.open
    assert len(parser.ids) == len(set(parser.ids))
    return parser


@pytest.mark.parametrize(("path", "words"), SHOWN)
def test_a_page_shows(service: Service, path: str, words: list[str]) -> None:
    reply = service.curl(path, *HTML)
    assert (reply.status, reply.type) == (200, "text/html")
    outline(reply.text)
    for word in words:
        assert word in reply.text


@pytest.mark.parametrize("kind", KINDS)
def test_every_iri_has_its_page_and_its_data(service: Service, kind: str) -> None:
    found = service.ask(
        f'SELECT DISTINCT ?s {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?s {{}} }} FILTER(STRSTARTS(STR(?s), "{BASE}{kind}/")) }} ORDER BY ?s'
    )
    iris = [row["s"]["value"] for row in json.loads(found.body)["results"]["bindings"]]
    assert iris
    for iri in iris[:6]:
        path = iri.removeprefix(BASE).partition("#")[0]
        page, data = service.curl(path, *HTML), service.curl(path + ".nt")
        assert (page.status, page.type, data.status) == (200, "text/html", 200), iri
        assert "#" not in iri or f'id="{iri.partition("#")[2]}"' in page.text, iri
        assert list(ox.parse(data.body, format=ox.RdfFormat.N_TRIPLES)), iri


def test_every_link_of_a_page_leads_somewhere(service: Service) -> None:
    page = service.curl("document/A-HRC-RES-47-98", *HTML).text
    links = outline(page).hrefs
    here = {href.partition("#")[0] for href in links if href.startswith("/")}
    assert len(here) > 20
    for href in sorted(here):
        reply = service.curl(href, *HTML)
        assert reply.status == 200, href
        if reply.type != "text/html":
            continue
        anchors = {link.partition("#")[2] for link in links if link.startswith(href + "#")}
        assert anchors <= set(outline(reply.text).ids), href
    assert all(href.startswith(("/", "#", "https://", "http://", "data:")) for href in links)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_data_by_suffix_and_by_media_type_are_the_same(service: Service, suffix: str) -> None:
    by_suffix = service.curl(f"document/A-HRC-RES-44-98.{suffix}")
    by_type = service.curl("document/A-HRC-RES-44-98", "-H", f"Accept: {by_suffix.type}")
    assert by_suffix.status == by_type.status == 200
    form = ox.RdfFormat.from_media_type(by_suffix.type)
    assert form is not None
    assert set(ox.parse(by_suffix.body, format=form)) == set(ox.parse(by_type.body, format=form))
    assert by_type.headers["content-location"] == f"/document/A-HRC-RES-44-98.{suffix}"
    subjects = {str(triple.subject) for triple in ox.parse(by_suffix.body, format=form)}
    assert f"<{BASE}document/A-HRC-RES-44-98#op1>" in subjects, "the whole graph of the document"


ABSENT = [("document/A-RES-1-99999", 404), ("nothing/here", 404), ("document/A-HRC-RES-44-98/x.ttl", 404), ("%zz", 404)]


@pytest.mark.parametrize(("path", "status"), ABSENT)
def test_what_is_not_there_is_said_in_a_sentence(service: Service, path: str, status: int) -> None:
    page, plain = service.curl(path, *HTML), service.curl(path)
    assert (page.status, page.type, plain.status) == (status, "text/html", status)
    assert "the graph knows nothing of" in page.text
    outline(page.text)
    assert service.curl("document/A-HRC-RES-44-98", "-H", "Accept: image/png").status == 406


@pytest.mark.parametrize("path", ["document/S-RES-2998(2021)", "document/S-RES-2998%282021%29"])
def test_escaped_signs_do_not_matter(service: Service, path: str) -> None:
    assert "S/RES/2998(2021)" in service.curl(path, *HTML).text


def test_hostile_words_are_words(service: Service) -> None:
    for path in ("document/A-HRC-RES-50-66", "search?q=onerror", "query?name=cites&run=1&symbol=A/HRC/RES/50/66"):
        reply = service.curl(path, *HTML)
        assert reply.status == 200
        seen = outline(reply.text).seen
        assert "script" not in seen and "img" not in seen
        assert "owned" in reply.text


@pytest.mark.parametrize("field", ["q", "name", "query", "symbol"])
def test_hostile_fields_are_words(service: Service, field: str) -> None:
    for page in ("search", "query", "sparql", "document/" + "x"):
        reply = service.curl(page, *HTML, "-G", "--data-urlencode", f"{field}={HOSTILE}")
        seen = outline(reply.text).seen if reply.text else []
        assert "script" not in seen and "img" not in seen


def test_search(service: Service) -> None:
    first = re.search(r'<li class="card"><h3><a href="([^"]+)"', service.curl("search?q=a/hrc/res/44/98", *HTML).text)
    assert first and first[1] == "/document/A-HRC-RES-44-98"
    found = json.loads(service.curl("search?q=lighthouse+keepers", "-H", "Accept: application/json").body)
    assert {hit["iri"].rpartition("/")[2] for hit in found["hits"]} >= {"A-HRC-RES-44-98", "A-HRC-RES-47-98"}
    assert json.loads(service.curl("search?q=xyzzy", "-H", "Accept: application/json").body)["count"] == 0
    assert "Nothing has a symbol" in service.curl("search?q=xyzzy", *HTML).text


def test_the_state_of_the_service(service: Service) -> None:
    assert json.loads(service.curl("health").body)["status"] == "ok"
    said = json.loads(service.curl("version").body)
    assert said["base"] == BASE and said["program"].startswith("kg ") and len(said["state"]) == 16
