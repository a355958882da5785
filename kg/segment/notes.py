"""Footnotes recognised among the blocks of a text by the mark at their head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Block, Marker
from kg.segment.endings import ENDED

STAR_NOTE = re.compile(r"([*†]{1,4})\s{0,12}(?=[A-Z“\"])")
NUMBER_NOTE = re.compile(r"(\d{1,3})\s+(?=[A-Z“\"(])")
SLASH_NOTE = re.compile(r"(\d{1,3})/\s+")
NOTE_WORDS = re.compile(
    r"(?:See|Ibid|Official Records|United Nations|Resolutions?|Decision|Adopted|Subsequently|General Assembly resolution|Report"
    r"|[A-Z]{1,4}/|Treaty|For the|As |Later|Formerly|Document|Security Council|Economic and Social|League|One member)"
)
"""How a footnote begins whose mark is no more than a figure."""
DATE_FIRST = re.compile(r"\d{1,2} [A-Z][a-z]{2,8}(?:[–-]| \d{4}|\.?$)")
RUNNING_HEAD = re.compile(r"\d{1,4} [A-Z][^.;:]{5,80}|[A-Z][^.;:]{5,80} \d{1,4}")
"""A page's title with its number, as scans leave it behind the footnotes of the page before."""
SPILLED = re.compile(r"(?<=[\d)]\.)\s(?!chap|para|sect|annex|part|table|article|pages?|vol)(?=[a-z]{4,})")
"""Where a torn paragraph goes on behind a footnote that was glued to its rest."""


def with_notes(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with footnotes named as such; what spilled over from a page is given back to its paragraph."""
    before: Block | None = None
    last = 0
    for block in blocks:
        note = note_of(block, last)
        if note is None:
            if last and RUNNING_HEAD.fullmatch(block.text):
                continue
            before, last = block, 0
            yield block
            continue
        last = int(note.number) if note.number and note.number.isdigit() else 1000
        torn = before is not None and not ENDED.search(before.text[-40:])
        spilled = SPILLED.search(note.text) if torn else None
        if spilled:
            yield replace(note, text=note.text[: spilled.start()], markers=())
            yield Block(note.text[spilled.end() :], line=block.line, after_break=True)
        else:
            yield note


def note_of(block: Block, last: int = 0) -> Block | None:
    """The footnote that a block is, or None; `last` is the number of a footnote right before it, else 0."""
    if block.kind not in ("text", "heading"):
        return block if block.kind == "footnote" else None
    if block.markers and block.markers[0].offset == 0 and block.text:
        return _footnote(block, block.markers[0].label, 0)
    text = block.text
    if not text or text[0].isalpha():
        return None
    mark = STAR_NOTE.match(text) or SLASH_NOTE.match(text)
    if mark:
        return _footnote(block, mark[1], mark.end())
    number = NUMBER_NOTE.match(text)
    due = number is not None and 0 < last < int(number[1]) <= last + 3
    if number and (due or NOTE_WORDS.match(text, number.end())) and not DATE_FIRST.match(text):
        return _footnote(block, number[1], number.end())
    return None


def _footnote(block: Block, label: str, end: int) -> Block:
    text = block.text[end:].lstrip(": ")
    shift = len(block.text) - len(text)
    links = tuple(replace(k, start=k.start - shift, end=k.end - shift) for k in block.links if k.start >= shift)
    markers = tuple(Marker(m.offset - shift, m.label) for m in block.markers if m.offset > shift)
    return Block(text, "footnote", label, markers=markers, links=links, line=block.line, after_break=block.after_break)
