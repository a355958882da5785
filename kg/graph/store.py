"""The graph in its place: one named graph a document, opened by one writer or by many readers.

Every statement stands in exactly one named graph, so that the union of all graphs, over which queries run, holds
nothing twice. A document's graph is replaced in one transaction: whoever kills the program finds the old or the new.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from types import TracebackType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.authority import authority_mentions, authority_quads, dataset_quads
from kg.graph.iris import Iris, base_iri
from kg.graph.local import Answer, LocalPlace, Place
from kg.graph.quads import change_request
from kg.graph.stamp import program_stamp
from kg.graph.vocabulary import prefixes

if TYPE_CHECKING:
    from rdflib import Dataset

FORMAT = 2
"""Rises when a store of the old form must be built again."""


class GraphStore:
    """An open store; close it, or use it in a `with` statement."""

    def __init__(
        self,
        place: Place,
        base: str,
        *,
        read_only: bool,
        stamp: str,
        on_write: Callable[[], None] | None = None,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        self.place = place
        self.iris = Iris(base)
        self.read_only = read_only
        self.stamp = stamp
        """The program stamp with which the authority data was written."""
        self._on_write, self._on_close = on_write, on_close

    @property
    def inner(self) -> ox.Store:
        """The Oxigraph store of this process; raises StoreError where it is closed or the graph lies on a server."""
        if not isinstance(self.place, LocalPlace):
            raise StoreError(f"the graph at {self.place.name} lies on a server; this needs a graph in a folder")
        return self.place.inner

    @property
    def base(self) -> str:
        """The base of all IRIs in the store."""
        return self.iris.base

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in one step that cannot be seen half done."""
        self._writable().add(quads)

    def load(self, data: bytes) -> None:
        """Add what stands in N-Quads in one step that cannot be seen half done."""
        self._writable().load(data)

    def change(self, delete: Iterable[ox.Quad], insert: Iterable[ox.Quad]) -> None:
        """Delete and insert quads in one transaction."""
        self._writable().update(change_request(delete, insert))

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The quads of one named graph."""
        return self.place.graph(name)

    def graph_names(self) -> list[ox.NamedNode]:
        """The named graphs, sorted: one for each document, that of the authority data, that of what is only named."""
        return sorted(self.place.graph_names(), key=str)

    def statements(self, subjects: Collection[ox.NamedNode], graph: ox.NamedNode) -> list[ox.Quad]:
        """What one named graph says about these things."""
        if not subjects:
            return []
        listed = " ".join(sorted(map(str, subjects)))
        rows = self.solutions(f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {listed} }} GRAPH {graph} {{ ?s ?p ?o }} }}")
        return [ox.Quad(row[0], row[1], row[2], graph) for row in rows]

    def described(self, things: Collection[ox.NamedNode]) -> set[ox.NamedNode]:
        """Those of these things of which some graph says what they are."""
        if not things:
            return set()
        listed = " ".join(sorted(map(str, things)))
        rows = self.solutions(f"SELECT DISTINCT ?thing WHERE {{ VALUES ?thing {{ {listed} }} ?thing a ?class }}")
        return {row["thing"] for row in rows if isinstance(row["thing"], ox.NamedNode)}

    def holds(self, pattern: str) -> bool:
        """Whether the union of all graphs matches a SPARQL graph pattern of our own."""
        return bool(self.query(f"ASK {{ {pattern} }}"))

    def query(self, sparql: str) -> Answer:
        """The answer to any query over the union of all graphs, with the usual prefixes.

        Raises SyntaxError where the query is malformed.
        """
        return self.place.query(sparql, prefixes(self.base))

    def solutions(self, sparql: str) -> ox.QuerySolutions:
        """The solutions of a SELECT query of our own over the union of all graphs."""
        found = self.query(sparql)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("solutions() takes SELECT queries")
        return found

    def close(self) -> None:
        """Write everything to its place and let others write; closing twice does nothing."""
        done, self._on_close = self._on_close, None
        if done is not None:
            done()
        self.place.close()

    def _writable(self) -> Place:
        if self.read_only:
            raise StoreError(f"the graph at {self.place.name} was opened for reading; open it for writing to change it")
        if self._on_write is not None:
            self._on_write()
        return self.place

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def memory_store(*, base: str | None = None) -> GraphStore:
    """A new store in memory, with the authority data in it."""
    chosen, stamp, inner = base_iri(base), program_stamp(), ox.Store()
    inner.bulk_extend(initial_quads(chosen, stamp))
    return GraphStore(LocalPlace(inner), chosen, read_only=False, stamp=stamp)


def initial_quads(base: str, stamp: str) -> list[ox.Quad]:
    """What a new store holds: the authority data, what it mentions, and the description of the data set."""
    mentioned = {quad: None for thing in authority_mentions(base) for quad in thing.quads}
    return [*authority_quads(base), *dataset_quads(base, FORMAT, stamp), *mentioned]


def graph_view(store: GraphStore) -> Dataset:
    """The store as an rdflib Dataset whose default graph is the union of all graphs, with prefixes bound.

    For browsing with rdflib's own functions; kg.questions answers SPARQL a good deal faster.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    dataset = Dataset(store=OxigraphStore(store=store.inner), default_union=True)
    for prefix, iri in prefixes(store.base).items():
        dataset.bind(prefix, iri)
    return dataset
