"""How one paragraph is read: clause by clause, task by task, document by document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model import ActionMention, Masthead, Organ, Paragraph, ReportingRequest, Span
from kg.registry import organ_named
from kg.requests.addressees import addressees, cannot_be_asked
from kg.requests.chapeaux import BY, Chapeau, Part, announced, is_open, part_of
from kg.requests.clauses import Clause, asking_clauses, clauses_in_part
from kg.requests.dating import Act
from kg.requests.deliverables import deliverables_of, listed_documents
from kg.requests.documents import Deliverable
from kg.requests.drafts import Draft, settle
from kg.requests.names import Names, Place, full_name
from kg.requests.nominal import nominal
from kg.requests.points import Point, points_of
from kg.requests.pronouns import PRONOUNS, antecedent, body_beside
from kg.requests.recipients import Recipient, recipients_after
from kg.requests.reckoning import reckoned, recurrence_implied
from kg.requests.tasks import Task, tasks_of
from kg.requests.topics import topic_of
from kg.requests.words import may_ask

SITTING = re.compile(
    r"\b(?:Assembly|Council|Commission|Committee|Sub-Commission|Subcommission|Conference|Board|Forum|Subcommittee|Group|"
    r"Congress|Meeting)\b"
)
"""In a name: a body that has sessions of its own."""
FAR_BACK = 80
"""How far before its end the closing words of a clause begin at most."""
PARTIES = ("States parties", "States Parties")
CLOSING = re.compile(r"(?:[\s,;:.]|\b(?:and|also|further|while|in this regard))*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One paragraph with all that its reading needs."""

    masthead: Masthead
    names: Names
    paragraph: Paragraph
    position: int
    """Of the paragraph among those of the document."""
    plain: str
    """Its text, folded."""

    def requests(
        self, actions: tuple[ActionMention, ...], above: Chapeau | None
    ) -> tuple[tuple[ReportingRequest, ...], Chapeau | None]:
        """The requests of the paragraph, and what it leaves open for its lettered parts.

        `above` is what the paragraph leaves open of which this one is a part.
        """
        clauses = tuple(asking_clauses(self.plain, actions))
        asked: tuple[str, ...] | None = None
        drafts: list[Draft] = []
        if above is not None and not clauses:
            later = tuple(clauses_in_part(self.plain, self.paragraph.id))
            part = part_of(above, self.plain, later[0].start if later else len(self.plain))
            asked = above.addressee or self._asked(part.clause.addressee, ())
            clauses = (part.clause, *later)
            drafts.extend(self._part(part, replace(above, addressee=asked)))
        for position, clause in enumerate(clauses):
            if asked is not None and position == 0:
                continue
            if work := self._work(clause):
                drafts.extend(self._drafts(clause, work, self._asked_by(clauses, position)))
        chapeau = None
        if clauses and is_open(self.plain):
            asked = self._asked_by(clauses, len(clauses) - 1) if asked is None else asked
            chapeau = self._chapeau(clauses[-1], asked, drafts)
        return tuple(request for draft in settle(drafts) for request in self._requests(draft)), chapeau

    def _chapeau(self, last: Clause, asked: tuple[str, ...], drafts: list[Draft]) -> Chapeau:
        if last.form == "noun" and not asked:
            asked = self._asked((last.task, len(self.plain.rstrip(" :-,"))), ())
        tasks = tasks_of(self.plain, last)
        people = recipients_after(self.plain, tasks[-1].stop + 1, last.end, (), direct=True) if tasks else ()
        return Chapeau(
            last,
            asked,
            announced(self.plain, named=bool(drafts)),
            tuple(self._name(who.start, who.end) for who in people),
            BY.search(self.plain, max(0, last.end - FAR_BACK)) is not None,
        )

    def _part(self, part: Part, above: Chapeau) -> Iterator[Draft]:
        """What a lettered part asks for: it goes on with a verb, or it names a document that its chapeau announced."""
        reading = replace(self, plain=part.plain)
        found = tuple(reading._drafts(part.clause, reading._work(part.clause), above.addressee))
        yield from found
        if found or not above.announces:
            return
        task = Task("submit", 0, 0, len(part.plain))
        for draft in reading._documents(part.clause, task, listed_documents(part.plain, task), above.addressee):
            if draft.recipients or not above.recipients:
                yield draft
            else:
                yield replace(
                    draft, points=tuple((name, point) for name in above.recipients for _, point in draft.points)
                )

    def _asked_by(self, clauses: tuple[Clause, ...], position: int) -> tuple[str, ...]:
        """Those whom one of the clauses asks; a pronoun, or silence, may mean those of the clause before it."""
        clause = clauses[position]
        named = nominal(self.plain, clause) if clause.form == "noun" else None
        span = named[2] if named else clause.addressee
        before: tuple[str, ...] = ()
        if position and (span is None or self.plain[slice(*span)].strip() in PRONOUNS):
            before = self._asked_by(clauses, position - 1)
        return before if named and span is None else self._asked(span, before)

    def _asked(self, span: Span | None, before: tuple[str, ...]) -> tuple[str, ...]:
        if span is None:
            return ()
        pronoun = self.plain[slice(*span)].strip()
        if pronoun in PRONOUNS:
            named = None if before else antecedent(self.plain, pronoun, span[0])
            return (self._name(*named),) if named else before
        found = addressees(self.paragraph.text, self.plain, span, self.names, Place(self.position, span[0]))
        return tuple(self._with_treaty(name, span) for name in found)

    def _with_treaty(self, name: str, span: Span) -> str:
        """The name with the treaty in full, where it is one of parties to a treaty cited there by its short form."""
        if "parties to" not in name.casefold():
            return name
        for citation in self.names.citations.get(self.paragraph.id, ()):
            short = citation.text.removeprefix("the ")
            if citation.name and span[0] <= citation.start and citation.end <= span[1] and name.endswith(short):
                return name.removesuffix(short) + citation.name
        return name

    def _work(self, clause: Clause) -> tuple[tuple[Task, tuple[Deliverable, ...]], ...]:
        """The tasks of a clause that ask for documents, each with these."""
        if clause.form == "noun":
            named = nominal(self.plain, clause)
            return ((named[0], named[1]),) if named and named[1] else ()
        if not may_ask(self.plain[clause.start : clause.end]):
            return ()
        found = ((task, deliverables_of(self.plain, task)) for task in tasks_of(self.plain, clause))
        return tuple((task, documents) for task, documents in found if documents)

    def _drafts(
        self, clause: Clause, work: tuple[tuple[Task, tuple[Deliverable, ...]], ...], asked: tuple[str, ...]
    ) -> Iterator[Draft]:
        """The documents that a clause asks for, task by task; none of those of whom no organ asks one."""
        if clause.form != "noun" and cannot_be_asked(asked):
            return
        for task, documents in work:
            whom = self._asked(task.addressee, asked) if task.addressee else asked
            yield from self._documents(clause, task, documents, whom)

    def _documents(
        self, clause: Clause, task: Task, documents: tuple[Deliverable, ...], asked: tuple[str, ...]
    ) -> Iterator[Draft]:
        act = Act(self.masthead.date, self.masthead.session)
        for document, points in zip(documents, points_of(self.plain, task, documents, act), strict=True):
            settled = _once(self._settled(point, asked) for point in points)
            if document.noun in ("report", "reports") and all(name is None for name, _ in settled):
                body = self._own_body(asked, clause)
                settled = tuple((body, point) for _, point in settled)
            spans = [(who.start, who.end) for _, point in settled if (who := point.recipient) is not None]
            yield Draft(clause, task, document, asked, settled, topic_of(self.plain, task, document, spans))

    def _own_body(self, asked: tuple[str, ...], clause: Clause) -> str | None:
        """The body to which parties to a treaty, or the members of a forum, submit their reports."""
        if not asked:
            return None
        if asked[0].startswith("members of the "):
            return asked[0].removeprefix("members of the ")
        if asked[0].startswith(PARTIES):
            name = full_name("Committee", self.names, Place(self.position, clause.start))
            return name if name != "Committee" else None
        return None

    def _settled(self, point: Point, asked: tuple[str, ...]) -> tuple[str | None, Point]:
        """The recipient's name in full, and the point; the adopting organ's next session is counted on from its own."""
        if point.recipient is None and point.own_session and asked and SITTING.search(asked[0]):
            return None, point
        name, settled = self._whose(point)
        own = self.names.organ.name if self.names.organ else None
        session = self.masthead.session
        if point.next and point.session is None and session is not None and own is not None and name in (None, own):
            return name, replace(settled, session=session + 1, own_session=True, of=settled.of or own)
        return name, settled

    def _whose(self, point: Point) -> tuple[str | None, Point]:
        """The recipient; without one, the organ whose session is named, which is the adopting organ's where it is "its"."""
        if point.recipient is not None:
            return self._recipient(point.recipient), point
        if point.of is not None:
            named = organ_named(point.of)
            return (named.name if named else full_name(point.of, self.names, Place(self.position, 0))), point
        if point.session is not None and point.own_session and self.names.organ is not None:
            return None, replace(point, of=self.names.organ.name)
        return None, point

    def _recipient(self, who: Recipient) -> str | None:
        pronoun = self.plain[who.start : who.end]
        if pronoun in PRONOUNS and pronoun != "it":
            return None
        named = body_beside(self.plain, who.start) if pronoun == "it" else None
        return self._name(*(named or (who.start, who.end)))

    def _name(self, start: int, end: int) -> str:
        return full_name(self.paragraph.text[start:end], self.names, Place(self.position, start))

    def _requests(self, draft: Draft) -> Iterator[ReportingRequest]:
        start = draft.clause.start
        closing = CLOSING.search(self.plain, max(start, draft.clause.end - FAR_BACK), draft.clause.end)
        end = closing.start() if closing else draft.clause.end
        container = draft.document.container
        adopted = self.masthead.date if self.masthead.status != "draft" else None
        for recipient, point in draft.points:
            organ = organ_named(recipient) if recipient else None
            times = point.due or ((container.span,) if container else ())
            texts = tuple(self.paragraph.text[slice(*time)] for time in times)
            yield ReportingRequest(
                paragraph=self.paragraph.id,
                addressee=draft.asked,
                deliverable=draft.document.kind,
                text=self.paragraph.text[start:end],
                start=start,
                end=end,
                about=self.paragraph.text[slice(*draft.about)] if draft.about else None,
                recipient=recipient,
                due_session=point.session,
                due_date=point.date,
                due_text=", ".join(texts) or None,
                recurrence=point.recurrence,
                action=draft.clause.action,
                due_computed=None if point.date else reckoned(organ, point.session, texts, point.recurrence, adopted),
                recurrence_implied=_implied(draft, recipient, organ),
            )


def _implied(draft: Draft, recipient: str | None, organ: Organ | None) -> str | None:
    """How often, where a document is asked for at several sessions and no recurrence is printed."""
    if any(point.recurrence for _, point in draft.points):
        return None
    sessions = [point.session for name, point in draft.points if name == recipient and point.session is not None]
    return recurrence_implied(organ, sessions)


def _once(points: Iterable[tuple[str | None, Point]]) -> tuple[tuple[str | None, Point], ...]:
    """The points without those that say the same of a recipient named twice."""
    found: dict[object, tuple[str | None, Point]] = {}
    for name, point in points:
        found.setdefault((name, point.session, point.date, point.recurrence) if name else id(point), (name, point))
    return tuple(found.values())
