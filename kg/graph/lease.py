"""One builder at a time at a SPARQL endpoint, which has no lock of its own: the builder writes its name into the graph.

A builder that was killed on this machine, or has not written for a while on another one, gives way to the next.
"""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.iris import Iris
from kg.graph.local import Place
from kg.graph.snapshot import is_alive

LASTS = timedelta(minutes=15)
"""How long a builder on another machine is waited for after its last sign of life."""
RENEWED = timedelta(minutes=1)
"""How long a sign of life is not repeated."""
OPEN: set[str] = set()
"""The names of the builders of this process that have not finished."""
TIME = "%Y-%m-%dT%H:%M:%SZ"


class BuilderLease:
    """The mark of this builder in a place: machine, process, a name of its own, and when it last gave a sign of life."""

    def __init__(self, place: Place, iris: Iris) -> None:
        self._place = place
        self._graph, self._dataset, self._term = iris.node("graph/builder"), iris.dataset, iris.terms.builder
        self._name = uuid4().hex
        self._who = f"{socket.gethostname()} {os.getpid()} {self._name}"
        self._mark, self._renewed = "", datetime.min.replace(tzinfo=UTC)

    def take(self) -> None:
        """Become the builder; raises StoreError where another one is at work."""
        OPEN.add(self._name)
        now = datetime.now(UTC)
        abandoned = [mark for mark in self._marks() if _is_abandoned(mark, now)]
        self._write(abandoned, now)
        others = [mark for mark in self._marks() if mark != self._mark]
        if others:
            self.release()
            host, process, *_ = others[0].split()
            raise StoreError(
                f"another process ({process} on {host}) is writing to the graph at {self._place.name}; wait until it has "
                f"finished (one that was killed elsewhere is waited for {LASTS.seconds // 60} minutes)"
            )

    def renew(self) -> None:
        """Give a sign of life before a write; raises StoreError where another builder has taken over meanwhile."""
        now = datetime.now(UTC)
        if now - self._renewed < RENEWED:
            return
        if self._mark not in self._marks():
            raise StoreError(f"another process has taken over the graph at {self._place.name}; build again")
        self._write([self._mark], now)

    def release(self) -> None:
        """Let others build; doing so twice does nothing."""
        OPEN.discard(self._name)
        mark, self._mark = self._mark, ""
        if mark:
            self._place.update(f"DELETE DATA {{ {self._statement(mark)} }}")

    def _write(self, instead_of: list[str], now: datetime) -> None:
        self._mark, self._renewed = f"{self._who} {now.strftime(TIME)}", now
        old = " ".join(self._statement(mark) for mark in instead_of)
        self._place.update(f"DELETE DATA {{ {old} }};\nINSERT DATA {{ {self._statement(self._mark)} }}")

    def _statement(self, mark: str) -> str:
        return f"GRAPH {self._graph} {{ {self._dataset} {self._term} {ox.Literal(mark)} }}"

    def _marks(self) -> list[str]:
        found = self._place.graph(self._graph)
        return [quad.object.value for quad in found if isinstance(quad.object, ox.Literal)]


def _is_abandoned(mark: str, now: datetime) -> bool:
    """Whether the builder of a mark is gone: as this machine knows, or because it has not written for too long."""
    host, process, name, written = mark.split()
    if host == socket.gethostname():
        return not is_alive(int(process)) or (int(process) == os.getpid() and name not in OPEN)
    return now - datetime.strptime(written, TIME).replace(tzinfo=UTC) > LASTS
