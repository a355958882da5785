"""The graph as a file for other tools: Turtle, TriG, N-Quads and JSON-LD, sorted, so that it can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.graph.jsonld import write_jsonld
from kg.graph.store import GraphStore
from kg.graph.vocabulary import prefixes


@dataclass(frozen=True, slots=True)
class Format:
    """One row of FORMATS."""

    suffix: str
    media_type: str
    write: Callable[[GraphStore, IO[bytes]], None]


def export(store: GraphStore, output: str | Path | IO[bytes], form: str = "turtle") -> None:
    """Write the whole store in one of FORMATS to a file or binary stream; the same store gives the same bytes.

    Turtle does not say in which document a statement stands; TriG, N-Quads and JSON-LD do. Raises
    UnknownName for another format.
    """
    chosen = format_named(form)
    if isinstance(output, str | Path):
        target = Path(output)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as stream:
            chosen.write(store, stream)
    else:
        chosen.write(store, output)


def format_named(form: str) -> Format:
    """The format of a name or file suffix; raises UnknownName."""
    name = form.casefold().removeprefix(".")
    for key, row in FORMATS.items():
        if name in (key, row.suffix):
            return row
    raise UnknownName(f"there is no export format {form!r}; choose one of {', '.join(FORMATS)}")


def sorted_quads(store: GraphStore) -> Iterator[ox.Quad]:
    """All quads by graph, subject, predicate and object; one graph at a time is in memory."""
    for graph in store.graph_names():
        yield from sorted(store.graph(graph), key=_order)


def _order(quad: ox.Quad) -> tuple[str, bool, str, str]:
    """Sort key: the class of a thing first, the rest by term."""
    predicate = str(quad.predicate)
    return (str(quad.subject), not predicate.endswith("#type>"), predicate, str(quad.object))


class _AfterPrefixes:
    """A stream that leaves out the serialiser's prefix lines, whose order is not fixed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._head: bytes | None = b""

    def write(self, data: bytes) -> int:
        """Pass on what follows the prefix lines."""
        if self._head is None:
            return self._stream.write(data)
        self._head += data
        while self._head.startswith(b"@prefix") and b"\n" in self._head:
            self._head = self._head.split(b"\n", 1)[1]
        if self._head and not b"@prefix".startswith(self._head[:7]):
            self._stream.write(self._head)
            self._head = None
        return len(data)

    def flush(self) -> None:
        """Pass on the wish to flush."""
        self._stream.flush()


def _write_turtle(store: GraphStore, stream: IO[bytes]) -> None:
    _with_prefixes((quad.triple for quad in sorted_quads(store)), store, stream, ox.RdfFormat.TURTLE)


def _write_trig(store: GraphStore, stream: IO[bytes]) -> None:
    _with_prefixes(sorted_quads(store), store, stream, ox.RdfFormat.TRIG)


def _with_prefixes(
    rows: Iterator[ox.Triple] | Iterator[ox.Quad], store: GraphStore, stream: IO[bytes], form: ox.RdfFormat
) -> None:
    names = prefixes(store.base)
    stream.write("".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in names.items()).encode())
    ox.serialize(rows, cast("IO[bytes]", _AfterPrefixes(stream)), form, prefixes=dict(names))


def _write_nquads(store: GraphStore, stream: IO[bytes]) -> None:
    ox.serialize(sorted_quads(store), stream, ox.RdfFormat.N_QUADS)


def _write_jsonld(store: GraphStore, stream: IO[bytes]) -> None:
    write_jsonld(sorted_quads(store), stream, prefixes(store.base))


FORMATS: Mapping[str, Format] = {
    "turtle": Format("ttl", "text/turtle", _write_turtle),
    "trig": Format("trig", "application/trig", _write_trig),
    "nquads": Format("nq", "application/n-quads", _write_nquads),
    "jsonld": Format("jsonld", "application/ld+json", _write_jsonld),
}
"""Every export format by name."""
