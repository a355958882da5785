"""`kg export`: the graph for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, StoreOption, reader_store, tell_if_empty


@app.command(short_help="Write the graph for other tools: RDF, networks, tables.")
def export(
    store: StoreOption = STORE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write, stdout where left out; for csv and parquet a folder."),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="turtle, trig, nquads, jsonld (the whole graph); graphml, gexf, csv, parquet (who cites whom); "
            "bibtex, csl (the cited texts as references).",
            show_default="by suffix",
        ),
    ] = None,
) -> None:
    """Write the graph for other tools: RDF, network files, tables, references."""
    from kg.exports import export as export_graph

    target = None if output is None or str(output) == "-" else output
    chosen = form or (target.suffix if target and target.suffix else "turtle")
    with reader_store(store) as graph:
        tell_if_empty(graph)
        for path in export_graph(graph, target, chosen):
            print(path)
