"""What each block of the body of an act is: preambular, operative, heading, footnote, closing, vote, annex, table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Block, BlockKind, Marker
from kg.segment.acts import formula_length
from kg.segment.dates import first_date
from kg.segment.labels import Label, read_label
from kg.segment.languages import Language
from kg.segment.openings import opening
from kg.segment.votes import opens_vote

ENDED = re.compile(r"[.;:!?,،؛؟。；：，、](?:\s?(?:and|or|et|y|o|ou|и)[,;]?)?[\"”»’'）)\]*_]*(?:\s?\d{1,3})?$")
OPEN_ENDED = re.compile(r"(?:[(‑-]|\b(?:of|the|and|in|to|for|on|by|with|a|an|at|its|or|that|which|from|as|de|la|le|des|du|del|los|y|et))$")
PART = re.compile(r"(?:(?:Part|PART|Section|SECTION|Chapter)\s+)?(?:[IVXL]{1,6}|[A-Z])\.?")
TITLED_PART = re.compile(r"((?:Part |Section )?(?:[IVXL]{1,6}|[A-Z])[.:]?)\s+([A-Z].*)", re.DOTALL)
STAR_NOTE = re.compile(r"([*†]{1,4}|[a-z](?=\s[A-Z]))\s?(?=[A-Z“\"])")
NUMBER_NOTE = re.compile(r"(\d{1,3})(?:/)?\s+(?=[A-Z“\"(])")
SLASH_NOTE = re.compile(r"(\d{1,3})/\s+")
NOTE_WORDS = re.compile(
    r"(?:See|Ibid|Official Records|United Nations|Resolution|Decision|Adopted|Subsequently|General Assembly resolution|Report|[A-Z]{1,4}/|Treaty|Report|For the|As |Later|Formerly|Document|Security Council|Economic and Social|League|One member|Resolutions)"
)
SPILLED = re.compile(r"(?<=[\d)]\.)\s(?!chap|para|sect|annex|part|table|article|pages?|vol)(?=[a-z]{4,})")
SHORT = 200
CELL = 60
"""Characters up to which a block can be the cell of a table."""


def body_kinds(blocks: Sequence[Block], language: Language, *, has_formula: bool) -> list[Block]:
    """The blocks of a body with their kinds, numbers cut off and torn paragraphs joined."""
    return list(_classified(_without_tables(_joined(_notes(blocks), language)), language, has_formula))


def _notes(blocks: Iterable[Block]) -> Iterator[Block]:
    """Footnotes recognised by their mark; what spilled over from a page is given back to its paragraph."""
    before: Block | None = None
    for block in blocks:
        note = _note(block, before)
        if note is None:
            before = block if block.kind != "footnote" else before
            yield block
            continue
        spilled = SPILLED.search(note.text) if before is not None and not ENDED.search(before.text[-40:]) else None
        if spilled:
            yield replace(note, text=note.text[: spilled.start()], markers=())
            yield Block(note.text[spilled.end() :], line=block.line, after_break=True)
        else:
            yield note


def _note(block: Block, before: Block | None) -> Block | None:
    if block.kind not in ("text", "heading"):
        return block if block.kind == "footnote" else None
    if block.markers and block.markers[0].offset == 0 and block.text:
        return _footnote(block, block.markers[0].label, 0)
    text = block.text
    if not text or text[0].isalpha() and text[1:2] != " ":
        return None
    star = STAR_NOTE.match(text)
    if star and (star[1][0] in "*†"):
        return _footnote(block, star[1], star.end())
    slash = SLASH_NOTE.match(text)
    if slash:
        return _footnote(block, slash[1], slash.end())
    number = NUMBER_NOTE.match(text)
    if number and NOTE_WORDS.match(text, number.end()) and not first_date_at_start(text):
        return _footnote(block, number[1], number.end())
    return None


def first_date_at_start(text: str) -> bool:
    """Whether a block begins with a date ("2 July 2020"), which is no footnote."""
    return re.match(r"\d{1,2} [A-Z][a-z]{2,8}(?:[–-]| \d{4}|\.?$)", text) is not None


def _footnote(block: Block, label: str, end: int) -> Block:
    text = block.text[end:].lstrip(": ")
    shift = len(block.text) - len(text)
    links = tuple(replace(k, start=k.start - shift, end=k.end - shift) for k in block.links if k.start >= shift)
    markers = tuple(Marker(m.offset - shift, m.label) for m in block.markers if m.offset > shift)
    return Block(text, "footnote", label, markers=markers, links=links, line=block.line, after_break=block.after_break)


def _joined(blocks: Iterable[Block], language: Language) -> list[Block]:
    """The blocks with paragraphs that a page or a footnote tore apart made whole; footnotes follow their paragraph."""
    joined: list[Block] = []
    last, torn = -1, False
    for block in blocks:
        if block.kind == "footnote":
            torn = True
            joined.append(block)
            continue
        if block.kind == "masthead":
            torn = True
            continue
        torn = torn or block.after_break
        if last >= 0 and _continues(joined[last], block, torn, language):
            joined[last] = _merge(joined[last], block)
        else:
            joined.append(block)
            last = len(joined) - 1
        torn = False
    return joined


def _continues(before: Block, block: Block, torn: bool, language: Language) -> bool:
    first = block.text[:1]
    if not first or before.kind in ("table",) or block.kind in ("table", "heading"):
        return False
    if formula_length(before, language) == len(before.text):
        return False
    tail = before.text[-40:]
    ended = ENDED.search(tail) is not None
    if language.cased and first.islower():
        return not read_label(block.text) and (not ended or tail.endswith(","))
    if ended or read_label(block.text) or opens_vote(block.text) or formula_length(block, language):
        return False
    if not language.cased:
        return torn and len(before.text) > CELL and not _heading_like(block)
    if OPEN_ENDED.search(tail):
        return not PART.fullmatch(before.text)
    if opening(block.text) or _closing_match(block.text, language) or language.annex.match(block.text):
        return False
    return torn and len(before.text) > CELL and not _heading_like(block) and not _heading_like(before)


def _merge(before: Block, block: Block) -> Block:
    glue = "" if before.text.endswith(("-", "‑")) and block.text[:1].islower() else " "
    shift = len(before.text) + len(glue)
    return replace(
        before,
        text=before.text + glue + block.text,
        emphasis=before.emphasis + tuple((a + shift, b + shift) for a, b in block.emphasis),
        markers=before.markers + tuple(Marker(m.offset + shift, m.label) for m in block.markers),
        links=before.links + tuple(replace(k, start=k.start + shift, end=k.end + shift) for k in block.links),
    )


def _heading_like(block: Block) -> bool:
    text = block.text
    return (
        len(text) <= SHORT
        and not ENDED.search(text[-40:])
        and not text[:1].islower()
        and not (len(text) > CELL and OPEN_ENDED.search(text[-12:]))
    )


def _without_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with runs of short unended ones, as the cells of a table leave them, marked as tables."""
    result = list(blocks)
    run: list[int] = []
    for index, block in enumerate([*blocks, Block("")]):
        cell = block.kind == "text" and 0 < len(block.text) <= CELL and _heading_like(block) and not block.text[:1] == "["
        if cell:
            run.append(index)
            continue
        if len(run) >= 6:
            for cell_index in run:
                result[cell_index] = replace(blocks[cell_index], kind="table")
        run = []
    return result


