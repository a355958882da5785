"""The graph on disk: an Oxigraph store with one named graph a document, opened by one writer or by many readers.

Every statement stands in exactly one named graph, so that the union of all graphs, over which queries run, holds
nothing twice. A document's graph is replaced in one transaction: whoever kills the program finds the old or the new.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from kg.errors import StoreError
from kg.graph.authority import authority_mentions, authority_quads, dataset_quads
from kg.graph.iris import Iris, base_iri
from kg.graph.snapshot import remove, take_snapshot
from kg.graph.stamp import program_stamp
from kg.graph.vocabulary import prefixes

FORMAT = 1
"""Rises when a store of the old form must be built again."""
LOG_LIMIT = 4_000_000
"""Bytes of write-ahead log above which closing folds it into the store, so that the next opening is quick."""
DESCRIPTION = """
SELECT ?base ?format ?stamp WHERE {
  GRAPH ?g {
    ?dataset a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#uriSpace> ?base ; ?f ?format ; ?v ?stamp .
    FILTER(STRENDS(STR(?f), "terms#storeFormat") && STRENDS(STR(?v), "terms#programVersion"))
  }
}"""


class GraphStore:
    """An open store; close it, or use it in a `with` statement."""

    def __init__(
        self,
        inner: ox.Store,
        base: str,
        *,
        path: Path | None,
        read_only: bool,
        stamp: str,
        snapshot: Path | None = None,
    ) -> None:
        self._inner: ox.Store | None = inner
        self._clean = weakref.finalize(self, remove, snapshot) if snapshot is not None else None
        self.iris = Iris(base)
        self.path = path
        self.read_only = read_only
        self.stamp = stamp
        """The program stamp with which the authority data was written."""

    @property
    def inner(self) -> ox.Store:
        """The Oxigraph store; raises StoreError where this store is closed."""
        if self._inner is None:
            raise StoreError(f"the graph at {self.path or 'memory'} is closed; open it again")
        return self._inner

    @property
    def base(self) -> str:
        """The base of all IRIs in the store."""
        return self.iris.base

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in one step that cannot be seen half done."""
        self._writable().bulk_extend(quads)

    def change(self, delete: Iterable[ox.Quad], insert: Iterable[ox.Quad]) -> None:
        """Delete and insert quads in one transaction."""
        steps = [f"{verb} DATA {{\n{_data(quads)}\n}}" for verb, quads in (("DELETE", delete), ("INSERT", insert))]
        self._writable().update(";\n".join(steps))

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The quads of one named graph."""
        return list(self.inner.quads_for_pattern(None, None, None, name))

    def solutions(self, sparql: str) -> ox.QuerySolutions:
        """The solutions of a SELECT query of our own over the union of all graphs."""
        found = self.inner.query(sparql, prefixes=dict(prefixes(self.base)), use_default_graph_as_union=True)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("solutions() takes SELECT queries")
        return found

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

    def _writable(self) -> ox.Store:
        if self.read_only:
            raise StoreError(f"the graph at {self.path} was opened for reading; open it for writing to change it")
        return self.inner

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _data(quads: Iterable[ox.Quad]) -> str:
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        line = f"{quad.subject} {quad.predicate} {quad.object} ."
        by_graph.setdefault(str(quad.graph_name), []).append(line)
    return "\n".join(f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}" for graph, lines in by_graph.items())


def open_store(path: str | Path, *, read_only: bool = False, base: str | None = None) -> GraphStore:
    """The store in a folder; opened for writing, a missing one is made, with the authority data in it.

    Readers may open a store while another process writes: they see it as it was when they opened it.
    Raises StoreError where there is none to read, where the folder holds something else, where another process is
    writing, where an older program wrote it, or where it was made with another base.
    """
    folder = Path(path)
    _check_folder(folder, read_only)
    if not read_only:
        return _checked(_opened(folder), folder, base)
    inner, snapshot = _opened_for_reading(folder)
    try:
        return _checked(inner, folder, base, snapshot=snapshot, read_only=True)
    except StoreError:
        if snapshot is not None:
            remove(snapshot)
        raise


def _checked(
    inner: ox.Store, folder: Path, base: str | None, *, snapshot: Path | None = None, read_only: bool = False
) -> GraphStore:
    """The opened store, filled where it is new; raises StoreError where it is not one of ours, or another's."""
    found = _described(inner)
    if found is None and (read_only or len(inner)):
        raise StoreError(f"{folder} holds no finished graph; build one there with `kg build`, or name another folder")
    if found is None:
        chosen, stamp = base_iri(base), program_stamp()
        inner.bulk_extend(initial_quads(chosen, stamp))
        return GraphStore(inner, chosen, path=folder, read_only=False, stamp=stamp)
    made_with, version, stamp = found
    _check_version(folder, version)
    if base is not None and base_iri(base) != made_with:
        raise StoreError(f"{folder} was built with the base {made_with}, not {base_iri(base)}; leave the base out")
    return GraphStore(inner, made_with, path=folder, read_only=read_only, stamp=stamp, snapshot=snapshot)


