"""A report as HTML, CSV or JSON: the same bytes for the same report."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from kg.errors import UnknownName
from kg.pages import environment, program, reading_page
from kg.reports.plots import bar, stack
from kg.reports.report import Cell, Column, Quotation, Reference, Report, Section, Stack, Table
from kg.spreadsheet import cell as spreadsheet_cell


def html(report: Report, *, bar: str = "", pages: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the report as one HTML page that needs no network and no script.

    In a site it stands under its `bar`, and `pages` has the address of the page of each text, by key, that it leads to.
    """
    _prepared()
    return reading_page(
        "kg.reports",
        "report.html",
        title=report.title,
        eyebrow=report.eyebrow,
        lead=report.lead,
        styles=[(files("kg.reports") / "templates" / "style.css").read_text(encoding="utf-8")],
        report=report,
        bar=bar,
        pages=pages,
    )


def index_html(reports: Sequence[Report]) -> str:
    """Return a page that leads to the files of these reports, with the findings of each; the files lie beside it."""
    return reading_page(
        "kg.reports",
        "index.html",
        title="Reports on the collection",
        eyebrow="Reports",
        lead="What the collection rests on, what it asks for, how its texts come again, and how far to trust it.",
        styles=[(files("kg.reports") / "templates" / "style.css").read_text(encoding="utf-8")],
        bar="",
        reports=[
            {
                "key": report.key,
                "title": report.title,
                "lead": report.lead,
                "findings": report.findings,
                "suffixes": ["csv", "json", *report.more],
            }
            for report in reports
        ],
    )


def csv_text(report: Report) -> str:
    """Return the full table of the report as CSV with a head line (RFC 4180, UTF-8, lines end with CR LF)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.key for column in report.full.columns)
    for row in report.full.rows:
        writer.writerow(_csv_cell(cell) for cell in row)
    return out.getvalue()


def json_text(report: Report) -> str:
    """Return the whole report as JSON, indented, with its tables as lists of objects."""
    document = {
        "report": report.key,
        "title": report.title,
        "program": {"name": "kg", "version": program().removeprefix("kg ")},
        "findings": list(report.findings),
        "facts": dict(report.facts),
        "data": dict(report.data),
        "method": list(report.method),
        "caveats": list(report.caveats),
        report.full.key: _records(report.full),
        "tables": {table.key: _records(table) for table in report.tables},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Report], str]] = {"html": html, "csv": csv_text, "json": json_text}
"""What a report can be written as: suffix and function."""


def render(report: Report, format: str) -> str:
    """Return the report in a format of FORMATS; raises UnknownName for any other."""
    if format not in FORMATS:
        raise UnknownName(f"a report cannot be written as {format!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[format](report)


def write(report: Report, folder: Path, *, formats: tuple[str, ...] = tuple(FORMATS)) -> tuple[Path, ...]:
    """Write the report into the folder, one file a format named after the report and its further files; return the paths."""
    texts = {folder / f"{report.key}.{format}": render(report, format) for format in formats}
    texts |= {folder / f"{report.key}.{suffix}": text for suffix, text in report.more.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        path.write_bytes(text.encode())
    return tuple(texts)


def write_html(report: Report, path: Path) -> None:
    """Write the report as one HTML file."""
    path.write_bytes(html(report).encode())


def write_csv(report: Report, path: Path) -> None:
    """Write the report's full table as CSV."""
    path.write_bytes(csv_text(report).encode())


def write_json(report: Report, path: Path) -> None:
    """Write the report as JSON."""
    path.write_bytes(json_text(report).encode())


def _records(table: Table) -> list[dict[str, Any]]:
    keys = [column.key for column in table.columns]
    return [{key: _json_cell(cell) for key, cell in zip(keys, row, strict=True)} for row in table.rows]


def _json_cell(cell: Cell) -> Any:
    if isinstance(cell, tuple):
        return [one.key for one in cell]
    if isinstance(cell, Reference):
        return cell.key
    if isinstance(cell, Quotation):
        return {"text": cell.text, "start": cell.start, "end": cell.end}
    if isinstance(cell, Stack):
        return list(cell.parts)
    return _rounded(cell) if isinstance(cell, float) else cell


def _csv_cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return _rounded(cell)
    if isinstance(cell, int):
        return cell
    text = "; ".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)
    return str(spreadsheet_cell(text))


def _rounded(value: float) -> float:
    """Ten significant digits: what another machine computes too."""
    return float(f"{value:.10g}")


def _groups(sections: Sequence[Section]) -> list[tuple[str | None, list[Section]]]:
    """The sections in their order, those that follow each other under one heading together."""
    return [(name, list(members)) for name, members in groupby(sections, key=lambda section: section.group)]


def _largest(table: Table, key: str) -> float:
    """The largest amount of a column, against which its bars are measured; stacks count whole."""
    place = [column.key for column in table.columns].index(key)
    amounts = [sum(cell.parts) if isinstance(cell, Stack) else cell for cell in (row[place] for row in table.rows)]
    return max((float(amount) for amount in amounts if isinstance(amount, int | float)), default=0.0)


def _shade(table: Table, cell: Cell) -> str:
    """The class that says how deep a cell of a matrix is coloured, from shade-1 to shade-4; empty for none."""
    if table.shades is None or isinstance(cell, bool) or not isinstance(cell, int | float) or cell <= 0:
        return ""
    if table.shades == "rank":
        return next((f"shade-{depth}" for depth, rank in ((4, 10), (3, 25), (2, 50), (1, 100)) if cell <= rank), "")
    cells = [one for row in table.rows for one in row if isinstance(one, int | float)]
    return f"shade-{max(1, math.ceil(4 * math.sqrt(cell / max(cells))))}"


def _words(cell: Cell, column: Column, table: Table) -> str:
    """A cell as the page prints it; parts of a whole have as many digits in a column as its largest needs."""
    if cell is None:
        return "–"
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return str(cell)
    if column.kind == "count":
        return f"{cell:,.0f}"
    if column.kind == "share":
        largest = 100.0 * _largest(table, column.key)
        return f"{100.0 * cell:.{1 if largest >= 2.0 else 2 if largest >= 0.2 else 3}f} %"
    return f"{cell:,.1f}".removesuffix(".0") if abs(cell) >= 100 else f"{cell:.3g}"


@cache
def _prepared() -> None:
    """Tell the templates of reports the functions that they call."""
    templates = environment("kg.reports")
    templates.filters |= {"kind": lambda cell: type(cell).__name__, "groups": _groups}
    templates.globals |= {
        "drawn_bar": lambda value, largest, kind: Markup(bar(value or 0.0, largest, kind)),
        "stack": lambda cell, largest, kinds: Markup(stack(cell.parts, largest, kinds)),
        "words": _words,
        "shade": _shade,
        "markup": Markup,
        "largest": _largest,
    }
