"""How long a site takes beside the reading of its documents, and how large it is."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kg.graph import build, open_store
from kg.pipeline import extract_all
from kg.site import Written, write_site
from tests.graph.specimens import many

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "text" / "secretariat-en" / "documents"
DOCUMENTS = 200
EVERY = 8
"""Of the corpus every eighth document is taken."""
MOST = 150_000
"""Bytes of a site for each document of so small a collection (124,000 were measured); of 3,017 documents it is 76,000."""


def told(benchmark: BenchmarkFixture, written: Written, documents: int, reading: float) -> None:
    """Note size and pages, and the time as a multiple of reading and building the same documents."""
    if benchmark.stats is None:
        return
    benchmark.extra_info.update(
        {
            "documents": documents,
            "pages": written.pages,
            "kB a document": round(written.size / documents / 1000, 1),
            "ms a document": round(1000 * benchmark.stats.stats.mean / documents, 1),
            "times reading and building": round(benchmark.stats.stats.mean / reading, 2),
        }
    )
    print("\n", benchmark.name, benchmark.extra_info)


def measured(benchmark: BenchmarkFixture, store: Path, folder: Path) -> Written:
    """The site of a store, written into a new folder each time."""

    def fresh() -> None:
        shutil.rmtree(folder, ignore_errors=True)

    with open_store(store, read_only=True) as graph:
        written: Written = benchmark.pedantic(write_site, (graph, folder), setup=fresh, rounds=1)
    return written


def test_a_site_of_made_documents(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    started = time.perf_counter()
    with open_store(tmp_path / "store") as store:
        build(many(DOCUMENTS, paragraphs=30, citations=15), store)
    building = time.perf_counter() - started
    written = measured(benchmark, tmp_path / "store", tmp_path / "site")
    assert written.pages > DOCUMENTS
    told(benchmark, written, DOCUMENTS, building)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="The corpus is not here.")
def test_a_site_of_real_documents(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    paths = sorted(CORPUS.iterdir())[::EVERY]
    started = time.perf_counter()
    with open_store(tmp_path / "store") as store:
        built = build(((str(path), found) for path, found in extract_all(paths)), store)
    reading = time.perf_counter() - started
    written = measured(benchmark, tmp_path / "store", tmp_path / "site")
    assert written.size < MOST * len(built.added)
    told(benchmark, written, len(built.added), reading)
