"""The first run: the sample documents as a graph, a drawing, reports, and a short tour of what to open and ask next."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from kg.graph import BuildReport, GraphStore, build, export, open_store, plan_build
from kg.pipeline import extract_all, find_files
from kg.questions import counts, run_named
from kg.reports import report, write
from kg.samples import samples
from kg.site import write_site
from kg.views import write_view


def run_demo(folder: Path) -> tuple[str, BuildReport]:
    """Build the samples into `folder` and return the tour and what the build did.

    The graph goes to `folder`/demo-graph and its site to `folder`/demo-site, so that a graph and a site of one's own in
    `folder`/graph and `folder`/site are never touched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    store = folder / "demo-graph"
    if (store / "CURRENT").exists():
        shutil.rmtree(store)
    files, _ = find_files([samples()])
    extractions = dict(extract_all(files))
    with open_store(store) as graph:
        built = build(((str(path), result) for path, result in extractions.items()), graph, plan=plan_build(graph, ()))
        written = _write(graph, folder)
        first = _first_question(graph)
        found = _found(graph, len(extractions) - len(built.failures))
    opened = "\n".join(f"  {path}  {what}" for path, what in written)
    return f"{found}\n\nOpen\n{opened}\n\n{first}\n\n{_next(store)}", built


def _write(graph: GraphStore, folder: Path) -> list[tuple[Path, str]]:
    page = write_view(graph, folder / "network.html", title="Citation network of the samples")
    site = write_site(graph, folder / "demo-site")
    written = [
        (site.first, f"all of it as a site of {site.pages} pages: search, texts, explorer, requests, reports"),
        (page, "the citation network; click a line for the sentence behind it"),
    ]
    for name, what in (
        ("centrality", "which texts the samples rest on, and with which verbs"),
        ("requests", "who is asked for which report, for whom, for when"),
    ):
        path, *_ = write(report(name, graph), folder)
        written.append((path, what))
    export(graph, folder / "graph.ttl", "turtle")
    written.append((folder / "graph.ttl", "the whole graph as Turtle"))
    return written


def _found(graph: GraphStore, files: int) -> str:
    held = counts(graph)
    mentions = held["unresolved"]
    return (
        f"Read {files} specimens (invented, in United Nations style): {held['documents']} documents, "
        f"{held['citations']} citations, {held['requests']} reporting requests; "
        f"{mentions} mention{'s' if mentions != 1 else ''} could not be settled and {'are' if mentions != 1 else 'is'} listed."
    )


def _first_question(graph: GraphStore) -> str:
    result = run_named(graph, "cites", symbol="A/HRC/RES/47/93")
    return f"A/HRC/RES/47/93 makes {len(result.rows)} citations, each with its verb, paragraph, sentence and rule."


def _next(store: Path) -> str:
    kg = _called()
    asked = (
        (f"{kg} query cites symbol=A/HRC/RES/47/93 --store {store}", "what it rests on, where, with which verb"),
        (f"{kg} query due organ=hrc session=50 --store {store}", "which reports are due at a session"),
        (f"{kg} query --list", "every question that is ready to ask"),
    )
    width = max(len(command) for command, _ in asked)
    lines = [f"  {command:<{width}}   {what}" for command, what in asked]
    own = f"  {kg} build FOLDER && {kg} report centrality && {kg} view --focus A/RES/70/1"
    return "\n".join(("Ask", *lines, "Then read documents of your own:", own))


def _called() -> str:
    """The command as the user called it, from the current folder (`.venv/bin/kg`)."""
    called = Path(sys.argv[0])
    if called.name != "kg":
        return "kg"
    here = Path.cwd()
    return str(called.relative_to(here)) if called.is_relative_to(here) and called.parent != here else str(called)
