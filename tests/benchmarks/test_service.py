"""The service under fifty clients, beside a build, and as a multiple of the same queries asked in one process."""

from __future__ import annotations

import http.client
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kg.graph import build, open_store
from kg.questions import run
from tests.graph.specimens import many
from tests.serve.service import Service, serving

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 50
EACH = 10
DOCUMENTS = 300
PREFIX = "PREFIX kg: <https://un-kg.example/terms#> PREFIX cito: <http://purl.org/spar/cito/> "
QUERIES = (
    PREFIX + "SELECT (COUNT(*) AS ?n) { ?d kg:held true }",
    PREFIX + "SELECT ?t (COUNT(*) AS ?n) { ?d cito:cites ?t } GROUP BY ?t ORDER BY DESC(?n) LIMIT 20",
    PREFIX + "SELECT ?c ?quote { ?c cito:hasCitedEntity ?t ; kg:quote ?quote } LIMIT 100",
)
BUILDER = """
import sys
from kg.graph import build, open_store
from tests.graph.specimens import many
with open_store(sys.argv[1]) as store:
    build(many({count}, paragraphs=20, citations=10), store, batch=20)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with made documents."""
    made = tmp_path_factory.mktemp("service") / "store"
    with open_store(made) as store:
        build(many(DOCUMENTS, paragraphs=20, citations=10), store)
    return made


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Service]:
    """A server of that store."""
    with serving(folder, "--workers", "2") as running:
        ask(running.url, QUERIES)
        yield running


def ask(url: str, queries: Sequence[str]) -> list[tuple[float, int]]:
    """Seconds and status of each query, asked one after the other over one connection."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    found = []
    for query in queries:
        started = time.perf_counter()
        connection.request("GET", "/sparql?" + urlencode({"query": query}), headers={"Accept": "text/csv"})
        answer = connection.getresponse()
        answer.read()
        found.append((time.perf_counter() - started, answer.status))
    connection.close()
    return found


def crowd(url: str) -> list[tuple[float, int]]:
    """Seconds and status of every request of fifty clients at once."""
    asked = [QUERIES[number % len(QUERIES)] for number in range(EACH)]
    with ThreadPoolExecutor(CLIENTS) as threads:
        return [row for rows in threads.map(lambda _client: ask(url, asked), range(CLIENTS)) for row in rows]


def told(benchmark: BenchmarkFixture, rows: list[tuple[float, int]], **more: float) -> None:
    """Note p50, p95 and errors."""
    seconds = sorted(second for second, _status in rows)
    benchmark.extra_info.update(
        {
            "requests": len(rows),
            "errors": sum(status != 200 for _second, status in rows),
            "p50 ms": round(1000 * statistics.median(seconds), 1),
            "p95 ms": round(1000 * seconds[int(0.95 * len(seconds))], 1),
            **{name.replace("_", " "): round(value, 2) for name, value in more.items()},
        }
    )
    print("\n", benchmark.name, benchmark.extra_info)


def test_one_client_against_the_same_queries_in_one_process(
    benchmark: BenchmarkFixture, folder: Path, service: Service
) -> None:
    with open_store(folder, read_only=True) as store:
        started = time.perf_counter()
        for _ in range(10):
            for query in QUERIES:
                run(store, query)
        baseline = (time.perf_counter() - started) / 10
    rows = benchmark.pedantic(ask, (service.url, QUERIES), rounds=10, warmup_rounds=1)
    assert {status for _second, status in rows} == {200}
    if benchmark.stats is not None:
        told(benchmark, rows, times_one_process=benchmark.stats.stats.mean / baseline)


def test_fifty_clients(benchmark: BenchmarkFixture, service: Service) -> None:
    started = time.perf_counter()
    alone = [row for _ in range(CLIENTS) for row in ask(service.url, QUERIES)]
    seconds = (time.perf_counter() - started) / len(alone)
    rows = benchmark.pedantic(crowd, (service.url,), rounds=1, warmup_rounds=1)
    assert {status for _second, status in rows} == {200}
    if benchmark.stats is not None:
        each = benchmark.stats.stats.mean / len(rows)
        told(benchmark, rows, requests_a_second=1 / each, times_as_many_as_one_client=seconds / each)


def test_fifty_clients_while_a_build_writes(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder) as store:
        build(many(20, paragraphs=20, citations=10), store)
    with serving(folder, "--workers", "2") as service:
        crowd(service.url)
        quiet = sorted(second for second, _status in crowd(service.url))
        code = BUILDER.format(count=DOCUMENTS)
        builder = subprocess.Popen([sys.executable, "-c", code, str(folder)], cwd=ROOT)
        rows: list[tuple[float, int]] = []

        def serve_meanwhile() -> None:
            while builder.poll() is None or not rows:
                rows.extend(crowd(service.url))

        benchmark.pedantic(serve_meanwhile, rounds=1)
        assert builder.wait() == 0
    assert {status for _second, status in rows} == {200}
    if benchmark.stats is not None:
        p95 = sorted(second for second, _status in rows)[int(0.95 * len(rows))]
        told(benchmark, rows, times_the_p95_without_a_build=p95 / quiet[int(0.95 * len(quiet))])


def test_a_process_that_is_ended_is_replaced(benchmark: BenchmarkFixture, folder: Path) -> None:
    endless = PREFIX + "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with serving(folder, "--workers", "1", "--timeout", "1") as service:
        ask(service.url, QUERIES[:1])
        rows = benchmark.pedantic(ask, (service.url, (endless, QUERIES[0])), rounds=3)
    assert [status for _second, status in rows] == [504, 200]
    if benchmark.stats is not None:
        told(benchmark, rows[1:], limit_s=1.0, ended_after_s=rows[0][0])
