"""A document as plain text: what remains of a structured file when all its mark-up is taken away."""

from __future__ import annotations

import re

from kg.model import Block, Text

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FIGURES = re.compile(r"[0-9]+")


def plain_text(text: Text) -> str:
    """The blocks as lines with their printed numbers, footnotes behind their paragraph under raised figures."""
    return "\n\n".join(line for line in map(_line, text.blocks) if line.strip()) + "\n"


def _line(block: Block) -> str:
    if block.kind == "footnote":
        return f"{_mark(block.number or '')} {block.text}"
    pieces, begin = [], 0
    for marker in sorted(block.markers, key=lambda marker: marker.offset):
        pieces.append(block.text[begin : marker.offset] + _mark(marker.label))
        begin = marker.offset
    words = "".join(pieces) + block.text[begin:]
    return f"{block.number}\t{words}" if block.number and words else block.number or words


def _mark(label: str) -> str:
    """A footnote mark as it is printed: figures raised, stars and letters as they stand."""
    return label.translate(RAISED) if FIGURES.fullmatch(label) else label
