"""HTML read into blocks: pages of United Nations sites, of the document servers, and what Word saves as HTML.

Source: HTML Living Standard, 4.4 (grouping content), 4.9 (tables). The tree is walked without recursion, so that depth
costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lxml import etree

from kg.errors import UnreadableDocument
from kg.model import Block, Link, Text
from kg.readers.akn_inline import Run, local, words
from kg.readers.docx_numbering import letter, roman
from kg.readers.files import Source, decode
from kg.readers.furniture import is_rule, symbol_of
from kg.readers.language import SCRIPTS, WORDS, language_of
from kg.readers.layout import LABEL
from kg.readers.links import link_target
from kg.readers.rows import rows_of

SKIPPED = frozenset(
    "script style head nav footer form noscript template svg iframe select button object applet audio video del s strike".split()
)
"""Elements that print nothing of a document; `del` and `s` are what tracked changes took out."""
BLOCKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 blockquote section article main pre dd dt tr td th caption ol ul dl table body center hr address figure figcaption header aside fieldset details summary".split()
)
SLANTED = frozenset(("i", "em", "cite", "dfn", "var"))
ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "dialog"))
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
NOTE = re.compile(
    r"#_?(?:ftn|edn|fn|footnote|note|endnote|sdfootnote)[-_:]?(?:ref|sym|anc|back)?[-_:]?[\w-]{0,20}$", re.IGNORECASE
)
"""What the address of a footnote's mark looks like, in Word's HTML and elsewhere."""
MARK = re.compile(r"\[?([\d*†‡]{1,4}(?:[–-]\d{1,3})?|[a-z])\]?")
MARK_PARTS = 8
"""Elements that the mark of a footnote surely does not have."""
HEAD = 4096
LONG_CELL = 800
"""Characters of a cell from which on its table only lays out the page."""
MASTHEAD = 12
ROWS = 8
NESTED = 12
"""Tables in tables from which on they are taken for the layout of the page."""
SCANNED = 20_000
"""Elements of a table that are looked at."""
FEWEST = 400
"""Characters that the main part of a page has at least."""


def read_html(source: Source, ignore_links: bool) -> Text:
    """The blocks of a page without its menus, heads and feet.

    Raises UnreadableDocument where the source holds no element.
    """
    content, warnings = decoded(source)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(content.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(f"{source.name} could not be read as HTML: {error}; save it again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocument(f"{source.name} is nested too deeply to be a document; save the page again")
    if root is None:
        raise UnreadableDocument(f"{source.name} holds no element of HTML; give the page itself")
    blocks = tuple(
        replace(block, line=count) for count, block in enumerate(_Page(ignore_links).inside(_main(root)), start=1)
    )
    stated = (root.get("lang") or "")[:2].lower()
    known = stated in WORDS or stated in SCRIPTS
    language = language_of("\n".join(block.text for block in blocks)) if not known else stated
    return Text(source.name, "html", language, blocks, warnings=warnings)


def decoded(source: Source) -> tuple[str, tuple[str, ...]]:
    """The text of a page in the encoding that it states, else as any text is decoded."""
    found = CHARSET.search(source.data[:HEAD])
    if found and not source.data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return source.data.decode(found[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(source)


def _main(root: etree._Element) -> etree._Element:
    """The part of a page that holds the document: its main element or only article, where that holds enough."""
    for name in ("main", "article"):
        found = list(islice(root.iter(name), 2))
        if len(found) == 1 and len(words(found[0])) >= FEWEST:
            return found[0]
    return root


class _Page:
    """A page while its blocks are being told apart."""

    def __init__(self, ignore_links: bool) -> None:
        self.ignore_links = ignore_links
        self.run = Run(ignore_links)
        self.count = 0
        self.breaks = 0
        self.tables = 0
        self.heading = 0
        self.lists: list[tuple[str, int]] = []
        self.label = ""
        self.starts: dict[etree._Element, int] = {}
        """Where the text of open inline elements begins."""

    def inside(self, root: etree._Element) -> Iterator[Block]:
        """The blocks of an element in order."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "start":
                if name in SKIPPED or _is_hidden(element):
                    walk.skip_subtree()
                    continue
                if name == "table":
                    self.tables += 1
                    table = self.table(element)
                    if table is not None:
                        walk.skip_subtree()
                        yield from self.flushed()
                        yield from table
                        continue
                if name in BLOCKS:
                    yield from self.flushed()
                    self.open(element, name)
                elif name == "br":
                    self.breaks += 1
                    if self.breaks > 1:
                        yield from self.flushed()
                    self.run.add(" ")
                elif self.mark(element, name):
                    walk.skip_subtree()
                    continue
                else:
                    self.starts[element] = self.run.length
                self.add(element.text)
            else:
                if name in BLOCKS and name not in SKIPPED:
                    yield from self.flushed()
                    self.close(name)
                elif (start := self.starts.pop(element, None)) is not None:
                    self.inline(element, name, start)
                self.add(element.tail)
        yield from self.flushed()

    def add(self, text: str | None) -> None:
        if text and not text.isspace():
            self.breaks = 0
        self.run.add(text)

    def open(self, element: etree._Element, name: str) -> None:
        """Enter a block: a heading, a list, or an item with the number that a browser would show."""
        self.breaks = 0
        if name in ("ol", "ul"):
            start = element.get("start", "")
            kind = (element.get("type") or "1") if name == "ol" else "–"
            self.lists.append((kind, (int(start) if start.isdigit() and len(start) < 6 else 1) - 1))
        elif name == "li" and self.lists:
            kind, count = self.lists[-1]
            self.lists[-1] = (kind, count + 1)
            self.label = _printed(kind, count + 1)
        elif name[0] == "h" and name[1:].isdigit():
            self.heading = int(name[1:])

    def close(self, name: str) -> None:
        if name in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif name[0] == "h" and name[1:].isdigit():
            self.heading = 0

    def mark(self, element: etree._Element, name: str) -> bool:
        """Take in the mark of a footnote; whether the element is one."""
        if name not in ("sup", "a"):
            return False
        if name == "a" and not NOTE.search(element.get("href") or ""):
            return False
        if sum(1 for _ in islice(element.iter(), MARK_PARTS)) == MARK_PARTS:
            return False
        found = MARK.fullmatch(words(element)[:20])
        if found is None or (name == "sup" and not (found[1][0].isdigit() or found[1][0] in "*†‡")):
            return False
        self.run.mark(found[1])
        return True

    def inline(self, element: etree._Element, name: str, start: int) -> None:
        """Keep what an inline element says of its words: slanted, or linked to a document."""
        if self.run.length <= start:
            return
        if name in SLANTED or ITALIC.search(element.get("style") or ""):
            self.run.emphasis.append((start, self.run.length))
        if name == "a" and not self.ignore_links:
            target = link_target(element.get("href") or "")
            if target:
                self.run.links.append(Link(start, self.run.length, target))

    def flushed(self) -> Iterator[Block]:
        """The block that was gathered so far, if it holds anything; the next one begins."""
        found = self.run.finished()
        self.run, self.breaks = Run(self.ignore_links), 0
        self.starts = dict.fromkeys(self.starts, 0)
        if not (found.text or found.markers) or is_rule(found.text):
            return
        text, label = found.text, self.label
        self.label = ""
        block = Block(text, emphasis=found.emphasis, markers=found.markers, links=found.links)
        self.count += 1
        if symbol := symbol_of(text):
            yield Block(symbol, kind="masthead")
        elif label and not LABEL.match(text):
            yield _behind(f"{label}\t", block)
        else:
            yield replace(block, kind="heading", level=self.heading) if self.heading else block

    def table(self, table: etree._Element) -> list[Block] | None:
        """A table as its rows; None where it only lays out the page or is the masthead."""
        if self.tables > NESTED and next(table.iterancestors("table"), None) is not None:
            return None
        rows: dict[etree._Element | None, int] = {}
        cells: list[str] = []
        for element in islice(table.iter("td", "th", "table"), SCANNED):
            if element is table:
                continue
            text = words(element)
            if local(element) == "table" or len(text) > LONG_CELL:
                return None
            if text:
                rows[element.getparent()] = rows.get(element.getparent(), 0) + 1
                cells.append(text)
        if all(count < 2 for count in rows.values()):
            return None
        if self.count < MASTHEAD and len(rows) <= ROWS and any(map(symbol_of, cells)):
            return None
        found = [[list(self.cell(cell)) for cell in row.iter("td", "th")] for row in table.iter("tr")]
        return list(rows_of(found))

    def cell(self, cell: etree._Element) -> Iterator[Block]:
        """The blocks in a cell, which is read as a page of its own."""
        page = _Page(self.ignore_links)
        page.tables = NESTED
        return page.inside(cell)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("role") in ROLES or HIDDEN.search(element.get("style") or "") is not None


def _printed(kind: str, count: int) -> str:
    """The sign before an item of a list, as the field prints it."""
    if kind in "aA":
        return f"({letter(count)})" if kind == "a" else f"{letter(count).upper()}."
    if kind in "iI":
        return f"({roman(count)})" if kind == "i" else f"{roman(count).upper()}."
    return f"{count}." if kind == "1" else "–"


def _behind(label: str, block: Block) -> Block:
    """A block with a label put before its text."""
    shift = len(label)
    return replace(
        block,
        text=label + block.text,
        emphasis=tuple((a + shift, b + shift) for a, b in block.emphasis),
        markers=tuple(replace(marker, offset=marker.offset + shift) for marker in block.markers),
        links=tuple(replace(link, start=link.start + shift, end=link.end + shift) for link in block.links),
    )
