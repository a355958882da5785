"""A document as a page to read: its text with every citation a link, and below it what it rests on and asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.resources import files
from itertools import groupby

from kg.link.marks import Piece, address, reason
from kg.link.text import Node, cells, formula, note_pieces, paragraph_pieces, table_of, tree
from kg.model import Citation, Extraction, Footnote
from kg.pages import environment, reading_page
from kg.registry import organs


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited text with all that the document says of it."""

    label: str
    title: str | None
    kind: str
    address: str | None
    actions: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appended:
    """An annex: its title and its paragraphs in their tree."""

    title: str
    nodes: tuple[Node, ...]


def to_html(extraction: Extraction) -> str:
    """One HTML page that needs no network and no script; the same extraction gives the same bytes."""
    _prepared()
    document = extraction.document
    head = document.masthead
    organ = organs().get(head.organ or "")
    name = head.symbol or document.source
    return reading_page(
        "kg.link",
        "linked.html",
        title=f"{name}: {head.title}" if head.title else name,
        language=head.language,
        eyebrow=organ.name if organ else "Document",
        lead=_lead(extraction),
        styles=[(files("kg.link") / "templates" / "linked.css").read_text(encoding="utf-8")],
        formula=formula(document),
        nodes=tree(document.paragraphs),
        annexes=[Appended(annex.title, tree(annex.paragraphs)) for annex in document.annexes],
        notes=[(paragraph, note) for paragraph in document.paragraphs for note in paragraph.footnotes],
        pieces=partial(paragraph_pieces, extraction=extraction),
        note_pieces=partial(note_pieces, extraction=extraction),
        cited=cited_texts(extraction),
        unresolved=extraction.unresolved,
        requests=extraction.requests,
    )


def cited_texts(extraction: Extraction) -> tuple[Cited, ...]:
    """The texts that a document cites, each once, in the order of their first citation."""
    found: dict[str, list[Citation]] = {}
    for citation in extraction.citations:
        if citation.target is not None:
            found.setdefault(citation.target, []).append(citation)
    return tuple(
        Cited(
            target,
            next((one.name for one in citations if one.name and one.name != target), None),
            citations[0].kind,
            address(citations[0]),
            tuple(dict.fromkeys(one.action for one in citations if one.action)),
            tuple(dict.fromkeys(one.paragraph for one in citations)),
        )
        for target, citations in found.items()
    )


def _lead(extraction: Extraction) -> str:
    head = extraction.document.masthead
    texts, requests = len(cited_texts(extraction)), len(extraction.requests)
    day = date.fromisoformat(head.date) if head.date else None
    opening = f"{'Adopted on' if head.status == 'adopted' else 'Dated'} {day.day} {day:%B %Y}. " if day else ""
    rests = f"Rests on {texts} {'text' if texts == 1 else 'texts'}"
    asks = f"asks for {requests} {'report' if requests == 1 else 'reports'}" if requests else "asks for no report"
    return f"{opening}{rests}; {asks}."


def _tip(citation: Citation) -> str:
    """What a reader learns of a citation on pointing at it: what is cited, with which verb, by which rule."""
    if citation.target is None:
        return f"Not settled: {reason(citation)}"
    verb = f" · {citation.action}" if citation.action else ""
    name = f" · {citation.name}" if citation.name and citation.name != citation.target else ""
    return f"{citation.target}{name}{verb} · rule: {citation.rule}"


def _runs(marked: Iterable[Piece]) -> list[tuple[Citation | None, list[Piece]]]:
    """The pieces, those of one citation together."""
    return [(citation, list(run)) for citation, run in groupby(marked, key=lambda piece: piece.citation)]


def _key(note: Footnote) -> str:
    """A name for a footnote that no other has."""
    return f"{note.label}-{note.offset}-{len(note.text)}"


@cache
def _prepared() -> None:
    """Tell the template the functions that it calls."""
    environment("kg.link").filters.update(
        address=address, reason=reason, tip=_tip, key=_key, groupby_citation=_runs, cells=cells, table_of=table_of
    )
