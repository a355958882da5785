"""`kg site`: the whole graph as a folder of pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, DayOption, StoreOption, count, progress, reader_store, remark


@app.command(short_help="Write the graph as a folder of pages that opens offline.")
def site(
    store: StoreOption = STORE,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the site.")] = Path("output/site"),
    on: DayOption = None,
) -> None:
    """Write the whole graph as a folder of pages that opens from disk and from any web server, without a network."""
    from kg.site import write_site

    with reader_store(store) as graph:
        written = write_site(graph, output, on=on, progress=progress)
    removed = f"; removed {count(len(written.removed), 'file')} of an earlier run" if written.removed else ""
    remark(f"{count(written.pages, 'page')}, {written.size / 1_000_000:,.0f} MB{removed}")
    print(written.first)
