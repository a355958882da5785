"""A document of the store as the value that it was read into: masthead, paragraphs, citations, verbs and requests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.graph.vocabulary import cito, dcterms, skos
from kg.model import (
    CELLS,
    ActionMention,
    Annex,
    Citation,
    Document,
    Extraction,
    Footnote,
    Masthead,
    Paragraph,
    ParagraphKind,
    ReportingRequest,
    Sponsor,
    Vote,
)
from kg.nlp.verbs import find_actions
from kg.registry import actions

Values = dict[ox.NamedNode, list[str]]


class _Said:
    """What the named graph of one document says, by subject and property."""

    def __init__(self, store: GraphStore, graph: ox.NamedNode) -> None:
        self.terms = store.iris.terms
        self._of: dict[str, Values] = {}
        for quad in store.graph(graph):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                self._of.setdefault(quad.subject.value, {}).setdefault(quad.predicate, []).append(quad.object.value)

    def all(self, node: str, relation: ox.NamedNode) -> list[str]:
        return sorted(self._of.get(node, {}).get(relation, ()))

    def one(self, node: str, relation: ox.NamedNode) -> str | None:
        return next(iter(self.all(node, relation)), None)

    def number(self, node: str, relation: ox.NamedNode) -> int | None:
        value = self.one(node, relation)
        return int(value) if value is not None else None

    def having(self, relation: ox.NamedNode) -> Iterator[str]:
        """The things of which this is said, in the order of their IRIs."""
        return iter(sorted(node for node, values in self._of.items() if relation in values))


def extraction_of(store: GraphStore, document: str, key_of: Callable[[str], str]) -> Extraction:
    """What the store holds of a document (its IRI) as an Extraction; `key_of` gives the key of a cited thing's IRI.

    The store keeps no italics, and annexes as one text each. Places of verbs are looked for in the text anew, and only
    verbs that the store names in the paragraph are taken.
    """
    said = _Said(store, store.iris.graph_of(ox.NamedNode(document)))
    terms = said.terms
    head = _masthead(said, document)
    paragraphs = tuple(_paragraphs(said, document))
    ids = {node: paragraph.id for node, paragraph in paragraphs}
    texts = tuple(paragraph for _, paragraph in paragraphs)
    read = Document(document, "store", head, texts, tuple(_annexes(said, document)))
    return Extraction(
        read,
        tuple(mention for node, paragraph in paragraphs for mention in _verbs(said, node, paragraph)),
        tuple(_citations(said, ids, key_of)),
        tuple(_requests(said, ids)),
        warnings=tuple(said.all(document, terms.warning)),
    )


def _masthead(said: _Said, node: str) -> Masthead:
    terms = said.terms
    status, organ = said.one(node, terms.status), said.one(node, terms.organ)
    committee = said.one(node, terms.committee)
    return Masthead(
        symbol=said.one(node, dcterms.identifier),
        organ=_local(organ) if organ else None,
        committee=_local(committee) if committee else None,
        status="adopted" if status == "adopted" else "draft" if status == "draft" else None,
        number=said.one(node, terms.number),
        session=said.number(node, terms.sessionNumber),
        agenda_item=said.one(node, terms.agendaItem),
        title=said.one(node, dcterms.title),
        date=said.one(node, dcterms.issued) or said.one(node, terms.distributed),
        distribution_date=said.one(node, terms.distributed),
        meeting=said.number(node, terms.meeting),
        language=said.one(node, dcterms.language) or "en",
        sponsors=tuple(_sponsors(said, node)),
        vote=_vote(said, node),
        draft_symbol=said.one(node, terms.draftSymbol),
    )


def _sponsors(said: _Said, node: str) -> Iterator[Sponsor]:
    terms = said.terms
    for one in _in_order(said, said.all(node, terms.sponsoredBy)):
        name = said.one(one, terms.sponsor)
        if name:
            yield Sponsor(name, said.one(one, terms.nonMember) == "true", said.one(one, terms.onBehalfOf))


def _vote(said: _Said, node: str) -> Vote | None:
    terms, event = said.terms, said.one(node, said.terms.hasVote)
    if event is None:
        return None
    kind = said.one(event, terms.voteType)
    return Vote(
        "recorded" if kind == "recorded" else "counted" if kind == "counted" else "without a vote",
        said.number(event, terms.inFavourCount),
        said.number(event, terms.againstCount),
        said.number(event, terms.abstainingCount),
        tuple(said.all(event, terms.inFavour)),
        tuple(said.all(event, terms.against)),
        tuple(said.all(event, terms.abstaining)),
    )


def _paragraphs(said: _Said, document: str) -> Iterator[tuple[str, Paragraph]]:
    """The IRI and the paragraph; one whose id was given before bears the number that its IRI bears."""
    terms, seen = said.terms, set()
    notes: dict[str, list[Footnote]] = {}
    for note in said.having(terms.inParagraph):
        label, text = said.one(note, skos.notation), said.one(note, terms.text)
        if label and text is not None:
            place = said.one(note, terms.inParagraph) or ""
            notes.setdefault(place, []).append(Footnote(label, text, said.number(note, terms.offset) or 0))
    parts = [one for one in said.having(terms.position) if said.one(one, dcterms.isPartOf) == document]
    kinds: dict[str, ParagraphKind] = {terms.Preambular.value: "preambular", terms.TableRow.value: "table"}
    for part in _in_order(said, (one for one in parts if said.one(one, skos.notation) is not None)):
        sign = said.one(part, skos.notation) or ""
        name = sign if sign not in seen else f"{sign}-{part.rpartition('-')[2]}"
        seen.add(name)
        yield (
            part,
            Paragraph(
                name,
                next((kinds[type_] for type_ in said.all(part, _TYPE) if type_ in kinds), "operative"),
                said.one(part, terms.text) or "",
                said.one(part, terms.number),
                said.one(part, terms.section),
                footnotes=tuple(sorted(notes.get(part, ()), key=lambda note: (note.offset, note.label))),
            ),
        )


def _annexes(said: _Said, document: str) -> Iterator[Annex]:
    for number, one in enumerate(_in_order(said, said.all(document, said.terms.hasAnnex)), start=1):
        texts = (said.one(one, said.terms.text) or "").split("\n\n")
        rows = (_annexed(f"annex{number}.{row}", text) for row, text in enumerate(texts, start=1))
        yield Annex(said.one(one, dcterms.title) or "Annex", tuple(rows))


def _annexed(id_: str, text: str) -> Paragraph:
    return Paragraph(id_, "table" if CELLS in text else "operative", text)


def _verbs(said: _Said, node: str, paragraph: Paragraph) -> Iterator[ActionMention]:
    keys = {_action(iri) for iri in said.all(node, said.terms.hasAction)}
    if not keys:
        return
    found = list(find_actions(paragraph.text, paragraph.kind))
    if keys - {one.action for one in found}:
        found = [*found, *find_actions(paragraph.text, "decided")]
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.action in keys and not taken & set(range(one.start, one.end)):
            taken |= set(range(one.start, one.end))
            words = paragraph.text[one.start : one.end]
            yield ActionMention(paragraph.id, one.action, words, one.start, one.end, one.modifier)


def _citations(said: _Said, ids: dict[str, str], key_of: Callable[[str], str]) -> Iterator[Citation]:
    terms = said.terms
    order = {node: place for place, node in enumerate(ids)}
    found = [*said.having(cito.hasCitedEntity), *said.having(terms.reason)]
    found.sort(
        key=lambda one: (order.get(said.one(one, terms.inParagraph) or "", -1), said.number(one, terms.start) or 0)
    )
    for one in found:
        place, note = said.one(one, terms.inParagraph) or "", said.one(one, terms.inFootnote)
        action, cited = said.one(one, terms.action), said.one(one, cito.hasCitedEntity)
        if place not in ids:
            continue
        yield Citation(
            paragraph=ids[place],
            text=said.one(one, terms.quote) or "",
            start=said.number(one, terms.start) or 0,
            end=said.number(one, terms.end) or 0,
            target=key_of(cited) if cited else None,
            kind=said.one(one, terms.citedKind) or "other",  # type: ignore[arg-type]
            rule=said.one(one, terms.rule) or said.one(one, terms.reason) or "",
            pinpoint=said.one(one, terms.pinpoint),
            action=_action(action) if action else None,
            footnote=said.one(note, skos.notation) if note else None,
            footnote_text=said.one(note, terms.text) if note else None,
            date=said.one(one, terms.printedDate),
            warnings=tuple(said.all(one, terms.conflict)),
        )


def _requests(said: _Said, ids: dict[str, str]) -> Iterator[ReportingRequest]:
    terms = said.terms
    rows = [one for one in said.having(terms.deliverable) if said.one(one, terms.inParagraph) in ids]
    order = {name: place for place, name in enumerate(ids)}

    def place(one: str) -> tuple[int, int, str]:
        return order[said.one(one, terms.inParagraph) or ""], said.number(one, terms.start) or 0, one

    for one in sorted(rows, key=place):
        action = said.one(one, terms.action)
        yield ReportingRequest(
            paragraph=ids[said.one(one, terms.inParagraph) or ""],
            addressee=tuple(said.all(one, terms.addressee)),
            deliverable=said.one(one, terms.deliverable) or "other",
            text=said.one(one, terms.quote) or "",
            start=said.number(one, terms.start) or 0,
            end=said.number(one, terms.end) or 0,
            about=said.one(one, terms.about),
            recipient=said.one(one, terms.recipient),
            due_session=said.number(one, terms.dueSession),
            due_date=said.one(one, terms.dueDate),
            due_text=said.one(one, terms.dueText),
            recurrence=said.one(one, terms.recurrence),
            action=_action(action) if action else None,
        )


def _in_order(said: _Said, nodes: Iterable[str]) -> list[str]:
    return sorted(nodes, key=lambda node: (said.number(node, said.terms.position) or 0, node))


def _action(iri: str) -> str:
    key = _local(iri).replace("-", " ")
    return key if key in actions() else _local(iri)


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
