"""Footnotes tied to the paragraph that bears their mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Block, Footnote, Marker, Paragraph
from kg.segment.paragraphs import Draft, Note

STARS = re.compile(r"(?<=[\w),.;’”])([*†]{1,4})(?=[\s,;.)]|$)")
LONGEST = 50_000
"""Characters above which a paragraph is not searched for figures that may be marks."""
FOLLOWING = r"(?=\s(?:and|of|on|in|to|by|for|which|that|as|with|at|or|from|concerning|submitted|adopted|prepared|the)\b|\s?[,;.)]|\s?$)"


def tie(drafts: Sequence[Draft], notes: Sequence[Note]) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """The paragraphs with their footnotes, and the labels of the footnotes whose mark was not found.

    A footnote belongs to the first paragraph that bears its mark after the last footnote with the same label; the mark
    of a footnote that is printed once and referred to again stays without a footnote there.
    """
    if any(note.label[:1] in "*†" for note in notes):
        for draft in drafts:
            draft.block = _stars_taken(draft.block)
    tied: dict[int, list[tuple[Marker, Note]]] = defaultdict(list)
    places = _places(drafts)
    used: dict[str, int] = defaultdict(lambda: -1)
    begin: dict[str, int] = defaultdict(int)
    low = 0
    lost: list[Note] = []
    for note in notes:
        place = _marked(places.get(note.label, ()), used[note.label], begin[note.label])
        begin[note.label] = note.after - 1
        if place is None:
            found = _glued(drafts, note, low)
            if found is None:
                lost.append(note)
                continue
            index, marker = found
        else:
            used[note.label] = place
            index, marker = places[note.label][place]
        low = max(low, index) if index < note.after else low
        tied[index].append((marker, note))
    return tuple(_paragraph(draft, tied[index]) for index, draft in enumerate(drafts)), tuple(n.label for n in lost)


def _places(drafts: Sequence[Draft]) -> dict[str, list[tuple[int, Marker]]]:
    places: dict[str, list[tuple[int, Marker]]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        for marker in draft.block.markers:
            places[marker.label].append((index, marker))
    return places


def _marked(places: Sequence[tuple[int, Marker]], used: int, begin: int) -> int | None:
    """The first mark not yet used, if there is one from paragraph `begin` on there; labels start anew on each page."""
    free = range(used + 1, len(places))
    return next((k for k in free if places[k][0] >= begin), next(iter(free), None))


def _glued(drafts: Sequence[Draft], note: Note, low: int) -> tuple[int, Marker] | None:
    """A figure that only stands for the footnote's mark (`Programme68`, `Force, 38`), taken out of its paragraph."""
    if not note.label.isdigit():
        return None
    label = re.escape(note.label)
    strict = re.compile(rf"(?<=[^\W\d_)]){label}(?!\d)(?![./]\d)|(?<=[a-z]\)){label}(?!\d)|(?<=[)”’\"])(?<!\d[)]){label}(?!\d)|(?<=[^\d\s][,;:.]){label}(?=\s|$)|(?<=\s){label}/(?=[\s,;.])")
    loose = re.compile(rf"(?<=[^\d\s][,;:.])\s{label}(?=\s|$)|(?<=[^\W\d_])\s{label}{FOLLOWING}|(?<=[)”’])\s?{label}{FOLLOWING}")
    last = max(note.after, low + 1)
    for pattern in (strict, loose):
        for index in [*range(low, min(last, len(drafts))), *range(last, min(last + 2, len(drafts)))]:
            draft = drafts[index]
            if len(draft.block.text) > LONGEST:
                continue
            found = next((m for m in pattern.finditer(draft.block.text) if _is_mark(draft.block.text, m)), None)
            if found:
                draft.block = without(draft.block, found.start(), found.end())
                return index, Marker(found.start(), note.label)
    return None


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is no part of a number that the sentence needs ("Article 5", "COVID19", "12 (2000)")."""
    before = text[max(0, match.start() - 14) : match.start()].rstrip()
    if re.search(r"\b(?:article|articles|paragraph|paragraphs|para|paras|chapter|chap|item|resolution|resolutions|No|rule|section|sect|annex|page|pages|p|pp|and|to|vol|of|the)\.?$", before, re.IGNORECASE):
        return False
    return not re.match(r"\s?\((?:19|20)?\d\d|\s?(?:\(?[IVX]+\)|/\d|per cent|January|February|March|April|May|June|July|August|September|October|November|December)", text[match.end() :])


def without(block: Block, start: int, end: int) -> Block:
    """A block without the characters from `start` to `end`; what stood at later places moves."""
    gone = end - start

    def moved(place: int) -> int:
        return place if place <= start else max(start, place - gone)

    return replace(
        block,
        text=block.text[:start] + block.text[end:],
        emphasis=tuple((moved(a), moved(b)) for a, b in block.emphasis if moved(b) > moved(a)),
        markers=tuple(Marker(moved(m.offset), m.label) for m in block.markers),
        links=tuple(replace(k, start=moved(k.start), end=moved(k.end)) for k in block.links if moved(k.end) > moved(k.start)),
    )


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


def _paragraph(draft: Draft, tied: Sequence[tuple[Marker, Note]]) -> Paragraph:
    block = draft.block
    stripped = block.text.rstrip()
    text = stripped.lstrip()
    shift, end = len(stripped) - len(text), len(text)

    def at(place: int) -> int:
        return min(max(place - shift, 0), end)

    return Paragraph(
        id=draft.id,
        kind=draft.kind,
        text=text,
        number=draft.number,
        section=draft.section,
        emphasis=tuple((at(a), at(b)) for a, b in block.emphasis if at(b) > at(a)),
        footnotes=tuple(
            Footnote(note.label, note.block.text.strip(), at(marker.offset), note.block.links)
            for marker, note in sorted(tied, key=lambda pair: pair[0].offset)
        ),
        links=tuple(replace(k, start=at(k.start), end=at(k.end)) for k in block.links if at(k.end) > at(k.start)),
    )
