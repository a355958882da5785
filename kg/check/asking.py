"""Findings about reporting requests: what they leave open, what is asked for already."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.changes.requested import same_request, subject_overlap
from kg.changes.words import words
from kg.check.draft import Draft
from kg.check.rules import Finding, found
from kg.model import ReportingRequest

LOOSE = ("information", "recommendations", "other")
"""Deliverables that may come with another document, and so without recipient and date of their own."""
REGULAR = re.compile(
    r"\b(?:next|annual|upcoming|forthcoming|regular(?:ly)?|periodic(?:ally)?|future|existing|continu(?:e|ing)|keep)\b"
)
"""What tells that a document goes on or belongs to one that is due at a time of its own."""
TOPIC = 3
"""Words that say what a request is about, at least, for two to be told to be the same; "the present resolution" is each
text's own."""
SAME = 0.75
"""Share of words in common from which on two requests are about the same subject."""


def _at(draft: Draft, request: ReportingRequest, rule: str, **filled: str) -> Finding:
    """A finding that marks a request."""
    filled = {"deliverable": with_article(request.deliverable), "addressee": " and ".join(request.addressee), **filled}
    return found(rule, draft.paragraph_of(request), request.start, request.end, footnote=None, **filled)


def with_article(noun: str) -> str:
    """A deliverable with its article.

    >>> with_article("report"), with_article("oral update"), with_article("information")
    ('a report', 'an oral update', 'information')
    """
    if noun in ("information", "recommendations"):
        return noun
    if noun == "other":
        return "a document"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def left_open(draft: Draft) -> Iterator[Finding]:
    """Requests that do not say from whom, to whom or for when."""
    for one in draft.extraction.requests:
        if not one.addressee:
            yield _at(draft, one, "request-addressee")
        if one.deliverable in LOOSE:
            continue
        if not one.recipient:
            yield _at(draft, one, "request-recipient")
        if not (one.due_session or one.due_date or one.due_text or one.recurrence or REGULAR.search(one.text)):
            yield _at(draft, one, "request-due")


def twice(draft: Draft) -> Iterator[Finding]:
    """Requests that the draft itself makes twice."""
    requests = draft.extraction.requests
    for place, one in enumerate(requests):
        for other in requests[:place]:
            ends = (one.recipient, one.due_session, one.due_date) == (
                other.recipient,
                other.due_session,
                other.due_date,
            )
            dated = one.due_session or one.due_date
            if ends and dated and one.paragraph != other.paragraph and _same(one, other):
                yield _at(draft, one, "request-twice", where=other.paragraph)
                break


def standing(draft: Draft) -> Iterator[Finding]:
    """Requests for what recurs by the predecessor or by a text of the graph."""
    before = draft.predecessor
    asked = [(one.symbol, one.request) for one in draft.held.requests if (one.date or "") < (draft.day or "9")]
    if before is not None:
        name = before.document.masthead.symbol or before.document.source
        asked += [(name, one) for one in before.requests if one.recurrence]
    own = {draft.extraction.document.masthead.symbol, draft.extraction.document.masthead.draft_symbol}
    for one in draft.extraction.requests:
        known = [(name, other) for name, other in dict(asked).items() if name not in own and _same(one, other)]
        if known:
            name, other = max(known, key=lambda pair: (subject_overlap(one, pair[1]), pair[0]))
            yield _at(draft, one, "request-standing", other=name, known=other.due_text or other.recurrence or "")


def _same(one: ReportingRequest, other: ReportingRequest) -> bool:
    subjects = [request.about or "" for request in (one, other)]
    told = all(len(words(subject)) >= TOPIC and "present " not in subject for subject in subjects)
    return told and bool(set(one.addressee) & set(other.addressee)) and same_request(one, other, subject=SAME)
