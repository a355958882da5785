"""`kg ontology`: the vocabulary of the graph."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import OutputOption


@app.command(short_help="Write the vocabulary: every class and property.")
def ontology(
    output: OutputOption = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", help="ttl, jsonld, rdf, nt or html (a page to read).", show_default="by suffix"),
    ] = None,
) -> None:
    """Write the vocabulary: every class and property with its meaning, an example, and what it corresponds to."""
    from kg.ontologypage import write_vocabulary

    chosen = form or (output.suffix.lstrip(".") if output and output.suffix else "ttl")
    text = write_vocabulary(chosen)
    if output is None or str(output) == "-":
        sys.stdout.write(text)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
