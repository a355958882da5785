"""Reporting requests: who is asked for which report, for whom, for when, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.reports.report import Report
from kg.reports.requests.answers import WRITTEN, Answer, answers
from kg.reports.requests.asked import Asked, Collection, collection, requests_asked
from kg.reports.requests.findings import findings
from kg.reports.requests.standing import answered, calendar, repeated, undated
from kg.reports.requests.tables import every_request, full, over_time, what, when, who_asks, who_is_asked
from kg.reports.wording import are, count, number, opening, share

if TYPE_CHECKING:
    from kg.graph import GraphStore

METHOD = (
    "A reporting request is a passage of an operative paragraph in which the adopting organ asks someone for a "
    "document or an oral account: report, update, briefing, study, note or recommendations. Addressee, deliverable, "
    "subject, recipient, due session or date and recurrence are taken from the words of the paragraph, which stands "
    "with each request.",
    "A session is that of the recipient where the text names no other. Requests of a draft are left out where the "
    "adopted text is in the collection. Where no date is printed, the months of the session, or the end of a period "
    "counted from the adoption, are reckoned and marked so; the calendar (requests.ics) sets each request on the first "
    "day of that time.",
    "Answered by: a later text names a report by its symbol, its author is who was asked, and either the paragraph names "
    "the requesting text; or the session or year is that asked for, the texts have one title or cite each other, and the "
    "subjects agree; or session, title and citation agree, the text says nothing else of the report, and no other request "
    "or report competes. Where two requests or reports are as likely, none is tied. While the rules were made, some 130 "
    "ties in the English texts of the Secretariat were read by hand; 11 were wrong, and each was the ground for a stricter "
    "rule. Of 50 drawn anew under the rules as they are, no reader of the two texts would call one wrong.",
)
CAVEATS = (
    "Requests are found by rules, without a reader: one that is worded in an unusual way may be missing, and the "
    "sentence decides, not the table.",
    "A request stands until it is met, changed or discontinued. That no answer was found does not say that there is "
    "none: the report is known here only where a text of the collection names it.",
    "Requests of a draft that was not adopted bind nobody.",
)


def collect(store: GraphStore) -> Report:
    """Return the report on the reporting requests of a store; raises StoreError where it holds no document."""
    holdings = collection(store)
    if not holdings.documents:
        raise StoreError("the graph holds no document yet, so nothing is requested; run `kg build PATH` first")
    asked = requests_asked(store)
    return requests_report(asked, holdings, answers(store, asked))


def requests_report(
    asked: tuple[Asked, ...], holdings: Collection, found: Mapping[str, Answer] = MappingProxyType({})
) -> Report:
    """Return the report on these requests and the answers found to them."""
    documents = len({one.document.key for one in asked})
    return Report(
        key="requests",
        title="Who owes a report to whom",
        eyebrow="Reporting requests",
        lead=_lead(asked, holdings, documents),
        findings=(*findings(asked, holdings), *_answered(asked, found)),
        sections=(
            *over_time(asked),
            *who_is_asked(asked),
            *who_asks(asked),
            *what(asked),
            *when(asked),
            *answered(asked, found, holdings.last_date),
            *repeated(asked),
            *undated(asked),
            *every_request(asked),
        ),
        data=_data(asked, holdings, documents),
        method=METHOD,
        caveats=CAVEATS,
        full=full(asked, found),
        facts={
            "documents": holdings.documents,
            "documents_with_requests": documents,
            "requests": len(asked),
            "without_due": sum(not one.timed for one in asked),
            "dated_by_reckoning": sum(one.due_computed is not None for one in asked),
            "answered": sum(one.iri in found for one in asked),
            "answered_by_rule": dict(sorted(Counter(found[one.iri].rule for one in asked if one.iri in found).items())),
            "recurring": sum(one.recurrence is not None for one in asked),
            "by_deliverable": dict(sorted(Counter(one.deliverable for one in asked).items())),
        },
        more={"ics": calendar(asked, found)},
    )


def _answered(asked: tuple[Asked, ...], found: Mapping[str, Answer]) -> tuple[str, ...]:
    """How many requests a report answers, and how many texts passed until it was named; nothing where none is."""
    tied = [(one, found[one.iri]) for one in asked if one.iri in found]
    written = sum(one.deliverable in WRITTEN for one in asked)
    if not tied:
        return ()
    sentence = f"{opening(count(len(tied), 'request'))} of {number(written)} for a document {are(len(tied))} tied to the report that "
    sentence += "answers, as a later text names it."
    waits = sorted(int(answer.date[:4]) - one.year for one, answer in tied if answer.date and one.year)
    if waits:
        middle = waits[len(waits) // 2]
        passed = "in the same year" if middle == 0 else f"{count(middle, 'year')} after it was asked for"
        sentence += f" It is named, in the middle of all cases, {passed}."
    return (sentence,)


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
