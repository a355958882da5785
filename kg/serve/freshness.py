"""Which state of the store is served: a frozen copy of its files, taken anew when the store has changed.

Every process answers from the same copy, so that what a client has seen once does not vanish with the next request.
Table files never change and are linked; the write-ahead log, which a writer extends in place, is copied.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kg.graph.snapshot import remove, take_snapshot

PAUSE = 1.0
"""Seconds between two looks at the store; while a build writes, a new state is served at most that often."""


@dataclass(frozen=True, slots=True)
class Served:
    """A state of the store."""

    path: Path
    """Folder with the frozen copy, or the store itself where files cannot be linked."""
    stamp: str
    """Sixteen hexadecimal digits that are the same for the same state."""
    modified: float
    """When the store last changed, in seconds since 1970."""


class Freshness:
    """Watches a store and keeps the copies that are in use; close it to remove them."""

    def __init__(self, store: Path, *, pause: float = PAUSE) -> None:
        self._store = store
        self._pause = pause
        self._checked = time.monotonic()
        self._state = state_of(store)
        self._served = self._taken()
        self._kept: set[Path] = set()

    def current(self, in_use: Collection[Path]) -> Served:
        """The state to answer from; copies that are not in use any more are removed when a new one is taken."""
        if time.monotonic() - self._checked < self._pause:
            return self._served
        self._checked = time.monotonic()
        state = state_of(self._store)
        if state and state != self._state:
            self._state = state
            self._kept.add(self._served.path)
            self._served = self._taken()
            for path in self._kept - set(in_use) - {self._served.path}:
                self._drop(path)
            self._kept &= set(in_use)
        return self._served

    def close(self) -> None:
        """Remove every copy."""
        for path in {*self._kept, self._served.path}:
            self._drop(path)

    def _drop(self, path: Path) -> None:
        if path != self._store:
            remove(path)

    def _taken(self) -> Served:
        copy = take_snapshot(self._store)
        if copy is not None:
            _freeze(copy)
        path = copy or self._store
        state = state_of(path)
        newest = max((moment for _name, _size, moment in state), default=0)
        digest = hashlib.sha256(repr([(name, size) for name, size, _moment in state]).encode()).hexdigest()
        return Served(path, digest[:16], newest / 1e9)


def state_of(store: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of the files that a change of the store touches: its manifest and its log.

    Empty where the store is being replaced at this moment.
    """
    try:
        with os.scandir(store) as entries:
            rows = [
                (entry.name, status.st_size, status.st_mtime_ns)
                for entry in entries
                if entry.name.startswith(("CURRENT", "MANIFEST")) or entry.name.endswith(".log")
                for status in (entry.stat(),)
            ]
    except OSError:
        return ()
    return tuple(sorted(rows))


def _freeze(copy: Path) -> None:
    """Put a copy in the place of each linked log, which would grow with the store's own."""
    for log in copy.glob("*.log"):
        apart = log.with_name(log.name + ".copy")
        shutil.copy2(log, apart)
        os.replace(apart, log)
