"""A whole site of a store, written into a folder: it opens from disk and from any web server, and asks no network."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from kg.errors import KgError, UnknownName
from kg.exports.write import FORMATS, export
from kg.graph import GraphStore
from kg.network import CitationNetwork
from kg.pages import write_page
from kg.questions import queries
from kg.reports import REPORTS, render, report
from kg.reports.lineage import every_line
from kg.reports.requests.answers import answers
from kg.reports.requests.asked import requests_asked
from kg.reports.write import html as report_html
from kg.serve.search import Index
from kg.site.chapters import downloads_html, index_html, organs_html, questions_html, reports_html, verbs_html
from kg.site.collection import Collection, collection
from kg.site.document import document_html
from kg.site.folder import SiteFolder
from kg.site.frame import CHAPTERS, SHEET, bar, sheet
from kg.site.plan import Plan, plan, way_out
from kg.site.requests import requests_html, rows
from kg.site.things import organ_html, thing_html, verb_html
from kg.symbol import canonical, is_symbol
from kg.views import asked_by, explorer_view

Item = TypeVar("Item")
Progress = Callable[[Iterable[Item], int, str], Iterator[Item]]
"""Passes items on and shows how far it is: items, how many they are, what they are."""
DOWNLOADS = ("turtle", "csv", "graphml", "bibtex")
"""The forms of kg.exports in which the graph lies in a site."""
PACKED = 2_000_000
"""Bytes from which on a download is compressed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run wrote."""

    first: Path
    """The page to open."""
    pages: int
    files: int
    size: int
    """Bytes."""
    removed: tuple[str, ...]
    """Files of an earlier run that are no part of the site any more."""


def _quietly(items: Iterable[Item], _total: int, _label: str) -> Iterator[Item]:
    return iter(items)


def write_site(
    store: GraphStore,
    folder: Path,
    *,
    on: str | None = None,
    progress: Progress[tuple[str, Callable[[], str]]] = _quietly,
) -> Written:
    """Write the site of a store into a folder: a page for each document, instrument, organ and verb, and all reports.

    `on` is the day (ISO) on which requests are due or past due, where left out the latest date in the store, so that
    the same graph gives the same bytes. Raises KgError for an empty store and for a folder that holds something else.
    """
    texts = collection(store)
    if not texts.held:
        raise KgError("the graph holds no document yet, so there is nothing to show; run `kg build PATH` first")
    day = day_of(on, texts)
    pages, site = plan(store, texts), SiteFolder(folder)
    work = list(_pages(store, texts, pages, day))
    site.announce({path for path, _ in work})
    site.write(SHEET, sheet())
    for path, make in progress(work, len(work), "pages"):
        site.write(path, make())
    _write_reports(store, texts, site, pages)
    _write_queries(site)
    site.write("downloads.html", downloads_html(_write_downloads(store, texts.network, site)))
    removed = site.finish()
    html = sum(path.endswith(".html") for path in site.files)
    return Written(folder / "index.html", html, len(site.files), site.size, removed)


def write_document(store: GraphStore, path: Path, symbol: str) -> Path:
    """Write the page of one document, by its symbol or title, that stands alone; its links lead to the United Nations.

    Raises UnknownName where the store holds no such document.
    """
    texts = collection(store)
    node = texts.network.find(symbol) or texts.network.find(canonical(symbol) if is_symbol(symbol) else symbol)
    if node is None or not node.held:
        known = "is cited, but its text is not in the collection" if node else "is not in the graph"
        raise UnknownName(f"{symbol} {known}; `kg query sources` lists what is")
    return write_page(path, document_html(store, texts, node.key, to=way_out, path=None))


def write_requests(store: GraphStore, path: Path, *, on: str | None = None) -> Path:
    """Write the page of all reporting requests, that stands alone, as they stand on a day (ISO)."""
    texts = collection(store)
    if not texts.held:
        raise KgError("the graph holds no document yet, so nothing is requested; run `kg build PATH` first")
    day = day_of(on, texts)
    asked = requests_asked(store)
    found = rows(asked, answers(store, asked), day)
    return write_page(path, requests_html(found, day, to=way_out, key_of=texts.key_of, path=None))


def day_of(on: str | None, texts: Collection) -> str:
    """The day that a page speaks of: the one given, else the latest date in the store; raises UnknownName for no date."""
    if on is None:
        return texts.newest or "0001-01-01"
    try:
        return date.fromisoformat(on).isoformat()
    except ValueError as error:
        raise UnknownName(f"{on!r} is not a day; write it as 2026-11-21") from error


def _pages(store: GraphStore, texts: Collection, pages: Plan, day: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path and maker of every page that is made of the collection alone."""
    made = requests_asked(store)
    asked, named = rows(made, answers(store, made), day), Index(store)
    yield "index.html", lambda: index_html(texts, pages, named, len(asked))
    yield "organs.html", lambda: organs_html(texts, pages)
    yield "verbs.html", lambda: verbs_html(pages)
    yield (
        "requests.html",
        lambda: requests_html(asked, day, to=pages.way("requests.html"), key_of=texts.key_of, path="requests.html"),
    )
    yield (
        "explorer.html",
        lambda: explorer_view(
            texts.network,
            title="Citation network",
            pages=dict(pages.texts),
            chapters=CHAPTERS,
            asked=asked_by(store, texts.network),
        ),
    )
    for key, path in pages.texts.items():
        yield path, _text(store, texts, pages, key, path)
    for key, path in pages.organs.items():
        yield path, _organ(texts, pages, key, path)
    for key, path in pages.verbs.items():
        yield path, _verb(texts, pages, key, path)


