"""Reports: answers computed from a store, as a page to read and as CSV and JSON to compute with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UnknownName
from kg.reports import centrality, coverage, lineage, requests
from kg.reports.report import Report
from kg.reports.write import FORMATS, index_html, render, write, write_csv, write_html, write_json

if TYPE_CHECKING:
    from kg.graph import GraphStore

__all__ = [
    "ALL",
    "FORMATS",
    "REPORTS",
    "Report",
    "ReportKind",
    "listing",
    "render",
    "report",
    "write",
    "write_all",
    "write_csv",
    "write_html",
    "write_json",
]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report that can be asked for."""

    key: str
    summary: str
    """One line for the list of reports."""
    collect: Callable[[GraphStore], Report]
    collect_about: Callable[[GraphStore, str], Report] | None = None
    """The same about one text, by its symbol or title, where the report can be asked for one."""


REPORTS: Mapping[str, ReportKind] = {
    kind.key: kind
    for kind in (
        ReportKind(
            "centrality",
            "Which texts the collection rests on, who rises and fades, and with which verbs they are cited.",
            centrality.collect,
        ),
        ReportKind(
            "requests",
            "Who is asked for which report, for whom, for when; which report answered; also as a calendar (.ics).",
            requests.collect,
        ),
        ReportKind(
            "lineage",
            "The line of a recurring text back to its oldest, with SYMBOL; without, every line of the collection.",
            lineage.collect,
            lineage.collect,
        ),
        ReportKind(
            "coverage",
            "What is cited yet absent, what could not be settled, what does not agree, and how exact the program is.",
            coverage.collect,
        ),
    )
}
"""Every report by its name."""
ALL = "all"
"""What stands for every report."""


def listing() -> str:
    """Return every report with what it tells, one a line."""
    rows = {
        **{kind.key: kind.summary for kind in REPORTS.values()},
        ALL: "Every report, and a page that leads to them.",
    }
    width = max(map(len, rows))
    return "\n".join(f"{name:<{width}}  {summary}" for name, summary in rows.items())


def report(name: str, store: GraphStore, about: str | None = None) -> Report:
    """Return a report of a store, about one text where `about` is its symbol or title.

    Raises UnknownName where there is no such report, or none about a text, and StoreError for an empty store.
    """
    if name not in REPORTS:
        raise UnknownName(f"there is no report {name!r}; choose one of {', '.join((*REPORTS, ALL))}")
    kind = REPORTS[name]
    if about is None:
        return kind.collect(store)
    if kind.collect_about is None:
        raise UnknownName(f"the report {name} is about the whole collection; leave {about!r} out")
    return kind.collect_about(store, about)


def write_all(store: GraphStore, folder: Path) -> tuple[Path, ...]:
    """Write every report of a store and a page that leads to them, index.html; return the paths, that page first."""
    made = [kind.collect(store) for kind in REPORTS.values()]
    paths = [path for one in made for path in write(one, folder)]
    page = folder / "index.html"
    page.write_bytes(index_html(made).encode())
    return (page, *paths)
