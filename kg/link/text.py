"""What a linked document is made of: its paragraphs in their tree, each with its pieces, verbs, citations and requests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.link.marks import Piece, pieces
from kg.model import CELLS, Citation, Document, Extraction, Footnote, Paragraph
from kg.registry import organs


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph with its lettered parts below it; a part whose paragraph is missing stands at the top."""

    paragraph: Paragraph
    parts: tuple[Node, ...]


def tree(paragraphs: Iterable[Paragraph]) -> tuple[Node, ...]:
    """The paragraphs nested by their ids: `op3(a)(i)` below `op3(a)` below `op3`, in reading order."""
    rows: list[tuple[Paragraph, list[Paragraph]]] = []
    for paragraph in paragraphs:
        if rows and paragraph.id.startswith(rows[-1][0].id + "("):
            rows[-1][1].append(paragraph)
        else:
            rows.append((paragraph, []))
    return tuple(Node(paragraph, tree(below)) for paragraph, below in rows)


def table_of(paragraph: Paragraph) -> str:
    """The table of which a paragraph is a row, by what the ids of its rows have in common; empty for other paragraphs."""
    return paragraph.id.rpartition(".")[0] if paragraph.kind == "table" else ""


def cells(row: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of a row of a table by its cells."""
    found: list[list[Piece]] = [[]]
    for piece in row:
        first, *others = piece.text.split(CELLS)
        found[-1].append(replace(piece, text=first))
        found += [[replace(piece, text=text, note=None)] for text in others]
    return tuple(tuple(piece for piece in cell if piece.text or piece.note) for cell in found)


def formula(document: Document) -> str | None:
    """The organ in whose name a preamble speaks: "The General Assembly"; None where there is no preamble."""
    organ = organs().get(document.masthead.organ or "")
    if organ is None or document.masthead.language != "en" or document.paragraphs[0].kind != "preambular":
        return None
    return f"The {organ.name}"


def paragraph_pieces(paragraph: Paragraph, extraction: Extraction) -> tuple[Piece, ...]:
    """The text of a paragraph in pieces, with its citations, action verbs, italics and footnote marks."""
    return pieces(
        paragraph.text,
        citations_in(paragraph, extraction),
        (action for action in extraction.actions if action.paragraph == paragraph.id),
        paragraph.emphasis,
        paragraph.footnotes,
    )


def note_pieces(paragraph: Paragraph, note: Footnote, extraction: Extraction) -> tuple[Piece, ...]:
    """The text of a footnote in pieces, with its citations."""
    return pieces(note.text, citations_in(paragraph, extraction, note))


def citations_in(paragraph: Paragraph, extraction: Extraction, note: Footnote | None = None) -> tuple[Citation, ...]:
    """The citations that stand in a paragraph's own text, or in one of its footnotes."""
    return tuple(
        citation
        for citation in extraction.citations
        if citation.paragraph == paragraph.id
        and citation.footnote == (note.label if note else None)
        and (note is None or citation.footnote_text == note.text)
    )
