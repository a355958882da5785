"""`kg build`: documents into the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.app import app
from kg.cli.console import STORE, LinksOption, Paths, StoreOption, count, documents, progress, remark

if TYPE_CHECKING:
    from kg.graph import BuildReport


@app.command(short_help="Read documents into the graph.")
def build(paths: Paths, store: StoreOption = STORE, ignore_links: LinksOption = False) -> int:
    """Read documents into the graph. A document that is read again replaces itself; unchanged files are passed over."""
    from kg.graph import build as build_graph
    from kg.graph import open_store, plan_build
    from kg.pipeline import extract_all

    options = "ignore-links" if ignore_links else ""
    files = documents(paths)
    with open_store(store) as graph:
        plan = plan_build(graph, files, options=options)
        results = extract_all(plan.changed, ignore_links=ignore_links)
        passing = ((str(path), result) for path, result in progress(results, len(plan.changed), "building"))
        report = build_graph(passing, graph, plan=plan, options=options)
    return say_built(report, store)


def say_built(report: BuildReport, store: str) -> int:
    """Say on stderr what a build did; exit status 1 where a document could not be read."""
    for one in report.superseded:
        remark(f"{one.path} holds {one.document}, which {one.by} holds in a better form; that one was kept")
    for path in report.vanished:
        remark(f"{path} is gone; the graph keeps what was read from it")
    for _path, error in report.failures:
        remark(str(error))
    remark(
        f"{count(len(report.added), 'document')} added, {len(report.replaced):,} replaced, {len(report.unchanged):,} "
        f"unchanged, {len(report.failures):,} not read; the graph is in {store}"
    )
    return 1 if report.failures else 0
