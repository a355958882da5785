"""Cutting and joining blocks: what stands at places in their text moves along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kg.model import Block, Link, Marker, Span


def without(block: Block, start: int, end: int, **changes: Any) -> Block:
    """A block without the characters from `start` to `end`, with `changes` to other fields."""
    text = block.text[:start] + block.text[end:]
    if not (block.emphasis or block.markers or block.links):
        return replace(block, text=text, **changes)
    gone = end - start

    def moved(place: int) -> int:
        return place if place <= start else max(start, place - gone)

    return replace(
        block,
        text=text,
        emphasis=tuple((moved(a), moved(b)) for a, b in block.emphasis if moved(b) > moved(a)),
        markers=tuple(Marker(moved(m.offset), m.label) for m in block.markers),
        links=tuple(
            replace(link, start=moved(link.start), end=moved(link.end))
            for link in block.links
            if moved(link.end) > moved(link.start)
        ),
        **changes,
    )


def cut(block: Block, length: int, **changes: Any) -> Block:
    """A block without its first `length` characters, with `changes`; a footnote mark among them stands at its head."""
    return without(block, 0, length, **changes)


def part(block: Block, begin: int, end: int) -> Block:
    """The characters of a block from `begin` to `end`, without white space at the end, and the marks among them."""
    tail = cut(block, begin)
    length = len(block.text[begin:end].rstrip())
    return replace(
        tail,
        text=tail.text[:length],
        emphasis=tuple((a, min(b, length)) for a, b in tail.emphasis if a < length),
        markers=tuple(m for m in tail.markers if m.offset <= end - begin and (begin == 0 or m.offset > 0)),
        links=tuple(link for link in tail.links if link.end <= length),
    )


def joined(blocks: Sequence[Block], between: str = " ") -> Block:
    """Several blocks as one, with a space or other words between them; none after a hyphen that parts a word."""
    if len(blocks) == 1:
        return blocks[0]
    pieces: list[str] = []
    emphasis: list[Span] = []
    markers: list[Marker] = []
    links: list[Link] = []
    shift = 0
    for block in blocks:
        parted = between == " " and bool(pieces) and pieces[-1].endswith(("-", "‑")) and block.text[:1].islower()
        if pieces and not parted:
            pieces.append(between)
            shift += len(between)
        pieces.append(block.text)
        emphasis += [(a + shift, b + shift) for a, b in block.emphasis]
        markers += [Marker(m.offset + shift, m.label) for m in block.markers]
        links += [replace(link, start=link.start + shift, end=link.end + shift) for link in block.links]
        shift += len(block.text)
    return replace(
        blocks[0], text="".join(pieces), emphasis=tuple(emphasis), markers=tuple(markers), links=tuple(links)
    )
