"""Stores to report on: built once for all tests from the samples, and from the seeds where the corpus is at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.graph import GraphStore, build, memory_store
from kg.pipeline import extract_all, find_files
from kg.samples import samples

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"


@cache
def built(folder: Path) -> GraphStore:
    """Return a store of the documents in a folder; the paths in it are file names only."""
    files, _ = find_files([folder])
    store = memory_store()
    build(((path.name, result) for path, result in extract_all(files)), store)
    return store


def sample_store() -> GraphStore:
    """Return the store of the samples."""
    return built(samples())
