"""The blocks of a PDF: lines put together to paragraphs, footnotes taken apart from them, page furniture left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.blocks import without
from kg.model import Block, Link, Marker, Span
from kg.readers.furniture import is_furniture, is_rule, is_running_head, symbol_of
from kg.readers.layout import ACT_NUMBER, ENDED, LABEL, OPEN_ENDED, hyphen_mended, opens_paragraph
from kg.readers.pdf_lines import Line, body_size
from kg.readers.pdf_tables import cells_of, with_subheads
from kg.readers.rows import rows_of

EDGE = 0.12
"""Share of a page's height at its head and at its foot where running heads and page numbers stand."""
NOTE_SIZE = 0.93
"""Size of footnotes, in sizes of the body, at most."""
NOTE = re.compile(r"(?P<label>\d{1,3}|[*†‡]{1,4}|[a-z])(?P<slash>/?)(?:\s+|(?=[A-Z“]))")
"""How a footnote begins whose mark is not raised."""
MARK = re.compile(r"[\d*†‡]{1,4}(?:[–-]\d{1,3})?|[a-z]|\d{1,3}/")
"""What a raised sign must look like to be the mark of a footnote."""
APART = 1.3
"""Distance of two lines, in distances that are usual, from which on they stand in two paragraphs."""
FAR = 3.0
"""Distance of two lines, in sizes, up to which a small letter goes on with a sentence."""
OTHER_SIZE = 0.12
"""Difference of two sizes, in sizes, from which on lines belong to two paragraphs."""
LEADERS = re.compile(r"(?:\.\s?){6,}")
"""The dots of a table of contents."""


