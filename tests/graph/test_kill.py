"""A build that is killed at any moment leaves whole documents: the old one or the new one, never half."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import build, document_quads, open_store, recorded_sources
from kg.graph.settle import is_settled
from kg.graph.sources import source_quads
from tests.graph.specimens import many

ROOT = Path(__file__).resolve().parents[2]
COUNT = 20
BUILDER = """
import sys
from dataclasses import replace
from kg.graph import build, open_store
from tests.graph.specimens import many

def rounds():
    made = many({count}, paragraphs=12, citations=8)
    for number in range(1000):
        for path, one in made:
            kept = one.citations[: 8 - number % 3]
            print(number, flush=True)
            yield path, replace(one, citations=kept, sha256=f"{{path}} {{sys.argv[2]}} {{number}}")

with open_store(sys.argv[1]) as store:
    build(rounds(), store, batch=1000)
"""


def killed_build(folder: Path, seed: int, sign: signal.Signals) -> None:
    code = BUILDER.format(count=COUNT)
    arguments = [sys.executable, "-c", code, str(folder), str(seed)]
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    for _document in range(random.Random(seed).randrange(1, 4 * COUNT)):
        assert process.stdout.readline()
    process.send_signal(sign)
    process.stdout.read()
    process.wait()


def expected() -> dict[str, list[set[str]]]:
    """By document, the statements of each of the three states in which it may be found, without those of its source."""
    states: dict[str, list[set[str]]] = {}
    for _path, one in many(COUNT, paragraphs=12, citations=8):
        for kept in (8, 7, 6):
            cut = type(one)(one.document, one.actions, one.citations[:kept], one.requests, one.sha256)
            made = document_quads(cut)
            states.setdefault(made.document.value, []).append({str(quad) for quad in made.quads})
    return states


def held_documents(folder: Path) -> dict[str, set[str]]:
    with open_store(folder, read_only=True) as store:
        found = {}
        for node, sources in recorded_sources(store).items():
            beside = set(source_quads(node, sources, store.iris))
            found[node.value] = {str(quad) for quad in store.graph(store.iris.graph_of(node)) if quad not in beside}
        twice = Counter(quad.triple for quad in store.inner)
        assert max(twice.values()) == 1, "a statement stands in two graphs"
        return found


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_build_leaves_whole_documents(tmp_path: Path, sign: signal.Signals) -> None:
    states = expected()
    seen: set[int] = set()
    for seed in range(6):
        killed_build(tmp_path, seed, sign)
        found = held_documents(tmp_path)
        assert found.keys() <= states.keys()
        for document, statements in found.items():
            assert statements in states[document], f"{document} is neither an old nor a new one"
            seen.add(states[document].index(statements))
    assert len(seen) > 1, "no build was killed between two states; the test proves nothing"


def test_the_next_build_after_a_kill_gives_what_an_undisturbed_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    killed_build(tmp_path / "killed", 99, signal.SIGKILL)
    contents = []
    for name in ("killed", "undisturbed"):
        with open_store(tmp_path / name) as store:
            build(many(COUNT, paragraphs=12, citations=8), store)
            assert is_settled(store)
            contents.append({str(quad) for quad in store.inner if isinstance(quad, ox.Quad)})
    assert contents[0] == contents[1]
