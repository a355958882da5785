"""What follows from all documents together is the same whether all of it is settled or only what a change touched."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.graph import GraphStore, build, forget, memory_store, recorded_sources
from kg.graph.local import LocalPlace
from kg.graph.settle import is_settled, settle
from kg.model import Extraction, Masthead, Subject
from tests.graph.specimens import Writing

SEEDS = range(12)
STEPS = 12
HELD = ("A/RES/75/901", "A/RES/75/902", "A/RES/75/903A", "A/HRC/47/L.98", "S/2021/998", None)
"""Symbols of documents that come, change and go; None stands for one without symbol."""
NAMED = (*(symbol for symbol in HELD if symbol), "A/RES/75/903", "A/75/999", "A/RES/70/1", "A/C.3/75/L.998")
NAMES = ("Charter of the Lamps", "Convention on Harbours", "Charter of the United Nations")
KINDS = ("report", "record", "resolution", "treaty", "declaration", "other", "other")
ORGANS = ("ga", "hrc", "Board of Lamps", "Harbour Board", None)
COMMITTEES = ("Third Committee", "Committee of Keepers", "Harbour Board", None, None)
SUBJECTS = (Subject("LAMPS", "EuroVoc"), Subject("HARBOURS", "EuroVoc"), Subject("KEEPERS", "UNBIS"))


def invented(chance: random.Random, number: int) -> tuple[str, Extraction]:
    """A document of which nearly everything may be as in another one, or may not; its path says little of what it holds."""
    symbol = chance.choice(HELD)
    masthead = Masthead(
        symbol=symbol,
        organ=chance.choice(ORGANS),
        committee=chance.choice(COMMITTEES),
        session=chance.choice((75, 76, None)),
        title=None if symbol else "Lamps at Sea",
        draft_symbol=chance.choice((None, "A/C.3/75/L.998", "A/75/999", "S/2021/998")),
        subjects=tuple(chance.sample(SUBJECTS, chance.randrange(3))),
    )
    writing = Writing(masthead, form=chance.choice(("text", "markdown")), sha256=f"{number}")
    for position in range(chance.randrange(1, 5)):
        target, kind = chance.choice((*NAMED, *NAMES)), chance.choice(KINDS)
        writing.paragraph(f"pp{position + 1}", f"Noting [[it => {target} | {kind}]],", action="note")
    if chance.random() < 0.3:
        writing.request("pp1", "Secretary-General", about="lamps")
    path = f"{chance.randrange(8)}.txt"
    return path, writing.done(path)


def changes(seed: int) -> Iterator[tuple[str, list[tuple[str, Extraction]]]]:
    """Documents to build, a few at once, or the chance to forget one."""
    chance = random.Random(seed)
    for step in range(STEPS):
        if step > 2 and chance.random() < 0.35:
            yield f"forget {chance.random()}", []
        else:
            yield "build", [invented(chance, 100 * step + one) for one in range(chance.choice((1, 1, 1, 2, 5)))]


def carried_out(change: tuple[str, list[tuple[str, Extraction]]], store: GraphStore) -> None:
    what, documents = change
    if documents:
        build(documents, store, batch=random.Random(documents[0][1].sha256).choice((1, 10_000)))
        return
    paths = sorted(source.path for sources in recorded_sources(store).values() for source in sources)
    if paths:
        forget(store, random.Random(what).choice(paths))


def another(like: GraphStore) -> GraphStore:
    """A new store in memory, made more quickly than from the ontology."""
    inner = ox.Store()
    inner.bulk_extend(like.inner)
    return GraphStore(LocalPlace(inner), like.base, read_only=False, stamp=like.stamp)


@pytest.fixture(scope="module")
def empty() -> GraphStore:
    return memory_store()


def content(store: GraphStore) -> set[str]:
    return {str(quad) for quad in store.inner}


@pytest.mark.parametrize("seed", SEEDS)
def test_settling_what_was_touched_gives_what_settling_everything_gives(
    seed: int, empty: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    touched, everything = another(empty), another(empty)
    for number, change in enumerate(changes(seed)):
        carried_out(change, touched)
        with monkeypatch.context() as settings:
            settings.setattr("kg.graph.builder.FEW", -1)
            carried_out(change, everything)
        assert is_settled(touched)
        assert content(touched) == content(everything), f"after change {number}, {change[0]}"
    settle(touched)
    assert content(touched) == content(everything)
    described = {quad.subject for quad in touched.graph(touched.iris.mentioned_graph)}
    assert len(described) > 3, "nothing is mentioned; the test proves nothing"
