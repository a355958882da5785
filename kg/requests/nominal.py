"""Requests without an infinitive: "requests a report by …", "urges prompt reporting by … to …"."""

from __future__ import annotations

import re

from kg.model import Span
from kg.requests.clauses import Clause
from kg.requests.documents import Deliverable
from kg.requests.due import find_due
from kg.requests.phrases import NounPhrase, phrase_at
from kg.requests.recipients import institution_at, recipients_after
from kg.requests.tasks import Task

OF_DOCUMENT = re.compile(
    r" (?:for )?(?:(?:the|an|a|its|their|more|further|also) )?"
    r"(?:(?:timely|early|prompt|regular|continued|annual|periodic|enhanced|full) )*"
    r"(?:(?:submission|presentation|preparation|provision|issuance|publication|circulation|production) "
    r"(?:by (?P<who>[^,;]{3,80}?) )?of )?"
)
BY = re.compile(r" (?:by|from) (?=the |all |its |[A-Z]|States)")
DONE = re.compile(r"\b(?:\w+ed|given|taken|made)$")
"""Before "by": somebody has done something, and is not asked."""
KINDS = frozenset(("report", "summary report", "oral update", "briefing", "study"))
ARTICLE = re.compile(r" an? ")
UPDATES = frozenset(("update", "updates"))
FAR = 160


def nominal(text: str, clause: Clause) -> tuple[Task, tuple[Deliverable, ...], Span | None] | None:
    """The task, its documents and where those asked are printed, in a clause that names the document as its object.

    Nobody is named where a document is asked for by a date alone ("requests a further report by 30 April"). There are no documents where the clause only announces them ("the following reports").
    """
    lead = OF_DOCUMENT.match(text, clause.task, clause.end)
    phrase = phrase_at(text, lead.end() if lead else clause.task, clause.end)
    if lead is None or phrase is None or (phrase.kind not in KINDS and phrase.noun not in UPDATES):
        return None
    if lead["who"] is not None:
        who, stop = lead.span("who"), phrase.end
    else:
        by = BY.search(text, phrase.end, min(clause.end, phrase.end + FAR))
        name = (
            institution_at(text, by.end(), clause.end) if by and not DONE.search(text, phrase.end, by.start()) else None
        )
        if name is None:
            return _of_nobody(text, clause, phrase)
        who, stop = name, name[1]
    document = Deliverable(phrase.kind, phrase.noun, phrase.start, stop, "present", recurrence=phrase.recurrence)
    listed = "following " in phrase.modifiers
    return Task("submit", clause.task, stop, clause.end), () if listed else (document,), who


def _of_nobody(text: str, clause: Clause, phrase: NounPhrase) -> tuple[Task, tuple[Deliverable, ...], None] | None:
    """The same where only a time or a recipient stands behind the document."""
    times = find_due(text, phrase.end, clause.end)
    people = recipients_after(text, phrase.end, clause.end, times)
    places = [*(due.start for due in times), *(who.start for who in people)]
    if not ARTICLE.match(text, clause.task) or min(places, default=clause.end) - phrase.end > len(" to the "):
        return None
    document = Deliverable(phrase.kind, phrase.noun, phrase.start, phrase.end, "present", recurrence=phrase.recurrence)
    return Task("submit", clause.task, phrase.end, clause.end), (document,), None
