"""`kg watch`: a folder whose documents join the graph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.build import built, reading, say_built
from kg.cli.console import STORE, LinksOption, StoreOption, remark
from kg.cli.reading import SECONDS, SecondsOption, SizeOption, WorkersOption
from kg.errors import KgError, StoreError


@app.command(short_help="Take what is dropped into a folder into the graph.")
def watch(
    folder: Annotated[Path, typer.Argument(help="Folder to watch.", show_default=False)],
    store: StoreOption = STORE,
    forget_removed: Annotated[
        bool, typer.Option("--forget-removed", help="Take documents whose files are removed out of the graph.")
    ] = False,
    interval: Annotated[float, typer.Option("--interval", help="Seconds between two looks.", min=0.01)] = 1.0,
    ignore_links: LinksOption = False,
    workers: WorkersOption = 1,
    max_seconds: SecondsOption = SECONDS,
    max_size: SizeOption = None,
) -> None:
    """Watch a folder: documents that are dropped into it join the graph, changed ones replace themselves.

    A file is read when two looks find it unchanged, so that a half-written one waits. What is removed is told, and kept
    unless --forget-removed. Ctrl-C ends it.
    """
    from kg.work import Limits
    from kg.work.watching import looks

    if not folder.is_dir():
        raise KgError(f"{folder} is no folder; name the folder to watch")
    options = "ignore-links" if ignore_links else ""
    read = reading(workers, options, Limits(max_seconds, max_size))

    def take(files: tuple[str, ...]) -> None:
        report = built(files, [str(folder)], store, options=options, read=read)
        if report.added or report.replaced or report.failures or report.superseded:
            say_built(replace(report, vanished=()), store)

    here: dict[str, None] = {}
    owed, gone = dict[str, None](), dict.fromkeys(missing(store, folder))
    told = ""
    remark(f"watching {folder} for the graph in {store}; Ctrl-C ends")
    try:
        for look in looks(folder, interval):
            owed |= dict.fromkeys(look.settled)
            gone |= dict.fromkeys(look.removed)
            here = {path: None for path in here | owed if path not in look.removed}
            owed = {path: None for path in owed if path in here}
            try:
                if gone and drop(tuple(gone), store, forget_removed):
                    owed = dict(here)
                gone.clear()
                if owed:
                    take(tuple(owed))
                owed.clear()
                said = "" if look.reachable else f"{folder} is not there at the moment"
            except StoreError as error:
                said = f"{error}; it is tried again"
            if said and said != told:
                remark(said)
            told = said
    except KeyboardInterrupt:
        remark("stopped")


def missing(store: str, folder: Path) -> list[str]:
    """The files under a folder that the graph was built from and that are no longer there."""
    return sorted(path for path in held(store) if folder in Path(path).parents and is_gone(path))


def held(store: str) -> set[str]:
    """The files from which the graph was built; none where there is no graph yet."""
    from kg.graph import open_store, recorded_sources

    try:
        with open_store(store, read_only=True) as graph:
            return {source.path for sources in recorded_sources(graph).values() for source in sources}
    except StoreError:
        return set()


def is_gone(path: str) -> bool:
    """Whether a file is gone; what stands in an archive is there as long as the archive."""
    return not any(place.is_file() for place in (Path(path), *Path(path).parents))


def drop(gone: tuple[str, ...], store: str, forget_removed: bool) -> bool:
    """Tell of removed files, and where it is wanted take their documents out; whether anything was taken out."""
    recorded = held(store)
    known = [path for path in gone if path in recorded]
    if not forget_removed:
        for path in known:
            remark(f"{path} is gone; the graph keeps what was read from it")
        return False
    if known:
        from kg.graph import forget, open_store

        with open_store(store) as graph:
            for path in known:
                remark(f"{path} is gone, and {forget(graph, path)} with it")
    return bool(known)
