"""Requests without an infinitive: "requests a report by …", "urges prompt reporting by … to …"."""

from __future__ import annotations

import re

from kg.model import Span
from kg.requests.clauses import Clause
from kg.requests.deliverables import Deliverable, noun_phrase
from kg.requests.lexicon import deliverables
from kg.requests.recipients import institution_at
from kg.requests.tasks import Task

OF_DOCUMENT = re.compile(
    r" (?:for )?(?:(?:the|an|a|its|their|more|further|also) )?(?:(?:timely|early|prompt|regular|continued|annual|periodic|enhanced|full) )*"
    r"(?:(?:submission|presentation|preparation|provision|issuance|publication|circulation|production) (?:by (?P<who>[^,;]{3,80}?) )?of )?"
)
BY = re.compile(r" (?:by|from) (?=the |all |its |[A-Z]|States)")
KINDS = frozenset(("report", "summary report", "oral update", "briefing", "study"))


def nominal(text: str, clause: Clause) -> tuple[Task, tuple[Deliverable, ...], Span] | None:
    """The task, its documents and where those asked are printed, in a clause that names the document as its object."""
    lead = OF_DOCUMENT.match(text, clause.task, clause.end)
    phrase = noun_phrase().match(text, lead.end() if lead else clause.task, clause.end)
    if lead is None or phrase is None:
        return None
    kind, _ = deliverables()[phrase["noun"]]
    by = BY.search(text, phrase.end(), min(clause.end, phrase.end() + 160))
    if by is not None and re.search(r"\b(?:\w+ed|given|taken|made)$", text[phrase.end() : by.start()]):
        by = None
    if kind not in KINDS or (by is None and lead["who"] is None):
        return None
    if lead["who"] is not None:
        who, stop = lead.span("who"), phrase.end()
    else:
        assert by is not None
        name = institution_at(text, by.end(), clause.end)
        if name is None:
            return None
        who, stop = name, name[1]
    listed = "following " in phrase["mods"]
    document = Deliverable(kind, phrase["noun"], phrase.start(), stop, "present", adjective=lead[0] + (phrase["mods"] or ""))
    return Task("submit", clause.task, stop, clause.end), () if listed else (document,), who
