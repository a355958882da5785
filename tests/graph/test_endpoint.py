"""A graph on a server: everything that works in a folder works there, and what goes wrong is told in one sentence."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.graph import GraphStore, build, export, forget, memory_store, open_store, recorded_sources, validate_store
from kg.graph.endpoint import update_address
from kg.graph.settle import is_settled
from kg.questions import queries, run, run_named
from tests.graph.servers import free_port, oxigraph_server
from tests.graph.specimens import council_44, many, specimens
from tests.questions.test_named import ANSWERS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph_server(tmp_path_factory.mktemp("server")) as (url, _process):
        with open_store(url) as writing:
            build(specimens(), writing)
        yield url


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    with oxigraph_server(tmp_path) as (url, _process):
        yield url


def exported(store: GraphStore) -> bytes:
    stream = io.BytesIO()
    export(store, stream, "nquads")
    return stream.getvalue()


def test_a_graph_on_a_server_is_that_of_a_folder(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(server, read_only=True) as there:
        rows = there.solutions("SELECT DISTINCT ?t WHERE { ?f prov:generatedAtTime ?t }")
        times = {row["t"].value for row in rows}
        local = memory_store()
        build(specimens(), local)
        without = [line for line in exported(there).splitlines() if b"generatedAtTime" not in line]
        assert without == [line for line in exported(local).splitlines() if b"generatedAtTime" not in line]
    assert times


@pytest.mark.parametrize(("name", "parameters", "columns", "expected"), ANSWERS, ids=lambda value: str(value)[:40])
def test_every_question_is_answered_there_as_here(
    name: str, parameters: dict[str, object], columns: tuple[str, ...], expected: list[tuple[object, ...]], server: str
) -> None:
    with open_store(server, read_only=True) as store:
        result = run_named(store, name, **parameters)
    assert [tuple(record[column] for column in columns) for record in result.records()] == expected


def test_a_server_that_shows_the_union_by_itself_is_asked_for_nothing_else(tmp_path: Path) -> None:
    with oxigraph_server(tmp_path, "--union-default-graph") as (url, _process), open_store(url) as store:
        build([("a.txt", council_44())], store)
        assert len(run_named(store, "cites", symbol="A/HRC/RES/44/98")) > 2


def test_truths_and_graphs_are_answered_too(server: str) -> None:
    with open_store(server, read_only=True) as store:
        assert run(store, "ASK { ?d kg:held true }")
        found = run(store, "PREFIX kg: <https://un-kg.example/terms#> CONSTRUCT WHERE { ?d kg:held true }")
        assert found.kind == "graph" and len(found) == 6
        assert queries()["annotations"] and len(run_named(store, "annotations", symbol="A/RES/75/998")) > 8
        with pytest.raises(QueryError, match="not valid SPARQL"):
            run(store, "SELECT nothing")


def test_documents_are_replaced_and_forgotten_there(empty: str) -> None:
    made = many(4, paragraphs=5, citations=3)
    with open_store(empty) as store:
        assert len(build(made, store).added) == 4
        path, first = made[0]
        changed = type(first)(first.document, first.actions, first.citations[:1], first.requests, "other bytes")
        assert len(build([(path, changed), *made[1:]], store).replaced) == 1
        assert is_settled(store)
    with open_store(empty) as store:
        assert len(recorded_sources(store)) == 4
        named = forget(store, made[1][0])
        assert len(recorded_sources(store)) == 3
        with pytest.raises(QueryError, match="neither in the collection"):
            run_named(store, "cites", symbol=named)
        assert validate_store(store).conforms


def test_a_second_builder_is_told_to_wait(empty: str) -> None:
    with open_store(empty), pytest.raises(StoreError, match=rf"another process \({os.getpid()} on .*\) is writing"):
        open_store(empty)
    open_store(empty).close()


def test_a_builder_that_was_killed_on_this_machine_gives_way(empty: str) -> None:
    code = f"from kg.graph import open_store\nimport os\nstore = open_store({empty!r})\nos._exit(1)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    with open_store(empty) as store:
        assert len(build([("a.txt", council_44())], store).added) == 1


def test_a_builder_that_lost_its_place_writes_no_more(empty: str) -> None:
    with open_store(empty) as store:
        mark = f"GRAPH {store.iris.node('graph/builder')} {{ ?d ?p ?mark }}"
        store.place.update(f"DELETE {{ {mark} }} WHERE {{ {mark} }}")
        assert store._on_write is not None
        lease = store._on_write.__self__  # type: ignore[attr-defined]
        lease._renewed = lease._renewed.replace(year=2000)
        with pytest.raises(StoreError, match="another process has taken over"):
            build([("a.txt", council_44())], store)


def test_a_server_that_is_killed_and_started_again_holds_whole_documents(tmp_path: Path) -> None:
    made = many(6, paragraphs=5, citations=3)
    with oxigraph_server(tmp_path) as (url, process):
        with open_store(url) as store:
            build(made[:3], store)

        def then_killed() -> Iterator[tuple[str, object]]:
            yield made[3]
            process.kill()
            process.wait()
            yield made[4]

        with pytest.raises(StoreError, match="no SPARQL endpoint answers"), open_store(url) as store:
            build(then_killed(), store, batch=1)  # type: ignore[arg-type]
    with oxigraph_server(tmp_path) as (url, _process), open_store(url) as store:
        build(made, store)
        assert len(recorded_sources(store)) == 6 and validate_store(store).conforms


def older(url: str) -> None:
    with open_store(url) as store:
        term, dataset, graph = store.iris.terms.storeFormat, store.iris.dataset, store.iris.authority_graph
        change = f"{{ GRAPH {graph} {{ {dataset} {term} ?f }} }}"
        store.place.update(f"DELETE {change} INSERT {{ GRAPH {graph} {{ {dataset} {term} 1 }} }} WHERE {change}")


def foreign(url: str) -> None:
    thing = ox.NamedNode("https://example.org/x")
    from kg.graph.endpoint import open_endpoint

    open_endpoint(url).add([ox.Quad(thing, thing, thing, thing)])


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (older, r"written by an older version of the program \(store format 1, this is 2\)"),
        (foreign, "holds no finished graph"),
    ],
)
def test_another_graph_is_refused(make: object, message: str, read_only: bool, empty: str) -> None:
    assert callable(make)
    make(empty)
    with pytest.raises(StoreError, match=message):
        open_store(empty, read_only=read_only)


def test_an_empty_server_has_nothing_to_read(empty: str) -> None:
    with pytest.raises(StoreError, match="holds no finished graph; build one there"):
        open_store(empty, read_only=True)


class Speaking(BaseHTTPRequestHandler):
    """A web server that answers every request as `answer` says, and remembers what it was told."""

    answer: ClassVar[tuple[int, str, bytes]] = (200, "text/html", b"<p>Welcome</p>")
    heard: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.heard.append(self.headers.get("Authorization", ""))
        status, kind, body = self.answer
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Location", "https://example.org/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def speaking() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Speaking) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}/sparql"
        web.shutdown()


ANSWERED = [
    ((200, "text/html", b"<p>Welcome</p>"), "answers with text/html, not with a result; name a SPARQL endpoint"),
    ((401, "text/plain", b"who are you"), "refuses access .401.; set KG_USER and KG_PASSWORD, or KG_TOKEN"),
    ((404, "text/plain", b"nothing"), "is no SPARQL endpoint .404."),
    ((302, "text/plain", b""), r"has moved to https://example\.org/elsewhere; use that address"),
    ((503, "text/plain", b"too busy"), "answers 503 .too busy.; look into the log of the server"),
]


@pytest.mark.parametrize(("answer", "message"), ANSWERED)
def test_what_a_server_refuses_is_told_in_one_sentence(
    answer: tuple[int, str, bytes], message: str, speaking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Speaking, "answer", answer)
    with pytest.raises(StoreError, match=message) as caught:
        open_store(speaking, read_only=True)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({}, ""),
        ({"KG_USER": "lib", "KG_PASSWORD": "sesame"}, "Basic bGliOnNlc2FtZQ=="),
        ({"KG_TOKEN": "abc"}, "Bearer abc"),
    ],
)
def test_credentials_come_from_the_environment(
    environment: dict[str, str], header: str, speaking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StoreError):
        open_store(speaking, read_only=True)
    assert Speaking.heard[-1] == header


def test_impossible_addresses_are_told() -> None:
    with pytest.raises(StoreError, match=r"no SPARQL endpoint answers at .*; check the address"):
        open_store(f"http://127.0.0.1:{free_port()}/query")
    with pytest.raises(StoreError, match="keep user and password out of the address") as caught:
        open_store("https://lib:sesame@example.org/sparql")
    assert "sesame" not in str(caught.value)
    with pytest.raises(StoreError, match="is no address of a SPARQL endpoint"):
        open_store("http:///sparql")


@pytest.mark.parametrize(
    ("query", "update"),
    [
        ("http://localhost:7878/query", "http://localhost:7878/update"),
        ("https://example.org/ds/sparql", "https://example.org/ds/update"),
        ("https://example.org/repositories/un", "https://example.org/repositories/un/statements"),
        ("https://example.org/blazegraph/namespace/kb", "https://example.org/blazegraph/namespace/kb"),
    ],
)
def test_the_address_of_updates_follows_from_that_of_queries(query: str, update: str) -> None:
    assert update_address(query) == update


def test_the_command_line_takes_an_address(server: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "query", "cites", "symbol=A/HRC/RES/44/98", "--store", server, "-f", "csv"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Charter of the United Nations" in done.stdout
