"""What the shipped questions answer on the samples, kept as files that are read when they change.

After a change that is meant, write them anew with KG_WRITE_GOLDEN=1 and read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import GraphStore, build, memory_store
from kg.pipeline import extract_all, find_files
from kg.questions import queries, render, run_named
from kg.samples import samples

GOLDEN = Path(__file__).parent / "golden"
ASKED = {
    "added-dropped": {"earlier": "A/HRC/RES/41/92", "later": "A/HRC/RES/47/93"},
    "carried-over": {"earlier": "A/HRC/RES/41/92", "later": "A/HRC/RES/47/93"},
    "core-texts": {"subject": "rights"},
    "due": {"organ": "hrc", "session": "50"},
    "due-between": {"from": "2000-01-01", "to": "2030-12-31"},
    "sentence": {"citing": "A/HRC/RES/47/93", "cited": "Charter of the United Nations"},
    "stale-requests": {"year": "2030"},
    "verb-changes": {"earlier": "A/HRC/RES/41/92", "later": "A/HRC/RES/47/93"},
}
"""Parameters of the questions that take others than a symbol."""
SYMBOL = {"cited-by": "Charter of the United Nations"}
UNSTEADY = {"sources"}
"""Answers that name folders and times of this machine."""


@pytest.fixture(scope="module")
def graph() -> Iterator[GraphStore]:
    files = [Path(file) for file in find_files([samples()])[0]]
    with memory_store() as store:
        build(((path.name, one) for path, one in extract_all(files)), store)
        yield store


@pytest.mark.parametrize("name", sorted(queries().keys() - UNSTEADY))
def test_answers_on_the_samples(name: str, graph: GraphStore) -> None:
    values = dict(ASKED.get(name, {}))
    if any(one.name == "symbol" for one in queries()[name].parameters):
        values["symbol"] = SYMBOL.get(name, "A/HRC/RES/47/93")
    result = run_named(graph, name, **values)
    text = render(result, "ttl" if result.kind == "graph" else "csv")
    file = GOLDEN / f"{name}.{'ttl' if result.kind == 'graph' else 'csv'}"
    if os.environ.get("KG_WRITE_GOLDEN") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == text
