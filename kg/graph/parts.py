"""What is written down while one document becomes triples: its statements, the nodes of its parts, and what it names."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from kg.graph.iris import Iris
from kg.graph.statements import Statements
from kg.graph.things import Thing


class DocumentStatements(Statements):
    """The statements of one document's graph, with what citations and requests need to know to point into it."""

    __slots__ = ("_seen", "footnotes", "iris", "mentioned", "node", "paragraphs", "terms")

    def __init__(self, node: ox.NamedNode, iris: Iris) -> None:
        super().__init__(iris.graph_of(node))
        self.node = node
        self.iris = iris
        self.terms = iris.terms
        self.mentioned: dict[ox.NamedNode, bytes] = {}
        """By node, the description (N-Quads) of each thing named that the authority files do not hold."""
        self.paragraphs: dict[str, ox.NamedNode] = {}
        """By paragraph id."""
        self.footnotes: dict[tuple[str, str], ox.NamedNode] = {}
        """By paragraph id and footnote label."""
        self._seen: Counter[str] = Counter()

    def name(self, thing: Thing) -> ox.NamedNode:
        """Take down a thing that the document names, and return its node."""
        if thing.data and thing.node != self.node:
            self.mentioned.setdefault(thing.node, thing.data)
        return thing.node

    def part(self, part_id: str) -> ox.NamedNode:
        """A new part of the document; an id that was given before gets a number, so that no two parts are one node."""
        self._seen[part_id] += 1
        count = self._seen[part_id]
        return self.iris.part(self.node, part_id if count == 1 else f"{part_id}-no{count}")

    def paragraph(self, paragraph_id: str) -> ox.NamedNode:
        """The paragraph with an id."""
        return self.paragraphs.get(paragraph_id) or self.iris.part(self.node, paragraph_id)

    def footnote(self, paragraph_id: str, label: str | None) -> ox.NamedNode | None:
        """The footnote with a label that a paragraph bears, or None."""
        return self.footnotes.get((paragraph_id, label)) if label is not None else None
