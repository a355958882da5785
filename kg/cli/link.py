"""`kg link`: a document with its citations linked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import remark


@app.command(short_help="Write a document with every citation linked.")
def link(
    document: Annotated[Path, typer.Argument(help="The document, for example a draft.", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File to write, .html or .xml; both, beside each other in output/, where left out."
        ),
    ] = None,
) -> None:
    """Write a document with every citation linked: as a page to read (HTML) and as Akoma Ntoso XML."""
    from kg.link import FORMS, write_linked
    from kg.pipeline import extract
    from kg.symbol import slug

    found = extract(document)
    for warning in found.warnings:
        remark(warning)
    name = slug(found.document.masthead.symbol or document.stem)
    for path in [output] if output else [Path("output") / f"{name}.{form}" for form in FORMS]:
        print(write_linked(found, path))
