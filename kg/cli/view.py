"""`kg view`: the citation network, or the texts of an answer, as one HTML file."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, DayOption, StoreOption, reader_store
from kg.cli.query import parameter
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph import GraphStore


class Along(StrEnum):
    """Which citations surroundings follow."""

    both = "both"
    cites = "out"
    cited_by = "in"


@app.command(short_help="Draw who cites whom as one HTML page that works offline.")
def view(
    name: Annotated[
        str | None, typer.Argument(help="A named question, to draw only the texts of its answer.", show_default=False)
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(help="Its parameters, as NAME=VALUE.", show_default=False)
    ] = None,
    sparql: Annotated[
        str | None,
        typer.Option("--query", "-q", help="SPARQL, to draw only the texts of its answer.", show_default=False),
    ] = None,
    focus: Annotated[
        str | None,
        typer.Option("--focus", help="Symbol or name of a text, to draw its surroundings only.", show_default=False),
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", help="How many citations away from the focus to go.", min=1, max=6)
    ] = 1,
    along: Annotated[
        Along, typer.Option("--along", help="Draw what it cites (out), what cites it (in), or both.")
    ] = Along.both,
    explorer: Annotated[
        bool, typer.Option("--explorer", help="Draw the whole network, however large, on a canvas.")
    ] = False,
    store: StoreOption = STORE,
    pages: Annotated[
        str | None,
        typer.Option(
            "--pages",
            help="Addresses of pages of your own to link to, like 'documents/{slug}.html'.",
            show_default=False,
        ),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(
            "--document",
            help="Symbol of a document, to show its text with citations and verbs marked.",
            show_default=False,
        ),
    ] = None,
    requests: Annotated[
        bool, typer.Option("--requests", help="Show who owes what report to whom for when, not the network.")
    ] = False,
    on: DayOption = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="HTML file to write.", show_default="a file below output/"),
    ] = None,
) -> None:
    """Draw the citation network, or the texts of an answer, as one HTML file that works offline."""
    from kg.views import write_view

    if document is not None or requests:
        print(_page(store, output, document, on))
        return
    output = output or Path("output/network.html")
    chosen = "explorer" if explorer else "network"
    draw = partial(write_view, name=chosen, focus=focus, depth=depth, direction=along.value, pages=pages)
    if name is not None and sparql is not None:
        raise QueryError("give one question: its name or -q SPARQL")
    with reader_store(store) as graph:
        if name is None and sparql is None:
            draw(graph, output)
        else:
            named, title = answered(graph, name, sparql, dict(parameter(text) for text in parameters or ()))
            draw(graph, output, named=named, title=title)
    print(output)


def answered(
    graph: GraphStore, name: str | None, sparql: str | None, values: dict[str, str]
) -> tuple[frozenset[str], str]:
    """What an answer and the parameters of its question name, and a title for the drawing."""
    from kg.questions import named_query, run, run_named
    from kg.symbol import canonical, is_symbol

    result = run_named(graph, name, **values) if name is not None else run(graph, sparql or "")
    title = named_query(name).title if name is not None else "Texts of an answer"
    asked = [canonical(value) if is_symbol(value) else value for value in values.values()]
    return frozenset((*asked, *(str(value) for row in result.rows for value in row if value))), title


def _page(store: str, output: Path | None, document: str | None, on: str | None) -> Path:
    """The page of a document, or of all requests, written to the file."""
    from kg.site import write_document, write_requests
    from kg.symbol import slug

    with reader_store(store) as graph:
        if document is None:
            return write_requests(graph, output or Path("output/requests-page.html"), on=on)
        return write_document(graph, output or Path("output/document", f"{slug(document)}.html"), document)
