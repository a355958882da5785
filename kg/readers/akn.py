"""Akoma Ntoso XML, as the United Nations Secretariat publishes its resolutions (AKN4UN), read into blocks.

Source: OASIS LegalDocumentML, Akoma Ntoso 1.0 part 2 (element semantics); `authorialNote` is a footnote that stands at
its place in the text, `container` a preambular paragraph, `paragraph` an operative one, `list/point` its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from kg.errors import UnreadableDocument
from kg.model import Block, BlockKind, Text
from kg.readers.akn_inline import Inline, local, read_inline, words
from kg.readers.akn_masthead import language_of, stated_masthead
from kg.readers.files import Source, load
from kg.readers.rows import rows_of

ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?akomaNtoso[\s>]")
XML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|!--|html\b|(?:[A-Za-z][\w.-]*:)?akomaNtoso[\s>]|[A-Za-z][\w.:-]*\s[^<>]{0,200}xmlns)",
    re.IGNORECASE,
)
LABEL = re.compile(r"^(\d{1,3}\.|\([a-z]{1,5}\)|[–•])\s+(?=\S)")
HEADING = re.compile(r"H\d")
"""Class of the paragraphs that are headings."""
INLINE_ONLY = frozenset({"p", "subheading", "heading", "intro", "wrapUp", "listIntroduction", "listWrapUp"})


def is_xml(source: Source) -> bool:
    """Whether a source begins as XML or HTML does."""
    return XML.match(source.data[:400]) is not None


def is_akn(source: Source) -> bool:
    """Whether a source has Akoma Ntoso's root element near its head."""
    return is_xml(source) and ROOT.search(source.data[:4000]) is not None


def read_akn(source: Source, ignore_links: bool) -> Text:
    """The blocks of an Akoma Ntoso document and the masthead that its own elements state.

    Raises UnreadableDocument where the XML is malformed.
    """
    root = parsed(source)
    blocks = tuple(_Walk(ignore_links).document(root))
    return Text(
        source=source.name, format="akn", language=language_of(root), blocks=blocks, stated=stated_masthead(root)
    )


def preambular_verbs(path: str | Path) -> tuple[str, ...]:
    """The names that the editors gave to the preambular paragraphs of an Akoma Ntoso file, in order ("Recalling also").

    Raises UnreadableDocument where the file is no well-formed XML.
    """
    preambles = parsed(load(path)).iter("{*}preamble")
    containers = (child for preamble in preambles for child in preamble.findall("{*}container"))
    names = (" ".join((one.get("name") or "").split()) for one in containers if one.find(".//{*}table") is None)
    return tuple(name for name in names if name)


