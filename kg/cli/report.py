"""`kg report`: pages to read, tables to compute with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, StoreOption, reader_store


@app.command(short_help="Write a report as a page (HTML), as CSV and as JSON.")
def report(
    name: Annotated[str, typer.Argument(help="centrality or requests.")],
    store: StoreOption = STORE,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the HTML, CSV and JSON files.")] = Path(
        "output"
    ),
) -> None:
    """Write a report as a page to read (HTML) and as CSV and JSON to compute with."""
    from kg.reports import report as make_report
    from kg.reports import write

    with reader_store(store) as graph:
        for path in write(make_report(name, graph), output):
            print(path)
