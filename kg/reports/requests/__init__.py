"""Reporting requests: who is asked for which report, for whom, for when, and in which words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.reports.report import Report
from kg.reports.requests.asked import Asked, Collection, collection, requests_asked
from kg.reports.requests.findings import findings
from kg.reports.requests.tables import every_request, full, over_time, what, when, who_asks, who_is_asked
from kg.reports.wording import count, number, opening, share

if TYPE_CHECKING:
    from kg.graph import GraphStore

METHOD = (
    "A reporting request is a passage of an operative paragraph in which the adopting organ asks someone for a "
    "document or an oral account: report, update, briefing, study, note or recommendations. Addressee, deliverable, "
    "subject, recipient, due session or date and recurrence are taken from the words of the paragraph, which stands "
    "with each request.",
    "A session is that of the recipient where the text names no other. Requests of a draft are left out where the "
    "adopted text is in the collection.",
)
CAVEATS = (
    "Requests are found by rules, without a reader: one that is worded in an unusual way may be missing, and the "
    "sentence decides, not the table.",
    "A request stands until it is met, changed or discontinued; this table does not say whether the report was made.",
    "Requests of a draft that was not adopted bind nobody.",
)


def collect(store: GraphStore) -> Report:
    """Return the report on the reporting requests of a store; raises StoreError where it holds no document."""
    holdings = collection(store)
    if not holdings.documents:
        raise StoreError("The graph holds no document, so nothing is requested; build it first: kg build PATH…")
    return requests_report(requests_asked(store), holdings)


def requests_report(asked: tuple[Asked, ...], holdings: Collection) -> Report:
    """Return the report on these requests."""
    documents = len({one.document.key for one in asked})
    return Report(
        key="requests",
        title="Who owes a report to whom",
        eyebrow="Reporting requests",
        lead=_lead(asked, holdings, documents),
        findings=findings(asked, holdings),
        sections=(
            *over_time(asked),
            *who_is_asked(asked),
            *who_asks(asked),
            *what(asked),
            *when(asked),
            *every_request(asked),
        ),
        data=_data(asked, holdings, documents),
        method=METHOD,
        caveats=CAVEATS,
        full=full(asked),
        facts={
            "documents": holdings.documents,
            "documents_with_requests": documents,
            "requests": len(asked),
            "without_due": sum(not one.timed for one in asked),
            "recurring": sum(one.recurrence is not None for one in asked),
            "by_deliverable": dict(sorted(Counter(one.deliverable for one in asked).items())),
        },
    )


def _lead(asked: tuple[Asked, ...], holdings: Collection, documents: int) -> str:
    if not asked:
        return f"{opening(count(holdings.documents, 'document'))} and no reporting request."
    return (
        f"{opening(count(len(asked), 'reporting request'))} in {count(documents, 'document')}: "
        "what was asked for, by whom, of whom and for when, with the sentence that asks."
    )


def _data(asked: tuple[Asked, ...], holdings: Collection, documents: int) -> tuple[tuple[str, str], ...]:
    dates = f"{holdings.first_date} to {holdings.last_date}" if holdings.first_date else "none known"
    with_request = f"{number(documents)} ({share(documents, holdings.documents)})"
    return (
        ("Documents in the collection", number(holdings.documents)),
        ("of which drafts", number(holdings.drafts)),
        ("Drafts left out, as their adopted text is here", number(holdings.superseded)),
        ("Dates of the documents", dates),
        ("Languages", ", ".join(f"{language} {number(amount)}" for language, amount in holdings.languages)),
        ("Documents with a request", with_request),
        ("Requests", number(len(asked))),
    )
