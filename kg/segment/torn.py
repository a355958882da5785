"""Paragraphs that pages, footnotes or conversions tore apart or glued together, made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.blocks import cut, joined, part
from kg.model import Block
from kg.segment.acts import formula_length
from kg.segment.endings import CELL, ENDED, OPEN_ENDED, heading_like
from kg.segment.labels import read_label
from kg.segment.languages import Language
from kg.segment.openings import opening
from kg.segment.votes import opens_vote

EMBEDDED = re.compile(r"\bdraft (?:resolution|decision)s?\s?:\s+(?=[“\"]?The [A-Z])")
GLUED = re.compile(r"[,;.:]\s(?P<place>)(?:\d{1,2}\.\s)?(?=[“\"]?[A-Z][a-z])")
PART = re.compile(r"(?:(?:Part|PART|Section|SECTION|Chapter)\s+)?(?:[IVXL]{1,6}|[A-Z])\.?")
"""A line that only names a part of an act."""
COMMA = re.compile(r",(?:\s?(?:and|or|et|y|o|ou|и))?$")
"""An end behind which a paragraph may go on with a small letter, although others end so as well."""


def taken_apart(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """The blocks with drafts that a conversion glued to the paragraph recommending them set apart, paragraph by paragraph."""
    for block in blocks:
        found = EMBEDDED.search(block.text) if block.kind == "text" and "draft " in block.text else None
        if found is None or language.code != "en" or not formula_length(cut(block, found.end()), language):
            yield block
            continue
        glued = GLUED.finditer(block.text, found.end())
        places = [m.start("place") for m in glued if opening(block.text[m.end() : m.end() + 80], known=True)]
        for begin, end in pairwise([0, found.end(), *places, len(block.text)]):
            yield part(block, begin, end)


def made_whole(blocks: Iterable[Block], language: Language) -> list[Block]:
    """The blocks with torn paragraphs joined; the footnotes that stood between the parts follow the paragraph."""
    pieces: list[list[Block]] = []
    last, torn = -1, False
    for block in blocks:
        if block.kind == "footnote":
            torn = True
            pieces.append([block])
            continue
        if block.kind == "masthead":
            torn = True
            continue
        torn = torn or block.after_break
        if last >= 0 and _continues(pieces[last], block, torn, language):
            pieces[last].append(block)
        else:
            pieces.append([block])
            last = len(pieces) - 1
        torn = False
    return [joined(group) for group in pieces]


def _continues(before: list[Block], block: Block, torn: bool, language: Language) -> bool:
    """Whether a block goes on with the paragraph before it."""
    text, tail = block.text, before[-1].text[-40:]
    if not text or before[0].kind == "table" or block.kind in ("table", "heading"):
        return False
    if len(before) == 1 and formula_length(before[0], language) == len(before[0].text):
        return False
    ended = ENDED.search(tail) is not None
    if language.cased and text[0].islower():
        return not read_label(text) and (not ended or COMMA.search(tail) is not None)
    if ended or read_label(text) or opens_vote(text):
        return False
    if formula_length(block, language) and (not OPEN_ENDED.search(tail) or text.startswith(("The ", "THE "))):
        return False
    long = len(before) > 1 or len(before[0].text) >= CELL
    if not language.cased:
        return torn and long and not heading_like(text)
    if OPEN_ENDED.search(tail):
        return not PART.fullmatch(before[0].text)
    if opening(text) or closes(text, language) or language.annex.match(text):
        return False
    first = before[0].text
    headed = len(before) == 1 and heading_like(first) and not opening(first, known=True)
    return torn and long and not heading_like(text) and not headed


def closes(text: str, language: Language) -> bool:
    """Whether a block tells the meeting at which a text was adopted ("45th plenary meeting")."""
    found = language.meeting.search(text) if len(text) <= 120 else None
    return found is not None and found.start() <= 3
