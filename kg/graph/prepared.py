"""Documents as N-Quads, made by whoever read them, and taken into a store by one builder.

A process beside the builder hands them over as they are; one far away writes them into a part of their own. A part is two files: `NAME.nq`, and `NAME.json`, which tells for each document where its quads stand in the first.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from socket import gethostname
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError, UnreadableDocument
from kg.graph.document import DocumentGraph, document_quads
from kg.graph.sources import SourceFile, source_of
from kg.model import Extraction
from kg.work import Limits, make_one_aside
from kg.work.watching import archive_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that needs only be written into the store."""

    source: SourceFile
    content: DocumentGraph
    warnings: tuple[str, ...] = ()


def prepare(extraction: Extraction, source: SourceFile, *, base: str | None = None) -> Prepared:
    """An extraction as the quads that a builder writes."""
    return Prepared(source, document_quads(extraction, base=base), extraction.warnings)


def prepared(base: str, options: str, path: str, extraction: Extraction) -> Prepared:
    """What a file says as a builder takes it, for a graph whose IRIs have this base."""
    return prepare(extraction, source_of(path, extraction, options=options), base=base)


def prepare_part(
    folder: str,
    base: str,
    options: str,
    ignore_links: bool,
    limits: Limits,
    number: int,
    documents: tuple[tuple[str, str], ...],
) -> str:
    """Read documents, given as name and place, write their part into a folder, and return its index.

    This is what a process far away does: the names are those of the caller's paths, the places are absolute paths or
    URLs. Raises KgError where it does not see the folder.
    """
    if not Path(folder).is_dir():
        raise KgError(
            f"a worker of the cluster, on {gethostname()}, does not find {folder}: the graph and the documents must lie on "
            "a disk that this machine and the workers share under the same path; read with --workers where there is none"
        )
    made = partial(prepared, base, options)
    target = Path(folder) / f"part-{number:07}.json"
    rows: list[dict[str, Any]] = []
    data = bytearray()
    for name, place in documents:
        found = make_one_aside(made, place, name=name, ignore_links=ignore_links, limits=limits)
        if isinstance(found, KgError):
            rows.append({"path": name, "error": str(found) if _is_seen(place) else _unseen(name, place)})
        else:
            rows.append(_row(name, found, data))
    _written(target.with_suffix(".nq"), bytes(data))
    _written(target, json.dumps(rows).encode())
    return str(target)


def read_part(index: str) -> Iterator[tuple[str, Prepared | KgError]]:
    """The documents of a part, in the order in which they were given, by name."""
    path = Path(index)
    data = path.with_suffix(".nq").read_bytes()
    for row in json.loads(path.read_bytes()):
        if "error" in row:
            yield row["path"], UnreadableDocument(row["error"])
            continue
        mentioned = {ox.NamedNode(node): data[start:end] for node, (start, end) in row["mentioned"].items()}
        start, end = row["own"]
        node, graph = ox.NamedNode(row["document"]), ox.NamedNode(row["graph"])
        content = DocumentGraph(node, row["label"], graph, data[start:end], row["count"], mentioned)
        yield row["path"], Prepared(SourceFile(**row["source"]), content, tuple(row["warnings"]))


def _is_seen(place: str) -> bool:
    """Whether a place is one that this machine can read: on the web, or on one of its disks, perhaps in an archive."""
    return "://" in place or archive_of(Path(place)).exists()


def _unseen(name: str, place: str) -> str:
    return (
        f"{name} is not on {gethostname()}, where a worker of the cluster looked for {place}; put it on a disk that the "
        "workers share under the same path, name it by its URL, or read it with --workers"
    )


def _row(name: str, ready: Prepared, data: bytearray) -> dict[str, Any]:
    content = ready.content
    return {
        "path": name,
        "document": content.document.value,
        "label": content.label,
        "graph": content.graph.value,
        "count": content.count,
        "own": _added(data, content.data),
        "mentioned": {node.value: _added(data, described) for node, described in content.mentioned.items()},
        "source": asdict(ready.source),
        "warnings": ready.warnings,
    }


def _added(data: bytearray, more: bytes) -> tuple[int, int]:
    """Where it stands, in bytes from the beginning."""
    start = len(data)
    data += more
    return start, len(data)


def _written(path: Path, content: bytes) -> None:
    """Write a file that is whole as soon as it has its name."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(path)
