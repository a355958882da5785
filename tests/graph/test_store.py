"""Opening a store: who may, what is found there, and one clear sentence where it cannot be."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import URIRef
from rdflib.namespace import RDFS

from kg.errors import StoreError
from kg.graph import GraphStore, build, graph_view, memory_store, open_store, recorded_sources
from kg.graph.local import LOG_LIMIT
from kg.graph.vocabulary import rdf
from tests.graph.specimens import council_44, many, specimens

ROOT = Path(__file__).resolve().parents[2]
BUILDER = """
import sys
from kg.graph import build, open_store
from tests.graph.killed import rounds

def told():
    for path, one in rounds(0, -1, 0.0):
        print(path, flush=True)
        yield path, one

with open_store(sys.argv[1]) as store:
    build(told(), store, batch=2_000)
"""


def test_a_new_store_holds_the_authority_data(tmp_path: Path) -> None:
    with open_store(tmp_path / "new") as store:
        labels = {row[0].value for row in store.solutions("SELECT ?l WHERE { ?o a kg:Organ ; rdfs:label ?l }")}
        assert {"General Assembly", "Human Rights Council", "Third Committee"} <= labels
        (row,) = store.solutions(
            "SELECT ?p ?f WHERE { ?a skos:notation 'take note' ; kg:citingProperty ?p ; kg:force ?f }"
        )
        assert [term.value for term in row] == [store.base + "terms#takesNoteOf", "neutral"]
        (row,) = store.solutions("SELECT ?p WHERE { kg:reaffirms rdfs:subPropertyOf ?p }")
        assert row[0].value == "http://purl.org/spar/cito/cites"


def test_what_was_written_is_there_after_closing(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        build(specimens(), store)
        before = len(store.inner)
    with open_store(tmp_path, read_only=True) as store:
        assert len(store.inner) == before


def test_closing_leaves_no_long_log_behind(tmp_path: Path) -> None:
    made = many(10)
    with open_store(tmp_path) as store:
        build(made, store)
    with open_store(tmp_path) as store:
        for graph in list(store.inner.named_graphs()):
            if isinstance(graph, ox.NamedNode) and "graph/A-RES" in graph.value:
                quads = store.graph(graph)
                store.change(quads, quads)
        assert _log_size(tmp_path) > LOG_LIMIT
    assert _log_size(tmp_path) < LOG_LIMIT / 10


def _log_size(folder: Path) -> int:
    return sum(log.stat().st_size for log in folder.glob("*.log"))


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        len(store.inner)


def test_a_second_builder_is_told_to_wait(tmp_path: Path) -> None:
    with open_store(tmp_path), pytest.raises(StoreError, match="another process is writing to the graph"):
        open_store(tmp_path)
    open_store(tmp_path).close()


def test_a_second_builder_in_another_process_is_told_to_wait(tmp_path: Path) -> None:
    code = f"from kg.graph import open_store\nfrom kg.errors import StoreError\ntry: open_store({str(tmp_path)!r})\nexcept StoreError as e: print(e)"
    with open_store(tmp_path):
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("another process is writing to the graph")
    assert done.stdout.count("\n") == 1


def test_readers_may_read_while_one_writes(tmp_path: Path) -> None:
    with open_store(tmp_path) as writing:
        build([("a.txt", council_44())], writing)
        with open_store(tmp_path, read_only=True) as reading:
            assert list(reading.solutions("SELECT ?d WHERE { ?d kg:held true }"))


def test_readers_see_whole_states_while_another_process_builds(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    builder = subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert builder.stdout is not None
    try:
        for _reading in range(8):
            for _document in range(10):
                assert builder.stdout.readline()
            with open_store(tmp_path, read_only=True) as reading:
                documents = list(reading.solutions("SELECT ?d WHERE { ?d kg:held true }"))
                assert len(recorded_sources(reading)) == len(documents)
                assert len(list(reading.inner)) == len(reading.inner)
        assert builder.poll() is None, "the builder had finished; the test proves nothing"
    finally:
        builder.kill()
        builder.stdout.close()
        builder.wait()
    assert not list((tmp_path / "readers").iterdir())


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    with open_store(tmp_path) as writing:
        build(specimens(), writing)
        before = {str(quad) for quad in writing.inner}
        with open_store(tmp_path, read_only=True) as reading:
            build([("more.txt", many(1)[0][1])], writing)
            assert {str(quad) for quad in reading.inner} == before
        assert {str(quad) for quad in writing.inner} > before


def test_the_view_of_a_reader_that_was_killed_is_cleared_away(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    code = f"from kg.graph import open_store\nimport os\ns = open_store({str(tmp_path)!r}, read_only=True)\nos._exit(1)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert len(list((tmp_path / "readers").iterdir())) == 1
    with open_store(tmp_path, read_only=True):
        assert len(list((tmp_path / "readers").iterdir())) == 1
    assert not list((tmp_path / "readers").iterdir())


def test_a_store_that_nobody_closed_clears_its_view(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    reading = open_store(tmp_path, read_only=True)
    assert list((tmp_path / "readers").iterdir())
    del reading
    gc.collect()
    assert not list((tmp_path / "readers").iterdir())


def test_a_reader_cannot_write(store: GraphStore) -> None:
    with pytest.raises(StoreError, match="opened for reading"):
        store.add([])
    with pytest.raises(StoreError, match="opened for reading"):
        store.change([], [])


def a_file(folder: Path) -> Path:
    (folder / "file").write_text("x")
    return folder / "file"


def other_files(folder: Path) -> Path:
    (folder / "letter.txt").write_text("x")
    return folder


def older(folder: Path) -> Path:
    with open_store(folder) as store:
        store.inner.update(
            f"DELETE {{ GRAPH ?g {{ ?d <{store.base}terms#storeFormat> ?f }} }} INSERT {{ GRAPH ?g {{ ?d <{store.base}terms#storeFormat> 0 }} }} WHERE {{ GRAPH ?g {{ ?d <{store.base}terms#storeFormat> ?f }} }}"
        )
    return folder


def foreign(folder: Path) -> Path:
    inner = ox.Store(folder)
    inner.add(ox.Quad(rdf.type, rdf.type, rdf.type))
    return folder


def damaged(folder: Path) -> Path:
    open_store(folder).close()
    (folder / "CURRENT").write_text("MANIFEST-999999\n")
    return folder


REFUSED = [
    (lambda folder: folder / "nothing", True, "there is no graph at .*; make one with `kg build"),
    (a_file, True, "is a file; a graph store is a folder"),
    (a_file, False, "is a file; a graph store is a folder"),
    (other_files, True, "holds other files and is not a graph store"),
    (other_files, False, "holds other files and is not a graph store"),
    (older, True, r"written by an older version of the program \(store format 0, this is 2\)"),
    (older, False, r"written by an older version of the program \(store format 0, this is 2\)"),
    (foreign, True, "holds no finished graph"),
    (foreign, False, "holds no finished graph"),
    (damaged, True, "cannot be opened"),
]


@pytest.mark.parametrize(("make", "read_only", "message"), REFUSED)
def test_what_cannot_be_opened_is_told_in_one_sentence(
    make: object, read_only: bool, message: str, tmp_path: Path
) -> None:
    assert callable(make)
    folder = make(tmp_path)
    with pytest.raises(StoreError, match=message) as caught:
        open_store(folder, read_only=read_only)
    assert "\n" not in str(caught.value)


def test_a_store_keeps_its_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path, base="https://example.org/kg") as store:
        build(specimens(), store)
        assert not [
            quad for quad in store.inner if "un-kg.example" in str(quad) and "skos/core#example" not in str(quad)
        ]
    monkeypatch.setenv("KG_BASE", "https://example.org/other/")
    with open_store(tmp_path) as store:
        assert store.base == "https://example.org/kg/"
        assert list(store.solutions("SELECT ?d WHERE { ?d kg:held true }"))
    with pytest.raises(StoreError, match=r"was built with the base https://example\.org/kg/"):
        open_store(tmp_path, base="https://example.org/other/")


def test_a_graph_is_replaced_in_one_transaction(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        build([("a.txt", council_44())], store)
        before = {str(quad) for quad in store.inner}
        graph = store.iris.graph_of(store.iris.document("A/HRC/RES/44/98"))
        with pytest.raises(AttributeError):
            store.change(store.graph(graph), [None])  # type: ignore[list-item]
        assert {str(quad) for quad in store.inner} == before


def test_change_keeps_every_sign_of_a_text() -> None:
    store = memory_store()
    hostile = "quote \" back\\slash \n\r\t ' } ; DROP ALL # <x> \u0000 \u2028 \U0001f4a1"
    quad = ox.Quad(store.iris.dataset, rdf.type, ox.Literal(hostile), store.iris.mentioned_graph)
    store.change([], [quad])
    assert quad in store.inner
    store.change([quad], [])
    assert quad not in store.inner


def test_rdflib_sees_the_union_of_all_documents(store: GraphStore) -> None:
    view = graph_view(store)
    document = URIRef(store.iris.document("A/HRC/RES/44/98").value)
    assert [str(label) for label in view.objects(document, RDFS.label)] == ["A/HRC/RES/44/98"]
    assert ("kg", URIRef(store.base + "terms#")) in set(view.namespaces())
    rows = view.query("SELECT (COUNT(*) AS ?n) WHERE { ?d kg:held true }")
    assert [int(row[0]) for row in rows] == [6]  # type: ignore[index, arg-type]
