"""Footnotes tied to the paragraph that bears their mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from kg.blocks import without
from kg.model import Block, Footnote, Marker, Paragraph
from kg.segment.drafts import Draft, Note
from kg.symbol.series import bodies

STARS = re.compile(r"(?<=[\w),.;’”])([*†]{1,4})(?=[\s,;.)]|$)")
LONGEST = 50_000
"""Characters above which a paragraph is not searched for figures that may be marks."""
FIGURES = (
    r"(?<=[^\W\d_)]){label}(?!\d)(?![./]\d)|(?<=[)”’\"]){label}(?!\d)|(?<=[^\d\s][,;:.]){label}(?=\s|$)"
    r"|(?<=\d[,;]){label}(?=\s|$)|\s{label}/(?=[\s,;.]|$)|\s?\[{label}\s?\]",
    r"(?<=[,;:.])\s{label}\s?(?=$)|(?<=[^\W\d_]|[)”’])\s{label}\s?(?=$)",
    r"(?<=[^\d\s][,;:.])\s{label}(?=\s|$)",
    r"(?<=(?:19|20)\d\d)\s{label}(?![.,]\d)(?=\s[a-z(]|[,;.]|$)|(?<=\d[,;])\s{label}(?=\s[a-z(A-Z]|$)",
    r"(?<=[^\W\d_]|[)”’])\s{label}(?![.,]\d)(?=\s[a-z]|\s?[,;.)])",
)
"""How a figure that stands for a mark looks, the surest first; `{label}` is that of a footnote which the text prints."""
GLUED = re.compile(r"\d(?:(?<=[a-z]{3}\d)|(?<=[a-z)”’][,;.]\d))\d{0,2}(?=[\s,;.]|$)")
"""A figure that is glued to a word or to the punctuation behind it."""
COUNTING = re.compile(
    r"\b(?:articles?|arts?|paragraphs?|paras?|chapters?|chap|items?|resolutions?|decisions?|nos?|rules?|sections?|sects?|annex|parts?"
    r"|pages?|pp?|and|to|vol|of|the|with|by|than|least|about|all|within|for|in|is|are|was|were|at|on|from|or|some|over|goals?|targets?"
    r"|years?|days?|supplement|table|stages?|phase|level|class|group|committee)\.?$",
    re.IGNORECASE,
)
SUPPLEMENT = re.compile(
    r"(?:\b(?:Add|Corr|Rev|Amend)|\b(?:" + "|".join(map(re.escape, sorted(bodies()))) + r")[./]\S*/[A-Za-z]{1,6})\.$"
)
"""The part of a document symbol before the point and figure that end it: "Corr.", "A/C.3/81/L."."""
COUNTED = re.compile(
    r"\s?\(?(?:19|20)\d\d\)|\s?(?:\(?[IVX]+\)|/\d|per cent|million|members|votes|abstentions|days|months|years|States"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
)


def tie(
    drafts: Sequence[Draft], notes: Sequence[Note], above: Sequence[tuple[str, int]] = ()
) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """The paragraphs with their footnotes, and the labels of the footnotes whose mark was not found.

    `above` are the marks in titles and headings, whose footnotes belong to the paragraph below. Another footnote belongs
    to the first paragraph that bears its mark after the last footnote with the same label; the mark of a footnote that
    is printed once and referred to again stays without a footnote there.
    """
    blocks = [draft.block() for draft in drafts]
    if any(note.label[:1] in "*†" for note in notes):
        blocks = [_stars_taken(block) for block in blocks]
    places = _places(blocks)
    used: dict[str, int] = defaultdict(lambda: -1)
    begin: dict[str, int] = defaultdict(int)
    low = 0
    lost: list[str] = []
    rows = {index for index, draft in enumerate(drafts) if draft.kind == "table"}
    for count, note in enumerate(notes):
        place = _free(places.get(note.label, ()), used[note.label], begin[note.label])
        begin[note.label] = note.after - 1
        if place is not None:
            used[note.label] = place
            index, position = places[note.label][place]
            blocks[index] = _keyed(blocks[index], position, count)
        elif (below := _below(note.label, above, drafts)) is not None:
            blocks[below] = replace(blocks[below], markers=(Marker(0, _key(count)), *blocks[below].markers))
            continue
        elif (found := _glued(blocks, note, low, rows)) is not None:
            index, start, end = found
            mark = Marker(start, _key(count))
            block = without(blocks[index], start, end)
            blocks[index] = replace(block, markers=(*block.markers, mark))
        else:
            lost.append(note.label)
            continue
        low = max(low, index) if index < note.after else low
    labels = {note.label for note in notes if note.label.isdigit()}
    if labels:
        blocks = [block if i in rows else _without_repeated(block, labels) for i, block in enumerate(blocks)]
    keys = {_key(count): note for count, note in enumerate(notes)}
    return tuple(_paragraph(*pair, keys) for pair in zip(drafts, blocks, strict=True)), tuple(lost)


def _key(count: int) -> str:
    """The label that a mark bears while it waits for footnote number `count`; no printed mark looks so."""
    return f"#{count}"


def _keyed(block: Block, position: int, count: int) -> Block:
    marker = block.markers[position]
    markers = (*block.markers[:position], Marker(marker.offset, _key(count)), *block.markers[position + 1 :])
    return replace(block, markers=markers)


def _places(blocks: Sequence[Block]) -> dict[str, list[tuple[int, int]]]:
    """For each label the marks that bear it: which paragraph, and which of its marks."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, block in enumerate(blocks):
        for position, marker in enumerate(block.markers):
            places[marker.label].append((index, position))
    return places


