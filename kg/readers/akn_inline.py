"""The words of one Akoma Ntoso element, with what stands at places in them: footnotes, emphasis, links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from kg.model import Link, Marker, Span
from kg.readers.links import link_target

SPACES = re.compile(r"\s+")
REFERENCE = re.compile(r"[\d*†‡]{1,4}(?:[–-]\d{1,3})?")
SKIPPED = frozenset({"img", "num"})
UNSEEN = str.maketrans("\u00a0\u2010\u2011", " --", "\u00ad\u200b\u200e\u200f\u2060\ufeff")
"""Signs that only steer the layout: dropped, or made the plain space and hyphen that readers mean."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text in which white space is single, and what stood at places in it."""

    text: str
    emphasis: tuple[Span, ...]
    markers: tuple[Marker, ...]
    links: tuple[Link, ...]
    notes: tuple[tuple[str, etree._Element], ...]
    """Each footnote's label and element, in the order of their marks."""
    embedded: tuple[etree._Element, ...]

    def without_head(self, length: int) -> Inline:
        """The same run without its first `length` characters."""
        return Inline(
            self.text[length:],
            tuple((max(0, a - length), b - length) for a, b in self.emphasis if b > length),
            tuple(Marker(max(0, m.offset - length), m.label) for m in self.markers),
            tuple(Link(k.start - length, k.end - length, k.target) for k in self.links if k.start >= length),
            self.notes,
            self.embedded,
        )


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: etree._Element) -> str:
    """All text of an element with single spaces."""
    return " ".join("".join(map(str, element.itertext())).translate(UNSEEN).split())


def read_inline(element: etree._Element, *, ignore_links: bool = False) -> Inline:
    """The words of an element without its footnotes, whose marks are kept with their offsets."""
    run = Run(ignore_links)
    run.children(element)
    return run.finished()


class Run:
    """The text of one element while it is being gathered, with white space made single."""

    def __init__(self, ignore_links: bool) -> None:
        self.ignore_links = ignore_links
        self.pieces: list[str] = []
        self.length = 0
        self.space = True
        self.emphasis: list[Span] = []
        self.markers: list[Marker] = []
        self.links: list[Link] = []
        self.notes: list[tuple[str, etree._Element]] = []
        self.embedded: list[etree._Element] = []

    def add(self, text: str | None) -> None:
        if not text:
            return
        text = SPACES.sub(" ", text if text.isascii() else text.translate(UNSEEN))
        if self.space and text.startswith(" "):
            text = text[1:]
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.space = text.endswith(" ")

    def children(self, element: etree._Element) -> None:
        self.add(element.text)
        for child in element:
            self.child(child)
            self.add(child.tail)

    def child(self, element: etree._Element) -> None:
        name, start = local(element), self.length
        if name == "authorialNote":
            label = (element.get("marker") or "").strip() or str(len(self.notes) + 1)
            self.mark(label)
            self.notes.append((label, element))
        elif name == "sup" and REFERENCE.fullmatch(words(element)):
            self.mark(words(element))
        elif name == "embeddedStructure":
            self.embedded.append(element)
        elif name in ("eol", "br", "td", "th", "tr", "p"):
            self.add(" ")
            self.children(element)
            self.add(" ")
        elif name not in SKIPPED and name:
            self.children(element)
            if name in ("i", "b", "em") or (name == "span" and "ital" in (element.get("class") or "")):
                self.emphasis.append((start, self.length))
            elif name in ("a", "ref") and not self.ignore_links:
                target = link_target(element.get("href") or "")
                if target and self.length > start:
                    self.links.append(Link(start, self.length, target))

    def mark(self, label: str) -> None:
        offset = self.length - (1 if self.space and self.length else 0)
        self.markers.append(Marker(offset, label))

    def finished(self) -> Inline:
        raw = "".join(self.pieces)
        text = raw.rstrip()
        shift = len(text) - len(text.lstrip())
        text, end = text[shift:], len(text) - shift
        return Inline(
            text,
            tuple((a, b) for a, b in (self.clip(span, text, end, shift) for span in self.emphasis) if b > a),
            tuple(Marker(min(max(m.offset - shift, 0), end), m.label) for m in self.markers),
            tuple(
                Link(a, b, k.target)
                for k in self.links
                for a, b in [self.clip((k.start, k.end), text, end, shift)]
                if b > a
            ),
            tuple(self.notes),
            tuple(self.embedded),
        )

    @staticmethod
    def clip(span: Span, text: str, end: int, shift: int) -> Span:
        start, stop = max(span[0] - shift, 0), min(span[1] - shift, end)
        while start < stop and text[start] == " ":
            start += 1
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        return start, stop
