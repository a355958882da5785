"""The reporting requests of a document: clause by clause, task by task, document by document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import ActionMention, Citation, Document, Paragraph, ReportingRequest, Span
from kg.registry import organ_named
from kg.requests.addressees import addressees, is_people, is_thing
from kg.requests.chapeaux import Chapeau, Part, announced, is_open, part_of
from kg.requests.clauses import Clause, asking_clauses
from kg.requests.deliverables import Deliverable, deliverables_of, listed_documents
from kg.requests.drafts import Draft, settle
from kg.requests.lexicon import fold, noun_only
from kg.requests.names import Names, Place, full_name, names_of
from kg.requests.nominal import nominal
from kg.requests.points import Point, points_of
from kg.requests.recipients import Recipient, institution_at, recipients_after
from kg.requests.tasks import Task, tasks_of
from kg.requests.topics import topic_of

BODY = re.compile(r"\b(?P<lead>(?:with|by|of|to|for) )the [A-Z][\w-]+ (?:of |on )?[A-Z]")
SITTING = re.compile(r"\b(?:Assembly|Council|Commission|Committee|Sub-Commission|Subcommission|Conference|Board|Forum|Subcommittee|Group|Congress|Meeting)\b")
"""In a name: a body that has sessions of its own."""
PRONOUNS = frozenset(("him", "her", "it", "them", "he", "she", "they"))
OFFICIAL = re.compile(r"\b(?:Secretary-General|High Commissioner|President|Chair(?:person|man)?|Executive Director|Director-General|Special (?:Rapporteur|Representative|Envoy|Adviser)"
                      r"|Independent Expert|Commissioner|Under-Secretary-General|Administrator|Executive Secretary|Expert)\b")
THE_BODY = re.compile(r"\bthe (?=[A-Z])")


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
        clauses = tuple(asking_clauses(self.plain, actions))
        parent = open_.get(self.paragraph.id.rpartition("(")[0])
        asked: tuple[str, ...] = ()
        drafts: list[Draft] = []
        if parent is not None and not clauses:
            part = part_of(parent, self.plain)
            asked = parent.addressee or self._asked(part.clause.addressee, ())
            clauses = (part.clause,)
            drafts.extend(self._part(part, replace(parent, addressee=asked)))
        else:
            for clause in clauses:
                asked = self._addressee(clause, asked)
                drafts.extend(self._drafts(clause, asked))
        if clauses and is_open(self.plain):
            last = clauses[-1]
            if last.form == "noun" and not asked:
                asked = self._asked((last.task, len(self.plain.rstrip(" :-,"))), ())
            open_[self.paragraph.id] = Chapeau(last, asked, announced(self.plain, named=bool(drafts)), self._announced_to(last))
        for draft in settle(drafts):
            yield from self._requests(draft)

    def _addressee(self, clause: Clause, before: tuple[str, ...]) -> tuple[str, ...]:
        if clause.form == "noun" and (named := nominal(self.plain, clause)):
            return self._asked(named[2], before)
        return self._asked(clause.addressee, before)

    def _announced_to(self, clause: Clause) -> tuple[str, ...]:
        """The recipients that a chapeau names before its lettered parts name the documents."""
        tasks = tasks_of(self.plain, clause)
        if not tasks:
            return ()
        people = recipients_after(self.plain, tasks[-1].stop + 1, clause.end, (), direct=True)
        return tuple(self._name(who) for who in people)

    def _part(self, part: Part, parent: Chapeau) -> Iterator[Draft]:
        """What a lettered part asks for: it goes on with a verb, or it names a document that its chapeau announced."""
        reader = replace(self, plain=part.plain)
        found = tuple(reader._drafts(part.clause, parent.addressee))
        if not found and parent.announces:
            task = Task("submit", 0, 0, len(part.plain))
            listed = tuple(reader._documents(part.clause, task, listed_documents(part.plain, task), parent.addressee))
            for draft in listed:
                bare = not draft.recipients and parent.recipients
                points = tuple((name, point) for name in parent.recipients for _, point in draft.points) if bare else draft.points
                yield replace(draft, points=points)
        yield from found

    def _asked(self, span: Span | None, before: tuple[str, ...]) -> tuple[str, ...]:
        if span is None:
            return ()
        found = addressees(self.paragraph.text, self.plain, span, self.names, Place(self.position, span[0]))
        if found and found[0] in PRONOUNS | {self.names.organ.name if self.names.organ else ""} and self.plain[slice(*span)].strip() in PRONOUNS:
            return before or self._named_before(self.plain[slice(*span)].strip(), span[0])
        return tuple(self._parties(name, span) for name in found)

    def _named_before(self, pronoun: str, place: int) -> tuple[str, ...]:
        """The official or body that the paragraph names last before a pronoun."""
        spans: list[Span] = []
        if pronoun in ("him", "her", "he", "she"):
            spans = [match.span() for match in OFFICIAL.finditer(self.plain, 0, place)]
        elif pronoun == "it":
            for match in THE_BODY.finditer(self.plain, 0, place):
                span = institution_at(self.plain, match.end(), place)
                if span and (not spans or match.start() >= spans[-1][1]):
                    spans.append(span)
        return (self._name(Recipient(*spans[-1])),) if spans else ()

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
        if asked and noun_only(asked[0]):
            return
        if asked and (all(is_people(name) for name in asked) or is_thing(asked[0])):
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
            settled = tuple(self._settled(point, asked) for point in points)
            if document.noun in ("report", "reports") and all(name is None for name, _ in settled):
                body = self._own_body(asked, clause)
                settled = tuple((body, point) for _, point in settled)
            recipients = [(point.recipient.start, point.recipient.end) for _, point in settled if point.recipient is not None]
            yield Draft(clause, task, document, asked, settled, topic_of(self.plain, task, document, recipients))

    def _own_body(self, asked: tuple[str, ...], clause: Clause) -> str | None:
        """The body to which parties to a treaty, or the members of a forum, submit their reports."""
        if not asked:
            return None
        if asked[0].startswith("members of the "):
            return asked[0].removeprefix("members of the ")
        if asked[0].startswith(("States parties", "States Parties")):
            name = full_name("Committee", self.names, Place(self.position, clause.start))
            return name if name != "Committee" else None
        return None

    def _recipient(self, who: Recipient) -> str | None:
        """The name of a recipient in full; a pronoun stands for the body named last in the sentence, else for the organ."""
        words = self.plain[who.start : who.end]
        if words not in PRONOUNS:
            return self._name(who)
        if words != "it":
            return None
        named = [match for match in BODY.finditer(self.plain, max(0, who.start - 300), who.start) if not re.search(r"[;.]", self.plain[match.end() : who.start])]
        if named and (span := institution_at(self.plain, named[-1].end("lead"), who.start)):
            return self._name(Recipient(*span))
        return self._name(who)

    def _name(self, who: Recipient) -> str:
        return full_name(self.paragraph.text[who.start : who.end], self.names, Place(self.position, who.start))

    def _settled(self, point: Point, asked: tuple[str, ...]) -> tuple[str | None, Point]:
        """The recipient's name in full, and the point; the adopting organ's next session is counted on from its own."""
        if point.recipient is None and point.own_session and asked and SITTING.search(asked[0]):
            return None, point
        name, settled = self._whose(point)
        own = self.names.organ.name if self.names.organ else None
        session = self.document.masthead.session
        if point.next and point.session is None and session is not None and own is not None and name in (None, own):
            return name, replace(settled, session=session + 1, own_session=True, of=settled.of or own)
        return name, settled

    def _whose(self, point: Point) -> tuple[str | None, Point]:
        if point.recipient is not None:
            return self._recipient(point.recipient), point
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
            times = point.due or ((container,) if container else ())
            printed = ", ".join(self.paragraph.text[first:last] for first, last in times)
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
                due_text=printed or None,
                recurrence=point.recurrence,
                action=draft.clause.action,
            )


def _last(text: str, start: int, end: int) -> int:
    """The end of a clause without the words that lead on to the next one."""
    closing = re.search(r"(?:[\s,;:.]|\b(?:and|also|further|while|in this regard))*$", text[start:end])
    return start + closing.start() if closing else end
