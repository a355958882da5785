"""Word files (DOCX) read into blocks: paragraphs with the numbers that Word computes, footnotes, links, tables.

Source: ECMA-376 (Office Open XML) part 1, WordprocessingML. Tracked changes are read as accepted.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from kg.errors import UnreadableDocument
from kg.model import Block, Text
from kg.readers.akn import parsed
from kg.readers.docx_numbering import W, is_on, read_numbering, read_styles, value
from kg.readers.docx_runs import RELATION, Context, Run, squeezed
from kg.readers.files import Source
from kg.readers.furniture import is_rule, symbol_of
from kg.readers.language import language_of
from kg.readers.rows import is_grid, rows_of
from kg.readers.zipped import opened, unpacked

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MASTHEAD = 12
"""Blocks before which a table with a symbol in it is the masthead."""
ROWS = 8
"""Rows that such a table has at most."""
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
"""The namespaces of files saved as "Strict Open XML", and those that all others bear (ISO 29500-4)."""
SHORT = 40
"""Characters up to which a cell is too short to be a paragraph in a frame."""
HOLDERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""Elements that only hold others."""


def read_docx(source: Source, ignore_links: bool) -> Text:
    """The blocks of a Word file, with a warning where it holds tracked changes.

    Raises UnreadableDocument where it is damaged, locked or too large.
    """
    with opened(source.data, source.name) as archive:
        file = _File(archive, source, ignore_links)
        blocks = tuple(file.blocks())
    warnings: tuple[str, ...] = ()
    if file.context.changed:
        warnings = (
            f"{source.name} has tracked changes, which were read as accepted; accept or reject them to be sure",
        )
    content = "\n".join(block.text for block in blocks)
    return Text(source.name, "docx", language_of(content), blocks, warnings=warnings)