def _text(store: GraphStore, texts: Collection, pages: Plan, key: str, path: str) -> Callable[[], str]:
    to = pages.way(path)
    if texts.node(key).held:
        return lambda: document_html(store, texts, key, to=to, path=path)
    return lambda: thing_html(texts, key, to=to, path=path)


def _organ(texts: Collection, pages: Plan, key: str, path: str) -> Callable[[], str]:
    return lambda: organ_html(texts, key, to=pages.way(path), path=path)


def _verb(texts: Collection, pages: Plan, key: str, path: str) -> Callable[[], str]:
    return lambda: verb_html(texts, key, pages.by_verb[key], to=pages.way(path), path=path)


def _write_reports(store: GraphStore, texts: Collection, site: SiteFolder, pages: Plan) -> None:
    """Every report, whose tables lead to the pages of the site and, for texts without one, to the United Nations."""
    files, titles = {}, {}
    beside = {key: f"../{path}" for key, path in pages.texts.items()}
    for key in REPORTS:
        made = every_line(texts.lines) if key == "lineage" else report(key, store)
        paths = tuple(f"report/{key}.{suffix}" for suffix in ("html", "csv", "json"))
        site.write(paths[0], report_html(made, bar=bar(paths[0]), pages=beside))
        for path in paths[1:]:
            site.write(path, render(made, path.rpartition(".")[2]))
        more = {f"report/{key}.{suffix}": text for suffix, text in made.more.items()}
        for path, text in more.items():
            site.write(path, text)
        files[key], titles[key] = (*paths, *more), made.title
    site.write("reports.html", reports_html(files, titles))


def _write_queries(site: SiteFolder) -> None:
    for one in queries().values():
        site.write(f"queries/{one.name}.rq", one.sparql)
    site.write("questions.html", questions_html())


def _write_downloads(store: GraphStore, network: CitationNetwork, site: SiteFolder) -> list[tuple[str, str, int]]:
    """Path, meaning and size of each file; large ones are compressed."""
    found = []
    with TemporaryDirectory() as folder:
        for form in DOWNLOADS:
            chosen = FORMATS[form]
            target = Path(folder) / form if chosen.to_folder else Path(folder) / f"graph.{chosen.suffix}"
            for file in export(store, target, form, network=network):
                data, name = file.read_bytes(), f"download/{file.name}"
                if len(data) >= PACKED:
                    data, name = _packed(data), name + ".gz"
                site.write(name, data)
                found.append((name, chosen.says, len(data)))
                file.unlink()
    return found


def _packed(data: bytes) -> bytes:
    stream = io.BytesIO()
    with gzip.GzipFile(fileobj=stream, mode="wb", filename="", mtime=0, compresslevel=6) as packing:
        packing.write(data)
    return stream.getvalue()
