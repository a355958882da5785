"""A document as Akoma Ntoso XML with a `ref` on every citation that was settled.

Source: OASIS LegalDocumentML, Akoma Ntoso 1.0 (elements `ref`, `container`, `paragraph`, `point`, `authorialNote`) and the
use that the United Nations Secretariat makes of them (preambular paragraphs are containers named after their verb).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from kg.link.akn_head import conclusions, cover, document_name, meta, preface
from kg.link.elements import NAMESPACE, append, clean, element
from kg.link.marks import Piece, address, reason
from kg.link.text import Node, cells, formula, note_pieces, paragraph_pieces, table_of, tree
from kg.model import Annex, Extraction, Paragraph


def to_akn(extraction: Extraction) -> bytes:
    """The document as UTF-8 XML: masthead, preamble, body, annexes; what no rule settled is an `inline` "unresolved"."""
    document = extraction.document
    head = document.masthead
    preamble, body = _divided(document.paragraphs)
    statement = element("statement", meta(head), cover(head), preface(head), name=document_name(head))
    if preamble:
        opening = element("preamble")
        if speaker := formula(document):
            opening.append(element("formula", element("p", element("i", speaker), ","), name="enactingFormula"))
        opening.extend(_container(node, extraction) for node in tree(preamble))
        statement.append(opening)
    statement.append(element("mainBody", *_body(body, extraction)))
    if head.date or head.meeting:
        statement.append(conclusions(head))
    if document.annexes:
        statement.append(element("attachments", *(_attachment(annex, extraction) for annex in document.annexes)))
    return etree.tostring(element("akomaNtoso", statement), encoding="utf-8", xml_declaration=True) + b"\n"


def _attachment(annex: Annex, extraction: Extraction) -> etree._Element:
    body = element("mainBody", _heading(annex.title), *_body(annex.paragraphs, extraction))
    return element("attachment", element("doc", body, name="annex"))


def _heading(text: str) -> etree._Element:
    return element("paragraph", element("content", element("p", clean(text))), **{"class": "H1"})


def _divided(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The preambular paragraphs before the first operative one or table, and all that follows."""
    first = next((place for place, one in enumerate(paragraphs) if one.kind != "preambular"), len(paragraphs))
    return paragraphs[:first], paragraphs[first:]


def _container(node: Node, extraction: Extraction) -> etree._Element:
    """A preambular paragraph; its name is its opening verb as printed."""
    action = next((one.text for one in extraction.actions if one.paragraph == node.paragraph.id), "")
    made = element("container", name=clean(action) or "preambular", eId=_eid(node.paragraph))
    if node.paragraph.number:
        made.append(element("num", node.paragraph.number))
    made.append(_line(node.paragraph, extraction))
    if node.parts:
        made.append(element("list", *(_point(part, extraction) for part in node.parts)))
    return made


def _body(paragraphs: Iterable[Paragraph], extraction: Extraction) -> Iterable[etree._Element]:
    section = None
    for table, group in groupby(tree(paragraphs), key=lambda node: table_of(node.paragraph)):
        nodes = list(group)
        for node in nodes[:1] if table else nodes:
            if node.paragraph.section and node.paragraph.section != section:
                section = node.paragraph.section
                yield _heading(section)
            if table:
                yield _table(nodes, extraction)
                continue
            yield (_container if node.paragraph.kind == "preambular" else _paragraph)(node, extraction)


def _table(rows: Iterable[Node], extraction: Extraction) -> etree._Element:
    """The rows of a table."""
    return element("container", element("table", *(_row(node.paragraph, extraction) for node in rows)), name="table")


def _row(paragraph: Paragraph, extraction: Extraction) -> etree._Element:
    row = element("tr", eId=_eid(paragraph))
    for cell in cells(paragraph_pieces(paragraph, extraction)):
        line = element("p")
        _fill_line(line, cell, paragraph, extraction)
        row.append(element("td", line))
    return row


def _paragraph(node: Node, extraction: Extraction) -> etree._Element:
    number = node.paragraph.number
    printed = f"{number}." if number and number[-1:].isdigit() else number
    return _numbered("paragraph", printed, node, extraction)


def _point(node: Node, extraction: Extraction) -> etree._Element:
    return _numbered("point", node.paragraph.number, node, extraction)


def _numbered(tag: str, number: str | None, node: Node, extraction: Extraction) -> etree._Element:
    made = element(tag, eId=_eid(node.paragraph))
    if number:
        made.append(element("num", number))
    line = _line(node.paragraph, extraction)
    if node.parts:
        made.append(element("list", element("intro", line), *(_point(part, extraction) for part in node.parts)))
    else:
        made.append(element("content", line))
    return made


def _eid(paragraph: Paragraph) -> str:
    """The id of a paragraph as Akoma Ntoso's naming convention wants it.

    `op3(a)` becomes `op_3__point_a`, `table2.7` becomes `table_2_7`.
    """
    head, *parts = re.findall(r"[A-Za-z]+\d+|[^()]+", re.sub(r"(?<=\d)\.(?=\d)", "_", paragraph.id))
    if parts and parts[0].startswith("_"):
        head, parts = head + parts[0], parts[1:]
    return "__point_".join((re.sub(r"^([A-Za-z]+)(?=\d)", r"\1_", head), *parts))


def _line(paragraph: Paragraph, extraction: Extraction) -> etree._Element:
    line = element("p")
    _fill_line(line, paragraph_pieces(paragraph, extraction), paragraph, extraction)
    return line


def _fill_line(line: etree._Element, marked: Iterable[Piece], paragraph: Paragraph, extraction: Extraction) -> None:
    """Put pieces of a paragraph into a line, its footnotes at their marks."""
    _fill(line, marked)
    notes = {note.label: note for note in paragraph.footnotes}
    for mark in line.iter(f"{{{NAMESPACE}}}authorialNote"):
        _fill(mark[0], note_pieces(paragraph, notes[mark.get("marker", "")], extraction))


def _fill(line: etree._Element, marked: Iterable[Piece]) -> None:
    """Put pieces at the end of a line; those of one citation become one element."""
    for citation, run in groupby(marked, key=lambda piece: piece.citation):
        place = line
        if citation is not None:
            where = address(citation)
            place = (
                element("ref", href=where) if where else element("inline", name="unresolved", title=reason(citation))
            )
            line.append(place)
        for piece in run:
            if piece.note is not None:
                place.append(element("authorialNote", element("p"), marker=piece.note.label, placement="bottom"))
            else:
                append(place, element("i", clean(piece.text)) if piece.emphasis else clean(piece.text))
