"""`kg query`: named questions and SPARQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, OutputOption, StoreOption, opened, reader_store, tell_if_empty
from kg.errors import QueryError


@app.command(short_help="Ask the graph: a named question, or SPARQL of your own.")
def query(
    name: Annotated[str | None, typer.Argument(help="A named question; --list shows them.", show_default=False)] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(help="Its parameters, as NAME=VALUE.", show_default=False)
    ] = None,
    sparql: Annotated[str | None, typer.Option("--query", "-q", help="A SPARQL query.", show_default=False)] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A file with a SPARQL query.", show_default=False)] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the SPARQL of the named question.")] = False,
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv, markdown, json or ttl.")] = "table",
    store: StoreOption = STORE,
    output: OutputOption = None,
) -> None:
    """Ask the graph: a named question, or SPARQL of your own."""
    from kg.questions import listing as list_queries
    from kg.questions import named_query, render, run, run_named

    if listing:
        print(list_queries())
        return
    if sum(given is not None for given in (name, sparql, file)) != 1:
        raise QueryError("give one question: its name, -q SPARQL, or --file FILE; `kg query --list` shows the names")
    if show and name is not None:
        print(named_query(name).sparql)
        return
    with reader_store(store) as graph:
        tell_if_empty(graph)
        if name is not None:
            result = run_named(graph, name, **dict(parameter(text) for text in parameters or ()))
        else:
            result = run(graph, sparql if sparql is not None else Path(str(file)).read_text(encoding="utf-8"))
        with opened(output) as stream:
            stream.write(render(result, form))


def parameter(text: str) -> tuple[str, str]:
    """Name and value of "NAME=VALUE"."""
    name, equals, value = text.partition("=")
    if not equals:
        raise QueryError(f"{text!r} is not NAME=VALUE; write for example symbol=A/HRC/RES/50/4")
    return name, value
