"""`kg fetch`: documents from the web, by symbol."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, StoreOption, count, keeping, progress, reader_store, remark
from kg.errors import KgError, UnknownName


@app.command(short_help="Fetch documents and their records from the web by symbol.")
def fetch(
    symbols: Annotated[list[str] | None, typer.Argument(help="Document symbols.", show_default=False)] = None,
    from_list: Annotated[
        Path | None, typer.Option("--from-list", help='File with a symbol a line; "-" reads stdin.')
    ] = None,
    cited_by_store: Annotated[
        bool, typer.Option("--cited-by-store", help="What the texts in the graph cite and the graph does not hold.")
    ] = False,
    store: StoreOption = STORE,
    limit: Annotated[int, typer.Option("--limit", help="Of what is cited, the most cited.", min=1)] = 100,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")] = Path("output/documents"),
    language: Annotated[str, typer.Option("--language", "-l", help="ar, en, es, fr, ru or zh.")] = "en",
    form: Annotated[str, typer.Option("--format", "-f", help="pdf or docx.")] = "pdf",
    metadata: Annotated[
        bool, typer.Option("--metadata/--no-metadata", help="Also the library's record: title, date, agenda, vote.")
    ] = True,
    again: Annotated[bool, typer.Option("--again", help="Ask again for what is there, take what has changed.")] = False,
    rate: Annotated[float, typer.Option("--rate", help="Requests a second at most.", min=0.001)] = 1.0,
    retries: Annotated[int, typer.Option("--retries", help="How often to ask again after a failure.", min=0)] = 4,
    backoff: Annotated[
        float, typer.Option("--backoff", help="Seconds before asking again, doubled each time.", min=0.0)
    ] = 2.0,
    timeout: Annotated[float, typer.Option("--timeout", help="Seconds without a byte.", min=0.01)] = 30.0,
    documents_url: Annotated[
        str | None, typer.Option("--documents-url", help="Address with {symbol}, {language}, {format}.")
    ] = None,
    library_url: Annotated[
        str | None, typer.Option("--library-url", help="Address of the library's MARCXML with {symbol}.")
    ] = None,
) -> int:
    """Fetch documents from the Official Document System, and their records from the Digital Library, by symbol.

    What is in the folder already is not asked for, so that the same command goes on where it was stopped.
    """
    from kg.fetch import FORMATS, LANGUAGES, Downloader, Wanted, endpoints, fetch_documents

    if form not in FORMATS:
        raise UnknownName(f"documents cannot be had as {form!r}; choose one of {', '.join(FORMATS)}")
    if language not in LANGUAGES:
        raise UnknownName(f"{language!r} is no official language; choose one of {', '.join(LANGUAGES)}")
    asked = [*(symbols or ()), *(listed(from_list) if from_list else ())]
    asked += cited(store, limit) if cited_by_store else []
    if not asked:
        raise KgError("name what to fetch: symbols, --from-list FILE, or --cited-by-store")
    places = endpoints(documents_url, library_url)
    states: Counter[str] = Counter()
    with (
        keeping(),
        Downloader(hosts=places.hosts, rate=rate, retries=retries, backoff=backoff, timeout=timeout) as downloader,
    ):
        results = fetch_documents(asked, output, downloader, places, Wanted(language, form, metadata, again))
        for got in progress(results, len(asked), "fetching"):
            states[got.state] += 1
            if got.path is None:
                remark(f"{got.symbol} was not got: {got.reason}")
                continue
            print(got.path, flush=True)
            if got.without_record:
                remark(f"{got.symbol} is without its record: {got.without_record}")
    remark(
        f"{count(states['got'], 'document')} got, {states['kept']:,} there already, {states['not got']:,} not got; "
        f"they are in {output}",
        got=states["got"],
        kept=states["kept"],
        failed=states["not got"],
    )
    return 1 if states["not got"] else 0


def listed(file: Path) -> list[str]:
    """The symbols of a list, one a line; what follows # is left out."""
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", errors="replace")
    return [words for line in text.splitlines() if (words := line.partition("#")[0].strip())]


def cited(store: str, limit: int) -> list[str]:
    """The symbols that the texts in a graph cite most and that it does not hold."""
    from kg.questions import run_named
    from kg.symbol import is_symbol

    with reader_store(store) as graph:
        found = run_named(graph, "absent", limit=limit)
    column = found.columns.index("document")
    return [symbol for row in found.rows if is_symbol(symbol := str(row[column]))]