def parsed(source: Source) -> etree._Element:
    """The root element of an XML source; no entity is expanded, nothing is fetched.

    Raises UnreadableDocument where the XML is malformed or declares entities of its own.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise UnreadableDocument(
            f"{source.name} is not well-formed XML: {reason}; get the file again from its publisher"
        ) from error
    if next(root.iter(etree.Entity), None) is not None:
        raise UnreadableDocument(
            f"{source.name} uses entities of its own, which are not expanded; save it without them"
        )
    return root


class _Walk:
    """The way through one document; it holds only whether links are wanted."""

    __slots__ = ("ignore_links",)

    def __init__(self, ignore_links: bool) -> None:
        self.ignore_links = ignore_links

    def document(self, root: etree._Element) -> Iterator[Block]:
        """Cover page, body, conclusions and attachments, in this order, of the statement or of each component."""
        for element in root.iter("{*}statement", "{*}documentCollection"):
            yield from self.statement(element)

    def statement(self, element: etree._Element) -> Iterator[Block]:
        for part in element:
            name = local(part)
            if name in ("coverPage", "preface"):
                yield from self.masthead(part)
            elif name == "preamble":
                yield from self.preamble(part)
            elif name == "mainBody":
                yield from self.body(part)
            elif name == "conclusions":
                yield from self.lines(part, "closing")
            elif name == "attachments":
                for body in part.iter("{*}mainBody"):
                    yield from self.annex(body)

    def masthead(self, part: etree._Element) -> Iterator[Block]:
        letter = part.find("{*}p/{*}docNumber") if local(part) == "preface" else None
        if letter is not None and len(words(letter)) == 1:
            yield from self.inline(part[0], "heading")
        else:
            yield from self.lines(part, "masthead")

    def lines(self, part: etree._Element, kind: BlockKind) -> Iterator[Block]:
        for paragraph in part.iter("{*}p"):
            if paragraph.find(".//{*}vote") is not None:
                yield from self.inline(paragraph, "vote")
            elif next(paragraph.iterancestors("{*}authorialNote"), None) is None:
                yield from self.inline(paragraph, kind)

    def preamble(self, part: etree._Element) -> Iterator[Block]:
        for element in part:
            name = local(element)
            if name == "formula":
                yield from self.parts(element, "formula", 0)
            elif name in ("container", "p"):
                yield from self.parts(element, "preambular", 0)

    def body(self, part: etree._Element) -> Iterator[Block]:
        for element in part:
            name = local(element)
            if name in ("p", "alinea"):
                yield from self.lines(element, "masthead") if name == "alinea" else self.inline(element, "masthead")
            else:
                kind: BlockKind = (
                    "heading"
                    if HEADING.match(element.get("class") or "") and len(words(element)) < 250
                    else "operative"
                )
                for block in self.parts(element, kind, 0):
                    yield replace(block, kind="text") if block.kind == "operative" and block.number is None else block

    def rows(self, table: etree._Element) -> Iterator[Block]:
        """The rows of a table; a table in a cell is part of its words."""
        yield from rows_of([[list(self.inline(cell, "table")) for cell in row] for row in table.iter("{*}tr")])

    def annex(self, body: etree._Element) -> Iterator[Block]:
        blocks = list(self.body(body))
        if blocks and (blocks[0].kind == "heading" or len(blocks[0].text) < 120):
            yield Block(blocks[0].text, kind="annex")
            blocks = blocks[1:]
        else:
            yield Block("", kind="annex")
        yield from blocks

    def parts(self, element: etree._Element, kind: BlockKind, level: int) -> Iterator[Block]:
        """The blocks of an element that may hold a number, a text, and lists of points within points."""
        number = None
        for child in element:
            name = local(child)
            if name == "num":
                number = words(child)
            elif name in INLINE_ONLY:
                heading = name in ("subheading", "heading") or (kind == "heading")
                yield from self.inline(child, "heading" if heading else kind, number, level)
                number = None
            elif name == "table":
                yield from self.rows(child)
            elif name in ("content", "container"):
                for block in self.parts(child, kind, level):
                    yield block if number is None or block.number else replace(block, number=number)
                    number = None
            elif name in ("list", "blockList", "sublist"):
                for block in self.parts(child, kind, level + (name == "sublist")):
                    yield block if number is None or block.number else replace(block, number=number)
                    number = None
            elif name in ("point", "item"):
                yield from self.parts(child, kind, level + 1)
        if number is not None:
            yield Block(number, kind="heading")

    def inline(
        self, element: etree._Element, kind: BlockKind, number: str | None = None, level: int = 0
    ) -> Iterator[Block]:
        """One block for the words of an element, one for each footnote in it, and those of a text embedded in it."""
        inline = read_inline(element, ignore_links=self.ignore_links)
        if inline.text or number:
            yield self.block(inline, kind, number, level)
        for label, note in inline.notes:
            content = read_inline(note, ignore_links=self.ignore_links)
            yield Block(content.text, kind="footnote", number=label, links=content.links)
        for embedded in inline.embedded:
            for child in embedded:
                if local(child) == "container":
                    yield from self.parts(child, "formula" if child.get("name") == "formula" else "preambular", 0)
                else:
                    yield from self.parts(child, "operative", 0)

    def block(self, inline: Inline, kind: BlockKind, number: str | None, level: int) -> Block:
        printed = LABEL.match(inline.text) if number is None and kind in ("preambular", "operative") else None
        if printed:
            number, inline = printed[1], inline.without_head(printed.end())
        return Block(
            inline.text,
            kind=kind,
            number=number,
            level=level,
            emphasis=inline.emphasis,
            markers=inline.markers,
            links=inline.links,
        )
