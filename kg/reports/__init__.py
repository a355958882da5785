"""Reports: answers computed from a store, as a page to read and as CSV and JSON to compute with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UnknownName
from kg.reports import centrality, requests
from kg.reports.report import Report
from kg.reports.write import FORMATS, render, write, write_csv, write_html, write_json

if TYPE_CHECKING:
    from kg.graph import GraphStore

__all__ = [
    "FORMATS",
    "REPORTS",
    "Report",
    "ReportKind",
    "render",
    "report",
    "write",
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


REPORTS: Mapping[str, ReportKind] = {
    kind.key: kind
    for kind in (
        ReportKind(
            "centrality",
            "Which texts the collection rests on, and with which verbs they are cited.",
            centrality.collect,
        ),
        ReportKind("requests", "Who is asked for which report, for whom, for when.", requests.collect),
    )
}
"""Every report by its name."""


def report(name: str, store: GraphStore) -> Report:
    """Return a report of a store; raises UnknownName where there is none of that name, StoreError for an empty store."""
    if name not in REPORTS:
        raise UnknownName(f"There is no report {name!r}; choose one of {', '.join(REPORTS)}.")
    return REPORTS[name].collect(store)
