"""The reporting requests of a document: clause by clause, task by task, document by document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import ActionMention, Citation, Document, Paragraph, ReportingRequest, Span
from kg.registry import organ_named
from kg.requests.addressees import addressees, is_people
from kg.requests.clauses import Clause, asking_clauses
from kg.requests.deliverables import Deliverable, deliverables_of
from kg.requests.drafts import Draft, settle
from kg.requests.lexicon import fold
from kg.requests.names import Names, Place, full_name, names_of
from kg.requests.nominal import nominal
from kg.requests.points import Point, points_of
from kg.requests.tasks import Task, tasks_of
from kg.requests.topics import topic_of

OPEN = re.compile(r"(?::|\bto|[-,])\s*$")
PRONOUNS = frozenset(("him", "her", "it", "them"))


@dataclass(frozen=True, slots=True)
class Chapeau:
    """What a paragraph leaves open for its lettered parts: who asks whom, "to:"."""

    clause: Clause
    addressee: tuple[str, ...]


def find_requests(
    document: Document, actions: tuple[ActionMention, ...], citations: tuple[Citation, ...]
) -> tuple[ReportingRequest, ...]:
    """The documentary deliverables that the adopting organ asks for, in text order.

    `actions` and `citations` are those of the same document. One request for each deliverable, recipient and due point;
    fields on which the text is silent are None. Requests for action only, and requests that are only recalled, are none.
    """
    folded = tuple(fold(paragraph.text) for paragraph in document.paragraphs)
    names = names_of(document, folded, citations)
    by_paragraph: dict[str, list[ActionMention]] = {}
    for action in actions:
        by_paragraph.setdefault(action.paragraph, []).append(action)
    open_: dict[str, Chapeau] = {}
    found: list[ReportingRequest] = []
    for position, paragraph in enumerate(document.paragraphs):
        reader = _Reader(document, names, paragraph, position, folded[position])
        found.extend(reader.requests(tuple(by_paragraph.get(paragraph.id, ())), open_))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One paragraph with all that its reading needs."""

    document: Document
    names: Names
    paragraph: Paragraph
    position: int
    plain: str

    def requests(self, actions: tuple[ActionMention, ...], open_: dict[str, Chapeau]) -> Iterator[ReportingRequest]:
        clauses = list(asking_clauses(self.plain, actions))
        parent = open_.get(self.paragraph.id.rpartition("(")[0])
        if parent is not None and not clauses:
            inherited = self._inherited(parent)
            clauses = [inherited] if inherited else []
        drafts: list[Draft] = []
        asked: tuple[str, ...] = parent.addressee if parent else ()
        for clause in clauses:
            asked = self._asked(clause.addressee, asked) if clause.addressee or parent is None else parent.addressee
            drafts.extend(self._drafts(clause, asked))
        if clauses and OPEN.search(self.plain):
            open_[self.paragraph.id] = Chapeau(clauses[-1], asked)
        for draft in settle(drafts):
            yield from self._requests(draft)

    def _inherited(self, parent: Chapeau) -> Clause | None:
        """The clause of a lettered part that goes on where the paragraph left off ("(a) To report …")."""
        first = re.match(r"\W*(?:[Tt]o )?(?:[Aa]lso |[Ff]urther )?[A-Za-z]", self.plain)
        if first is None:
            return None
        return replace(parent.clause, start=0, end=len(self.plain), addressee=None, task=0, form="bare" if parent.clause.form != "gerund" else "gerund")

    def _asked(self, span: Span | None, before: tuple[str, ...]) -> tuple[str, ...]:
        if span is None:
            return ()
        found = addressees(self.paragraph.text, self.plain, span, self.names, Place(self.position, span[0]))
        if found and found[0] in PRONOUNS | {self.names.organ.name if self.names.organ else ""} and self.plain[slice(*span)].strip() in PRONOUNS:
            return before
        return tuple(self._parties(name, span) for name in found)

    def _parties(self, name: str, span: Span) -> str:
        """The name with the treaty in full, where it is one of parties to a treaty."""
        if "part" not in name.casefold():
            return name
        for citation in self.names.citations.get(self.paragraph.id, ()):
            if citation.name and span[0] <= citation.start and citation.end <= span[1] and name.endswith(citation.text.removeprefix("the ")):
                return name.removesuffix(citation.text.removeprefix("the ")) + citation.name
        return name

    def _drafts(self, clause: Clause, asked: tuple[str, ...]) -> Iterator[Draft]:
        if clause.form == "noun":
            named = nominal(self.plain, clause)
            if named is not None:
                task, documents, by = named
                yield from self._documents(clause, task, documents, self._asked(by, ()))
            return
        if asked and all(is_people(name) for name in asked):
            return
        for task in tasks_of(self.plain, clause):
            whom = self._asked(task.addressee, asked) if task.addressee else asked
            yield from self._documents(clause, task, deliverables_of(self.plain, task), whom)

    def _documents(
        self, clause: Clause, task: Task, documents: tuple[Deliverable, ...], asked: tuple[str, ...]
    ) -> Iterator[Draft]:
        if not documents:
            return
        head = self.document.masthead
        rows = points_of(self.plain, task, documents, adopted=head.date, session=head.session)
        for document, points in zip(documents, rows, strict=True):
            settled = tuple(self._settled(point) for point in points)
            if document.noun in ("report", "reports") and all(name is None for name, _ in settled):
                body = self._own_body(asked, clause)
                settled = tuple((body, point) for _, point in settled)
            yield Draft(clause, task, document, asked, settled, topic_of(self.plain, task, document))

    def _own_body(self, asked: tuple[str, ...], clause: Clause) -> str | None:
        """The body to which parties to a treaty, or the members of a forum, submit their reports."""
        if not asked:
            return None
        if asked[0].startswith("members of the "):
            return asked[0].removeprefix("members of the ")
        if asked[0].startswith("States parties"):
            name = full_name("Committee", self.names, Place(self.position, clause.start))
            return name if name != "Committee" else None
        return None

    def _settled(self, point: Point) -> tuple[str | None, Point]:
        """The recipient's name in full, and the point."""
        if point.recipient is not None:
            place = Place(self.position, point.recipient.start)
            return full_name(self.paragraph.text[point.recipient.start : point.recipient.end], self.names, place), point
        if point.of is not None:
            named = organ_named(point.of)
            return (named.name if named else full_name(point.of, self.names, Place(self.position, 0))), point
        if point.session is not None and point.own_session and self.names.organ is not None:
            return None, replace(point, of=self.names.organ.name)
        return None, point

    def _requests(self, draft: Draft) -> Iterator[ReportingRequest]:
        start, end = draft.clause.start, _last(self.plain, draft.clause.start, draft.clause.end)
        container = draft.document.container
        for recipient, point in draft.points:
            printed = point.due or (self.plain[slice(*container)] if container else None)
            yield ReportingRequest(
                paragraph=self.paragraph.id,
                addressee=draft.asked,
                deliverable=draft.document.kind,
                text=self.paragraph.text[start:end],
                start=start,
                end=end,
                about=draft.about,
                recipient=recipient,
                due_session=point.session,
                due_date=point.date,
                due_text=printed,
                recurrence=point.recurrence,
                action=draft.clause.action,
            )


def _last(text: str, start: int, end: int) -> int:
    """The end of a clause without the words that lead on to the next one."""
    closing = re.search(r"(?:[\s,;:.]|\b(?:and|also|further|while|in this regard))*$", text[start:end])
    return start + closing.start() if closing else end
