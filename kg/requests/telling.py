"""Who is to be informed, kept informed or briefed: by word alone, or by which documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.requests.documents import ATTACHED, NEAR, Deliverable, named, verbal
from kg.requests.due import find_due
from kg.requests.phrases import POINTING, NounPhrase, phrases
from kg.requests.tasks import Task

KEPT = re.compile(r".{3,120}? (?:[a-z]+ly )?(?P<how>informed|apprised|updated|abreast|briefed|advised)\b")
BY_MEANS = re.compile(
    r"(?:, (?:including )?(?:with|by|through|by means of)|,? by (?:including|providing|submitting|presenting|issuing|circulating)) $"
)


ORALLY = re.compile(r"[^,;]*\borally\b")
"""The update that is asked for is spoken: "update the Council orally at its fifty-second session"."""


def informed(text: str, task: Task) -> tuple[Deliverable, ...]:
    """The documents by which somebody is to be informed, else the information or briefing itself; none where nobody is."""
    briefing = task.verb in ("brief", "debrief")
    if task.verb == "keep":
        kept = KEPT.match(text, task.stop, task.end)
        if kept is None:
            return ()
        briefing = kept["how"] == "briefed"
    spoken = task.verb == "update" and ORALLY.match(text, task.stop, task.end) is not None
    kind = "briefing" if briefing else "oral update" if spoken else "information"
    told = replace(verbal(kind, task, "inform"), direct=True)
    means = tuple(_means(text, task))
    if not means or (task.verb == "keep" and not _recur(text, means, task.end)):
        return (told,)
    return means


def _recur(text: str, means: tuple[Deliverable, ...], end: int) -> bool:
    """Whether it is said how often the documents come by which somebody is to be kept informed."""
    dues = find_due(text, means[0].end, end)
    return any(due.recurrence and 0 <= due.start - document.end < 3 for due in dues for document in means)


def _means(text: str, task: Task) -> Iterator[Deliverable]:
    """The documents by which somebody is to be informed: "with a note no later than …, and a written report …"."""
    last: int | None = None
    for phrase in phrases(text, task.stop, task.end):
        before = text[max(task.stop, phrase.start - 24) : phrase.start]
        pointing = phrase.determiner in POINTING
        means = BY_MEANS.search(before) is not None and (pointing or not phrase.strength)
        further = last is not None and not phrase.strength and _is_joined(text, last, phrase, before)
        if means or further:
            yield replace(named(text, phrase, "inform"), definite=pointing, direct=last is None)
            last = phrase.end


def _is_joined(text: str, last: int, phrase: NounPhrase, before: str) -> bool:
    """Whether a noun phrase goes on with the one that ends at `last`: "…, and a written report", "and written reports"."""
    if phrase.determiner in ("a", "an"):
        return ATTACHED.search(before) is not None
    return phrase.noun.endswith("s") and NEAR.fullmatch(text, last, phrase.start) is not None
