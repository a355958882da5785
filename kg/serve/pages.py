"""The pages of the service, each a function from what it shows to HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.pages import reading_page
from kg.questions import NamedQuery
from kg.serve.answer import sentence
from kg.serve.data import DATA_FORMS
from kg.serve.facts import Link
from kg.serve.links import Site
from kg.serve.thing import ThingPage

PACKAGE = "kg.serve"


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page shows."""

    counts: tuple[tuple[str, int], ...]
    most_cited: tuple[Link, ...]
    """With the number of citing texts as note."""
    latest: tuple[Link, ...]
    """The latest documents of the collection, with their titles."""
    questions: tuple[NamedQuery, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for some words."""

    words: str
    hits: tuple[Link, ...]
    """With other names and the number of citing texts as note."""
    count: int


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query as a page shows it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    more: bool
    """Whether there are rows that the page does not show."""
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class QueryPage:
    """A question or a query with its answer."""

    questions: tuple[NamedQuery, ...]
    named: NamedQuery | None
    values: Mapping[str, str]
    sparql: str
    error: str
    table: Table | None
    choices: Mapping[str, tuple[tuple[str, str], ...]]
    """By type of parameter, the values to choose from with their names."""


def thing_html(page: ThingPage, site: Site) -> str:
    """The page of a thing."""
    downloads = [(form.name, site.data(page.iri, suffix)) for suffix, form in DATA_FORMS.items()]
    absent = "" if page.text is None or page.text.paragraphs else "Cited in the collection, and not part of it."
    return _rendered(
        "thing.html",
        site,
        title=page.name,
        eyebrow=page.kind,
        lead=page.title or absent,
        page=page,
        downloads=downloads,
    )


def home_html(page: HomePage, site: Site) -> str:
    """The first page: search, what the graph holds, the questions."""
    return _rendered(
        "home.html",
        site,
        title="What resolutions rest on",
        eyebrow="United Nations documents as a graph",
        lead="Every citation with its sentence, its verb and the rule that settled it, and every report that is asked for.",
        page=page,
        words="",
    )


def search_html(page: SearchPage, site: Site) -> str:
    """The texts, instruments, organs and verbs whose names hold some words."""
    title = f"“{page.words}”" if page.words else "Search"
    return _rendered("search.html", site, title=title, eyebrow="Search", lead="", page=page, words=page.words)


def query_html(page: QueryPage, site: Site) -> str:
    """A form for each shipped question, a field for SPARQL, and the answer."""
    title, lead = (page.named.title, page.named.question) if page.named else ("Ask the graph", "")
    lead = lead or "Choose one of the questions, or write SPARQL of your own; the usual prefixes need not be declared."
    return _rendered("query.html", site, title=title, eyebrow="Query", lead=lead, page=page)


def error_html(status: int, text: str, site: Site) -> str:
    """One sentence that says why there is no such page."""
    title = "Not found" if status == 404 else "This did not work"
    said = sentence(status, text).body.decode().strip()
    return _rendered("error.html", site, title=title, eyebrow=str(status), lead=said, words="")


def _rendered(template: str, site: Site, *, title: str, eyebrow: str, lead: str, **words: Any) -> str:
    return reading_page(
        PACKAGE,
        template,
        title=title,
        eyebrow=eyebrow,
        lead=lead,
        styles=(_asset("serve.css"),),
        scripts=(),
        forms=True,
        site=site,
        **words,
    )


@cache
def _asset(name: str) -> str:
    return (files(PACKAGE) / "assets" / name).read_text(encoding="utf-8")
