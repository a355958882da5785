"""What each block of the body of an act is: preambular, operative, heading, footnote, closing, vote, annex, table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kg.blocks import cut
from kg.model import Block, BlockKind
from kg.segment.acts import formula_length
from kg.segment.dates import first_date
from kg.segment.endings import CELL, ENDED, SHORT, heading_like
from kg.segment.labels import Label, read_label
from kg.segment.languages import Language
from kg.segment.notes import with_notes
from kg.segment.openings import opening
from kg.segment.torn import PART, closes, made_whole, taken_apart
from kg.segment.votes import opens_vote

TITLED_PART = re.compile(
    r"((?:(?:Part|Section) )?(?:[IVXL]{1,6}|[A-Z])(?:[.:]\s|\t)|[IVXL]{2,6}\s"
    r"|(?:Part|Section) (?:[IVXL]{1,6}|[A-Z\d]{1,2})\s)\s*([A-Z].*)",
    re.DOTALL,
)
ENDS_OPEN = re.compile(r"[,،，](?:\s?\d{1,3})*[\s”\"’*_]*$")
"""The end of a preambular paragraph, with the figures of footnotes behind it or not."""
LONGEST_PART = 300
"""Characters up to which a block that a letter or Roman figure opens can name a part of an act."""
ONLY_DATE = re.compile(r"\d{1,2}\s\S+\s\d{4}\.?$")
QUOTES = ("“", '"', "«")
ROWS = 6
"""Short blocks in a row from which on they are taken for the cells of a table."""


def body_kinds(blocks: Sequence[Block], language: Language, *, has_formula: bool, whole: bool = False) -> list[Block]:
    """The blocks of a body with their kinds, numbers cut off and torn paragraphs joined.

    `whole` says that the format keeps paragraphs whole and has named the kinds of most of its blocks itself.
    """
    if whole:
        return list(_classified(list(with_notes(blocks)), language, has_formula))
    mended = made_whole(with_notes(taken_apart(blocks, language)), language)
    return list(_classified(_without_tables(mended, language), language, has_formula))


def _without_tables(blocks: Sequence[Block], language: Language) -> list[Block]:
    """The blocks with runs of short unended ones, as the cells of a table leave them, marked as tables."""
    result = list(blocks)
    run: list[int] = []
    for index, block in enumerate([*blocks, Block("")]):
        cell = (
            block.kind == "text"
            and 0 < len(block.text) <= CELL
            and heading_like(block.text)
            and block.text[:1] != "["
            and not (block.markers or language.agenda_item.match(block.text))
            and not read_label(block.text)
        )
        if cell:
            run.append(index)
            continue
        if len(run) >= ROWS:
            for cell_index in run:
                result[cell_index] = replace(blocks[cell_index], kind="table")
        run = []
    return result


class _State:
    """Where in an act the reading stands."""

    __slots__ = ("begun", "closed", "enacting", "in_annex", "listing", "number", "operative", "quotes")

    def __init__(self, has_formula: bool) -> None:
        self.enacting = has_formula
        """Whether the text is an act: the parts of reports have long titles that cite, and are read as paragraphs."""
        self.operative = not has_formula
        self.begun = False
        self.closed = False
        self.in_annex = False
        self.number = 0
        self.listing = False
        """Whether what follows a colon goes on: items of a list, which bear no label and end without punctuation."""
        self.quotes = False
        """Whether the last operative paragraph ends with a colon, so that what it quotes follows."""

    def follow(self, block: Block) -> None:
        """Take in a block whose kind the format itself has named."""
        if block.kind in ("formula", "preambular", "operative"):
            self.operative = block.kind == "operative"
            self.begun = self.begun or block.kind != "formula"
        self.in_annex = self.in_annex or block.kind == "annex"


def _classified(blocks: Sequence[Block], language: Language, has_formula: bool) -> Iterator[Block]:
    state = _State(has_formula)
    leads = _before_formulas(blocks, language)
    act = takewhile(lambda block: block.kind != "annex" and not language.annex.match(block.text), blocks)
    numbered = any(map(_is_first, act))
    for index, block in enumerate(blocks):
        if block.kind in ("footnote", "table"):
            yield block
            continue
        if block.kind not in ("text", "heading"):
            yield block
            state.follow(block)
            continue
        length = formula_length(block, language)
        if length and not state.in_annex:
            state.operative, state.closed, state.number = False, False, 0
            yield from _formula(block, length)
            continue
        if state.closed and index in leads:
            state.closed = False
        found = _one(block, state, language, numbered)
        state.begun = state.begun or found.kind in ("preambular", "operative")
        opened = found.kind == "operative" and found.text.endswith((":", "："))
        state.quotes = opened and "“" not in found.text[:1]
        listed = found.kind == "text" or (found.number is not None and found.kind == "operative")
        state.listing = opened or (state.listing and listed)
        yield found


def _before_formulas(blocks: Sequence[Block], language: Language) -> set[int]:
    """The places of the up to three blocks before each formula that can name a part of the act."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if block.kind in ("text", "heading", "formula") and (
            block.kind == "formula" or formula_length(block, language)
        ):
            for place in range(index - 1, max(-1, index - 4), -1):
                text = blocks[place].text
                if not heading_like(text) or first_date(text, language) or opens_vote(text):
                    break
                found.add(place)
    return found


