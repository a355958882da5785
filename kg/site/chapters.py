"""The pages that lead to others: the first page with the search, organs, verbs, reports, questions, downloads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.questions import queries
from kg.registry import actions
from kg.reports import REPORTS
from kg.serve.search import Hit
from kg.site.collection import Collection
from kg.site.frame import page
from kg.site.plan import Plan
from kg.site.things import Row
from kg.site.wording import organ_name, printed_date
from kg.views.names import FORCES, KINDS

SHOWN = 12
"""Most cited texts and latest documents on the first page."""
LONGEST_NAME = 160
"""Longer names are no help in finding a text and make the first page heavy."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a page that leads to others."""

    text: str
    href: str = ""
    note: str = ""
    count: str = ""
    code: str = ""
    also: tuple[tuple[str, str], ...] = ()
    """Name and address of other forms of it."""


def index_html(texts: Collection, plan: Plan, named: Iterable[Hit], requests: int) -> str:
    """The first page: the search and what the collection holds."""
    cited = sorted(texts.cited_by, key=lambda key: (-len(texts.cited_by[key]), key))[:SHOWN]
    latest = sorted(texts.held, key=lambda node: (node.date or "", node.key), reverse=True)[:SHOWN]
    return page(
        "index.html",
        path="index.html",
        title="What resolutions rest on",
        eyebrow="United Nations documents as a graph",
        lead="Every citation with its sentence and its verb, and every report that is asked for.",
        styles=("index.css",),
        scripts=("search.js",),
        names=_names(texts, plan, named),
        counts=[
            ("documents read", len(texts.held)),
            ("texts and instruments cited", len(texts.cited_by)),
            ("citations", len(texts.network.evidence)),
            ("reporting requests", requests),
        ],
        most_cited=[Row(key, texts.labels[key], "", f"{len(texts.cited_by[key]):,} texts") for key in cited],
        latest=[Row(node.key, texts.labels[node.key], node.title or "", printed_date(node.date)) for node in latest],
        newest=texts.newest,
        to=plan.way("index.html"),
    )


def organs_html(texts: Collection, plan: Plan) -> str:
    """The organs whose documents are in the collection."""
    counts = Counter(node.organ for node in texts.held)
    ranked = sorted(plan.organs, key=lambda key: (-counts[key], organ_name(key)))
    rows = [Entry(organ_name(key), plan.organs[key], count=_documents(counts[key])) for key in ranked]
    return _chapter("organs.html", "Organs", "Who adopted the documents of the collection.", [("", rows)])


def verbs_html(plan: Plan) -> str:
    """The action verbs under which anything is cited, by their force."""
    groups = []
    for force, name in FORCES.items():
        keys = [verb for verb in plan.verbs if verb in actions() and actions()[verb].force == force]
        counts = {verb: sum(number for _, number in plan.by_verb[verb]) for verb in keys}
        rows = [
            Entry(verb, plan.verbs[verb], count=f"{counts[verb]:,} citations")
            for verb in sorted(keys, key=lambda verb: (-counts[verb], verb))
        ]
        if rows:
            groups.append((name, rows))
    return _chapter("verbs.html", "Action verbs", "With which words the organs cite, and how strongly.", groups)


def reports_html(files: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]) -> str:
    """The reports; `files` has those of each, the page first."""
    rows = []
    for key, paths in files.items():
        also = tuple((path.rpartition(".")[2].upper(), path) for path in paths[1:])
        rows.append(Entry(titles[key], paths[0], REPORTS[key].summary, also=also))
    return _chapter("reports.html", "Reports", "What the whole collection says.", [("", rows)])


def questions_html() -> str:
    """The questions that are shipped, each with its SPARQL, to ask with `kg query` or at any SPARQL endpoint."""
    rows = [
        Entry(one.title, f"queries/{one.name}.rq", one.question, f"kg query {one.name}", one.sparql.strip())
        for one in queries().values()
    ]
    said = [
        "A folder of files cannot answer a query: ask these questions with kg query, on the page of kg serve, or load "
        "the graph of the downloads into a store of your own."
    ]
    return _chapter("questions.html", "Questions", "What the graph can be asked, in SPARQL.", [("", rows)], said)


def downloads_html(files: Iterable[tuple[str, str, int]]) -> str:
    """The files to compute with: path, what it is, and its size in bytes."""
    rows = [Entry(path.rpartition("/")[2], path, what, _size(size)) for path, what, size in files]
    return _chapter("downloads.html", "Downloads", "The graph and its tables, for other programs.", [("", rows)])


def _chapter(path: str, title: str, lead: str, groups: list[tuple[str, list[Entry]]], said: Iterable[str] = ()) -> str:
    return page(
        "chapters.html",
        path=path,
        title=title,
        eyebrow="UN citations",
        lead=lead,
        styles=("index.css",),
        groups=groups,
        said=tuple(said),
    )


def _names(texts: Collection, plan: Plan, named: Iterable[Hit]) -> dict[str, Any]:
    """What the search looks through: names, kind, number of citing texts, address and note of each thing."""
    kinds = [*KINDS, "organ", "action"]
    words = [*KINDS.values(), "Organ", "Action verb"]
    found: dict[str, tuple[list[str], int, int, str, str]] = {}
    files = {*plan.organs.values(), *plan.verbs.values()}
    for hit in named:
        kind, _, tail = hit.iri.rpartition("/")
        kind = kind.rpartition("/")[2]
        names = [name for name in hit.names if len(name) <= LONGEST_NAME] or [hit.names[0][:LONGEST_NAME]]
        if kind in ("organ", "action"):
            file = f"{kind}/{tail}.html"
            if file in files:
                found[file] = (names, kinds.index(kind), 0, file, "")
        elif hit.iri in texts.keys:
            _add(found, texts, plan, texts.keys[hit.iri], names, kinds)
    rows = [[list(dict.fromkeys(names)), *rest] for _, (names, *rest) in sorted(found.items())]
    return {"kinds": words, "rows": rows}


def _add(
    found: dict[str, tuple[list[str], int, int, str, str]],
    texts: Collection,
    plan: Plan,
    key: str,
    names: list[str],
    kinds: list[str],
) -> None:
    """Take down the names of a text; an instrument and the document that carries it are one."""
    if key in found:
        found[key][0].extend(names)
        return
    node, citing = texts.node(key), texts.cited_by.get(key, ())
    note = f"cited in {citing[0].citing}" if citing and key not in plan.texts else ""
    label = [texts.labels[key]] if not texts.labels[key].endswith("…") else []
    shown = [*label, node.label, *names, *([node.title] if node.title else [])]
    found[key] = (shown, kinds.index(node.kind), len(citing), plan.entry(texts, key), note)


def _documents(number: int) -> str:
    return f"{number:,} {'document' if number == 1 else 'documents'}"


def _size(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB" if size >= 100_000 else f"{max(1, size // 1000):,} kB"
