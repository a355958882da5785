"""The command `kg`: each command parses, calls the library, writes. Results go to stdout or -o, remarks to stderr.

Exit status: 0 done, 1 findings or input that could not be used, 2 the command was not understood, 130 interrupted.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, TypeVar

import typer

from kg.errors import KgError, QueryError

if TYPE_CHECKING:
    from kg.graph import BuildReport, GraphStore
    from kg.model import Extraction

Item = TypeVar("Item")
STORE = Path("output/graph")
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells expect it."""
app = typer.Typer(
    name="kg",
    help="What a United Nations resolution rests on, and what it asks for: a knowledge graph of cited instruments.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[list[Path], typer.Argument(help="Documents, or folders of documents.", show_default=False)]
StoreOption = Annotated[Path, typer.Option("--store", "-s", help="Folder of the graph.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="File to write; stdout where it is left out.")
]
LinksOption = Annotated[
    bool, typer.Option("--ignore-links", help="Leave the editors' links of Akoma Ntoso files unread.")
]


def main() -> None:
    """Run the command line; every error that a user can mend becomes one sentence on stderr and exit status 1."""
    try:
        status = app(standalone_mode=False)
    except KgError as error:
        status = fail(str(error))
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        status = fail(f"{error.filename or 'a file'}: {error.strerror or error}; check the path and its permissions")
    except Exception as error:
        show = getattr(error, "show", None)
        if show is None:
            raise
        show()
        status = getattr(error, "exit_code", 2)
    if status == INTERRUPTED:
        remark("interrupted; what was finished is kept, and the same command goes on from there")
    sys.exit(status if isinstance(status, int) else 0)


def remark(text: str) -> None:
    """One line for the reader, on stderr."""
    print(f"kg: {text}", file=sys.stderr)


def fail(text: str) -> int:
    """One sentence on stderr that says what is wrong; returns exit status 1."""
    remark(text)
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
            f"no document was found in {', '.join(map(str, paths))}; name a .txt, .md or .xml file or a folder of them"
        )
    return taken


def count(number: int, noun: str) -> str:
    """A number with its noun in singular or plural."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def reader_store(folder: Path) -> GraphStore:
    """The store of a folder, opened for reading."""
    from kg.graph import open_store

    return open_store(folder, read_only=True)


@app.callback(invoke_without_command=True)
def top(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """What a United Nations resolution rests on, and what it asks for: a knowledge graph of cited instruments."""
    if version:
        from importlib.metadata import version as installed

        print(f"kg {installed('kg')}")
        raise typer.Exit


@app.command()
def extract(paths: Paths, output: OutputOption = None, ignore_links: LinksOption = False) -> int:
    """Print what documents say as JSON, one document a line: paragraphs, verbs, citations, requests. "-" reads stdin."""
    from kg.pipeline import extract_all, extract_content, to_json

    failures = 0
    results: Iterable[tuple[Path, Extraction | KgError]]
    if [str(path) for path in paths] == ["-"]:
        total, results = (
            1,
            [(Path("stdin"), extract_content(sys.stdin.buffer.read(), "stdin", ignore_links=ignore_links))],
        )
    else:
        files = documents(paths)
        total, results = len(files), extract_all(files, ignore_links=ignore_links)
    with opened(output) as stream:
        for _path, result in progress(results, total, "reading"):
            if isinstance(result, KgError):
                failures += 1
                remark(str(result))
                continue
            for warning in result.warnings:
                remark(warning)
            stream.write(json.dumps(to_json(result), ensure_ascii=False) + "\n")
    return 1 if failures else 0


@app.command()
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


def say_built(report: BuildReport, store: Path) -> int:
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


@app.command()
def export(
    store: StoreOption = STORE,
    output: OutputOption = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", help="turtle, trig, nquads, jsonld or graphml.", show_default="by suffix"),
    ] = None,
) -> None:
    """Write the whole graph to a file, for other tools."""
    from kg.graph import export as export_graph

    chosen = form or (output.suffix.lstrip(".") if output and output.suffix else "turtle")
    with reader_store(store) as graph:
        if output is None or str(output) == "-":
            export_graph(graph, sys.stdout.buffer, chosen)
        else:
            output.parent.mkdir(parents=True, exist_ok=True)
            export_graph(graph, output, chosen)


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(help="A named question; --list shows them.", show_default=False)] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(help="Its parameters, as NAME=VALUE.", show_default=False)
    ] = None,
    sparql: Annotated[str | None, typer.Option("--query", "-q", help="A SPARQL query.", show_default=False)] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A file with a SPARQL query.", show_default=False)] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the SPARQL of the named question.")] = False,
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv, json or ttl.")] = "table",
    store: StoreOption = STORE,
    output: OutputOption = None,
) -> None:
    """Ask the graph: a named question, or SPARQL of your own."""
    from kg.query import listing as list_queries
    from kg.query import named_query, render, run, run_named

    if listing:
        print(list_queries())
        return
    if sum(given is not None for given in (name, sparql, file)) != 1:
        raise QueryError("give one question: its name, -q SPARQL, or --file FILE; `kg query --list` shows the names")
    if show and name is not None:
        print(named_query(name).sparql)
        return
    with reader_store(store) as graph:
        if name is not None:
            result = run_named(graph, name, **dict(parameter(text) for text in parameters or ()))
        else:
            result = run(graph, sparql if sparql is not None else Path(str(file)).read_text(encoding="utf-8"))
        with opened(output) as stream:
            stream.write(render(result, form))


def parameter(text: str) -> tuple[str, str]:
    """Name and value of "NAME=VALUE"."""
    name, equals, value = text.partition("=")
    if not equals:
        raise QueryError(f"{text!r} is not NAME=VALUE; write for example symbol=A/HRC/RES/50/4")
    return name, value


@app.command()
def report(
    name: Annotated[str, typer.Argument(help="centrality or requests.")],
    store: StoreOption = STORE,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the HTML, CSV and JSON files.")] = Path(
        "output"
    ),
) -> None:
    """Write a report as a page to read (HTML) and as CSV and JSON to compute with."""
    from kg.reports import report as make_report
    from kg.reports import write

    with reader_store(store) as graph:
        for path in write(make_report(name, graph), output):
            print(path)


@app.command()
def view(
    focus: Annotated[
        str | None, typer.Option("--focus", help="Symbol or name to draw the surroundings of.", show_default=False)
    ] = None,
    depth: Annotated[int, typer.Option("--depth", help="Citations from the focus.", min=1, max=6)] = 1,
    explorer: Annotated[
        bool, typer.Option("--explorer", help="Draw the whole network, however large, on a canvas.")
    ] = False,
    store: StoreOption = STORE,
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file to write.")] = Path("output/network.html"),
) -> None:
    """Draw the citation network as one HTML file that works offline."""
    from kg.views import write_view

    with reader_store(store) as graph:
        write_view(graph, output, name="explorer" if explorer else "network", focus=focus, depth=depth)
    print(output)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")] = Path("output"),
) -> int:
    """Read the sample documents, build their graph, draw it, report on it, and show what to ask next."""
    from kg.demo import run_demo

    tour, report = run_demo(output)
    print(tour)
    return 1 if report.failures else 0
