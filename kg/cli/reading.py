"""What the commands that read documents share: what they are given, in how many processes they read, within what limits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import documents

Places = Annotated[
    list[str], typer.Argument(help="Documents, folders of documents, or URLs of documents.", show_default=False)
]
WorkersOption = Annotated[
    int, typer.Option("--workers", "-w", help="Processes that read; what comes out is the same.", min=1, max=256)
]
SecondsOption = Annotated[
    float,
    typer.Option(
        "--max-seconds",
        help="Seconds that a document may take; then it is passed over, exactly so with several workers.",
        min=0.01,
    ),
]
SizeOption = Annotated[
    float | None,
    typer.Option("--max-size", help="Megabytes that a document may have; then it is passed over.", min=0.000001),
]
SECONDS = 120.0
"""Limit of time where none is given; a usual document takes 0.02 seconds."""


def places(given: list[str]) -> tuple[str, ...]:
    """The documents that paths and URLs name, in their order; says on stderr what was passed over."""
    paths = [Path(place) for place in given if not is_url(place)]
    found = tuple(map(str, documents(paths))) if paths else ()
    return (*found, *(place for place in given if is_url(place)))


def is_url(place: str) -> bool:
    """Whether a place is one on the web."""
    return place.lower().startswith(("http://", "https://"))
