"""`kg demo`: the main job on the sample documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app


@app.command(short_help="Read the sample documents and show what comes of them.")
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")] = Path("output"),
) -> int:
    """Read the sample documents, build their graph, draw it, report on it, and show what to ask next."""
    from kg.demo import run_demo

    tour, report = run_demo(output)
    print(tour)
    return 1 if report.failures else 0
