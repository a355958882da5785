"""What the editors of an Akoma Ntoso file say of it: their links, the verbs that they marked, the masthead they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kg.errors import UnreadableDocument
from kg.evaluate.keys import symbol_key
from kg.model import Block, Document, Masthead, Text
from kg.readers import preambular_verbs, read
from kg.segment import segment

Place = Literal["paragraph", "footnote"]
State = Literal["linked", "in part", "not linked"]
LEAST = 0.5
"""Share of the act numbers printed in a document that its editors must have linked for their links to be a truth."""
PRINTED = re.compile(
    r"(?<![\d/.\w-])(?:\d{2}/\d{1,3}|(?:E?S-\d{1,2}|(?:19|20)\d\d)/\d{1,3}"
    r"|\d{1,4}(?: [A-Z])? \((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+)\))(?![\d/])"
)
"""A number by which texts print an act without its organ: 70/1, ES-11/1, 2022/8, 1325 (2000), 2200 A (XXI)."""
NUMBER = re.compile(r"(\d{1,3})\.?\Z")


@dataclass(frozen=True, slots=True)
class EditorsLink:
    """A link to a document symbol and where it stands."""

    symbol: str
    place: Place
    paragraph: str | None
    """Paragraph that holds it or its footnote's mark; None in headings, tables and annexes."""
    sentence: str
    """Text of the paragraph or footnote."""
    start: int
    end: int
    before: str
    """What is printed before it; for a footnote, first the paragraph up to the mark."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One file with all that its editors marked."""

    path: Path
    document: Document
    text: Text
    """The blocks, without links."""
    links: tuple[EditorsLink, ...]
    printed: int
    """Distinct act numbers printed in the text."""
    linked: int
    """Of these, how many carry a link at least once."""
    preambular: tuple[str, ...]
    """Names of the preambular paragraphs in order."""
    operative: Mapping[str, str]
    """The emphasised opening of each numbered operative paragraph; empty where numbering starts anew within the text."""
    restarts: bool
    """Whether a number occurs twice, so that paragraphs cannot be told apart by it."""
    links_from: str | None = None
    """Language of the edition that the links were taken from, where that is another."""

    @property
    def stated(self) -> Masthead:
        """The masthead that the file's own elements state."""
        return self.text.stated or Masthead()

    @property
    def state(self) -> State:
        """Whether the links can be taken for a truth: "linked" where at least LEAST of the printed numbers are."""
        if not self.links:
            return "not linked"
        return "linked" if self.linked >= LEAST * self.printed else "in part"


def read_edition(path: Path, *, links_from: Path | None = None) -> Edition:
    """What the editors say of one file; where they linked nothing in it, with the links of another edition.

    `links_from` is a folder with the same documents in another language, under the same names of files.
    Raises UnreadableDocument where a file is no Akoma Ntoso, EmptyDocument where it holds no paragraph.
    """
    edition = _read(path)
    if edition.links or links_from is None or not (links_from / path.name).is_file():
        return edition
    other = _read(links_from / path.name)
    language = other.document.masthead.language
    return replace(edition, links=other.links, printed=other.printed, linked=other.linked, links_from=language)


def _read(path: Path) -> Edition:
    marked = read(path)
    if marked.format != "akn":
        raise UnreadableDocument(f"{path} is not Akoma Ntoso, so it holds no editors' links; give the publisher's .xml")
    document = segment(marked)
    body = [block for block in marked.blocks if block.kind != "masthead"]
    linked = {number for number, has in _numbers(body) if has}
    openings = [one for one in map(_opening, _act(body)) if one is not None]
    restarts = len({number for number, _ in openings}) < len(openings)
    return Edition(
        path=path,
        document=document,
        text=read(path, ignore_links=True),
        links=tuple(_links(document, body)),
        printed=len({number for number, _ in _numbers(body)}),
        linked=len(linked),
        preambular=preambular_verbs(path),
        operative={} if restarts else dict(openings),
        restarts=restarts,
    )


def _numbers(blocks: list[Block]) -> Iterator[tuple[str, bool]]:
    for block in blocks:
        for found in PRINTED.finditer(block.text):
            yield found[0], any(link.start <= found.start() < link.end for link in block.links)


def _act(blocks: list[Block]) -> Iterator[Block]:
    """The blocks before the first annex."""
    for block in blocks:
        if block.kind == "annex":
            return
        yield block


def _opening(block: Block) -> tuple[str, str] | None:
    number = NUMBER.match(block.number or "")
    if block.kind != "operative" or number is None or not block.emphasis or block.emphasis[0][0] != 0:
        return None
    return number[1], block.text[: block.emphasis[0][1]].strip()


def _links(document: Document, blocks: list[Block]) -> Iterator[EditorsLink]:
    """The links of the paragraphs and their footnotes, then those that stand anywhere else."""
    seen: set[tuple[str, Place]] = set()
    for paragraph in document.paragraphs:
        for link in paragraph.links:
            one = symbol_key(link.target), paragraph.id, paragraph.text, link.start, link.end
            seen.add((one[0], "paragraph"))
            yield EditorsLink(one[0], "paragraph", *one[1:], paragraph.text[: link.start])
        for note in paragraph.footnotes:
            for link in note.links:
                key = symbol_key(link.target)
                before = f"{paragraph.text[: note.offset]} {note.text[: link.start]}"
                seen.add((key, "footnote"))
                yield EditorsLink(key, "footnote", paragraph.id, note.text, link.start, link.end, before)
    for block in blocks:
        place: Place = "footnote" if block.kind == "footnote" else "paragraph"
        for link in block.links:
            key = symbol_key(link.target)
            if (key, place) not in seen:
                seen.add((key, place))
                yield EditorsLink(key, place, None, block.text, link.start, link.end, block.text[: link.start])