class _File:
    """The parts of one Word file."""

    def __init__(self, archive: zipfile.ZipFile, source: Source, ignore_links: bool) -> None:
        self.archive = archive
        self.source = source
        self.main = self.target("", "officeDocument") or "word/document.xml"
        self.relations = self.relations_of(self.main)
        self.numbering = read_numbering(self.part("numbering"))
        styles = read_styles(self.part("styles"))
        self.context = Context(styles, {key: place for key, (_, place) in self.relations.items()}, ignore_links)
        self.notes = {kind: self.notes_of(kind) for kind in ("footnote", "endnote")}
        self.count = 0

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part, or None where there is none of that name."""
        try:
            data = unpacked(self.archive, name, self.source.name)
        except KeyError:
            return None
        for strict, usual in STRICT.items():
            data = data.replace(strict, usual)
        return parsed(Source(f"{self.source.name} ({name})", data))

    def relations_of(self, name: str) -> dict[str, tuple[str, str]]:
        """For each relation of a part its kind and what it points at."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for row in root.iter(RELATIONS) if root is not None else ():
            place = row.get("Target", "")
            inside = row.get("TargetMode") != "External"
            where = posixpath.normpath(posixpath.join(folder, place)).lstrip("/") if inside else place
            found[row.get("Id", "")] = (row.get("Type", "").rpartition("/")[2], where)
        return found

    def target(self, name: str, kind: str) -> str | None:
        return next((place for found, place in self.relations_of(name).values() if found == kind), None)

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that the document calls its `kind`."""
        name = next((place for found, place in self.relations.values() if found == kind), None)
        return self.xml(name) if name else None

    def notes_of(self, kind: str) -> dict[str, etree._Element]:
        root = self.part(f"{kind}s")
        if root is None:
            return {}
        return {note.get(f"{W}id", ""): note for note in root.findall(f"{W}{kind}") if note.get(f"{W}type") is None}

    def blocks(self) -> Iterator[Block]:
        """The head of the first page, then the body."""
        root = self.xml(self.main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise UnreadableDocument(f"{self.source.name} is no Word document: it has no body; save it again as .docx")
        yield from self.head(body)
        yield from self.inside(body)

    def head(self, body: etree._Element) -> Iterator[Block]:
        """What stands above the first page: the masthead; of a head that all pages share, only the symbol."""
        section = next(body.iter(f"{W}sectPr"), None)
        if section is None:
            return
        heads = {
            found.get(f"{W}type", "default"): found.get(RELATION, "")
            for found in section.findall(f"{W}headerReference")
        }
        first = "first" in heads and bool(is_on(section, "titlePg"))
        _, name = self.relations.get(heads.get("first" if first else "default", ""), ("", ""))
        root = self.xml(name) if name else None
        links, self.context.links = self.context.links, {}
        for block in self.cells(root) if root is not None else ():
            if first or block.kind == "masthead":
                yield block
        self.context.links = links

    def inside(self, element: etree._Element) -> Iterator[Block]:
        """The blocks of the paragraphs and tables in an element; a paragraph whose mark was deleted goes on."""
        pending: Run | None = None
        for child in element:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name == "p":
                pending = self.run(child, pending)
                if not self.joined(child):
                    yield from self.finished(pending)
                    pending = None
            elif name == "tbl":
                yield from self.table(child)
            elif child.tag in HOLDERS:
                yield from self.inside(child)
        if pending is not None:
            yield from self.finished(pending)

    def joined(self, paragraph: etree._Element) -> bool:
        """Whether the mark at the end of a paragraph was deleted, so that the next one belongs to it."""
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}del")
        self.context.changed = self.context.changed or mark is not None
        return mark is not None

    def run(self, paragraph: etree._Element, run: Run | None) -> Run:
        properties = paragraph.find(f"{W}pPr")
        if run is None:
            run = Run(self.context, value(properties, "pStyle"))
            if label := self.label(properties, run.style):
                run.add(f"{label}\t")
        run.read(paragraph)
        return run

    def label(self, properties: etree._Element | None, style: str | None) -> str:
        """The number that Word prints before a paragraph."""
        numbers = properties.find(f"{W}numPr") if properties is not None else None
        list_, level = value(numbers, "numId"), value(numbers, "ilvl")
        seen: set[str] = set()
        while (list_ is None or level is None) and style and style not in seen and style in self.context.styles:
            seen.add(style)
            row = self.context.styles[style]
            list_ = list_ if list_ is not None else row.list
            level = level if level is not None or row.level is None else str(row.level)
            style = row.base
        if not list_ or list_ == "0":
            return ""
        return self.numbering.label(list_, int(level) if level and level.isdigit() else 0)

    def finished(self, run: Run) -> Iterator[Block]:
        """The block of a paragraph, the footnotes that it bears and the text boxes anchored in it."""
        block = squeezed(run.block())
        if (symbol := symbol_of(block.text)) and not run.notes:
            yield self.numbered(Block(symbol, kind="masthead"))
        elif (block.text or block.markers) and not is_rule(block.text):
            yield self.numbered(block)
        for kind, id_, label in run.notes:
            if id_ in self.notes[kind]:
                yield self.note(self.notes[kind][id_], label)
        for box in run.boxes:
            yield from self.inside(box)

    def note(self, note: etree._Element, label: str) -> Block:
        gathered = Run(self.context, None)
        for paragraph in note.iter(f"{W}p"):
            gathered.add(" ")
            gathered.read(paragraph)
        block = squeezed(gathered.block())
        markers = tuple(marker for marker in block.markers if marker.offset > 0)
        return self.numbered(replace(block, kind="footnote", number=label, markers=markers))

    def numbered(self, block: Block) -> Block:
        self.count += 1
        return replace(block, line=self.count)

    def table(self, table: etree._Element) -> Iterator[Block]:
        """A frame around paragraphs as these, a table in the masthead as its cells, any other as its rows."""
        grid = [list(_parts(row, "tc")) for row in _parts(table, "tr")]
        if not is_grid([[_words(cell) for cell in row] for row in grid], longest=SHORT):
            for row in grid:
                for cell in row:
                    yield from self.inside(cell)
            return
        count = self.count
        rows = [[list(self.cells(cell)) for cell in row] for row in grid]
        cells = [block for row in rows for cell in row for block in cell]
        if count < MASTHEAD and len(rows) <= ROWS and any(one.kind == "masthead" for one in cells):
            yield from cells
        else:
            yield from rows_of(rows)

    def cells(self, element: etree._Element) -> Iterator[Block]:
        """The paragraphs in an element, however deep, each as a block."""
        for paragraph in element.iter(f"{W}p"):
            yield from self.finished(self.run(paragraph, None))


def _parts(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls and accepted insertions among them."""
    for child in element:
        if child.tag == f"{W}{name}":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in HOLDERS:
            yield from _parts(child, name)


def _words(cell: etree._Element) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{W}t"))
