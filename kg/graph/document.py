"""The graph of one document: its masthead, its vote and sponsors, its paragraphs, footnotes and annexes.

What it cites and asks for is in citations.py; which file it came from, in sources.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.citations import add_citations, add_requests
from kg.graph.iris import Iris, base_iri, digest, name_slug
from kg.graph.parts import DocumentStatements
from kg.graph.quads import parsed
from kg.graph.statements import date, integer, literal, text, true, year
from kg.graph.things import cited_document, document_class, document_symbol, organ_thing, session_thing, subject_thing
from kg.graph.vocabulary import dcterms, foaf, rdf, rdfs, skos
from kg.model import Document, Extraction, LibraryRecord, Masthead, Paragraph
from kg.symbol import canonical, is_symbol, organ_of, page, year_of


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """One document as triples: its own named graph, and what it names beside."""

    document: ox.NamedNode
    label: str
    """The symbol, or the title where it has none."""
    graph: ox.NamedNode
    data: bytes
    """Its statements as N-Quads, each once."""
    count: int
    """How many they are."""
    mentioned: Mapping[ox.NamedNode, bytes]
    """By node, the description (N-Quads) of each thing that it names and the authority files do not hold; these stand in
    another graph."""

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """Its statements as quads."""
        return tuple(parsed(self.data))

    def about_itself(self) -> tuple[ox.Quad, ...]:
        """The statements of which the document itself is the subject."""
        own = f"{self.document} ".encode()
        return tuple(parsed(b"".join(line for line in self.data.splitlines(keepends=True) if line.startswith(own))))


def document_quads(extraction: Extraction, *, base: str | None = None) -> DocumentGraph:
    """All that is known of one document as its named graph; the same extraction gives the same bytes."""
    iris = Iris(base_iri(base))
    own = DocumentStatements(document_node(extraction.document, iris), iris)
    label = _label(extraction.document)
    _add_masthead(own, extraction.document.masthead, label)
    _add_record(own, extraction.record)
    own.add(own.node, own.terms.warning, *map(literal, (*extraction.document.warnings, *extraction.warnings)))
    _add_paragraphs(own, extraction)
    _add_annexes(own, extraction.document)
    add_citations(own, extraction)
    add_requests(own, extraction)
    return DocumentGraph(own.node, label, own.graph, own.data(), len(own), own.mentioned)


def document_node(document: Document, iris: Iris) -> ox.NamedNode:
    """The node of a document: by its symbol; without one, by organ, session, status and title; at last by its text."""
    masthead = document.masthead
    if masthead.symbol:
        return iris.document(document_symbol(masthead.symbol))
    words = masthead.title or masthead.number
    if words is None:
        words = "untitled " + digest(*(paragraph.text for paragraph in document.paragraphs))
    parts = (masthead.organ, masthead.session, masthead.status, words)
    return iris.node("document/" + name_slug("-".join(str(part) for part in parts if part is not None)))


def _symbol(masthead: Masthead) -> str | None:
    return document_symbol(masthead.symbol) if masthead.symbol else None


def _label(document: Document) -> str:
    """What a document is called: its symbol, else its title or number, else the name of its file."""
    masthead = document.masthead
    return (
        _symbol(masthead) or masthead.title or masthead.number or document.source.replace("\\", "/").rsplit("/", 1)[-1]
    )


def _add_masthead(own: DocumentStatements, masthead: Masthead, label: str) -> None:
    node, terms, symbol, draft = own.node, own.terms, _symbol(masthead), masthead.status == "draft"
    own.add(node, rdf.type, terms.Document, own.iris.term(document_class(symbol, draft=draft)))
    own.add(node, rdfs.label, literal(label))
    own.add(node, dcterms.identifier, literal(symbol))
    own.add(node, dcterms.title, text(masthead.title, masthead.language))
    own.add(node, dcterms.language, literal(masthead.language))
    own.add(node, foaf.page, ox.NamedNode(page(symbol)) if symbol and is_symbol(symbol) else None)
    own.add(node, terms.held, true(True))
    own.add(node, terms.status, literal(masthead.status))
    own.add(node, dcterms.issued, None if draft else date(masthead.date))
    own.add(node, terms.distributed, date(masthead.distribution_date or (masthead.date if draft else None)))
    own.add(node, terms.year, integer(_year(masthead, symbol)))
    own.add(node, terms.number, literal(masthead.number))
    own.add(node, terms.agendaItem, literal(masthead.agenda_item))
    own.add(node, terms.meeting, integer(masthead.meeting))
    own.add(node, terms.workIri, literal(masthead.work_iri))
    own.add(node, dcterms.subject, *(own.name(subject_thing(subject, own.iris)) for subject in masthead.subjects))
    if symbol and is_symbol(symbol) and canonical(symbol) != symbol:
        own.add(node, dcterms.isPartOf, own.name(cited_document(canonical(symbol), "other", own.iris)))
    _add_organ(own, masthead, symbol)
    _add_draft(own, masthead)
    _add_sponsors(own, masthead)
    _add_vote(own, masthead)


def _year(masthead: Masthead, symbol: str | None) -> int | None:
    shown = year_of(canonical(symbol)) if symbol and is_symbol(symbol) else None
    return year(masthead.date) or year(masthead.distribution_date) or shown


def _add_organ(own: DocumentStatements, masthead: Masthead, symbol: str | None) -> None:
    organ = masthead.organ or (organ_of(symbol) if symbol else None)
    own.add(own.node, own.terms.sessionNumber, integer(masthead.session))
    if organ:
        own.add(own.node, own.terms.organ, own.name(organ_thing(organ, own.iris)))
    if organ and masthead.session is not None:
        own.add(own.node, own.terms.inSession, own.name(session_thing(organ, masthead.session, own.iris)))
    if masthead.committee:
        committee = organ_thing(masthead.committee, own.iris, committee=True)
        own.add(own.node, own.terms.committee, own.name(committee))


def _add_draft(own: DocumentStatements, masthead: Masthead) -> None:
    own.add(own.node, own.terms.draftSymbol, literal(masthead.draft_symbol))
    if masthead.draft_symbol and is_symbol(masthead.draft_symbol):
        draft = cited_document(canonical(masthead.draft_symbol), "other", own.iris, draft=True)
        own.add(own.node, own.terms.adoptedFrom, own.name(draft))


def _add_sponsors(own: DocumentStatements, masthead: Masthead) -> None:
    terms = own.terms
    for position, sponsor in enumerate(masthead.sponsors, start=1):
        sponsorship = own.part(f"sponsor{position}")
        own.add(own.node, terms.sponsoredBy, sponsorship)
        own.add(sponsorship, rdf.type, terms.Sponsorship)
        own.add(sponsorship, terms.position, integer(position))
        own.add(sponsorship, terms.sponsor, literal(sponsor.name))
        own.add(sponsorship, terms.nonMember, true(sponsor.non_member))
        own.add(sponsorship, terms.onBehalfOf, literal(sponsor.on_behalf_of))


def _add_vote(own: DocumentStatements, masthead: Masthead) -> None:
    terms, vote = own.terms, masthead.vote
    if vote is None:
        return
    event = own.part("vote")
    own.add(own.node, terms.hasVote, event)
    own.add(event, rdf.type, terms.Vote)
    own.add(event, terms.voteType, literal(vote.type))
    own.add(event, terms.inFavourCount, integer(vote.for_))
    own.add(event, terms.againstCount, integer(vote.against))
    own.add(event, terms.abstainingCount, integer(vote.abstaining))
    own.add(event, terms.inFavour, *map(literal, vote.in_favour))
    own.add(event, terms.against, *map(literal, vote.against_list))
    own.add(event, terms.abstaining, *map(literal, vote.abstaining_list))


def _add_record(own: DocumentStatements, record: LibraryRecord | None) -> None:
    if record is not None and record.filled:
        own.add(own.node, own.terms.libraryRecord, literal(record.path))
        own.add(own.node, own.terms.fromRecord, *map(literal, record.filled))


def _add_paragraphs(own: DocumentStatements, extraction: Extraction) -> None:
    terms, language = own.terms, extraction.document.masthead.language
    kinds = {"preambular": terms.Preambular, "operative": terms.Operative, "table": terms.TableRow}
    actions: dict[str, list[str]] = {}
    for mention in extraction.actions:
        actions.setdefault(mention.paragraph, []).append(mention.action)
    for position, paragraph in enumerate(extraction.document.paragraphs, start=1):
        part = own.part(paragraph.id)
        own.add(part, rdf.type, terms.Paragraph)
        own.add(part, rdf.type, kinds[paragraph.kind])
        own.add(part, dcterms.isPartOf, own.node)
        own.add(part, terms.partOfParagraph, own.paragraphs.get(_whole(paragraph.id)))
        own.add(part, skos.notation, literal(paragraph.id))
        own.add(part, terms.number, literal(paragraph.number))
        own.add(part, terms.position, integer(position))
        own.add(part, terms.section, literal(paragraph.section))
        own.add(part, terms.text, text(paragraph.text, language))
        verbs = [own.iris.action(action) for action in actions.pop(paragraph.id, ())]
        own.add(part, terms.leadingAction, *verbs[:1])
        own.add(part, terms.hasAction, *verbs)
        own.paragraphs.setdefault(paragraph.id, part)
        _add_footnotes(own, part, paragraph, language)


def _whole(paragraph_id: str) -> str:
    """The id of the paragraph of which this one is a lettered part; empty where it is none."""
    return paragraph_id[: paragraph_id.rfind("(")] if paragraph_id.endswith(")") else ""


def _add_footnotes(own: DocumentStatements, part: ox.NamedNode, paragraph: Paragraph, language: str) -> None:
    for footnote in paragraph.footnotes:
        note = own.part(f"fn{footnote.label}")
        own.add(note, rdf.type, own.terms.Footnote)
        own.add(note, dcterms.isPartOf, own.node)
        own.add(note, skos.notation, literal(footnote.label))
        own.add(note, own.terms.inParagraph, part)
        own.add(note, own.terms.offset, integer(footnote.offset))
        own.add(note, own.terms.text, text(footnote.text, language))
        own.footnotes.setdefault((paragraph.id, footnote.label), note)


def _add_annexes(own: DocumentStatements, document: Document) -> None:
    language = document.masthead.language
    for position, annex in enumerate(document.annexes, start=1):
        part = own.part(f"annex{position}")
        own.add(own.node, own.terms.hasAnnex, part)
        own.add(part, rdf.type, own.terms.Annex)
        own.add(part, dcterms.isPartOf, own.node)
        own.add(part, own.terms.position, integer(position))
        own.add(part, dcterms.title, text(annex.title, language))
        own.add(part, own.terms.text, text("\n\n".join(paragraph.text for paragraph in annex.paragraphs), language))