def blocks_of(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Iterator[Block]:
    """The blocks of all pages in reading order; each page's footnotes follow its text.

    What is set as small as cells below a table is a row of it or, where a mark begins it, a footnote.
    """
    kept = _without_furniture(pages, heights)
    body = body_size(line for page in kept for line in page)
    mend = hyphen_mended(" ".join(line.text for page in kept for line in page))
    pitch = _pitch(kept)
    broken = False
    for page in kept:
        text, notes = _parted(page, body)
        kind = "text"
        for group in with_subheads(list(_paragraphs(text, pitch))):
            below = kind == "table" and group[0].size <= NOTE_SIZE * body
            label = _label(group[0]) if below else None
            if label is not None and (group[0].words[0].raised or not label.isdigit()):
                yield from note_block(group, mend)
                continue
            for block in _block(group, mend, after_break=broken):
                kind = "table" if below else block.kind
                yield replace(block, kind=kind)
                broken = False
        for note in _notes(notes):
            yield from note_block(note, mend)
        broken = True


def _without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines without running heads, page numbers and job numbers: what edges of pages repeat, or says to be such."""
    repeated: Counter[tuple[str, int]] = Counter()
    for page, height in zip(pages, heights, strict=True):
        seen = {(_shape(line), round(line.base / 4)) for line in page if _at_edge(line, height)}
        repeated.update(seen)
    kept: list[list[Line]] = []
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        lines = []
        tagged = Counter(line.paragraph for line in page)
        for line in page:
            named = (line.paragraph >= 0 or line.words[0].raised) and not line.text.isdigit()
            if named or line.role == "table" or (line.paragraph >= 0 and tagged[line.paragraph] > 1):
                lines.append(line)
                continue
            edge = _at_edge(line, height)
            again = edge and repeated[_shape(line), round(line.base / 4)] > max(1, len(pages) // 8)
            head = edge and number > 0 and (symbol_of(line.text) is not None or is_running_head(line.text))
            if not (is_furniture(line.text) or (number > 0 and again) or head):
                lines.append(line)
        kept.append(lines)
    return kept


def _at_edge(line: Line, height: float) -> bool:
    return not EDGE * height < line.base < (1 - EDGE) * height


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "9", line.text)


def _pitch(pages: Iterable[Sequence[Line]]) -> float:
    """The distance of two lines of a paragraph, in sizes: smaller than most, for paragraphs may stand further apart."""
    steps = sorted(
        (a.base - b.base) / b.size
        for page in pages
        for a, b in pairwise(page)
        if b.size > 0 and abs(a.size - b.size) < 0.5 and 0.9 < (a.base - b.base) / b.size < 2.5
    )
    return steps[len(steps) // 4] if steps else 1.2


def _parted(page: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The lines of the text and those of the footnotes below it."""
    tagged = [line for line in page if line.role == "note"]
    text = [line for line in page if line.role != "note"]
    begin = len(text)
    for index in range(len(text) - 1, -1, -1):
        line = text[index]
        if line.role == "table" or line.paragraph >= 0 or (line.size > NOTE_SIZE * body and not is_rule(line.text)):
            break
        if is_rule(line.text) or _label(line) is not None:
            begin = index
        if is_rule(line.text):
            break
    below = [line for line in text[begin:] if not is_rule(line.text)]
    return [line for line in text[:begin] if not is_rule(line.text)], [*tagged, *below]


def _label(line: Line) -> str | None:
    """The mark with which a line begins a footnote, or None."""
    first = line.words[0]
    if first.raised or (len(line.words) > 1 and first.size < 0.85 * line.size):
        found = MARK.fullmatch(first.text)
        return first.text.rstrip("/") if found else None
    begun = NOTE.match(line.text)
    return begun["label"] if begun and (not begun["label"].isalpha() or begun["slash"]) else None


def _notes(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each footnote; those that no mark begins go on with the one before."""
    note: list[Line] = []
    for line in lines:
        begins = _label(line) is not None and not (line.words[0].text.isdigit() and not line.words[0].raised and note)
        if note and begins:
            yield note
            note = []
        note.append(line)
    if note:
        yield note


def note_block(lines: Sequence[Line], mend: Callable[[str, str], str]) -> Iterator[Block]:
    """The footnote in some lines; text without a mark at its head is given as text."""
    label = _label(lines[0])
    for block in _block(lines, mend, after_break=True):
        if label is None:
            yield block
            continue
        head = next((marker for marker in block.markers if marker.offset == 0), None)
        begun = None if head else NOTE.match(block.text)
        start = begun.end() if begun else 0
        start += len(block.text[start:]) - len(block.text[start:].lstrip(": "))
        links = tuple(Link(k.start - start, k.end - start, k.target) for k in block.links if k.start >= start)
        yield Block(block.text[start:], kind="footnote", number=label, links=links, line=block.line)


def _paragraphs(lines: Sequence[Line], pitch: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line, pitch):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(group: Sequence[Line], line: Line, pitch: float) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = group[-1]
    if "table" in (before.role, line.role):
        return before.role == line.role
    if line.paragraph >= 0 and before.paragraph >= 0:
        return line.paragraph == before.paragraph
    if before.column != line.column or abs(before.size - line.size) > OTHER_SIZE * before.size:
        return False
    distance = before.base - line.base
    ended = ENDED.search(before.text[-24:]) is not None
    if line.text[:1].islower() and not ended:
        return 0 < distance <= FAR * line.size
    if not 0 < distance <= APART * pitch * line.size:
        return False
    if line.text[:1].islower():
        return LABEL.match(line.text) is None
    first = line.words[0]
    full = before.right + 0.25 * line.size + (first.right - first.left) > before.right_edge
    indented = line.left - before.left > 0.8 * line.size
    if ACT_NUMBER.match(line.text) or (LABEL.match(line.text) and (ended or not full)):
        return False
    if ended and before.text.endswith(","):
        return not (indented and len(group) > 1) and not opens_paragraph(line.text)
    if ended and (indented or not full):
        return False
    return full or OPEN_ENDED.search(before.text[-12:]) is not None


def _block(lines: Sequence[Line], mend: Callable[[str, str], str], *, after_break: bool) -> Iterator[Block]:
    """The lines as one block, or as the rows of a table."""
    block = replace(_cell(lines, mend), after_break=after_break)
    if lines[0].role == "table":
        rows = [[[_undotted(_cell(cell, mend))] for cell in row] for row in cells_of(lines)]
        yield from rows_of(rows)
    elif LEADERS.search(block.text):
        yield from rows_of([[[_undotted(block)]]])
    elif symbol := symbol_of(block.text):
        yield Block(symbol, kind="masthead", line=block.line, after_break=after_break)
    elif block.text or block.markers:
        yield block


def _cell(lines: Sequence[Line], mend: Callable[[str, str], str]) -> Block:
    """Lines put together: text, slanted runs, marks of footnotes, links."""
    run = _Run(mend)
    for line in lines:
        run.line(line)
    return run.finished(lines[0].page)


def _undotted(block: Block) -> Block:
    """A line of a table of contents without the dots that lead to the page."""
    for leaders in reversed(list(LEADERS.finditer(block.text))):
        block = without(block, leaders.start(), leaders.end())
    return block


class _Run:
    """The text of one block while its lines are being put together."""

    def __init__(self, mend: Callable[[str, str], str]) -> None:
        self.mend = mend
        self.text = ""
        self.pieces: list[str] = []
        self.length = 0
        self.emphasis: list[Span] = []
        self.markers: list[Marker] = []
        self.links: list[Link] = []

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def line(self, line: Line) -> None:
        last = self.pieces[-1] if self.pieces else ""
        ranged = last.endswith("–") and last[-2:-1].isdigit() and line.text[:1].isdigit()
        parted = ranged or (last.endswith("-") and last[-2:-1].isalnum() and line.text[:1].isalnum())
        if parted and line.text[:1].islower():
            mended = self.mend(last, line.text)
            self.pieces[-1] = mended
            self.length -= len(last) - len(mended)
        for index, word in enumerate(line.words):
            if word.raised and MARK.fullmatch(word.text):
                self.markers.append(Marker(self.length, word.text.rstrip("/")))
                continue
            apart = (index == 0 and not parted) or (index > 0 and word.apart)
            if apart and self.length:
                self.add(" ")
            start = self.length
            self.add(word.text)
            if word.italic:
                _extend(self.emphasis, start, self.length)
            if word.link:
                self.link(Link(start, self.length, word.link))

    def link(self, link: Link) -> None:
        last = self.links[-1] if self.links else None
        if last is not None and last.target == link.target and link.start - last.end <= 1:
            self.links[-1] = Link(last.start, link.end, link.target)
        else:
            self.links.append(link)

    def finished(self, page: int) -> Block:
        text = "".join(self.pieces)
        return Block(
            text,
            emphasis=tuple(self.emphasis),
            markers=tuple(self.markers),
            links=tuple(self.links),
            line=page + 1,
        )


def _extend(spans: list[Span], start: int, end: int) -> None:
    if spans and start - spans[-1][1] <= 1:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))
