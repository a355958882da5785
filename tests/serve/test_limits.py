"""What a query may cost: each limit has its status and its sentence, and the service goes on as before."""

from __future__ import annotations

import asyncio
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.serve.freshness import Freshness
from kg.serve.limits import MEGABYTE, Limits
from kg.serve.pool import Pool
from tests.serve.service import Service, needs_curl, serving

pytestmark = needs_curl
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LARGE = "SELECT * { ?a ?b ?c }"
GREEDY = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
COUNT = "SELECT (COUNT(*) AS ?n) { ?d kg:held true }"


@pytest.fixture(scope="module")
def strict(store_folder: Path) -> Iterator[Service]:
    """A server with small limits."""
    with serving(store_folder, "--timeout", "2", "--max-size", "0.1", "--memory", "400", "--workers", "2") as running:
        yield running


def workers_of(service: Service) -> set[int]:
    """The processes that answer for a server."""
    parent = str(service.process.pid)
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", parent], capture_output=True, text=True, check=True)
    return set(map(int, listed.stdout.split()))


def until(holds: Callable[[], bool], what: str) -> None:
    """Look until something holds, for twenty seconds at most."""
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < 20, what


def test_a_query_that_takes_too_long_is_ended_with_its_process(strict: Service) -> None:
    assert strict.count(COUNT) == 7
    before = workers_of(strict)
    reply = strict.ask(ENDLESS)
    assert reply.status == 504 and "ended after 2 seconds" in reply.text
    assert strict.count(COUNT) == 7
    until(lambda: len(before - workers_of(strict)) == 1, "the process that worked on it is gone")
    until(lambda: len(workers_of(strict)) == len(before), "another has taken its place")


def test_pages_are_served_while_every_place_for_queries_is_taken(strict: Service) -> None:
    with ThreadPoolExecutor(2) as threads:
        endless = [threads.submit(strict.ask, ENDLESS) for _ in range(2)]
        started = time.monotonic()
        page = strict.curl("document/A-HRC-RES-44-98", "-H", "Accept: text/html")
        assert page.status == 200
        assert not any(one.done() for one in endless) or time.monotonic() - started > 2
        assert {one.result().status for one in endless} <= {504, 503}
    assert strict.count(COUNT) == 7


@pytest.mark.parametrize(
    ("sparql", "words"), [(LARGE, "larger than 0.1 MB"), (GREEDY, "more memory than a query may take")]
)
def test_what_is_too_large_is_refused(strict: Service, sparql: str, words: str) -> None:
    reply = strict.ask(sparql)
    assert reply.status == 413 and words in reply.text
    assert strict.count(COUNT) == 7


def test_a_request_that_is_too_long_is_refused(strict: Service) -> None:
    long = "# " + "x" * 250_000
    direct = strict.curl("sparql", "-X", "POST", "-H", "Content-Type: application/sparql-query", data=long.encode())
    assert direct.status == 413 and "longer than 200,000 bytes" in direct.text
    form = strict.curl("query", "-X", "POST", data=b"query=" + long.encode())
    assert form.status == 413


def test_a_deeply_nested_query_does_not_end_the_service(strict: Service) -> None:
    nested = "SELECT * { " + "{ " * 20_000 + "?s ?p ?o" + " }" * 20_000 + " }"
    reply = strict.curl("sparql", "-X", "POST", "-H", "Content-Type: application/sparql-query", data=nested.encode())
    assert reply.status in (400, 413, 500) and reply.text.count("\n") == 1
    assert strict.count(COUNT) == 7


def test_a_query_whose_client_has_gone_is_ended(strict: Service) -> None:
    until(lambda: len(workers_of(strict)) == 3, "every process is there")
    before = workers_of(strict)
    asked = [strict.url + "sparql", "--data-urlencode", f"query={ENDLESS}"]
    gone = subprocess.run(["curl", "-sS", "--max-time", "1", "-G", *asked], capture_output=True)
    assert gone.returncode == 28
    until(lambda: len(before - workers_of(strict)) == 1, "the process that worked on it is gone")
    assert strict.count(COUNT) == 7


def test_too_many_requests_are_told_to_come_again(store_folder: Path) -> None:
    async def asked() -> list[int]:
        limits = Limits(timeout=2, patience=1, workers=1, waiting=1, memory=1000 * MEGABYTE)
        pool, freshness = Pool(1, limits), Freshness(store_folder)
        served = freshness.current(())
        await pool.start()
        try:
            job = {"query": ENDLESS, "default_graphs": (), "named_graphs": (), "download": "", "accept": ""}
            asked = (pool.ask("sparql", lambda: served, **job) for _ in range(4))
            answers = [answer for answer, _served in await asyncio.gather(*asked)]
            assert all(("Retry-After", "1") in one.headers for one in answers if one.status == 503)
            return sorted(one.status for one in answers)
        finally:
            await pool.stop()
            freshness.close()

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, asked()).result() == [503, 503, 503, 504]


def test_no_process_is_left_behind(store_folder: Path) -> None:
    with serving(store_folder) as running:
        assert running.count(COUNT) == 7
        workers = workers_of(running)
        assert len(workers) >= 3
    assert running.process.returncode == 0
    assert running.said[1] == "kg: stopped\n"
    assert not any(os.path.exists(f"/proc/{worker}") for worker in workers)
