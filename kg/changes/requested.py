"""Which reporting requests a later text adds, drops, keeps or changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.changes.words import words
from kg.model import ReportingRequest

FIELDS = ("addressee", "deliverable", "recipient", "due_session", "due_date", "recurrence")
"""What is compared of a request; its subject is compared by its words."""
SAME_SUBJECT = 0.5
"""Share of words in common from which on two requests outside aligned paragraphs are about one subject."""
Became = Sequence[tuple[Collection[str], Collection[str]]]
"""Ids of paragraphs of the old text and of those of the new one that they became."""


@dataclass(frozen=True, slots=True)
class RequestChange:
    """A reporting request that was added, dropped, changed or kept as it was."""

    change: Literal["added", "dropped", "changed", "kept"]
    before: ReportingRequest | None
    after: ReportingRequest | None
    fields: tuple[str, ...] = ()
    """Which of FIELDS changed."""

    @property
    def request(self) -> ReportingRequest:
        """The request as the later text puts it, or as the earlier did where it was dropped."""
        found = self.after or self.before
        assert found is not None
        return found


def subject_overlap(one: ReportingRequest, other: ReportingRequest) -> float:
    """How many words two requests share of all that say what they are about (Jaccard), 0 to 1."""
    ours, theirs = (set(words(request.about or request.text)) for request in (one, other))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def same_request(one: ReportingRequest, other: ReportingRequest, *, subject: float = SAME_SUBJECT) -> bool:
    """Whether both ask someone they share for the same kind of document on the same subject."""
    asked = not one.addressee or not other.addressee or bool(set(one.addressee) & set(other.addressee))
    return asked and one.deliverable == other.deliverable and subject_overlap(one, other) >= subject


def request_changes(
    old: Sequence[ReportingRequest], new: Sequence[ReportingRequest], became: Became
) -> tuple[RequestChange, ...]:
    """What became of the requests: those of the new text in order, then the dropped ones.

    Requests of paragraphs that became one another are paired first, those of the same deliverable before others; of the
    rest, those that ask the same.
    """
    pairs: dict[int, int] = {}
    for strict in (True, False):
        for i, before in enumerate(old):
            for j, after in enumerate(new):
                if i in pairs or j in pairs.values():
                    continue
                beside = any(before.paragraph in olds and after.paragraph in news for olds, news in became)
                if beside and (before.deliverable == after.deliverable or not strict):
                    pairs[i] = j
    for i, before in enumerate(old):
        alike = [j for j, after in enumerate(new) if j not in pairs.values() and same_request(before, after)]
        if i not in pairs and alike:
            pairs[i] = max(alike, key=lambda j: (subject_overlap(before, new[j]), -j))
    source = {j: i for i, j in pairs.items()}
    found = [_compared(old[source[j]] if j in source else None, after) for j, after in enumerate(new)]
    return (*found, *(RequestChange("dropped", one, None) for i, one in enumerate(old) if i not in pairs))


def _compared(before: ReportingRequest | None, after: ReportingRequest) -> RequestChange:
    if before is None:
        return RequestChange("added", None, after)
    fields = tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))
    return RequestChange("changed" if fields else "kept", before, after, fields)