def _closing_match(text: str, language: Language) -> bool:
    if len(text) > 120:
        return False
    found = language.meeting.search(text)
    return found is not None and found.start() < 12


class _State:
    """Where in an act the reading stands."""

    __slots__ = ("closed", "in_annex", "number", "operative")

    def __init__(self, operative: bool) -> None:
        self.operative = operative
        self.closed = False
        self.in_annex = False
        self.number = 0


def _classified(blocks: Sequence[Block], language: Language, has_formula: bool) -> Iterator[Block]:
    state = _State(operative=not has_formula)
    numbered = any((label := read_label(block.text)) and label.style == "digit" and label.value == 1 for block in blocks if block.kind == "text")
    for block in blocks:
        if block.kind in ("footnote", "table"):
            yield block
            continue
        length = formula_length(block, language)
        if length and not state.in_annex:
            state.operative, state.closed = False, False
            yield from _formula(block, length)
            continue
        yield _one(block, state, language, numbered)


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
        return _labelled(block, label, "operative") if label else replace(block, kind="operative")
    if opens_vote(text):
        state.closed = True
        return replace(block, kind="vote")
    if _closing_match(text, language) and (state.operative or len(text) < 60):
        state.closed = True
        return replace(block, kind="closing")
    if state.closed:
        return replace(block, kind="closing" if first_date(text[:60], language) and len(text) < CELL else "vote")
    if PART.fullmatch(text):
        return replace(block, kind="heading", number=text.rstrip("."))
    label = read_label(text, expected=state.number + 1)
    if label is not None and not _is_heading_label(block, label, text):
        if label.style == "digit":
            state.operative = True
            state.number = label.value
        return _labelled(block, label, "operative" if state.operative else "preambular")
    return replace(block, kind=_unnumbered(block, state, language, numbered))


def _is_heading_label(block: Block, label: Label, text: str) -> bool:
    return label.style != "bullet" and block.kind == "heading" and _heading_like(block)


def _unnumbered(block: Block, state: _State, language: Language, numbered: bool) -> BlockKind:
    text = block.text
    verb = opening(text, known=_heading_like(block)) if language.code == "en" else None
    ends_open = text.rstrip(" ”\"’*_").endswith((",", "،", "，"))
    if verb == "finite" and not (ends_open and not state.operative and numbered):
        state.operative = True
        return "operative"
    if verb == "participle" and (ends_open or not state.operative):
        state.operative = False
        return "preambular"
    if block.kind == "heading" or _heading_like(block):
        return "heading"
    if language.cased and text[:1].islower():
        return "text"
    if state.operative:
        return "text" if numbered and state.number else "operative"
    if ends_open or text.rstrip().endswith(":") and numbered:
        return "preambular"
    if numbered and not text.rstrip("”\"’ ").endswith((".", ";")):
        return "preambular"
    state.operative = True
    return "operative"


def _labelled(block: Block, label: Label, kind: BlockKind) -> Block:
    return replace(cut(block, label.end), kind=kind, number=label.printed)


def cut(block: Block, length: int) -> Block:
    """A block without its first `length` characters; what stood at places in it moves along."""
    return replace(
        block,
        text=block.text[length:],
        emphasis=tuple((max(0, a - length), b - length) for a, b in block.emphasis if b > length),
        markers=tuple(Marker(max(0, m.offset - length), m.label) for m in block.markers),
        links=tuple(replace(k, start=k.start - length, end=k.end - length) for k in block.links if k.start >= length),
    )
