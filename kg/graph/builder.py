"""Who writes a build into a store: takes documents in, writes them in batches, and settles what follows from them.

A batch becomes visible in one step, and a document's graph is replaced in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.authority import authority_mentions, authority_quads, dataset_quads
from kg.graph.document import DocumentGraph
from kg.graph.iris import Iris
from kg.graph.prepared import Prepared, prepare
from kg.graph.quads import n_quads, parsed
from kg.graph.recorded import Recorded
from kg.graph.settle import is_settled, named_by, settle, unsettled_quad
from kg.graph.sources import SourceFile, source_of, source_quads
from kg.graph.stamp import program_stamp
from kg.graph.store import FORMAT, GraphStore
from kg.graph.things import cited_document
from kg.graph.vocabulary import dcterms, foaf, prov, rdf, rdfs
from kg.model import Extraction

FEW = 3_000
"""Things touched up to which only these are settled; settling all takes as long as settling so many."""
IDENTITY = frozenset((rdf.type, rdfs.label, dcterms.identifier, foaf.page))
"""What a document that is only cited is described by, beside its organ and year."""


@dataclass(frozen=True, slots=True)
class Superseded:
    """A file that was set aside because another file of the same document is in a better form."""

    path: str
    by: str
    document: str
    """The document's symbol, or its title where it has none."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A document that waits to be written; without content where only the list of its files changed."""

    content: DocumentGraph | None
    sources: list[SourceFile]
    is_new: bool
    """Whether the store holds no graph of it yet."""


