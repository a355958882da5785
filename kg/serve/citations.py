"""The citations that a page shows: what a text cites and what cites it, each with sentence, verb, place and rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.graph.vocabulary import cito
from kg.serve.facts import Link
from kg.serve.links import Site
from kg.serve.names import Names
from kg.views.names import paragraph_name

MOST = 100
"""Citing texts that a page shows, the latest first; the others are counted."""
ROWS = """
SELECT ?citation ?thing ?label ?title ?year ?action ?verb ?force ?place ?sign ?position ?note ?pinpoint ?rule
       ?quote ?start ?end ?text ?paragraph ?offset WHERE {
  ?citation $FIXED $NODE ; $OTHER ?thing ; kg:inParagraph ?place ; kg:rule ?rule ; kg:quote ?quote ;
    kg:start ?start ; kg:end ?end .
  ?place skos:notation ?sign ; kg:position ?position ; kg:text ?paragraph .
  OPTIONAL { ?thing rdfs:label ?label }
  OPTIONAL { ?thing dcterms:title ?title }
  OPTIONAL { ?thing kg:year ?year }
  OPTIONAL { ?citation kg:action ?action . ?action rdfs:label ?verb ; kg:force ?force }
  OPTIONAL { ?citation kg:inFootnote ?footnote . ?footnote skos:notation ?note ; kg:text ?noted
    OPTIONAL { ?footnote kg:offset ?offset } }
  OPTIONAL { ?citation kg:pinpoint ?pinpoint }
  BIND(COALESCE(?noted, ?paragraph) AS ?text)
}"""
OUT = " ORDER BY ?position ?note ?start ?label ?citation"
IN = f" ORDER BY DESC(?year) ?label ?position ?start ?citation LIMIT {MOST}"
WINDOW = 160
"""Characters shown on each side of the words of a citation."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in their sentence."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One citation, seen from the text that cites or from the thing cited."""

    thing: Link
    """The other end, with its title."""
    year: str
    verb: Link
    force: str
    place: Link
    """The paragraph, or the footnote of a paragraph."""
    pinpoint: str
    rule: str
    passage: Passage
    context: str
    """For a citation in a footnote, what the paragraph says before its mark."""
    page: Link
    start: int
    end: int
    in_footnote: bool
    paragraph: str
    """The IRI of the paragraph."""


def cites(store: GraphStore, node: ox.NamedNode, names: Names, site: Site) -> tuple[CitationRow, ...]:
    """Everything that a document cites, in the order of its text."""
    return _rows(store, cito.hasCitingEntity, cito.hasCitedEntity, node, OUT, names, site)


def cited_by(store: GraphStore, node: ox.NamedNode, names: Names, site: Site) -> tuple[tuple[CitationRow, ...], int]:
    """The latest citations of a thing, at most MOST, and the number of all."""
    rows = _rows(store, cito.hasCitedEntity, cito.hasCitingEntity, node, IN, names, site)
    if len(rows) < MOST:
        return rows, len(rows)
    counted = store.solutions(f"SELECT (COUNT(*) AS ?n) WHERE {{ ?c cito:hasCitedEntity {node} }}")
    return rows, int(text_of(next(iter(counted)), "n"))


def passage(text: str, start: int, end: int) -> Passage:
    """The words from `start` to `end` (code points) with what stands around them, cut between words."""
    before, after = text[:start], text[end:]
    if len(before) > WINDOW:
        before = "… " + re.sub(r"^\S*\s+", "", before[-WINDOW:])
    if len(after) > WINDOW:
        after = re.sub(r"\s+\S*$", "", after[:WINDOW]) + " …"
    return Passage(before, text[start:end], after)


def _before(text: str, offset: str) -> str:
    """What stands before the mark of a footnote; from the beginning where the place of the mark is not known."""
    if offset.isdigit():
        return passage(text, int(offset), int(offset)).before
    return passage(text, 0, 0).after


def _rows(
    store: GraphStore,
    fixed: ox.NamedNode,
    other: ox.NamedNode,
    node: ox.NamedNode,
    order: str,
    names: Names,
    site: Site,
) -> tuple[CitationRow, ...]:
    sparql = ROWS.replace("$FIXED", str(fixed)).replace("$NODE", str(node)).replace("$OTHER", str(other)) + order
    return tuple(_unique(_row(solution, names, site) for solution in store.solutions(sparql)))


def _unique(rows: Iterable[CitationRow]) -> Iterable[CitationRow]:
    """Each citation once, though a thing may have titles in several languages."""
    seen: set[str] = set()
    for row in rows:
        if row.page.href not in seen:
            seen.add(row.page.href)
            yield row


def _row(solution: ox.QuerySolution, names: Names, site: Site) -> CitationRow:
    thing, place, citation = (_iri(solution, name) for name in ("thing", "place", "citation"))
    sign, note, verb, action = (text_of(solution, name) for name in ("sign", "note", "verb", "action"))
    start, end = int(text_of(solution, "start")), int(text_of(solution, "end"))
    label = text_of(solution, "label") or names.of(ox.NamedNode(thing))
    title = text_of(solution, "title")
    where = paragraph_name(sign) + (f", footnote {note}" if note else "")
    return CitationRow(
        thing=Link(label, site.href(thing), "" if title == label else title),
        year=text_of(solution, "year"),
        verb=Link(verb, site.href(action)) if verb else Link(""),
        force=text_of(solution, "force") or "none",
        place=Link(where, site.href(place)),
        pinpoint=text_of(solution, "pinpoint"),
        rule=text_of(solution, "rule"),
        passage=passage(text_of(solution, "text"), start, end),
        context=_before(text_of(solution, "paragraph"), text_of(solution, "offset")) if note else "",
        page=Link("this citation", site.href(citation)),
        start=start,
        end=end,
        in_footnote=bool(note),
        paragraph=place,
    )


def _iri(solution: ox.QuerySolution, name: str) -> str:
    term = solution[name]
    return term.value if isinstance(term, ox.NamedNode) else ""


def text_of(solution: ox.QuerySolution, name: str) -> str:
    """The text or IRI of a variable; empty where it is unbound."""
    term = solution[name]
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else ""
