"""The paragraphs of an act while their blocks and footnotes are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.blocks import joined
from kg.model import Block, ParagraphKind


@dataclass(slots=True)
class Draft:
    """A paragraph while its blocks and footnotes are being gathered."""

    id: str
    kind: ParagraphKind
    pieces: list[Block]
    section: str | None
    number: str | None = None
    organ: str | None = None
    annex: int = 0
    """Which annex it belongs to, from 1; 0 for the act itself."""

    def block(self) -> Block:
        """All its pieces as one block."""
        return joined(self.pieces)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote and the number of paragraphs that stood before it."""

    label: str
    block: Block
    after: int


@dataclass(slots=True)
class Assembly:
    """The paragraphs, footnotes and annex titles of an act."""

    drafts: list[Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    annexes: list[str] = field(default_factory=list)
    above: list[tuple[str, int]] = field(default_factory=list)
    """The marks of footnotes in titles and headings, each with the number of paragraphs that stood before it."""

    def paragraphs(self) -> list[Draft]:
        """The paragraphs of the act itself, without its annexes and tables."""
        return [draft for draft in self.drafts if draft.annex == 0 and draft.kind != "table"]
