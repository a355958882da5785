"""What the tasks of a paragraph say of one and the same document, brought together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Span
from kg.requests.clauses import Clause
from kg.requests.documents import Deliverable
from kg.requests.points import Point
from kg.requests.tasks import Task

SPREADING = frozenset("share publish release make circulate disseminate communicate send give render".split())
"""Verbs that ask for a document only where they say for whom."""
STANDS_FOR_ANY = frozenset(
    ("material", "materials", "document", "documents", "result", "results", "outcome", "findings", "text")
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One document asked for, before what other tasks say of it is added."""

    clause: Clause
    task: Task
    document: Deliverable
    asked: tuple[str, ...]
    points: tuple[tuple[str | None, Point], ...]
    """Recipient in full and point."""
    about: Span | None

    @property
    def is_bare(self) -> bool:
        """Whether neither recipient nor time is known."""
        return all(
            name is None and point.session is None and point.date is None and not point.due
            for name, point in self.points
        )

    @property
    def recipients(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.points if name is not None)


def settle(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The documents of a paragraph, each once: "to prepare a report …, and to submit it to …" is one.

    Documents that count only when they are laid before somebody are left out where nobody is named.
    """
    kept: list[Draft] = []
    for draft in drafts:
        position = _same(kept, draft)
        if position is not None:
            kept[position] = _merged(kept[position], draft)
        elif not any(_is_one(other, draft) for other in kept) and not _repeats(kept, draft):
            kept.append(_inheriting(kept, draft))
    return tuple(_implied(draft) for draft in kept if _counts(draft))


def _same(kept: list[Draft], draft: Draft) -> int | None:
    """The position of the document named before that the draft speaks of again."""
    for position in range(len(kept) - 1, -1, -1):
        other = kept[position]
        if other.asked != draft.asked and draft.task.subject is None:
            continue
        if draft.document.group == "report":
            if other.clause == draft.clause and _is_reported_on(other, draft):
                return position
        elif draft.document.definite and _is_named_again(other.document, draft.document):
            return position
    return None


def _is_reported_on(other: Draft, draft: Draft) -> bool:
    """Whether "to report to …" says to whom a report goes that the same clause has asked for already."""
    if other.document.group == "report":
        return other.is_bare and bool(draft.recipients) and draft.about is None
    return other.document.group == "produce" and "report" in other.document.kind and _open(other)


def _is_named_again(other: Deliverable, document: Deliverable) -> bool:
    """Whether "the report", "it" or "such material" is a document named before."""
    if other.group == "include" or (document.order and document.order != other.order):
        return False
    if (
        document.noun is None
        or document.noun in STANDS_FOR_ANY
        or _singular(document.noun) == _singular(other.noun or "report")
    ):
        return True
    if document.noun == "report" and other.kind == "study":
        return other.group == "produce"
    return document.kind == other.kind and document.kind not in ("information", "other")


def _open(draft: Draft) -> bool:
    return all(name is None and point.session is None for name, point in draft.points)


def _singular(noun: str) -> str:
    """The last word of a noun, in the singular."""
    word = noun.rsplit(" ", 1)[-1]
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


def _merged(first: Draft, second: Draft) -> Draft:
    if second.is_bare:
        return first
    recurrence = next((point.recurrence for _, point in first.points if point.recurrence), None)
    points = tuple((name, replace(point, recurrence=point.recurrence or recurrence)) for name, point in second.points)
    if first.recipients and second.recipients and first.recipients != second.recipients:
        points = (*first.points, *(row for row in points if row[0] not in first.recipients))
    elif first.recipients and not second.recipients:
        if all(point.session is None and point.date is None for _, point in second.points) or any(
            p.session or p.date for _, p in first.points
        ):
            return first
        points = tuple((name, replace(second.points[0][1], recipient=point.recipient)) for name, point in first.points)
    document = first.document if first.document.kind != "other" or second.document.kind == "other" else second.document
    return replace(
        first,
        document=replace(document, weak=first.document.weak and second.document.weak),
        points=points,
        about=first.about or second.about,
    )


def _is_one(other: Draft, draft: Draft) -> bool:
    """Whether two verbs have the same words as object ("to submit and present a report")."""
    return other.clause == draft.clause and other.document.end == draft.document.end


def _repeats(kept: list[Draft], draft: Draft) -> bool:
    """Whether the same clause has asked for the very same already."""

    def key(one: Draft) -> object:
        return (one.clause, one.asked, one.document.kind, {(n, p.session, p.date, p.recurrence) for n, p in one.points})

    return draft.document.group == "report" and not draft.is_bare and any(key(other) == key(draft) for other in kept)


def _inheriting(kept: list[Draft], draft: Draft) -> Draft:
    """The draft with the recipient and time of the report that it is part of, or that is asked for beside it."""
    document = draft.document
    siblings = [other for other in kept if other.clause == draft.clause and other.asked == draft.asked]
    if document.container is not None and document.container.anaphoric and not draft.recipients:
        for other in reversed(siblings):
            if "report" in other.document.kind and other.document.group != "include" and not other.is_bare:
                return replace(draft, points=other.points)
    if (
        siblings
        and not draft.recipients
        and any(point.session is not None and point.own_session for _, point in draft.points)
    ):
        names = {name for name, _ in siblings[-1].points if name is not None}
        if len(names) == 1:
            name = names.pop()
            return replace(draft, points=tuple((name, point) for _, point in draft.points))
    return draft


def _counts(draft: Draft) -> bool:
    document, known = draft.document, bool(draft.recipients) or any(point.of for _, point in draft.points)
    if known:
        return True
    dated = any(point.due for _, point in draft.points)
    laid = (
        document.group == "present"
        and document.noun is not None
        and (dated or (draft.task.verb == "submit" and draft.task.subject is None))
    )
    if document.group == "inform" or (document.weak and not laid):
        return False
    if draft.task.verb in SPREADING and not (dated and not document.definite):
        return document.kind == "recommendations" and draft.task.verb == "make"
    return not (draft.task.verb == "update" and draft.is_bare)


def _implied(draft: Draft) -> Draft:
    """The draft with the organ whose session is named as recipient, where no other is."""
    return replace(draft, points=tuple((name or point.of, point) for name, point in draft.points))
