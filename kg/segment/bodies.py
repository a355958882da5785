"""Where the body begins of a text that has no enacting formula: a statement, a decision, a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Block
from kg.segment.acts import Act, number_line
from kg.segment.languages import Language
from kg.segment.notes import note_of
from kg.segment.openings import opening

STATEMENT = re.compile(
    r"\bmade the following statement\b|\bissued the following statement\b|^(?:Statement by the President|President[’']s statement)",
    re.IGNORECASE,
)
INTRODUCES = re.compile(r"(?:following|present) statement\b.{0,80}:$")
"""The end of the paragraph that introduces a President's statement."""


def is_statement(head: Sequence[Block]) -> bool:
    """Whether the head is that of a statement by a President."""
    return any(STATEMENT.search(block.text) or "/PRST/" in block.text for block in head)


def head_and_body(blocks: Sequence[Block], row: Language) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Head and body of a text without formula: the body begins behind the number line or with the first long block."""
    for index, block in enumerate(blocks):
        if INTRODUCES.search(block.text):
            return tuple(blocks[: index + 1]), tuple(blocks[index + 1 :])
    for index, block in enumerate(blocks[:40]):
        if _opens_body(block):
            break
        if block.kind == "text" and (found := number_line(block)) and (found[1] or index > 2):
            begin = index + 1
            while begin < len(blocks) - 1 and len(blocks[begin].text) < 160 and row.adopted.search(blocks[begin].text):
                begin += 1
            return tuple(blocks[:begin]), tuple(blocks[begin:])
    first = next((i for i, block in enumerate(blocks) if _opens_body(block)), 0)
    return tuple(blocks[:first]), tuple(blocks[first:])


def _opens_body(block: Block) -> bool:
    if block.kind == "table" or note_of(block) is not None:
        return False
    if len(block.text) > 160 and block.text[-1:] in ".;:,":
        return True
    return block.text[-1:] == "," and len(block.text) > 40 and opening(block.text, known=True) == "participle"


def numbered_by_head(act: Act) -> Act:
    """An act with the number and title that the last line of its head prints."""
    found = number_line(act.head[-1]) if act.head else None
    return replace(act, number=found[0], title=found[1]) if found else act
