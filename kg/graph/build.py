"""From extractions to a store: each document's graph is written whole, replaced whole, or left alone.

Documents are written in batches; a batch becomes visible in one step. Whatever ends the program - Ctrl-C, a kill, a
full disk - each document's graph is the old one or the new one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import KgError, StoreError
from kg.graph.authority import authority_mentions, authority_quads, dataset_quads
from kg.graph.document import DocumentGraph
from kg.graph.iris import Iris
from kg.graph.prepared import Prepared, prepare
from kg.graph.settle import is_settled, settle, unsettled_quad
from kg.graph.sources import Plan, SourceFile, recorded_sources, source_of, source_quads
from kg.graph.stamp import program_stamp
from kg.graph.store import FORMAT, GraphStore
from kg.graph.things import cited_document, document_symbol
from kg.graph.vocabulary import dcterms, foaf, prov, rdf, rdfs
from kg.model import Extraction

BATCH = 60_000
"""Quads that are written in one step: some sixty documents, some fifty megabytes of memory."""
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
class BuildReport:
    """What a build did; documents are named by symbol, or by title where they have none, files by path."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    superseded: tuple[Superseded, ...] = ()
    failures: tuple[tuple[str, KgError], ...] = ()
    vanished: tuple[str, ...] = ()
    """Files that are no longer on disk; the graphs of their documents were kept."""


def build(
    extractions: Iterable[tuple[str, Extraction | Prepared | KgError]],
    store: GraphStore,
    *,
    plan: Plan | None = None,
    options: str = "",
    batch: int = BATCH,
) -> BuildReport:
    """Write documents into a store as they are extracted, and report; nothing is kept of them in memory.

    `plan` (from plan_build) adds the files that need not be read to the report. When the iterator raises, or Ctrl-C
    is pressed, what was extracted before is written, and the exception goes on; an iterator that can be closed is
    closed first, so that nothing is extracted in vain meanwhile.
    """
    builder = _Builder(store, options, batch)
    if plan is not None:
        builder.unchanged += map(str, plan.unchanged)
        builder.failures += plan.failures
    try:
        for path, outcome in extractions:
            if isinstance(outcome, KgError):
                builder.failures.append((path, outcome))
            else:
                builder.take(path, outcome)
    finally:
        if isinstance(extractions, Generator):
            extractions.close()
        builder.finish()
    return builder.report(plan.vanished if plan else ())


def forget(store: GraphStore, named: str) -> str:
    """Remove a document, named by its symbol or by a file it came from, and return its symbol or title.

    Where another file of the same document was set aside for it, the next build reads that one; a file that was set
    aside is only taken off the list. Raises StoreError where the store holds no such document.
    """
    builder = _Builder(store, "", BATCH)
    document = builder.by_path.get(named) or store.iris.document(document_symbol(named))
    if document not in builder.sources:
        raise StoreError(
            f"no document in the graph is {named} or came from a file of that name; `kg query sources` lists both"
        )
    path = named if named in builder.by_path else builder.sources[document][0].path
    found = store.statements([document], store.iris.graph_of(document))
    labels = [quad.object for quad in found if quad.predicate == rdfs.label]
    builder.drop(path)
    builder.finish()
    return next((label.value for label in labels if isinstance(label, ox.Literal)), document.value)


@dataclass(slots=True)
class _Pending:
    """A document that waits to be written; without content where only the list of its files changed."""

    content: DocumentGraph | None
    sources: list[SourceFile]


