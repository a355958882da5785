"""Marks inside a line: footnote marks, emphasis, links and escapes are taken out, and their places are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Link, Marker, Span
from kg.readers.links import link_target

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
FOOTNOTE_MARKS = (
    r"(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|<sup>(?P<sup>[^<>]{1,12})</sup>"
    r"|\^\{(?P<braced>[^{}]{1,12})\}"
    r"|\^(?P<caret>\d{1,3}|\*{1,3})\^?"
)
PLAIN = re.compile(FOOTNOTE_MARKS, re.IGNORECASE)
RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹<^]")
"""The signs with one of which every mark in plain text begins."""
MARKDOWN = re.compile(
    FOOTNOTE_MARKS + r"|\[\^(?P<note>[\w*†]{1,8})\]"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!|<>~^\-$&@])"
    r"|!\[(?P<image>[^\[\]\n]{0,200})\]\([^()\s]{0,500}\)"
    r"|\[(?P<linked>[^\[\]\n]{1,300})\]\((?P<address>[^()\s]{1,300}(?:\([^()\s]{0,60}\)[^()\s]{0,60})?)\)"
    r"|</?(?P<tag>br|b|i|u|em|strong|p|div|span|center|ins|sub)(?:\s[^<>]{0,200})?/?>"
    r"|&(?P<entity>nbsp|amp|lt|gt|quot|#39);"
    r"|(?P<emphasis>\*{1,4}|_{1,4})",
    re.IGNORECASE,
)
ENTITIES = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'"}
LABEL = re.compile(r"[\d*†‡]{1,5}(?:[–-]\d{1,3})?|[a-z]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marks, and where they stood."""

    text: str
    emphasis: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()
    links: tuple[Link, ...] = ()


def plain_marks(text: str) -> Marked:
    """A line of plain text without its raised footnote marks (`¹`, `<sup>1</sup>`, `^1`, `^{**}`).

    >>> plain_marks("the Programme,² as adopted").markers
    (Marker(offset=14, label='2'),)
    """
    if not RAISED.search(text):
        return Marked(text)
    taken = _Taken(text, links=False)
    for match in PLAIN.finditer(text):
        taken.footnote_mark(match)
    return taken.finished()[0]


def markdown_marks(text: str, *, ignore_links: bool = False) -> tuple[Marked, ...]:
    """A Markdown line without its marks; several where bold or italic runs are glued together as blocks of their own.

    >>> [part.text for part in markdown_marks("**Specimen Council****Third session**")]
    ['Specimen Council', 'Third session']
    """
    taken = _Taken(text, links=not ignore_links)
    for match in MARKDOWN.finditer(text):
        kind = match.lastgroup
        if kind in ("raised", "sup", "braced", "caret", "note"):
            taken.footnote_mark(match)
        elif kind == "emphasis":
            taken.emphasis_mark(match)
        elif kind == "address":
            taken.link(match)
        elif kind == "escaped":
            taken.replace(match, match["escaped"])
        elif kind == "entity":
            taken.replace(match, ENTITIES[match["entity"].lower()])
        else:
            taken.replace(match, " " if kind == "tag" and match["tag"].lower() in ("br", "p", "div") else "")
    return taken.finished()


class _Taken:
    """A line from which marks are being taken, left to right."""

    def __init__(self, text: str, *, links: bool) -> None:
        self.source = text
        self.keep_links = links
        self.position = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: dict[str, int] = {}
        self.emphasis: list[Span] = []
        self.markers: list[Marker] = []
        self.links: list[Link] = []
        self.splits: list[int] = []

    def upto(self, match: re.Match[str]) -> None:
        self.put(self.source[self.position : match.start()])
        self.position = match.end()

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def replace(self, match: re.Match[str], text: str) -> None:
        self.upto(match)
        self.put(text)

    def footnote_mark(self, match: re.Match[str]) -> None:
        label = match[match.lastgroup or 0].translate(SUPERSCRIPTS).replace("\\", "").strip("() ")
        if not LABEL.fullmatch(label) and match.lastgroup != "note":
            self.replace(match, match[match.lastgroup or 0])
            return
        self.upto(match)
        self.markers.append(Marker(self.length, label))

    def link(self, match: re.Match[str]) -> None:
        self.upto(match)
        start = self.length
        self.put(re.sub(r"\\(.)|[*_]{1,3}", r"\1", match["linked"]))
        target = link_target(match["address"].replace("\\", "")) if self.keep_links else None
        if target:
            self.links.append(Link(start, self.length, target))

    def emphasis_mark(self, match: re.Match[str]) -> None:
        """Open or close runs of emphasis; a mark that can do neither is a sign of the text (`Egypt,* Iran`)."""
        run = match["emphasis"]
        before = self.source[match.start() - 1 : match.start()]
        after = self.source[match.end() : match.end() + 1]
        opens = bool(after) and not after.isspace()
        closes = bool(before) and not before.isspace()
        if run[0] == "_" and before.isalnum() and after.isalnum():
            opens = closes = False
        if not self.open and before and not before.isspace() and before not in "([{“\"'‘—–-/*_":
            opens = False
        if not (opens or (closes and self.open)):
            self.replace(match, run)
            return
        self.upto(match)
        closed = self.close(run) if closes else 0
        if rest := run[closed:]:
            if opens:
                self.open[rest] = self.length
                if closed and before.strip() and after.strip() and len(run) > 2:
                    self.splits.append(self.length)
            elif not closed:
                self.put(rest)

    def close(self, run: str) -> int:
        """Close as many open runs as the signs allow; gives back how many signs were used."""
        used = 0
        for opened in reversed(list(self.open)):
            if opened[0] == run[0] and used + len(opened) <= len(run):
                self.emphasis.append((self.open.pop(opened), self.length))
                used += len(opened)
        return used

    def finished(self) -> tuple[Marked, ...]:
        self.put(self.source[self.position :])
        text = "".join(self.pieces)
        edges = [0, *self.splits, len(text)]
        parts = [self.part(text, a, b) for a, b in pairwise(edges)]
        return tuple(part for part in parts if part.text or part.markers) or (Marked(""),)

    def part(self, text: str, begin: int, end: int) -> Marked:
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        spans = sorted((max(a, begin) - begin, min(b, end) - begin) for a, b in self.emphasis if a < end and b > begin)
        return Marked(
            text[begin:end],
            tuple(span for span in spans if span[1] > span[0]),
            tuple(
                Marker(min(max(m.offset, begin), end) - begin, m.label)
                for m in self.markers
                if begin <= m.offset <= end or (len(self.splits) == 0)
            ),
            tuple(
                Link(k.start - begin, k.end - begin, k.target) for k in self.links if begin <= k.start and k.end <= end
            ),
        )
