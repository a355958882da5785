"""Collecting the statements of one named graph as N-Quads, and values as RDF literals."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.quads import parsed
from kg.graph.vocabulary import xsd

DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\Z")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
Subject = ox.NamedNode
Object = ox.NamedNode | ox.Literal


class Statements:
    """The statements of one named graph in the order in which they were added, each once.

    They are kept as lines of N-Quads: to write a line costs a fifth of making a quad, and nearly all are only written.
    """

    __slots__ = ("_end", "_lines", "graph")

    def __init__(self, graph: ox.NamedNode) -> None:
        self.graph = graph
        self._end = f" {graph} .\n"
        self._lines: dict[str, None] = {}

    def add(self, subject: Subject, predicate: ox.NamedNode, *objects: Object | None) -> None:
        """Add one statement for each object; None stands for what is not known and adds nothing."""
        for value in objects:
            if value is not None:
                self._lines[f"{subject} {predicate} {value}{self._end}"] = None

    def update(self, quads: Iterable[ox.Quad]) -> None:
        """Add finished quads of the same graph."""
        self._lines.update(dict.fromkeys(f"{quad.triple}{self._end}" for quad in quads))

    def __len__(self) -> int:
        return len(self._lines)

    def data(self) -> bytes:
        """Everything added, in order, as N-Quads."""
        return "".join(self._lines).encode()

    def quads(self) -> tuple[ox.Quad, ...]:
        """Everything added, in order."""
        return tuple(parsed(self.data()))


def literal(value: str | None) -> ox.Literal | None:
    """A plain literal, or None for None or an empty text."""
    return ox.Literal(value) if value else None


def text(value: str | None, language: str | None) -> ox.Literal | None:
    """A literal in a language; without a tag where the language is not known."""
    if not value:
        return None
    return ox.Literal(value, language=language) if language and LANGUAGE.match(language) else ox.Literal(value)


def integer(value: int | None) -> ox.Literal | None:
    """An xsd:integer."""
    return None if value is None else ox.Literal(str(value), datatype=xsd.integer)


def true(value: bool) -> ox.Literal | None:
    """The literal true; what is not so is not stated."""
    return ox.Literal("true", datatype=xsd.boolean) if value else None


def date(value: str | None) -> ox.Literal | None:
    """An xsd:date where the text is a whole ISO date, else a plain literal."""
    if not value:
        return None
    return ox.Literal(value, datatype=xsd.date) if DATE.match(value) else ox.Literal(value)


def year(value: str | None) -> int | None:
    """The year with which an ISO date begins."""
    return int(value[:4]) if value and re.match(r"\d{4}", value) else None
