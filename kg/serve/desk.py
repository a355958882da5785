"""What a process answers from: the store in the state that is served, and the index of its names."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError
from kg.graph import GraphStore, open_store
from kg.serve.limits import Limits
from kg.serve.search import Index


class Desk:
    """The store as it is now, with the index of its names; opened anew where another state is asked for."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.stamp = ""
        self._store: GraphStore | None = None
        self._index: Index | None = None

    def turn_to(self, path: str, stamp: str) -> None:
        """Open the state of the store in this folder, where it is not open already."""
        if self._store is not None and stamp == self.stamp:
            return
        if self._store is not None:
            self._store.close()
        self._store, self._index = None, None
        self._store, self.stamp = open_store(Path(path), read_only=True), stamp

    @property
    def store(self) -> GraphStore:
        """The open store."""
        if self._store is None:
            raise KgError("no store is open")
        return self._store

    @property
    def index(self) -> Index:
        """The index of the names in the open store, made when it is first asked for."""
        if self._index is None:
            self._index = Index(self.store)
        return self._index
