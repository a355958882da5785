"""What a reader gives: the blocks of one file, with links and footnote marks in their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.model.document import Masthead

CELLS = " | "
"""What stands between the cells of a row of a table."""
BlockKind = Literal[
    "text", "masthead", "heading", "formula", "preambular", "operative", "footnote", "closing", "vote", "annex", "table"
]
Span = tuple[int, int]
"""Start and end, in Unicode code points, of a part of a text; the end is exclusive."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink that the publisher's editors put on a printed symbol: evidence, never the only ground of a citation."""

    start: int
    end: int
    target: str
    """The symbol linked to, as the editors wrote it (`A/RES/70/1`)."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote mark that stood at `offset` of a text and has been taken out of it."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a file as its reader gives it: `kind` is "text" where the format does not say more."""

    text: str
    kind: BlockKind = "text"
    number: str | None = None
    """The number, letter or footnote mark as printed: `3`, `(a)`, `*`."""
    level: int = 0
    emphasis: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()
    links: tuple[Link, ...] = ()
    line: int = 0
    """The first line of the block in the source, from 1; 0 where the format has no lines."""
    after_break: bool = False
    """Whether a page break, a rule or page furniture stood before it: a paragraph may have been torn apart there."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader gives: the blocks of one file in reading order and what the file itself states about the document."""

    source: str
    format: str
    language: str
    blocks: tuple[Block, ...]
    stated: Masthead | None = None
    """The masthead that a structured format (Akoma Ntoso) states in its own elements."""
    warnings: tuple[str, ...] = ()
