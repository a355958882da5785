"""Which files made which documents: as the store has it, and as a build changes it; looked up where it is needed."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.sources import SourceFile, known_fingerprints, recorded_sources
from kg.graph.store import GraphStore

MADE = "SELECT ?document WHERE {{ ?document prov:wasDerivedFrom|kg:otherSource {file} }}"


class Recorded:
    """The files of the documents of a store; what a build puts or drops here it writes itself, sooner or later."""

    def __init__(self, store: GraphStore, known: frozenset[tuple[str, str]] | None = None) -> None:
        self._store, self._known = store, known
        self._dropped: set[tuple[str, str]] = set()
        self._sources: dict[ox.NamedNode, list[SourceFile]] = {}
        self._documents: dict[str, ox.NamedNode | None] = {}
        self._is_empty = not store.holds("?document kg:held true")

    def sources(self, document: ox.NamedNode) -> list[SourceFile]:
        """The files of a document, the one it was made from first; none where it was never read."""
        if document not in self._sources:
            found = {} if self._is_empty else recorded_sources(self._store, [document])
            self._sources[document] = found.get(document, [])
        return self._sources[document]

    def document(self, path: str) -> ox.NamedNode | None:
        """The document of a file, or None where none was made from it."""
        if path not in self._documents:
            made = MADE.format(file=self._store.iris.hashed("file", path))
            found = () if self._is_empty else (row["document"] for row in self._store.solutions(made))
            self._documents[path] = next((node for node in found if isinstance(node, ox.NamedNode)), None)
        return self._documents[path]

    def is_known(self, source: SourceFile) -> bool:
        """Whether the store knew a file of these bytes, read by this program, when the build began."""
        if self._known is None:
            self._known = frozenset() if self._is_empty else known_fingerprints(self._store)
        return source.fingerprint in self._known and source.fingerprint not in self._dropped

    def put(self, document: ox.NamedNode, sources: Iterable[SourceFile]) -> None:
        """Record these as the files of a document, the one it was made from first."""
        self._documents |= {source.path: None for source in self.sources(document)}
        self._sources[document] = list(sources)
        self._documents |= {source.path: document for source in self._sources[document]}

    def drop(self, document: ox.NamedNode) -> None:
        """Record that there is no such document any more."""
        self._dropped |= {source.fingerprint for source in self.sources(document)}
        self.put(document, ())

    def drop_file(self, path: str) -> None:
        """Record that a file belongs to no document any more."""
        document = self.document(path)
        if document is not None:
            self._sources[document] = [one for one in self.sources(document) if one.path != path]
        self._documents[path] = None
