"""What other tools read: network files, tables and references hold the citation network, and the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pytest

from kg.errors import UnknownName
from kg.exports import FORMATS, export, format_named
from kg.exports.tables import TABLES
from kg.graph import GraphStore, build, memory_store
from kg.network import CitationNetwork, citation_network
from kg.pipeline import extract_all
from kg.samples import samples
from tests.graph.specimens import assembly_75

HOSTILE = '=cmd|" /C calc"!A0 {\\input{x}} <script> % & $ \x0c ünï'


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    made = memory_store()
    files = sorted(path for path in samples().iterdir() if path.suffix in (".txt", ".md"))
    build(((str(path), result) for path, result in extract_all(files)), made)
    yield made


@pytest.fixture(scope="module")
def network(store: GraphStore) -> CitationNetwork:
    return citation_network(store)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(
    store: GraphStore, network: CitationNetwork, form: str, tmp_path: Path
) -> None:
    first = export(store, tmp_path / "one" / "graph", form)
    second = export(store, tmp_path / "two" / "graph", form, network=network)
    assert first and [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert all(path.stat().st_size for path in first)


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_files_hold_the_network(
    store: GraphStore, network: CitationNetwork, form: str, read: object, tmp_path: Path
) -> None:
    (path,) = export(store, tmp_path / f"x.{form}", form)
    graph = read(path)  # type: ignore[operator]
    assert set(graph.nodes) == {node.key for node in network.nodes}
    assert set(graph.edges) == {(edge.citing, edge.cited) for edge in network.edges}
    for node in network.nodes:
        data = graph.nodes[node.key]
        assert data["label"] == node.label and data["kind"] == node.kind and data.get("year") == node.year
    for edge in network.edges:
        data = graph.edges[edge.citing, edge.cited]
        assert data["weight"] == edge.count and data["actions"] == "; ".join(edge.actions)


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_hostile_titles_stay_titles(form: str, read: object, tmp_path: Path) -> None:
    made = assembly_75()
    with_title = memory_store()
    build([("x", made)], with_title)
    (path,) = export(with_title, tmp_path / f"x.{form}", form)
    assert made.document.masthead.title in {data.get("title") for _, data in read(path).nodes(data=True)}  # type: ignore[operator]


def test_gexf_bears_no_date(store: GraphStore, tmp_path: Path) -> None:
    (path,) = export(store, tmp_path / "x.gexf", "gexf")
    assert not re.search(r"lastmodifieddate", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_hold_the_network(store: GraphStore, network: CitationNetwork, form: str, tmp_path: Path) -> None:
    paths = {path.stem: path for path in export(store, tmp_path / "tables", form)}
    assert set(paths) == set(TABLES)
    for name, table in TABLES.items():
        if form == "csv":
            with paths[name].open(encoding="utf-8", newline="") as stream:
                head, *rows = csv.reader(stream)
        else:
            read = pq.read_table(paths[name])
            head, rows = (
                read.column_names,
                list(zip(*(read.column(c).to_pylist() for c in read.column_names), strict=True)),
            )
            assert rows == list(table.rows(network))
        assert head == list(table.columns) and len(rows) == len(list(table.rows(network))) > 0


def test_every_citation_in_the_table_stands_in_its_sentence(network: CitationNetwork) -> None:
    columns = list(TABLES["citations"].columns)
    for row in TABLES["citations"].rows(network):
        found = dict(zip(columns, row, strict=True))
        assert str(found["text"])[int(str(found["start"])) : int(str(found["end"]))] == found["quote"]


def test_references_name_each_cited_text_once(store: GraphStore, network: CitationNetwork, tmp_path: Path) -> None:
    cited = {edge.cited for edge in network.edges}
    (path,) = export(store, tmp_path / "x.json", "csl")
    items = json.loads(path.read_text(encoding="utf-8"))
    assert sorted(item["id"] for item in items) == sorted(cited)
    assert {item["type"] for item in items} <= {"legislation", "treaty", "report", "document"}
    (path,) = export(store, tmp_path / "x.bib", "bibtex")
    entries = re.findall(r"^@misc\{([A-Za-z0-9-]+),$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(entries) == len(set(entries)) == len(cited)
    assert path.read_text(encoding="utf-8").count("{") == path.read_text(encoding="utf-8").count("}")


def test_tables_need_a_folder(store: GraphStore) -> None:
    with pytest.raises(UnknownName, match="-o FOLDER"):
        export(store, None, "csv")


@pytest.mark.parametrize(("name", "key"), [("ttl", "turtle"), (".NQ", "nquads"), ("bib", "bibtex"), ("gexf", "gexf")])
def test_a_form_is_known_by_name_and_suffix(name: str, key: str) -> None:
    assert format_named(name) == key


def test_an_unknown_form_is_refused_with_the_list() -> None:
    with pytest.raises(UnknownName, match=r"'xlsx'; choose one of turtle, trig, .*, gexf, .*, parquet"):
        format_named("xlsx")


def test_a_spreadsheet_computes_nothing(tmp_path: Path) -> None:
    from kg.exports.tables import _write_csv

    path = tmp_path / "edges.csv"
    _write_csv(path, TABLES["edges"], iter([(HOSTILE, "B", 1, 1.0, "@x")]))
    _, row = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
    assert row[0] == "'" + HOSTILE and row[4] == "'@x"
