"""`kg diff`: what changed from one text to another."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, OutputOption, StoreOption, opened, reader_store, remark
from kg.errors import KgError, UnreadableDocument

if TYPE_CHECKING:
    from kg.model import Extraction

SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".sarif": "sarif"}
"""What the name of an output file says about its form."""


@app.command(short_help="Tell what changed from one text to another.")
def diff(
    old: Annotated[str, typer.Argument(help='The earlier text: a file, "-" or a symbol.', show_default=False)],
    new: Annotated[str, typer.Argument(help='The later text: a file, "-" or a symbol.', show_default=False)],
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", help="text, html or json; by the suffix of -o, else text.", show_default=False),
    ] = None,
    store: StoreOption = STORE,
    output: OutputOption = None,
) -> None:
    """Tell what changed from one text to another: paragraphs, words, verbs, citations, reporting requests."""
    from kg.changes import compare, render, to_text

    if old == new == "-":
        raise KgError('only one of the two texts can be read from standard input ("-")')
    changes = compare(given(old, store), given(new, store))
    chosen = form_of(form, output)
    colours = chosen == "text" and output is None and sys.stdout.isatty()
    text = to_text(changes, colours=True, width=columns()) if colours else render(changes, chosen)
    with opened(output) as stream:
        stream.write(text)


def given(name: str, store: str) -> Extraction:
    """The text that a word of the command line names: a file, standard input, or a symbol of the graph."""
    from kg.changes.held import held_document
    from kg.pipeline import extract, extract_content
    from kg.symbol import is_symbol

    if name == "-":
        found = extract_content(sys.stdin.buffer.read(), "stdin")
    elif Path(name).exists():
        found = extract(name)
    elif is_symbol(name):
        with reader_store(store) as graph:
            found = held_document(graph, name)
    else:
        raise UnreadableDocument(f"{name} is neither a file nor a document symbol; name one of these")
    for warning in found.warnings:
        remark(warning)
    return found


def form_of(form: str | None, output: Path | None) -> str:
    """The form of output that was asked for, else the one that the name of the file shows, else text."""
    return form or SUFFIXES.get(output.suffix.lower() if output else "", "text")


def columns() -> int:
    """The width of the terminal."""
    from shutil import get_terminal_size

    return get_terminal_size((100, 40)).columns