class _Builder:
    """What a build knows of the store, and what it has taken in and not yet written."""

    def __init__(self, store: GraphStore, options: str, batch: int) -> None:
        self.store, self.options, self.batch = store, options, batch
        self.added: list[str] = []
        self.replaced: list[str] = []
        self.unchanged: list[str] = []
        self.superseded: list[Superseded] = []
        self.failures: list[tuple[str, KgError]] = []
        self.pending: dict[ox.NamedNode, _Pending] = {}
        self.weight = 0
        self.touched = not is_settled(store)
        if self.touched:
            settle(store)
        self.sources = recorded_sources(store)
        self.by_path = {one.path: node for node, sources in self.sources.items() for one in sources}
        self.known = {one.fingerprint for sources in self.sources.values() for one in sources if one.sha256}
        self.held = set(self.sources)
        rows = store.solutions(
            f"SELECT DISTINCT ?thing WHERE {{ GRAPH {store.iris.mentioned_graph} {{ ?thing a ?c }} }}"
        )
        self.described = {row["thing"] for row in rows if isinstance(row["thing"], ox.NamedNode)}
        self._refresh_authority()

    def take(self, path: str, found: Extraction | Prepared) -> None:
        """Take in one extraction: to be written, or set aside for a better file, or known already."""
        source = found.source if isinstance(found, Prepared) else source_of(path, found, options=self.options)
        if source.fingerprint in self.known:
            self.unchanged.append(path)
            return
        ready = found if isinstance(found, Prepared) else prepare(found, source, base=self.store.base)
        content = ready.content
        node = content.document
        if self.by_path.get(path, node) != node:
            self.drop(path)
        self.sources[node], wins = _ordered(self.sources.get(node, []), source)
        self.by_path[path] = node
        first, *others = self.sources[node]
        aside = others if wins else [source]
        self.superseded += (Superseded(one.path, first.path, content.label) for one in aside)
        waiting = self.pending.get(node)
        if wins:
            self.pending[node] = _Pending(content, self.sources[node])
            self.weight += len(content.quads)
        else:
            self.pending[node] = _Pending(waiting.content if waiting else None, self.sources[node])
        if self.weight >= self.batch:
            self.flush()

    def flush(self) -> None:
        """Write what waits: new documents together in one step, a changed one in a step of its own."""
        pending, self.pending, self.weight = self.pending, {}, 0
        if not pending:
            return
        if not self.touched:
            self.store.add([unsettled_quad(self.store.iris)])
            self.touched = True
        fresh = {node: one for node, one in pending.items() if node not in self.held}
        self._move_descriptions(fresh)
        quads: list[ox.Quad] = []
        for node, one in fresh.items():
            if one.content is not None:
                quads += (*one.content.quads, *source_quads(node, one.sources, self.store.iris))
                self.added.append(one.content.label)
        self.held |= fresh.keys()
        for one in fresh.values():
            quads += self._descriptions(one.content)
        self.store.add(quads)
        for node, one in pending.items():
            if node not in fresh:
                self._replace(node, one)

    def _move_descriptions(self, fresh: dict[ox.NamedNode, _Pending]) -> None:
        """Move what describes a document that was only cited into its own graph, so that nothing is said twice."""
        terms = self.store.iris.terms
        identity = IDENTITY | {terms.organ, terms.year}
        known = fresh.keys() & self.described
        delete = self.store.statements(known, self.store.iris.mentioned_graph)
        insert: list[ox.Quad] = []
        for node in known:
            content = fresh[node].content
            insert += (q for q in content.quads if q.subject == node and q.predicate in identity) if content else ()
            self.described.discard(node)
        if delete:
            self.store.change(delete, insert)

    def _descriptions(self, content: DocumentGraph | None) -> list[ox.Quad]:
        """The descriptions of what a document names for the first time."""
        quads: list[ox.Quad] = []
        for node, description in content.mentioned.items() if content else ():
            if node not in self.described and node not in self.held:
                self.described.add(node)
                quads += description
        return quads

    def _replace(self, node: ox.NamedNode, one: _Pending) -> None:
        """Put a document's new graph in the place of the old one, in one transaction."""
        iris = self.store.iris
        old = self.store.graph(iris.graph_of(node))
        new = source_quads(node, one.sources, iris)
        if one.content is None:
            old = [quad for quad in old if _names_source(quad, iris)]
        else:
            new = (*one.content.quads, *new)
            self.replaced.append(one.content.label)
        before, after = set(old), set(new)
        insert = [quad for quad in new if quad not in before] + self._descriptions(one.content)
        self.store.change([quad for quad in old if quad not in after], insert)

    def drop(self, path: str) -> None:
        """Take a file's document out of the store, or the file out of the list of those that were set aside."""
        self.flush()
        iris, node = self.store.iris, self.by_path.pop(path)
        first, *others = self.sources[node]
        self.touched = True
        old = self.store.graph(iris.graph_of(node))
        if first.path != path:
            self.sources[node] = [one for one in (first, *others) if one.path != path]
            kept = source_quads(node, self.sources[node], iris)
            self.store.change([q for q in old if _names_source(q, iris) and q not in kept], ())
            return
        for one in self.sources.pop(node):
            self.by_path.pop(one.path, None)
            self.known.discard(one.fingerprint)
        self.held.discard(node)
        symbols = (quad.object for quad in old if quad.subject == node and quad.predicate == dcterms.identifier)
        described = [
            q for s in symbols if isinstance(s, ox.Literal) for q in cited_document(s.value, "other", iris).quads
        ]
        self.described |= {node} if described else set()
        self.store.change(old, [unsettled_quad(iris), *described])

    def finish(self) -> None:
        """Write what waits, and settle what follows from all documents together."""
        self.flush()
        if self.touched:
            settle(self.store)

    def report(self, vanished: tuple[str, ...]) -> BuildReport:
        """What the build did."""
        return BuildReport(
            added=tuple(self.added),
            replaced=tuple(self.replaced),
            unchanged=tuple(self.unchanged),
            superseded=tuple(self.superseded),
            failures=tuple(self.failures),
            vanished=vanished,
        )

    def _refresh_authority(self) -> None:
        """Write the authority data again where the program or its ontology is another than the store was made with."""
        store, stamp = self.store, program_stamp()
        if store.stamp == stamp:
            return
        new = dict.fromkeys((*authority_quads(store.base), *dataset_quads(store.base, FORMAT, stamp)))
        old = set(store.graph(store.iris.authority_graph))
        insert = [quad for quad in new if quad not in old]
        for thing in authority_mentions(store.base):
            if thing.node not in self.described and thing.node not in self.held:
                self.described.add(thing.node)
                insert += thing.quads
        store.change([quad for quad in old if quad not in new], [*insert, unsettled_quad(store.iris)])
        store.stamp, self.touched = stamp, True


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