def _free(places: Sequence[tuple[int, int]], used: int, begin: int) -> int | None:
    """The first mark not yet used, if there is one from paragraph `begin` on there; labels start anew on each page."""
    free = range(used + 1, len(places))
    return next((k for k in free if places[k][0] >= begin), next(iter(free), None))


def _below(label: str, above: Sequence[tuple[str, int]], drafts: Sequence[Draft]) -> int | None:
    """The first paragraph of the act below a title or heading that bears a mark; None where none does."""
    begin = next((place for mark, place in above if mark == label), None)
    if begin is None:
        return None
    below = (i for i, draft in enumerate(drafts) if i >= begin and draft.kind != "table" and draft.annex == 0)
    return next(below, None)


def _glued(blocks: Sequence[Block], note: Note, low: int, rows: Set[int]) -> tuple[int, int, int] | None:
    """Where a figure stands that can only be the footnote's mark (`Programme68`, `Force, 38`): paragraph, start, end.

    The figures in `rows` of tables are what the tables say.
    """
    if not note.label.isdigit():
        return None
    last = min(max(note.after, low + 1) + 2, len(blocks))
    for form in FIGURES:
        pattern = re.compile(form.format(label=note.label))
        for index in range(low, last):
            text = blocks[index].text
            if len(text) > LONGEST or index in rows:
                continue
            found = next((match for match in pattern.finditer(text) if _is_mark(text, match)), None)
            if found:
                return index, found.start(), found.end()
    return None


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is no part of what the sentence says ("Article 5", "and 5 January", "5 per cent")."""
    glued = text[match.start() - 1 : match.start()].isalpha() and match[0][:1].isdigit()
    before = text[max(0, match.start() - 16) : match.start()].rstrip()
    if COUNTED.match(text, match.end()) or SUPPLEMENT.search(text, max(0, match.start() - 40), match.start()):
        return False
    return glued or not COUNTING.search(before)


def _without_repeated(block: Block, labels: set[str]) -> Block:
    """A paragraph without glued figures that point at a footnote printed before (`Commission;13`)."""
    if len(block.text) > LONGEST:
        return block
    for match in reversed(list(GLUED.finditer(block.text))):
        if match[0] in labels and _is_mark(block.text, match):
            block = without(block, match.start(), match.end())
    return block


def _stars_taken(block: Block) -> Block:
    found = list(STARS.finditer(block.text))
    if not found:
        return block
    pieces, markers, position, length = [], [*block.markers], 0, 0
    for match in found:
        pieces.append(block.text[position : match.start()])
        length += match.start() - position
        markers.append(Marker(length, match[1]))
        position = match.end()
    text = "".join([*pieces, block.text[position:]])
    return replace(block, text=text, markers=tuple(sorted(markers, key=lambda m: m.offset)), emphasis=(), links=())


def _paragraph(draft: Draft, block: Block, notes: Mapping[str, Note]) -> Paragraph:
    stripped = block.text.rstrip().replace("\t", " ")
    text = stripped if draft.kind == "table" else stripped.lstrip()
    shift, end = len(stripped) - len(text), len(text)

    def at(place: int) -> int:
        return min(max(place - shift, 0), end)

    marks = sorted((marker for marker in block.markers if marker.label in notes), key=lambda m: m.offset)
    return Paragraph(
        id=draft.id,
        kind=draft.kind,
        text=text,
        number=draft.number,
        section=draft.section,
        emphasis=tuple((at(a), at(b)) for a, b in block.emphasis if at(b) > at(a)),
        footnotes=tuple(_footnote(notes[mark.label], at(mark.offset)) for mark in marks),
        links=tuple(replace(k, start=at(k.start), end=at(k.end)) for k in block.links if at(k.end) > at(k.start)),
        organ=draft.organ,
    )


def _footnote(note: Note, offset: int) -> Footnote:
    return Footnote(note.label, note.block.text.strip(), offset, note.block.links)
