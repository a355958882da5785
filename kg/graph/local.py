"""The place where a graph lies: what the store needs of it, and the usual one, an Oxigraph store in a folder or in memory."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.dataset import names_graphs
from kg.graph.snapshot import remove, take_snapshot

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
AT_ONCE = 2_000
"""Quads up to which they are added by way of the write-ahead log; more are quicker written to files of their own."""
LOG_LIMIT = 4_000_000
"""Bytes of write-ahead log above which closing folds it into the store, so that the next opening is quick."""


class Place(Protocol):
    """What the store needs of the place where its quads lie: a folder, memory, or a SPARQL endpoint."""

    name: str
    """As the user named it, for messages."""

    def query(self, sparql: str, prefixes: Mapping[str, str]) -> Answer:
        """The answer over the union of all named graphs; raises SyntaxError where the query is malformed."""
        ...

    def update(self, sparql: str) -> None:
        """Carry out one update request, all of it or nothing."""
        ...

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in one step that cannot be seen half done."""
        ...

    def load(self, data: bytes) -> None:
        """Add what stands in N-Quads in one step that cannot be seen half done."""
        ...

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The quads of one named graph."""
        ...

    def graph_names(self) -> list[ox.NamedNode]:
        """The named graphs that hold anything."""
        ...

    def close(self) -> None:
        """Give back what the place holds; a closed place raises StoreError when it is used."""
        ...


class LocalPlace:
    """An Oxigraph store of this process."""

    def __init__(
        self, inner: ox.Store, path: Path | None = None, *, read_only: bool = False, snapshot: Path | None = None
    ) -> None:
        self._inner: ox.Store | None = inner
        self._clean = weakref.finalize(self, remove, snapshot) if snapshot is not None else None
        self.path = path
        self.name = str(path or "memory")
        self.read_only = read_only

    @property
    def inner(self) -> ox.Store:
        """The Oxigraph store; raises StoreError where it is closed."""
        if self._inner is None:
            raise StoreError(f"the graph at {self.name} is closed; open it again")
        return self._inner

    def query(self, sparql: str, prefixes: Mapping[str, str]) -> Answer:
        """The answer over the union of all named graphs, or over those that the query names with FROM.

        Raises SyntaxError where the query is malformed.
        """
        return self.inner.query(sparql, prefixes=dict(prefixes), use_default_graph_as_union=not names_graphs(sparql))

    def update(self, sparql: str) -> None:
        """Carry out one update request in one transaction."""
        self.inner.update(sparql)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in one step that cannot be seen half done."""
        given = list(quads)
        if len(given) <= AT_ONCE:
            self.inner.extend(given)
        else:
            self.inner.bulk_extend(given)

    def load(self, data: bytes) -> None:
        """Add what stands in N-Quads in one step that cannot be seen half done."""
        load = self.inner.load if data.count(b"\n") <= AT_ONCE else self.inner.bulk_load
        load(data, format=ox.RdfFormat.N_QUADS)

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The quads of one named graph."""
        return list(self.inner.quads_for_pattern(None, None, None, name))

    def graph_names(self) -> list[ox.NamedNode]:
        """The named graphs that hold anything."""
        return [graph for graph in self.inner.named_graphs() if isinstance(graph, ox.NamedNode)]

    def close(self) -> None:
        """Write everything to disk and let others write; closing twice does nothing."""
        inner, self._inner = self._inner, None
        if self._clean is not None:
            self._clean()
        if inner is None or self.read_only or self.path is None:
            return
        inner.flush()
        del inner
        if sum(log.stat().st_size for log in self.path.glob("*.log")) > LOG_LIMIT:
            ox.Store(self.path).flush()


def open_folder(folder: Path, *, read_only: bool) -> LocalPlace:
    """The Oxigraph store in a folder; a reader sees it as it is now, whatever a writer does meanwhile.

    Raises StoreError where there is none to read, where the folder holds something else, or where another process is
    writing.
    """
    _check_folder(folder, read_only)
    with _told(folder):
        if not read_only:
            folder.parent.mkdir(parents=True, exist_ok=True)
            return LocalPlace(ox.Store(folder), folder)
        snapshot = take_snapshot(folder)
        return LocalPlace(ox.Store.read_only(str(snapshot or folder)), folder, read_only=True, snapshot=snapshot)


def _check_folder(folder: Path, read_only: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file; a graph store is a folder")
    entries = list(folder.iterdir()) if folder.exists() else []
    if read_only and not entries:
        raise StoreError(f"there is no graph at {folder}; make one with `kg build PATH --store {folder}`")
    if entries and not (folder / "CURRENT").exists() and not (folder / "LOCK").exists():
        raise StoreError(f"{folder} holds other files and is not a graph store; name an empty or new folder")


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Tell what keeps a store from being opened in one sentence."""
    try:
        yield
    except OSError as error:
        if "lock" in str(error).casefold():
            message = f"another process is writing to the graph at {folder}; wait until it has finished"
        else:
            reason = str(error).splitlines()[0]
            message = f"the graph at {folder} cannot be opened ({reason}); build it again into a new folder"
        raise StoreError(message) from error
