"""`kg view`: the citation network as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, StoreOption, reader_store


@app.command()
def view(
    focus: Annotated[
        str | None, typer.Option("--focus", help="Symbol or name to draw the surroundings of.", show_default=False)
    ] = None,
    depth: Annotated[int, typer.Option("--depth", help="Citations from the focus.", min=1, max=6)] = 1,
    explorer: Annotated[
        bool, typer.Option("--explorer", help="Draw the whole network, however large, on a canvas.")
    ] = False,
    store: StoreOption = STORE,
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file to write.")] = Path("output/network.html"),
) -> None:
    """Draw the citation network as one HTML file that works offline."""
    from kg.views import write_view

    with reader_store(store) as graph:
        write_view(graph, output, name="explorer" if explorer else "network", focus=focus, depth=depth)
    print(output)
