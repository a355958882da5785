"""`kg build`: documents into the graph."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, LinksOption, StoreOption, count, keeping, progress, remark
from kg.cli.reading import SECONDS, Places, SecondsOption, SizeOption, WorkersOption, is_url, places
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.graph import BuildReport, Prepared
    from kg.work import Limits

    Found = Iterator[tuple[str, Prepared | KgError]]
    Read = Callable[[tuple[str, ...], str], Found]
    """Reads these documents, for a graph whose IRIs have this base."""


@app.command(short_help="Read documents into the graph.")
def build(
    paths: Places,
    store: StoreOption = STORE,
    ignore_links: LinksOption = False,
    workers: WorkersOption = 1,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            help="Address of a Dask scheduler whose workers read, and see the same files and the folder of the graph.",
        ),
    ] = None,
    max_seconds: SecondsOption = SECONDS,
    max_size: SizeOption = None,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", help="File for what was built, from what.", show_default="beside the graph"),
    ] = None,
) -> int:
    """Read documents into the graph. A document that is read again replaces itself; unchanged files are passed over."""
    from kg.work import Limits

    if cluster is not None and workers > 1:
        raise typer.BadParameter("--workers are processes of this machine, --cluster names others; leave one out")
    options = "ignore-links" if ignore_links else ""
    limits = Limits(max_seconds, max_size)

    def there(files: tuple[str, ...], base: str) -> Found:
        assert cluster is not None
        return on_cluster(cluster, files, Path(f"{store}.parts"), base, options, limits)

    with keeping():
        read = there if cluster is not None else reading(workers, options, limits)
        report = built(places(paths), paths, store, options=options, read=read, manifest=manifest)
    return say_built(report, store)


def reading(workers: int, options: str, limits: Limits) -> Read:
    """How documents are read on this machine: in so many processes, each of which prepares what it reads."""
    from kg.graph import prepared
    from kg.work import make_files

    def read(files: tuple[str, ...], base: str) -> Found:
        made, ignore_links = partial(prepared, base, options), options == "ignore-links"
        return make_files(made, files, workers=workers, ignore_links=ignore_links, limits=limits)

    return read


def built(
    files: tuple[str, ...],
    given: list[str],
    store: str,
    *,
    options: str,
    read: Read,
    manifest: Path | None = None,
) -> BuildReport:
    """Build what has changed among the files into the store, and leave the manifest of it beside the store."""
    from kg.graph import Manifest, open_store, plan_build, write_manifest
    from kg.graph import build as build_graph
    from kg.graph.manifest import manifest_path
    from kg.work import name_of

    noted = Manifest(tuple(map(name_of, given)), name_of(store), options)
    target = manifest or manifest_path(store)

    def stopped(report: BuildReport) -> None:
        if target is not None:
            with suppress(KgError):
                write_manifest(noted, report, target, complete=False)

    with open_store(store) as graph:
        plan = plan_build(graph, [Path(file) for file in files if not is_url(file)], options=options)
        changed = (*map(str, plan.changed), *filter(is_url, files))
        passing = progress(noted.noted(read(changed, graph.base)), len(changed), "building")
        report = build_graph(passing, graph, plan=plan, options=options, stopped=stopped)
    if target is not None:
        write_manifest(noted, report, target)
    return report


def on_cluster(address: str, files: tuple[str, ...], folder: Path, base: str, options: str, limits: Limits) -> Found:
    """What a cluster reads: each task writes a part into the folder, which is cleared away at the end."""
    from kg.errors import UnreadableDocument
    from kg.graph import Prepared, prepare_part, read_part
    from kg.graph.sources import stamp_of
    from kg.work import name_of
    from kg.work import on_cluster as spread

    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    given = [(name_of(file), file if is_url(file) else str(Path(file).absolute())) for file in files]
    task = partial(prepare_part, str(folder), base, options, options == "ignore-links", limits)

    def lost(number: int, document: tuple[str, str], reason: str) -> str | tuple[str, KgError]:
        return document[0], UnreadableDocument(f"{document[0]} was passed over: {reason}")

    try:
        for outcome in spread(address, task, given, lost=lost):
            if isinstance(outcome, tuple):
                yield outcome
                continue
            for path, one in read_part(outcome):
                if isinstance(one, Prepared) and one.source.stamp != stamp_of(options):
                    raise KgError(
                        f"the workers of the cluster run kg {one.source.stamp}, this is {stamp_of(options)}; install the "
                        "same version there and start them anew"
                    )
                yield path, one
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def say_built(report: BuildReport, store: str) -> int:
    """Say on stderr what a build did; exit status 1 where a document could not be read."""
    from kg.work import name_of

    for one in report.superseded:
        remark(f"{one.path} holds {one.document}, which {one.by} holds in a better form; that one was kept")
    for path in report.vanished:
        remark(f"{path} is gone; the graph keeps what was read from it")
    for _path, error in report.failures:
        remark(str(error))
    added, replaced, unchanged, failed = (
        len(found) for found in (report.added, report.replaced, report.unchanged, report.failures)
    )
    remark(
        f"{count(added, 'document')} added, {replaced:,} replaced, {unchanged:,} unchanged, {failed:,} not read; the "
        f"graph is in {name_of(store)}",
        added=added,
        replaced=replaced,
        unchanged=unchanged,
        failed=failed,
    )
    return 1 if report.failures else 0
