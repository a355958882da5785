"""`kg check`: findings on a draft, before it is tabled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, OutputOption, opened, reader_store, remark
from kg.cli.diff import columns, form_of, given
from kg.errors import KgError


@app.command(short_help="Check a draft before it is tabled.")
def check(
    draft: Annotated[str, typer.Argument(help='The draft: a file, "-" or a symbol.', show_default=False)],
    predecessor: Annotated[
        str | None,
        typer.Option("--predecessor", "-p", help="The text that it follows: a file or a symbol.", show_default=False),
    ] = None,
    level: Annotated[str, typer.Option("--level", help="The least that counts: error, warning or note.")] = "note",
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", help="text, html or sarif; by the suffix of -o, else text.", show_default=False),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            "-s",
            help="Folder or URL of a graph that knows other texts; none is asked where left out.",
            show_default=False,
        ),
    ] = None,
    output: OutputOption = None,
) -> int:
    """Check a draft before it is tabled: citations, requests, verbs, form, titles and terms. Exit status 1 for findings."""
    from kg.check import FORMS, as_grave, held, level_named, render, summary, to_text
    from kg.check import check as findings_on
    from kg.errors import UnknownName

    least, chosen = level_named(level), form_of(form, output)
    if chosen not in FORMS:
        raise UnknownName(f"findings cannot be written as {chosen!r}; choose one of {', '.join(FORMS)}")
    if draft == predecessor == "-":
        raise KgError('only one of the two texts can be read from standard input ("-")')
    found = given(draft, store or STORE)
    before = given(predecessor, store or STORE) if predecessor else None
    known = None
    if store is not None:
        with reader_store(store) as graph:
            known = held(graph)
    findings = [one for one in findings_on(found, predecessor=before, held=known) if as_grave(one, least)]
    if chosen == "text" and output is None and sys.stdout.isatty():
        text = to_text(findings, Path(found.document.source).name, colours=True, width=columns())
    else:
        text = render(findings, found, chosen, source=source_of(draft) if chosen == "sarif" else None)
    with opened(output) as stream:
        stream.write(text)
    if output is not None:
        remark(summary(findings))
    return 1 if findings else 0


def source_of(name: str) -> str | None:
    """The text of a file, for the numbers of its lines; None where the draft is none or no plain text."""
    path = Path(name)
    if not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
