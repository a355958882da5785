"""A report as tables for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator
from shutil import get_terminal_size

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from kg.reports.report import Cell, Quotation, Report, Table

WIDE = 160
"""Columns where there is no terminal whose width could be taken."""
AROUND = 60
"""Characters of a sentence shown on each side of what matters in it."""


def report_text(report: Report, most: int) -> str:
    """The data and tables of a report as plain text; of a table that lists errors, the first `most` rows."""
    stream = io.StringIO()
    console = Console(file=stream, width=max(get_terminal_size((WIDE, 40)).columns, 60), no_color=True, highlight=False)
    console.print(report.lead, markup=False)
    console.print("; ".join(f"{name.lower()} {value}" for name, value in report.data), markup=False)
    for section in report.sections:
        for table in section.tables:
            listed = table.detail is not None or table.first is not None
            console.print(f"\n{section.title}: {table.title[:1].lower()}{table.title[1:]}", markup=False)
            for line in section.text:
                console.print(line, markup=False)
            if most or not listed:
                console.print(_grid(table, most if listed else None))
            if listed and len(table.rows) > most:
                console.print(f"{len(table.rows) - most:,} more; --errors {len(table.rows)} lists them, JSON holds all")
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _grid(table: Table, most: int | None) -> Grid:
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    for column in table.columns:
        grid.add_column(column.title, justify="left" if column.kind == "text" else "right", overflow="fold")
    for row in table.rows[:most]:
        grid.add_row(*_cells(row))
    return grid


def _cells(row: tuple[Cell, ...]) -> Iterator[Text]:
    for cell in row:
        if isinstance(cell, Quotation):
            yield Text(_excerpt(cell))
        elif cell is None:
            yield Text("–")
        else:
            yield Text(f"{cell:,}" if isinstance(cell, int) else str(cell))


def _excerpt(cell: Quotation) -> str:
    """A sentence cut to what stands around its marked part."""
    if not cell.partial:
        return cell.text if len(cell.text) <= 2 * AROUND else cell.text[: 2 * AROUND].rstrip() + "…"
    start, end = max(0, cell.start - AROUND), min(len(cell.text), cell.end + AROUND)
    return f"{'…' if start else ''}{cell.text[start:end]}{'…' if end < len(cell.text) else ''}"
