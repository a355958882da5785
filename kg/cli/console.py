"""What the commands share: options, remarks on stderr, progress, the file to write, the documents that paths name."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, TypeVar

import typer

from kg.cli import logs
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.graph import GraphStore

Item = TypeVar("Item")
STORE = "output/graph"
"""Folder of the graph where no other is named."""
Paths = Annotated[list[Path], typer.Argument(help="Documents, or folders of documents.", show_default=False)]
StoreOption = Annotated[str, typer.Option("--store", "-s", help="Folder of the graph, or URL of a SPARQL endpoint.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="File to write; stdout where it is left out.")
]
DayOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        help="Day on which reports are due or past due, like 2026-11-21.",
        show_default="latest date of the graph",
    ),
]
LinksOption = Annotated[
    bool, typer.Option("--ignore-links", help="Leave the editors' links of Akoma Ntoso files unread.")
]


@contextmanager
def keeping() -> Iterator[None]:
    """Say on Ctrl-C that what was finished is kept and that the same command goes on from there."""
    try:
        yield
    except KeyboardInterrupt:
        remark("what was finished is kept; the same command goes on from there")
        raise


def remark(text: str, level: int = logging.INFO, **details: object) -> None:
    """One line for the reader, on stderr; `details` are named values for those who read it as JSON."""
    logs.ROOT.log(level, text, extra={logs.DETAILS: details})


def fail(text: str) -> int:
    """One sentence on stderr that says what is wrong; returns exit status 1."""
    remark(text, logging.ERROR)
    return 1


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """The file to write, its folder made where it is missing, or stdout."""
    if output is None or str(output) == "-":
        yield sys.stdout
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream


def progress(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    """The items, with a bar on stderr while they pass, where stderr is a terminal."""
    if not sys.stderr.isatty() or total < 20:
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        for item in items:
            yield item
            bar.advance(task)


def documents(paths: list[Path]) -> tuple[Path, ...]:
    """The documents that the paths name; says on stderr what was passed over."""
    from kg.pipeline import find_files

    taken, passed_over = find_files(paths)
    if passed_over:
        kinds = ", ".join(sorted({file.suffix or "no suffix" for file in passed_over}))
        remark(f"passed over {count(len(passed_over), 'file')} of formats that are not read ({kinds})")
    if not taken:
        raise KgError(
            f"no document was found in {', '.join(map(str, paths))}; "
            "name a .pdf, .docx, .html, .txt, .md or .xml file, a .zip of such files, or a folder of them"
        )
    return taken


def count(number: int, noun: str) -> str:
    """A number with its noun in singular or plural."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tell_if_empty(graph: GraphStore) -> None:
    """Say on stderr where a graph holds no document, so that an empty answer is not taken for a finding."""
    if not graph.holds("?document kg:held true"):
        remark("the graph holds no document yet; run `kg build PATH` first")


def reader_store(place: str) -> GraphStore:
    """The store in a folder or at an endpoint, opened for reading."""
    from kg.graph import open_store

    return open_store(place, read_only=True)
