"""The text of a document as its page shows it: paragraphs with linked citations, and the reports that it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.serve.citations import CitationRow, Passage, passage, text_of
from kg.serve.facts import Link
from kg.serve.links import Site
from kg.views.names import paragraph_name

PARAGRAPHS = """
SELECT ?part ?sign ?text WHERE {
  ?part dcterms:isPartOf $NODE ; a kg:Paragraph ; skos:notation ?sign ; kg:position ?position ; kg:text ?text
} ORDER BY ?position"""
FOOTNOTES = """
SELECT ?part ?sign ?text WHERE {
  ?part dcterms:isPartOf $NODE ; a kg:Footnote ; skos:notation ?sign ; kg:text ?text ; kg:inParagraph ?paragraph .
  ?paragraph kg:position ?position . OPTIONAL { ?part kg:offset ?offset }
} ORDER BY ?position ?offset ?sign"""
ANNEXES = """
SELECT ?part ?sign ?text WHERE {
  ?part dcterms:isPartOf $NODE ; a kg:Annex ; kg:position ?sign ; kg:text ?text
} ORDER BY ?sign"""
VOTE = "SELECT ?p ?o WHERE { $NODE kg:hasVote ?vote . ?vote ?p ?o } ORDER BY ?p ?o"
SPONSORS = """
SELECT ?name ?behalf WHERE {
  $NODE kg:sponsoredBy ?by . ?by kg:position ?position ; kg:sponsor ?name . OPTIONAL { ?by kg:onBehalfOf ?behalf }
} ORDER BY ?position"""
REQUESTS = """
SELECT ?request ?place ?sign ?deliverable ?about ?recipient ?text ?start ?end ?session ?of ?date ?due ?recurrence
       (GROUP_CONCAT(?one; SEPARATOR=", ") AS ?addressee) WHERE {
  $NODE kg:requestsReport ?request .
  ?request kg:inParagraph ?place ; kg:start ?start ; kg:end ?end .
  ?place skos:notation ?sign ; kg:position ?position ; kg:text ?text .
  OPTIONAL { ?request kg:addressee ?one }
  OPTIONAL { ?request kg:deliverable ?deliverable }
  OPTIONAL { ?request kg:about ?about }
  OPTIONAL { ?request kg:recipient ?recipient }
  OPTIONAL { ?request kg:dueSession ?session OPTIONAL { ?request kg:dueSessionOf/rdfs:label ?of } }
  OPTIONAL { ?request kg:dueDate ?date }
  OPTIONAL { ?request kg:dueText ?due }
  OPTIONAL { ?request kg:recurrence ?recurrence }
}
GROUP BY ?request ?place ?sign ?position ?deliverable ?about ?recipient ?text ?start ?end ?session ?of ?date ?due
         ?recurrence
ORDER BY ?position ?start ?request"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph, with the address of what they cite."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph or footnote."""

    anchor: str
    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A reporting request."""

    page: Link
    addressee: str
    deliverable: str
    about: str
    recipient: str
    due: str
    recurrence: str
    place: Link
    passage: Passage


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What a page of a document shows beside its facts and citations."""

    paragraphs: tuple[Part, ...]
    notes: tuple[Part, ...]
    """Footnotes and annexes."""
    requests: tuple[RequestRow, ...]
    vote: tuple[tuple[str, str], ...]
    sponsors: tuple[str, ...]


def document_text(store: GraphStore, node: ox.NamedNode, citations: Sequence[CitationRow], site: Site) -> DocumentText:
    """The text of a document with its citations linked, its requests, its vote and its sponsors."""
    by_place: dict[str, list[CitationRow]] = {}
    for one in citations:
        if not one.in_footnote:
            by_place.setdefault(one.paragraph, []).append(one)
    paragraphs = tuple(
        Part(part.partition("#")[2], paragraph_name(sign), pieces(text, by_place.get(part, ())))
        for part, sign, text in _texts(store, PARAGRAPHS, node)
    )
    notes = tuple(
        Part(part.partition("#")[2], f"{name} {sign}", (Piece(text),))
        for name, sparql in (("footnote", FOOTNOTES), ("annex", ANNEXES))
        for part, sign, text in _texts(store, sparql, node)
    )
    requests = tuple(_request(row, site) for row in store.solutions(REQUESTS.replace("$NODE", str(node))))
    return DocumentText(paragraphs, notes, requests, _vote(store, node), _sponsors(store, node))


def pieces(text: str, citations: Iterable[CitationRow]) -> tuple[Piece, ...]:
    """A text cut at its citations; of two that overlap the first and longer one is linked."""
    found: list[Piece] = []
    at = 0
    for one in sorted(citations, key=lambda row: (row.start, -row.end)):
        if one.start < at or one.end > len(text) or one.start >= one.end:
            continue
        found += [Piece(text[at : one.start]), Piece(text[one.start : one.end], one.thing.href)]
        at = one.end
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)


def _texts(store: GraphStore, sparql: str, node: ox.NamedNode) -> list[tuple[str, str, str]]:
    rows = store.solutions(sparql.replace("$NODE", str(node)))
    return [(text_of(row, "part"), text_of(row, "sign"), text_of(row, "text")) for row in rows]


def _request(row: ox.QuerySolution, site: Site) -> RequestRow:
    session, of = text_of(row, "session"), text_of(row, "of")
    at = f"session {session}" + (f" of the {of}" if of else "") if session else ""
    words = text_of(row, "text")
    return RequestRow(
        page=Link("this request", site.href(text_of(row, "request"))),
        addressee=text_of(row, "addressee"),
        deliverable=text_of(row, "deliverable"),
        about=text_of(row, "about"),
        recipient=text_of(row, "recipient"),
        due=at or text_of(row, "date") or text_of(row, "due"),
        recurrence=text_of(row, "recurrence"),
        place=Link(paragraph_name(text_of(row, "sign")), site.href(text_of(row, "place"))),
        passage=passage(words, int(text_of(row, "start")), int(text_of(row, "end"))),
    )


def _vote(store: GraphStore, node: ox.NamedNode) -> tuple[tuple[str, str], ...]:
    """The vote: how it was taken, the numbers, and who voted how."""
    terms = store.iris.terms
    found: dict[str, list[str]] = {}
    for row in store.solutions(VOTE.replace("$NODE", str(node))):
        found.setdefault(text_of(row, "p"), []).append(text_of(row, "o"))
    names = (
        (terms.voteType, "vote"),
        (terms.inFavourCount, "in favour"),
        (terms.againstCount, "against"),
        (terms.abstainingCount, "abstaining"),
        (terms.inFavour, "who voted in favour"),
        (terms.against, "who voted against"),
        (terms.abstaining, "who abstained"),
    )
    return tuple((name, ", ".join(found[term.value])) for term, name in names if term.value in found)


def _sponsors(store: GraphStore, node: ox.NamedNode) -> tuple[str, ...]:
    rows = [
        (text_of(row, "name"), text_of(row, "behalf")) for row in store.solutions(SPONSORS.replace("$NODE", str(node)))
    ]
    return tuple(f"{name} (on behalf of {behalf})" if behalf else name for name, behalf in rows)
