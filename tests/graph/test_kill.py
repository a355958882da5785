"""A build that is killed at any moment leaves whole documents: the old one or the new one, never half."""

from __future__ import annotations

import random
import signal
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import GraphStore, build, document_quads, open_store, recorded_sources
from kg.graph.settle import is_settled
from kg.graph.sources import source_quads
from tests.graph.killed import COUNT, KEPT, killed_build
from tests.graph.servers import oxigraph_server
from tests.graph.specimens import many

KILLS = 16
LONGEST = 0.05
"""Seconds in which a builder writes a few documents."""


def expected() -> dict[str, list[set[str]]]:
    """By document, the statements of each of the states in which it may be found, without those of its source."""
    states: dict[str, list[set[str]]] = {}
    for _path, one in many(COUNT, paragraphs=8, citations=max(KEPT)):
        for kept in KEPT:
            cut = type(one)(one.document, one.actions, one.citations[:kept], one.requests, one.sha256)
            made = document_quads(cut)
            states.setdefault(made.document.value, []).append({str(quad) for quad in made.quads})
    return states


def held_documents(store: GraphStore) -> dict[str, set[str]]:
    """By document, its statements without those of its source; no statement may stand in two graphs."""
    twice = Counter(quad.triple for graph in store.graph_names() for quad in store.graph(graph))
    assert max(twice.values()) == 1, "a statement stands in two graphs"
    found = {}
    for node, sources in recorded_sources(store).items():
        beside = set(source_quads(node, sources, store.iris))
        found[node.value] = {str(quad) for quad in store.graph(store.iris.graph_of(node)) if quad not in beside}
    return found


def check_after_kills(place: object, signs: list[signal.Signals]) -> None:
    """Kill builds at random moments, and look after each whether every document is whole."""
    states, chance = expected(), random.Random(len(signs))
    seen: set[int] = set()
    mixed = 0
    for seed, sign in enumerate(signs):
        killed_build(place, seed, chance.randrange(3 * COUNT), chance.uniform(0.0001, LONGEST), sign)
        with open_store(str(place), read_only=True) as store:
            found = held_documents(store)
        assert found.keys() <= states.keys()
        now = set()
        for document, statements in found.items():
            assert statements in states[document], f"{document} is neither an old nor a new one"
            now.add(states[document].index(statements))
        seen |= now
        mixed += len(now) > 1
    assert len(seen) > 1 and mixed, "no build was killed between two documents; the test proves nothing"


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_build_leaves_whole_documents(tmp_path: Path, sign: signal.Signals) -> None:
    open_store(tmp_path).close()
    check_after_kills(tmp_path, [sign] * KILLS)


def test_a_build_on_a_server_that_is_killed_leaves_whole_documents(tmp_path: Path) -> None:
    with oxigraph_server(tmp_path) as (url, _process):
        open_store(url).close()
        check_after_kills(url, [signal.SIGKILL, signal.SIGINT] * 6)


def test_the_next_build_after_a_kill_gives_what_an_undisturbed_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    killed_build(tmp_path / "killed", 99, 13, LONGEST, signal.SIGKILL)
    contents = []
    for name in ("killed", "undisturbed"):
        with open_store(tmp_path / name) as store:
            build(many(COUNT, paragraphs=8, citations=max(KEPT)), store)
            assert is_settled(store)
            contents.append({str(quad) for quad in store.inner if isinstance(quad, ox.Quad)})
    assert contents[0] == contents[1]
