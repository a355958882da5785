"""The words of one Word paragraph, with what stands at places in them: slanted runs, footnote marks, links.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs), 17.13.5 (tracked changes), 17.16 (fields and hyperlinks).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from kg.model import Block, Link, Marker, Span
from kg.readers.docx_numbering import Style, W, is_on, value
from kg.readers.links import link_target

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MARK = re.compile(r"[\d*†‡]{1,4}(?:[–-]\d{1,3})?|[a-z]")
SIGNS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": "\t"}
UNSEEN = str.maketrans("\u00a0\u2007\u202f\u2010\u2011", "   --", "\u00ad\u200b\u200e\u200f\u2060\ufeff")
FIELD_LINK = re.compile(r'\s*HYPERLINK\s+"?([^"\s]+)"?')
SKIPPED = frozenset(
    (
        "pPr",
        "rPr",
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "commentReference",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "object",
        "pict",
    )
)
"""Elements that print nothing: properties, what is deleted or moved away, notes of the editors."""


@dataclass(slots=True)
class Context:
    """What a paragraph needs to know of the rest of its file."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    """Addresses of hyperlinks by their relation."""
    ignore_links: bool = False
    changed: bool = False
    """Whether tracked changes were met."""
    notes: int = 0
    """Footnotes that were numbered so far."""
    endnotes: int = 0


@dataclass(slots=True)
class Run:
    """The text of a paragraph while it is being gathered."""

    context: Context
    style: str | None = None
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    emphasis: list[Span] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """Footnotes met: kind ("footnote", "endnote"), id, label."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes that are anchored in the paragraph."""
    own_mark: tuple[str, str] | None = None
    """Kind and id of a footnote whose mark is the text that comes next."""
    fields: list[tuple[str, int, bool]] = field(default_factory=list)
    """Open fields: their instruction, where their result began, and whether it has begun."""

    def read(self, element: etree._Element) -> None:
        """Take in what an element and those in it print."""
        for child in element:
            name = _local(child)
            if name in SKIPPED:
                self.context.changed = self.context.changed or name in ("del", "moveFrom")
                if name == "instrText" and self.fields:
                    told, begun, shown = self.fields[-1]
                    self.fields[-1] = (told + (child.text or "")[:2000], begun, shown)
            elif name == "r":
                self.run(child)
            elif name == "hyperlink":
                start = self.length
                self.read(child)
                self.link(start, self.context.links.get(child.get(RELATION, ""), ""))
            elif name == "fldSimple":
                start = self.length
                self.read(child)
                address = FIELD_LINK.match(child.get(f"{W}instr", ""))
                self.link(start, address[1] if address else "")
            elif name == "AlternateContent":
                choice = child.find(f"{COMPATIBLE}Choice")
                self.read(child if choice is None else choice)
            elif name == "txbxContent":
                self.boxes.append(child)
            else:
                self.context.changed = self.context.changed or name in ("ins", "moveTo")
                self.read(child)

    def run(self, element: etree._Element) -> None:
        """Take in one run of text in one format."""
        properties = element.find(f"{W}rPr")
        style = self.context.styles.get(value(properties, "rStyle") or "")
        hidden = is_on(properties, "vanish")
        if hidden or (hidden is None and style is not None and style.vanished):
            return
        raised = value(properties, "vertAlign") == "superscript"
        start, before = self.length, len(self.pieces)
        for child in element:
            name = _local(child)
            if name == "t":
                self.add(child.text or "")
            elif name in SIGNS:
                self.add(SIGNS[name])
            elif name == "sym":
                self.add("–")
            elif name in ("footnoteReference", "endnoteReference"):
                self.note(name.removesuffix("Reference"), child)
            elif name == "fldChar":
                self.field(child.get(f"{W}fldCharType", ""))
            elif name == "instrText" and self.fields:
                told, begun, shown = self.fields[-1]
                self.fields[-1] = (told + (child.text or "")[:2000], begun, shown)
            elif name in ("drawing", "AlternateContent"):
                self.read(child)
        printed = "".join(self.pieces[before:])
        if raised and MARK.fullmatch(printed.strip()):
            del self.pieces[before:]
            self.length = start
            self.markers.append(Marker(start, printed.strip()))
        elif self.length > start and self.slanted(properties, style):
            if self.emphasis and self.emphasis[-1][1] == start:
                start = self.emphasis.pop()[0]
            self.emphasis.append((start, self.length))

    def slanted(self, properties: etree._Element | None, style: Style | None) -> bool:
        """Whether a run is in italics: by itself, by its style, or by that of the paragraph."""
        own = is_on(properties, "i")
        if own is not None:
            return own
        seen: set[str] = set()
        base = self.style
        if style is not None and style.italic is not None:
            return style.italic
        while base and base not in seen and base in self.context.styles:
            seen.add(base)
            row = self.context.styles[base]
            if row.italic is not None:
                return row.italic
            base = row.base
        return False

    def add(self, text: str) -> None:
        """Take in printed signs."""
        if self.fields and not self.fields[-1][2]:
            return
        text = text.translate(UNSEEN).replace("\n", " ")
        if self.own_mark is not None and text.strip():
            kind, id_ = self.own_mark
            self.markers.append(Marker(self.length, text.strip()))
            self.notes.append((kind, id_, text.strip()))
            self.own_mark = None
            return
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def note(self, kind: str, element: etree._Element) -> None:
        """Take in the reference to a footnote, numbered in order unless it bears a mark of its own."""
        id_ = element.get(f"{W}id", "")
        if element.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            self.own_mark = (kind, id_)
            return
        if kind == "footnote":
            self.context.notes += 1
        else:
            self.context.endnotes += 1
        label = str(self.context.notes if kind == "footnote" else self.context.endnotes)
        self.markers.append(Marker(self.length, label))
        self.notes.append((kind, id_, label))

    def field(self, kind: str) -> None:
        """Open a field, begin its result, or close it: only results are printed, those of links are linked."""
        if kind == "begin":
            self.fields.append(("", self.length, False))
        elif kind == "separate" and self.fields:
            self.fields[-1] = (self.fields[-1][0], self.length, True)
        elif kind == "end" and self.fields:
            told, begun, shown = self.fields.pop()
            found = FIELD_LINK.match(told) if shown else None
            if found:
                self.link(begun, found[1])

    def link(self, start: int, address: str) -> None:
        """Put a link on what was printed since `start`, where it points at a document."""
        target = link_target(address) if address and self.length > start and not self.context.ignore_links else None
        if target:
            self.links.append(Link(start, self.length, target))

    def block(self) -> Block:
        """What was gathered, as one block."""
        return Block(
            "".join(self.pieces), emphasis=tuple(self.emphasis), markers=tuple(self.markers), links=tuple(self.links)
        )


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def squeezed(block: Block) -> Block:
    """A block with white space made single and taken off both ends; what stands at places moves along."""
    places: list[int] = []
    kept: list[str] = []
    blank = True
    for sign in block.text:
        places.append(len(kept))
        if not sign.isspace():
            kept.append(sign)
        elif not blank:
            kept.append("\t" if sign == "\t" else " ")
        blank = sign.isspace()
    text = "".join(kept).rstrip()
    places.append(len(text))

    def at(place: int) -> int:
        return min(places[place], len(text))

    return Block(
        text,
        kind=block.kind,
        number=block.number,
        emphasis=tuple((at(a), at(b)) for a, b in block.emphasis if at(b) > at(a)),
        markers=tuple(Marker(at(m.offset), m.label) for m in block.markers),
        links=tuple(Link(at(k.start), at(k.end), k.target) for k in block.links if at(k.end) > at(k.start)),
    )