def memory_store(*, base: str | None = None) -> GraphStore:
    """A new store in memory, with the authority data in it."""
    chosen, stamp, inner = base_iri(base), program_stamp(), ox.Store()
    inner.bulk_extend(initial_quads(chosen, stamp))
    return GraphStore(inner, chosen, path=None, read_only=False, stamp=stamp)


def initial_quads(base: str, stamp: str) -> list[ox.Quad]:
    """What a new store holds: the authority data, what it mentions, and the description of the data set."""
    mentioned = {quad: None for thing in authority_mentions(base) for quad in thing.quads}
    return [*authority_quads(base), *dataset_quads(base, FORMAT, stamp), *mentioned]


def graph_view(store: GraphStore) -> Dataset:
    """The store as an rdflib Dataset whose default graph is the union of all graphs, with prefixes bound.

    For browsing with rdflib's own functions; kg.query answers SPARQL a good deal faster.
    """
    dataset = Dataset(store=OxigraphStore(store=store.inner), default_union=True)
    for prefix, iri in prefixes(store.base).items():
        dataset.bind(prefix, iri)
    return dataset


def _check_folder(folder: Path, read_only: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file; a graph store is a folder")
    entries = list(folder.iterdir()) if folder.exists() else []
    if read_only and not entries:
        raise StoreError(f"there is no graph at {folder}; make one with `kg build PATH --store {folder}`")
    if entries and not (folder / "CURRENT").exists() and not (folder / "LOCK").exists():
        raise StoreError(f"{folder} holds other files and is not a graph store; name an empty or new folder")


def _opened(folder: Path) -> ox.Store:
    with _told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(folder)


def _opened_for_reading(folder: Path) -> tuple[ox.Store, Path | None]:
    """The store as it is now, and the folder of links to be removed afterwards."""
    with _told(folder):
        snapshot = take_snapshot(folder)
        return ox.Store.read_only(str(snapshot or folder)), snapshot


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


def _described(inner: ox.Store) -> tuple[str, int, str] | None:
    """Base, format and stamp that the store states; None where it states none."""
    found = inner.query(DESCRIPTION)
    assert isinstance(found, ox.QuerySolutions)
    for solution in found:
        base, version, stamp = (solution[name] for name in ("base", "format", "stamp"))
        if isinstance(base, ox.Literal | ox.NamedNode) and isinstance(version, ox.Literal):
            return base.value, int(version.value), stamp.value if isinstance(stamp, ox.Literal) else ""
    return None


def _check_version(folder: Path, version: int) -> None:
    if version == FORMAT:
        return
    age = "an older" if version < FORMAT else "a newer"
    raise StoreError(
        f"the graph at {folder} was written by {age} version of the program (store format {version}, this is "
        f"{FORMAT}); build it again into a new folder"
    )
