"""`kg export`: the whole graph as a file."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, OutputOption, StoreOption, reader_store


@app.command()
def export(
    store: StoreOption = STORE,
    output: OutputOption = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", help="turtle, trig, nquads, jsonld or graphml.", show_default="by suffix"),
    ] = None,
) -> None:
    """Write the whole graph to a file, for other tools."""
    from kg.graph import export as export_graph

    chosen = form or (output.suffix.lstrip(".") if output and output.suffix else "turtle")
    with reader_store(store) as graph:
        if output is None or str(output) == "-":
            export_graph(graph, sys.stdout.buffer, chosen)
        else:
            output.parent.mkdir(parents=True, exist_ok=True)
            export_graph(graph, output, chosen)
