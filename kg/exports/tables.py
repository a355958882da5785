"""Tables of the citation network: its texts, who cites whom how often, and every citation with its sentence."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import MissingExtra
from kg.network import CitationNetwork
from kg.spreadsheet import cell

Row = tuple[str | int | float | bool | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the types of its columns and the function that gives its rows."""

    columns: Mapping[str, type]
    rows: Callable[[CitationNetwork], Iterator[Row]]


def nodes(network: CitationNetwork) -> Iterator[Row]:
    """One row for each text that cites or is cited."""
    cited = dict.fromkeys((node.key for node in network.nodes), 0)
    for edge in network.edges:
        cited[edge.cited] += 1
    for node in network.nodes:
        yield (
            node.key, node.label, node.title, node.kind, node.organ, node.year, node.date, node.status, node.held,
            cited[node.key], node.page, node.iri,
        )  # fmt: skip


def edges(network: CitationNetwork) -> Iterator[Row]:
    """One row for each pair of citing and cited text: its weight is the number of citations."""
    for edge in network.edges:
        yield edge.citing, edge.cited, edge.count, edge.force, "; ".join(edge.actions)


def citations(network: CitationNetwork) -> Iterator[Row]:
    """One row for each citation: where it stands, under which verb, the words that make it, the rule that settled it."""
    for one in network.evidence:
        yield (
            one.citing, one.cited, one.paragraph, one.action, one.force, one.quote, one.pinpoint, one.footnote,
            one.start, one.end, one.text, one.rule,
        )  # fmt: skip


TABLES: Mapping[str, Table] = {
    "nodes": Table(
        {
            "id": str, "label": str, "title": str, "kind": str, "organ": str, "year": int, "date": str, "status": str,
            "held": bool, "cited_by": int, "page": str, "iri": str,
        },
        nodes,
    ),
    "edges": Table({"source": str, "target": str, "weight": int, "force": float, "actions": str}, edges),
    "citations": Table(
        {
            "source": str, "target": str, "paragraph": str, "action": str, "verb_force": str, "quote": str,
            "pinpoint": str, "footnote": str, "start": int, "end": int, "text": str, "rule": str,
        },
        citations,
    ),
}  # fmt: skip
"""The tables, by the name of the file in which each is written."""


def write_csv(network: CitationNetwork, folder: Path) -> tuple[Path, ...]:
    """Write TABLES as CSV (RFC 4180, UTF-8) into a folder and return the files."""
    return _write(network, folder, "csv", _write_csv)


def write_parquet(network: CitationNetwork, folder: Path) -> tuple[Path, ...]:
    """Write TABLES as Parquet into a folder and return the files; raises MissingExtra where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise MissingExtra("writing Parquet", "parquet") from None
    return _write(network, folder, "parquet", _write_parquet)


def _write(
    network: CitationNetwork, folder: Path, suffix: str, write: Callable[[Path, Table, Iterator[Row]], None]
) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.{suffix}" for name in TABLES}
    for name, table in TABLES.items():
        write(paths[name], table, table.rows(network))
    return tuple(paths.values())


def _write_csv(path: Path, table: Table, rows: Iterator[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.columns)
        writer.writerows(map(cell, row) for row in rows)


def _write_parquet(path: Path, table: Table, rows: Iterator[Row]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types: Mapping[type, Any] = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in table.columns.items()])
    pq.write_table(pa.Table.from_pylist([dict(zip(table.columns, row, strict=True)) for row in rows], schema), path)
