"""What a query answers, and how it is written: as a table for people, as CSV, as Markdown, as SPARQL JSON, as Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from shutil import get_terminal_size
from typing import Literal

import pyoxigraph as ox
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError, UnknownName
from kg.spreadsheet import cell

WIDE = 160
"""Columns of a table where there is no terminal whose width it could take."""
WORD = 17
"""Letters of a word that a column is never narrower than."""
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = str | int | float | bool | None
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS: Mapping[str, Callable[[str], Value]] = {
    XSD + "integer": int,
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": lambda text: text in ("true", "1"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: rows for SELECT, triples for CONSTRUCT and DESCRIBE, one row with a truth for ASK."""

    kind: Literal["rows", "graph", "truth"]
    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    """One tuple a row; for a graph, subject, predicate and object."""
    prefixes: Mapping[str, str] = field(default_factory=dict)
    """By prefix, for showing IRIs short."""

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        """Whether there is any row; for ASK, the answer."""
        return self.rows[0][0] is True if self.kind == "truth" else bool(self.terms)

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as Python values: numbers and truths as such, dates, texts and IRIs as text, None where unbound."""
        return tuple(tuple(value_of(term) for term in row) for row in self.terms)

    def records(self) -> list[dict[str, Value]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def value_of(term: Term | None) -> Value:
    """A term as a Python value."""
    if isinstance(term, ox.Literal):
        return NUMBERS.get(term.datatype.value, str)(term.value)
    return term.value if isinstance(term, ox.NamedNode) else None if term is None else str(term)


def render(result: Result, form: str = "table", *, width: int | None = None) -> str:
    """The result as text in one of FORMS; raises UnknownName for another form."""
    if form not in FORMS:
        raise UnknownName(f"there is no result format {form!r}; choose one of {', '.join(FORMS)}")
    return to_table(result, width=width) if form == "table" else FORMS[form](result)


def as_table(result: Result) -> Table:
    """The result as a rich table; IRIs are shown with prefixes, control characters not at all, empty columns left out."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    shown = [[_shown(term, result.prefixes) for term in row] for row in result.terms]
    kept = [n for n in range(len(result.columns)) if not shown or any(row[n] for row in shown)]
    for n in kept:
        numeric = all(isinstance(row[n], int | float | None) for row in result.rows) and bool(result.terms)
        title = result.columns[n].replace("_", " ")
        longest = max(
            map(len, (word for text in (title, *(row[n] for row in shown)) for word in text.split())), default=1
        )
        table.add_column(title, justify="right" if numeric else "left", overflow="fold", min_width=min(longest, WORD))
    for row in shown:
        table.add_row(*(Text(row[n]) for n in kept))
    return table


def to_table(result: Result, *, width: int | None = None) -> str:
    """The table as plain text, with the number of rows below; as wide as the terminal, or WIDE where there is none."""
    stream = io.StringIO()
    table = as_table(result)
    least = sum((column.min_width or 0) + 3 for column in table.columns)
    wide = max(width or get_terminal_size((WIDE, 40)).columns, least)
    console = Console(file=stream, width=wide, no_color=True, highlight=False)
    console.print(table)
    if result.kind != "truth":
        noun = {"rows": "row", "graph": "triple"}[result.kind]
        console.print(f"{len(result)} {noun}{'' if len(result) == 1 else 's'}")
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def to_csv(result: Result) -> str:
    """The result as CSV with a head line (RFC 4180, lines end in a line feed), of which a spreadsheet computes nothing."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([_in_spreadsheet(term) for term in row] for row in result.terms)
    return stream.getvalue()


def _in_spreadsheet(term: Term | None) -> str:
    """A term as a cell of CSV; numbers stay as they are written."""
    if term is None or isinstance(value_of(term), int | float):
        return "" if term is None else _plain(term)
    return str(cell(_plain(term)))


def to_markdown(result: Result) -> str:
    """The result as a Markdown table; IRIs are shown with prefixes."""
    rows = [[_shown(term, result.prefixes) for term in row] for row in result.terms]
    head = [column.replace("_", " ") for column in result.columns]
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(_in_cell(text) for text in line) + " |\n" for line in lines)


def _in_cell(text: str) -> str:
    """A text that neither ends the cell nor is taken for markup."""
    return re.sub(r"([\\|`*_\[\]<>])", r"\\\1", text)


def to_json(result: Result) -> str:
    """The result in SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/)."""
    if result.kind == "truth":
        return json.dumps({"head": {}, "boolean": bool(result)}) + "\n"
    bindings = [
        {column: _binding(term) for column, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.terms
    ]
    whole = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def to_turtle(result: Result) -> str:
    """The triples of a CONSTRUCT or DESCRIBE as Turtle; raises QueryError for another kind of query."""
    if result.kind != "graph":
        raise QueryError("only CONSTRUCT and DESCRIBE answer with triples; ask for table, csv or json")
    triples = sorted((ox.Triple(*row) for row in result.terms), key=str)  # type: ignore[arg-type]
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in result.prefixes.items())
    body = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(result.prefixes)) or b""
    lines = [line for line in body.decode().splitlines(keepends=True) if not line.startswith("@prefix")]
    return head + "".join(lines)


def _plain(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _shown(term: Term | None, prefixes: Mapping[str, str]) -> str:
    text = "" if term is None else _plain(term)
    if isinstance(term, ox.NamedNode):
        start = max((iri for iri in prefixes.values() if text.startswith(iri)), key=len, default=None)
        if start is not None:
            text = next(prefix for prefix, iri in prefixes.items() if iri == start) + ":" + text[len(start) :]
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _binding(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        shown: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            shown["xml:lang"] = term.language
        elif term.datatype.value != XSD + "string":
            shown["datatype"] = term.datatype.value
        return shown
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}


FORMS: Mapping[str, Callable[[Result], str]] = {
    "table": to_table,
    "csv": to_csv,
    "markdown": to_markdown,
    "json": to_json,
    "ttl": to_turtle,
}
"""Every form in which a result can be written."""
