"""`kg report`: pages to read, tables to compute with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, StoreOption, fail, reader_store


@app.command(short_help="Write a report as a page (HTML), as CSV and as JSON.")
def report(
    name: Annotated[
        str | None,
        typer.Argument(
            help="centrality, requests, lineage, coverage, or all; without a name, the list.", show_default=False
        ),
    ] = None,
    about: Annotated[
        str | None,
        typer.Argument(metavar="[SYMBOL]", help="For lineage: symbol or title of the text.", show_default=False),
    ] = None,
    store: StoreOption = STORE,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the HTML, CSV and JSON files.")] = Path(
        "output"
    ),
) -> int:
    """Write a report as a page to read (HTML) and as CSV and JSON to compute with."""
    from kg.reports import ALL, REPORTS, listing, write, write_all
    from kg.reports import report as make_report

    if name is None:
        print(listing())
        return 0
    if name != ALL and name not in REPORTS:
        return fail(f"there is no report {name!r}; choose one of {', '.join(REPORTS)}, {ALL}")
    with reader_store(store) as graph:
        for path in write_all(graph, output) if name == ALL else write(make_report(name, graph, about), output):
            print(path)
    return 0
