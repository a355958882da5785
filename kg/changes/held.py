"""A document read back from the graph: its paragraphs and footnotes as the store holds them, annotated anew."""

from __future__ import annotations

from typing import Any

from kg.errors import StoreError
from kg.graph import GraphStore
from kg.graph.things import document_symbol
from kg.model import Document, Extraction, Footnote, Masthead, Paragraph
from kg.pipeline import annotate
from kg.questions import run

HEAD = """SELECT ?status ?organ ?number ?session ?title ?date ?distributed ?language WHERE {
  $NODE kg:held true .
  OPTIONAL { $NODE kg:status ?status } OPTIONAL { $NODE kg:organ ?organ } OPTIONAL { $NODE kg:number ?number }
  OPTIONAL { $NODE kg:sessionNumber ?session } OPTIONAL { $NODE dcterms:title ?title }
  OPTIONAL { $NODE dcterms:issued ?date } OPTIONAL { $NODE kg:distributed ?distributed }
  OPTIONAL { $NODE dcterms:language ?language } } ORDER BY ?title ?date LIMIT 1"""
PARAGRAPHS = """SELECT ?id ?kind ?number ?section ?text WHERE {
  ?part dcterms:isPartOf $NODE ; a kg:Paragraph ; skos:notation ?id ; kg:position ?position ; kg:text ?text .
  BIND(IF(EXISTS { ?part a kg:Preambular }, "preambular",
          IF(EXISTS { ?part a kg:TableRow }, "table", "operative")) AS ?kind)
  OPTIONAL { ?part kg:number ?number } OPTIONAL { ?part kg:section ?section } } ORDER BY ?position"""
FOOTNOTES = """SELECT ?id ?label ?offset ?text WHERE {
  ?note dcterms:isPartOf $NODE ; a kg:Footnote ; skos:notation ?label ; kg:text ?text ; kg:offset ?offset ;
        kg:inParagraph/skos:notation ?id } ORDER BY ?id ?offset ?label"""


def held_document(store: GraphStore, symbol: str) -> Extraction:
    """The document with a symbol as the store holds it, without italics, links and annexes.

    Raises StoreError where the store does not hold its text.
    """
    node = str(store.iris.document(document_symbol(symbol)))

    def rows(sparql: str) -> list[dict[str, Any]]:
        return run(store, sparql.replace("$NODE", node)).records()

    heads = rows(HEAD)
    if not heads:
        raise StoreError(f"{symbol} is not held in {store.place.name}; build it with `kg build`, or name its file")
    head = heads[0]
    masthead = Masthead(
        symbol=document_symbol(symbol),
        organ=head["organ"] and str(head["organ"]).rsplit("/", 1)[-1],
        status=head["status"],
        number=head["number"],
        session=head["session"],
        title=head["title"],
        date=head["date"],
        distribution_date=head["distributed"],
        language=head["language"] or "en",
    )
    notes: dict[str, list[Footnote]] = {}
    for note in rows(FOOTNOTES):
        notes.setdefault(note["id"], []).append(Footnote(note["label"], note["text"], int(note["offset"])))
    paragraphs = tuple(
        Paragraph(
            one["id"],
            one["kind"],
            one["text"],
            one["number"],
            one["section"],
            footnotes=tuple(notes.get(one["id"], ())),
        )
        for one in rows(PARAGRAPHS)
    )
    return annotate(Document(masthead.symbol or symbol, "graph", masthead, paragraphs))
