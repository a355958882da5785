"""What a reader saves can be read back and holds what was shown."""

from __future__ import annotations

import csv
import io
import struct
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree
from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, RDF, RDFS

from kg.graph.iris import base_iri
from kg.network import network_from_rows
from kg.symbol import is_symbol
from tests.browser.conftest import Watch, Watched
from tests.browser.test_looking_around import GRAPH, NETWORK
from tests.views.test_page import HOSTILE, hostile, page_of

CITO = Namespace("http://purl.org/spar/cito/")
TERMS = Namespace(base_iri() + "terms#")


def saved(watched: Watched, name: str, fragment: str = "") -> bytes:
    page = watched.at(fragment) if watched.requests else watched.open(fragment)
    page.click("#export")
    with page.expect_download() as download:
        page.click(f"#exports button:has-text('{name}')")
    assert watched.calls() == [] and watched.messages == []
    return Path(download.value.path()).read_bytes()


@pytest.fixture(scope="module")
def opened(shared: Watch) -> Watched:
    """The page of NETWORK, opened once."""
    watched = shared(page_of(NETWORK))
    watched.open()
    return watched


@pytest.fixture(scope="module")
def explorer(shared: Watch) -> Watched:
    """The explorer of NETWORK, opened once."""
    watched = shared(page_of(NETWORK, "explorer"))
    watched.open()
    return watched


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_graphml_is_the_network(opened: Watched) -> None:
    graph = nx.parse_graphml(saved(opened, "GraphML").decode())
    assert set(graph.nodes) == set(GRAPH.nodes)
    assert set(graph.edges) == set(GRAPH.edges)
    assert {key: data.get("year") for key, data in graph.nodes(data=True)} == {
        node.key: node.year for node in NETWORK.nodes
    }


def test_tables_hold_what_is_shown(opened: Watched) -> None:
    assert {row["key"] for row in rows(saved(opened, "Texts as a table"))} == set(GRAPH.nodes)
    citations = rows(saved(opened, "Citations with sentences"))
    assert Counter((row["citing"], row["verb"], row["cited"], row["sentence"]) for row in citations) == Counter(
        (one.citing, one.action or "", one.cited, one.text) for one in NETWORK.evidence
    )
    filtered = rows(saved(opened, "Citations with sentences", "no-verb=recall"))
    assert {row["verb"] for row in filtered} == {one.action or "" for one in NETWORK.evidence} - {"recall"}


def test_a_table_never_carries_a_formula(watch: Watch) -> None:
    nodes = [NETWORK.nodes[0].__class__("=1+1", "=1+1", "other", "@SUM(A1)")]
    (row,) = rows(saved(watch(page_of(network_from_rows(nodes, []))), "Texts as a table"))
    assert (row["key"], row["title"]) == ("'=1+1", "'@SUM(A1)")


def test_turtle_says_what_the_graph_says(opened: Watched) -> None:
    graph = Graph().parse(data=saved(opened, "Turtle"), format="turtle")
    identifiers = {node: str(name) for node, name in graph.subject_objects(RDFS.label)}
    cites = {(identifiers[a], identifiers[b]) for a, b in graph.subject_objects(CITO.cites)}
    assert cites == set(GRAPH.edges)
    symbols = {str(symbol) for symbol in graph.objects(None, DCTERMS.identifier)}
    assert symbols == {key for key in GRAPH if is_symbol(key)}
    citations = Counter(
        (identifiers[graph.value(one, CITO.hasCitingEntity)], str(graph.value(one, TERMS.quote)))
        for one in graph.subjects(RDF.type, TERMS.Citation)
    )
    assert citations == Counter((one.citing, one.quote) for one in NETWORK.evidence)


def test_turtle_holds_only_what_the_filters_leave(opened: Watched) -> None:
    graph = Graph().parse(data=saved(opened, "Turtle", "no-verb=recall&no-kind=report"), format="turtle")
    assert TERMS.Report not in set(graph.objects(None, RDF.type))
    actions = {str(one).rsplit("/", 1)[-1].replace("-", " ") for one in graph.objects(None, TERMS.action)}
    assert actions == {one.action for one in NETWORK.evidence if one.action} - {"recall"}


@pytest.mark.parametrize("name", ["GraphML", "SVG", "Turtle"])
def test_hostile_words_leave_the_files_well_formed(watch: Watch, name: str) -> None:
    content = saved(watch(page_of(hostile(), title=HOSTILE)), name).decode()
    if name == "Turtle":
        graph = Graph().parse(data=content, format="turtle")
        assert {str(title) for title in graph.objects(None, DCTERMS.title)} == {HOSTILE}
        return
    if name == "GraphML":
        assert {data["title"] for _, data in nx.parse_graphml(content).nodes(data=True)} == {HOSTILE}
    page = watch("<p>").page
    parsed = page.evaluate(
        "text => { const parsed = new DOMParser().parseFromString(text, 'application/xml');"
        " return [parsed.querySelectorAll('parsererror').length, parsed.querySelectorAll('script, img').length]; }",
        content,
    )
    assert parsed == [0, 0]


@pytest.mark.parametrize(
    ("fragment", "count"),
    [
        ("", len(NETWORK)),
        ("around=A/RES/70/1", len(nx.ego_graph(GRAPH, "A/RES/70/1", undirected=True))),
        ("no-kind=resolution|report", sum(node.kind not in ("resolution", "report") for node in NETWORK.nodes)),
    ],
)
def test_the_drawing_to_edit_has_every_mark_with_its_title(explorer: Watched, fragment: str, count: int) -> None:
    tree = etree.fromstring(saved(explorer, "SVG", fragment))
    titles = [title.text for title in tree.findall("{*}g/{*}title")]
    assert len(titles) == count and set(titles) <= {node.title or node.key for node in NETWORK.nodes}
    years = {text.text for text in tree.findall("{*}text")}
    assert years & {str(node.year) for node in NETWORK.nodes}


def test_the_picture_is_a_picture(opened: Watched) -> None:
    content = saved(opened, "Picture (PNG)")
    width, height = struct.unpack(">II", content[16:24])
    assert content.startswith(b"\x89PNG") and content.endswith(b"IEND\xaeB`\x82") and len(content) > 20_000
    assert width >= 1800 and height >= 1200
