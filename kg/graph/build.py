"""From extractions to a store: each document's graph is written whole, replaced whole, or left alone.

Documents are written in batches; a batch becomes visible in one step. Whatever ends the program - Ctrl-C, a kill, a
full disk - each document's graph is the old one or the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import KgError, StoreError
from kg.graph.builder import Builder, Superseded
from kg.graph.prepared import Prepared
from kg.graph.sources import Plan
from kg.graph.store import GraphStore
from kg.graph.things import document_symbol
from kg.graph.vocabulary import rdfs
from kg.model import Extraction

BATCH = 60_000
"""Quads that are written in one step: some sixty documents, some fifty megabytes of memory."""


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
    stopped: Callable[[BuildReport], None] | None = None,
) -> BuildReport:
    """Write documents into a store as they are extracted, and report; nothing is kept of them in memory.

    `plan` (from plan_build) adds the files that need not be read to the report. When the iterator raises, or Ctrl-C
    is pressed, what was extracted before is written, `stopped` is told what was done, and the exception goes on; an
    iterator that can be closed is closed first, so that nothing is extracted in vain meanwhile.
    """
    builder = Builder(store, options, batch, plan.known if plan else None)
    failures: list[tuple[str, KgError]] = [*plan.failures] if plan else []
    try:
        try:
            for path, outcome in extractions:
                if isinstance(outcome, KgError):
                    failures.append((path, outcome))
                else:
                    builder.take(path, outcome)
        finally:
            if isinstance(extractions, Generator):
                extractions.close()
            builder.finish()
    except BaseException:
        if stopped is not None:
            stopped(_report(builder, plan, failures))
        raise
    return _report(builder, plan, failures)


def _report(builder: Builder, plan: Plan | None, failures: list[tuple[str, KgError]]) -> BuildReport:
    return BuildReport(
        added=tuple(builder.added),
        replaced=tuple(builder.replaced),
        unchanged=(*map(str, plan.unchanged if plan else ()), *builder.unchanged),
        superseded=tuple(builder.superseded),
        failures=tuple(failures),
        vanished=plan.vanished if plan else (),
    )


def forget(store: GraphStore, named: str) -> str:
    """Remove a document, named by its symbol or by a file it came from, and return its symbol or title.

    Where another file of the same document was set aside for it, the next build reads that one; a file that was set
    aside is only taken off the list. Raises StoreError where the store holds no such document.
    """
    builder = Builder(store, "", BATCH)
    made = builder.recorded.document(named)
    document = made or store.iris.document(document_symbol(named))
    sources = builder.recorded.sources(document)
    if not sources:
        raise StoreError(
            f"no document in the graph is {named} or came from a file of that name; `kg query sources` lists both"
        )
    found = store.statements([document], store.iris.graph_of(document))
    labels = [quad.object for quad in found if quad.predicate == rdfs.label]
    builder.drop(named if made else sources[0].path)
    builder.finish()
    return next((label.value for label in labels if isinstance(label, ox.Literal)), document.value)