def _is_first(block: Block) -> bool:
    if block.kind == "operative":
        return (block.number or "").strip(". ") == "1"
    label = read_label(block.text) if block.kind == "text" else None
    return label is not None and label.printed == "1"


def _formula(block: Block, length: int) -> Iterator[Block]:
    yield replace(block, text=block.text[:length].strip(), kind="formula", emphasis=(), markers=(), links=())
    rest = block.text[length:]
    if rest.strip():
        yield cut(replace(block, kind="preambular"), length + len(rest) - len(rest.lstrip()))


def _one(block: Block, state: _State, language: Language, numbered: bool) -> Block:
    text = block.text
    if language.annex.match(text) and len(text) < SHORT:
        state.in_annex, state.closed = True, False
        return replace(block, kind="annex")
    if state.in_annex:
        label = read_label(text)
        if label is not None:
            return _labelled(block, label, "operative")
        return replace(block, kind="heading" if heading_like(text) else "operative")
    if opens_vote(text) and state.begun:
        state.closed = True
        return replace(block, kind="vote")
    if state.begun and closes(text, language) and (state.operative or len(text) < 60):
        state.closed = True
        return replace(block, kind="closing")
    if state.closed:
        return replace(block, kind="closing" if first_date(text[:60], language) and len(text) < CELL else "vote")
    if state.operative and len(text) < CELL and ONLY_DATE.match(text) and first_date(text, language):
        return replace(block, kind="closing")
    if PART.fullmatch(text):
        return replace(block, kind="heading", number=text.rstrip("."))
    longest = LONGEST_PART if state.enacting else SHORT
    part = TITLED_PART.fullmatch(text) if heading_like(block.text, longest=longest) else None
    if part:
        return cut(block, part.start(2), kind="heading", number=part[1].strip(".: \t"))
    label = read_label(text, expected=state.number + 1)
    if label is not None and not _is_heading_label(block, label, text):
        if label.style == "digit":
            state.operative = True
            state.number = label.value
        return _labelled(block, label, "operative" if state.operative else "preambular")
    return replace(block, kind=_unnumbered(block, state, language, numbered))


def _is_heading_label(block: Block, label: Label, text: str) -> bool:
    return label.style != "bullet" and block.kind == "heading" and heading_like(block.text)


def _unnumbered(block: Block, state: _State, language: Language, numbered: bool) -> BlockKind:
    text = block.text
    if state.quotes and text.startswith(QUOTES) and not numbered:
        return "text"
    if state.listing and not numbered and block.kind == "text" and _is_item(text):
        return "text"
    verb = opening(text, known=heading_like(block.text)) if language.code == "en" else None
    ends_open = ENDS_OPEN.search(text[-24:]) is not None
    if verb == "finite" and not (ends_open and not state.operative and numbered):
        state.operative = True
        return "operative"
    if verb == "participle" and (ends_open or not state.operative):
        state.operative = False
        return "preambular"
    if block.kind == "heading" or heading_like(block.text):
        return "heading"
    if language.cased and text[:1].islower():
        return "text"
    if state.operative:
        return "text" if numbered and state.number else "operative"
    if ends_open or (numbered and (language.code != "en" or text.rstrip().endswith(":"))):
        return "preambular"
    if numbered and not text.rstrip('”"’ ').endswith((".", ";")):
        return "preambular"
    state.operative = True
    return "operative"


def _is_item(text: str) -> bool:
    """Whether a text can be an item of a list without labels: it ends without punctuation, or with a colon."""
    return (text.endswith(":") or not ENDED.search(text[-40:])) and opening(text, known=True) is None


def _labelled(block: Block, label: Label, kind: BlockKind) -> Block:
    return cut(block, label.end, kind=kind, number=label.printed)
