"""Readers and a writer at once: no answer fails while a build writes, and what was built is served soon after."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.graph import build, open_store
from kg.serve.freshness import Freshness
from tests.graph.specimens import many, specimens
from tests.serve.service import needs_curl, serving

ROOT = Path(__file__).resolve().parents[2]
HELD = "SELECT (COUNT(*) AS ?n) { ?d kg:held true }"
WHOLE = "SELECT (COUNT(*) AS ?n) { ?d kg:held true FILTER NOT EXISTS { ?p dcterms:isPartOf ?d ; a kg:Paragraph } }"
BUILDER = """
import sys
from kg.graph import build, open_store
from tests.graph.specimens import many
with open_store(sys.argv[1]) as store:
    build(many(25, paragraphs=12, citations=8), store, batch=5)
"""


@needs_curl
def test_a_build_while_serving(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder) as store:
        build(specimens(), store)
    with serving(folder, "--workers", "2") as service, ThreadPoolExecutor(12) as threads:
        first = service.count(HELD)
        builder = subprocess.Popen([sys.executable, "-c", BUILDER, str(folder)], cwd=ROOT)
        seen: list[int] = []
        while builder.poll() is None:
            answers = [threads.submit(service.count, sparql) for sparql in (HELD, WHOLE, *[HELD] * 9)]
            page = threads.submit(service.curl, "document/A-HRC-RES-44-98", "-H", "Accept: text/html")
            seen.append(answers[0].result())
            assert answers[1].result() == 0, "no document is seen without its text"
            assert page.result().status == 200
            assert all(answer.result() >= first for answer in answers[2:])
        assert builder.returncode == 0
        tag = service.ask(HELD).headers["etag"]
        started = time.monotonic()
        while (last := service.count(HELD)) < first + 25:
            assert time.monotonic() - started < 20, "what was built is served"
        assert seen[0] >= first and seen == sorted(seen), "what was seen does not vanish"
        assert last == first + 25
        assert seen[-1] == last or service.ask(HELD, "-H", f"If-None-Match: {tag}").status == 200
    assert not list((folder / "readers").iterdir()), "no view of the store is left behind"


def test_a_copy_does_not_change_while_the_store_does(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder) as store:
        build(specimens(), store)
    fresh = Freshness(folder, pause=0)
    first = fresh.current(())
    with open_store(first.path, read_only=True) as before, open_store(folder) as store:
        held = len(before.inner)
        build(many(5, paragraphs=3, citations=2), store)
        with open_store(first.path, read_only=True) as again:
            assert len(again.inner) == held
        second = fresh.current({first.path})
        assert second.stamp != first.stamp and second.path != first.path and first.path.exists()
        with open_store(second.path, read_only=True) as after:
            assert len(after.inner) > held
    third = fresh.current(())
    assert fresh.current(()).path == third.path, "nothing is copied where nothing has changed"
    fresh.close()
    assert not third.path.exists()


def test_the_same_state_has_the_same_stamp(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder) as store:
        build(specimens(), store)
    stamps = set()
    for _ in range(2):
        fresh = Freshness(folder)
        stamps.add(fresh.current(()).stamp)
        fresh.close()
    assert len(stamps) == 1


@pytest.mark.parametrize("missing", ["nothing", "empty"])
def test_what_cannot_be_served_is_said(tmp_path: Path, missing: str) -> None:
    (tmp_path / "empty").mkdir()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(tmp_path / missing), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kg: there is no graph at") and done.stderr.count("\n") == 1