class Builder:
    """What a build knows of the store, and what it has taken in and not yet written."""

    def __init__(
        self, store: GraphStore, options: str, batch: int, known: frozenset[tuple[str, str]] | None = None
    ) -> None:
        self.store, self.options, self.batch = store, options, batch
        self.added: list[str] = []
        self.replaced: list[str] = []
        self.unchanged: list[str] = []
        self.superseded: list[Superseded] = []
        self.pending: dict[ox.NamedNode, Pending] = {}
        self.weight = 0
        self.recorded = Recorded(store, known)
        self.described: set[ox.NamedNode] = set()
        """Things that are described in some graph, as far as they were looked up."""
        self.looked_up: set[ox.NamedNode] = set()
        self.marked = False
        """Whether the store says that a build is under way."""
        self.touched: set[ox.NamedNode] | None = set()
        """What must be settled; None for everything."""
        if not is_settled(store):
            settle(store)
        self._refresh_authority()

    def take(self, path: str, found: Extraction | Prepared) -> None:
        """Take in one extraction: to be written, or set aside for a better file, or known already."""
        source = found.source if isinstance(found, Prepared) else source_of(path, found, options=self.options)
        if self.recorded.is_known(source):
            self.unchanged.append(path)
            return
        ready = found if isinstance(found, Prepared) else prepare(found, source, base=self.store.base)
        content = ready.content
        node = content.document
        if self.recorded.document(path) not in (node, None):
            self.drop(path)
        before, waiting = self.recorded.sources(node), self.pending.get(node)
        (first, *others), wins = _ordered(before, source)
        self.recorded.put(node, [first, *others])
        aside = others if wins else [source]
        self.superseded += (Superseded(one.path, first.path, content.label) for one in aside)
        is_new = waiting.is_new if waiting else not before
        if wins:
            self.weight += content.count
        kept = content if wins else waiting.content if waiting else None
        self.pending[node] = Pending(kept, [first, *others], is_new)
        if self.weight >= self.batch:
            self.flush()

    def flush(self) -> None:
        """Write what waits: new documents together in one step, a changed one in a step of its own."""
        pending, self.pending, self.weight = self.pending, {}, 0
        if not pending:
            return
        if not self.marked:
            self.store.add([unsettled_quad(self.store.iris)])
            self.marked = True
        touched, self.touched = self.touched, None
        changed: set[ox.NamedNode] = set()
        for one in pending.values():
            changed |= one.content.mentioned.keys() if one.content else set()
        self._look_up(changed | pending.keys())
        new = {node: one for node, one in pending.items() if one.is_new}
        changed |= self._move_descriptions(new)
        self._write_new(new)
        for node, one in pending.items():
            if not one.is_new:
                changed |= self._replace(node, one)
        self._touch(touched, changed)

    def drop(self, path: str) -> None:
        """Take a file's document out of the store, or the file out of the list of those that were set aside."""
        self.flush()
        iris, node = self.store.iris, self.recorded.document(path)
        if node is None:
            return
        sources = self.recorded.sources(node)
        touched, self.touched = self.touched, None
        old = self.store.graph(iris.graph_of(node))
        if sources[0].path != path:
            self.recorded.drop_file(path)
            kept = source_quads(node, self.recorded.sources(node), iris)
            self.store.change([q for q in old if _names_source(q, iris) and q not in kept], ())
            self.touched = touched
            return
        self.recorded.drop(node)
        symbols = (quad.object for quad in old if quad.subject == node and quad.predicate == dcterms.identifier)
        described = [
            q for s in symbols if isinstance(s, ox.Literal) for q in cited_document(s.value, "other", iris).quads
        ]
        self.looked_up.discard(node)
        self.described.discard(node)
        self.store.change(old, [unsettled_quad(iris), *described])
        self.marked = True
        self._touch(touched, {node} | named_by(old, iris))

    def finish(self) -> None:
        """Write what waits, and settle what follows from all documents together."""
        self.flush()
        if self.marked:
            settle(self.store, self.touched)
            self.marked = False

    def _touch(self, touched: set[ox.NamedNode] | None, changed: Iterable[ox.NamedNode]) -> None:
        """Go on from what had been touched, now that what changes these has been written whole."""
        together = None if touched is None else touched.union(changed)
        self.touched = together if together is not None and len(together) <= FEW else None

    def _look_up(self, nodes: Iterable[ox.NamedNode]) -> None:
        """Learn which of these the store describes."""
        unknown = set(nodes) - self.looked_up
        self.described |= self.store.described(unknown)
        self.looked_up |= unknown

    def _move_descriptions(self, new: Mapping[ox.NamedNode, Pending]) -> set[ox.NamedNode]:
        """Move what describes documents that were only cited into their own graphs, so that nothing is said twice.

        Returns what these descriptions named.
        """
        terms = self.store.iris.terms
        identity = IDENTITY | {terms.organ, terms.year}
        delete = self.store.statements(new.keys() & self.described, self.store.iris.mentioned_graph)
        insert: list[ox.Quad] = []
        for node in {quad.subject for quad in delete}:
            content = new[node].content if isinstance(node, ox.NamedNode) else None
            insert += (q for q in content.about_itself() if q.predicate in identity) if content else ()
        if delete:
            self.store.change(delete, insert)
        return named_by(delete, self.store.iris)

    def _write_new(self, new: Mapping[ox.NamedNode, Pending]) -> None:
        data: list[bytes] = []
        for node, one in new.items():
            if one.content is not None:
                data += (one.content.data, n_quads(source_quads(node, one.sources, self.store.iris)))
                self.added.append(one.content.label)
        self.described |= new.keys()
        for one in new.values():
            data += self._descriptions(one.content)
        if data:
            self.store.load(b"".join(data))

    def _descriptions(self, content: DocumentGraph | None) -> list[bytes]:
        """The descriptions, as N-Quads, of what a document names for the first time."""
        data: list[bytes] = []
        for node, description in content.mentioned.items() if content else ():
            if node not in self.described:
                self.described.add(node)
                data.append(description)
        return data

    def _replace(self, node: ox.NamedNode, one: Pending) -> set[ox.NamedNode]:
        """Put a document's new graph in the place of the old one, in one transaction; returns what the old one named."""
        iris = self.store.iris
        old = self.store.graph(iris.graph_of(node))
        new = source_quads(node, one.sources, iris)
        if one.content is None:
            old = [quad for quad in old if _names_source(quad, iris)]
        else:
            new = (*one.content.quads, *new)
            self.replaced.append(one.content.label)
        before, after = set(old), set(new)
        insert = [quad for quad in new if quad not in before]
        insert += parsed(b"".join(self._descriptions(one.content)))
        self.store.change([quad for quad in old if quad not in after], insert)
        return named_by(old, iris) if one.content else set()

    def _refresh_authority(self) -> None:
        """Write the authority data again where the program or its ontology is another than the store was made with."""
        store, stamp = self.store, program_stamp()
        if store.stamp == stamp:
            return
        new = dict.fromkeys((*authority_quads(store.base), *dataset_quads(store.base, FORMAT, stamp)))
        old = set(store.graph(store.iris.authority_graph))
        insert = [quad for quad in new if quad not in old]
        mentioned = {thing.node: thing.quads for thing in authority_mentions(store.base)}
        self._look_up(mentioned)
        for node in mentioned.keys() - self.described:
            insert += mentioned[node]
        self.described |= mentioned.keys()
        store.change([quad for quad in old if quad not in new], [*insert, unsettled_quad(store.iris)])
        store.stamp, self.marked, self.touched = stamp, True, None


def _ordered(recorded: list[SourceFile], source: SourceFile) -> tuple[list[SourceFile], bool]:
    """The files of a document with the one to use first, and whether that is the new one.

    The file that is in use and has changed stays in use; a better one that was set aside is then forgotten, so that
    the next build reads it.
    """
    others = [one for one in recorded if one.path != source.path]
    if recorded and recorded[0].path == source.path:
        return [source, *(one for one in others if one.rank > source.rank)], True
    if not others or source.rank < others[0].rank:
        return [source, *others], True
    return [others[0], *sorted((*others[1:], source), key=lambda one: one.rank)], False


def _names_source(quad: ox.Quad, iris: Iris) -> bool:
    """Whether a statement of a document's graph is about the files it came from."""
    if quad.predicate in (prov.wasDerivedFrom, iris.terms.otherSource):
        return True
    return isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(iris.base + "file/")
