"""A paragraph's text cut where its marks begin and end: citations, action verbs, italics, footnote marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kg.graph.iris import Iris, base_iri
from kg.graph.things import cited_thing, instrument_named
from kg.model import ActionMention, Citation, Footnote, Span
from kg.symbol import is_symbol, page


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text under the same marks; `note` is a footnote mark and stands behind the stretch's text."""

    text: str
    citation: Citation | None = None
    action: str | None = None
    emphasis: bool = False
    note: Footnote | None = None


def pieces(
    text: str,
    citations: Iterable[Citation] = (),
    actions: Iterable[ActionMention] = (),
    emphasis: Iterable[Span] = (),
    notes: Iterable[Footnote] = (),
) -> tuple[Piece, ...]:
    """The text in pieces that join to it again; offsets of all marks are into `text`, citations do not overlap."""
    cited, verbs, italics = list(citations), list(actions), list(emphasis)
    marks = [(_after(note.offset, cited), note) for note in sorted(notes, key=lambda note: note.offset)]
    cuts = {0, len(text), *(offset for offset, _ in marks)}
    for start, end in (*((one.start, one.end) for one in cited), *((one.start, one.end) for one in verbs), *italics):
        cuts |= {start, end}
    bounds = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    found: list[Piece] = []
    for start, end in pairwise(bounds):
        found.extend(Piece("", note=note) for offset, note in marks if offset == start)
        found.append(
            Piece(
                text[start:end],
                next((one for one in cited if one.start <= start and end <= one.end), None),
                next((one.action for one in verbs if one.start <= start and end <= one.end), None),
                any(first <= start and end <= last for first, last in italics),
            )
        )
    found.extend(Piece("", note=note) for offset, note in marks if offset >= len(text))
    return tuple(found)


def _after(offset: int, citations: Iterable[Citation]) -> int:
    """The place of a footnote mark: behind the citation within which it stands."""
    return next((one.end for one in citations if one.start < offset < one.end), offset)


def reason(citation: Citation) -> str:
    """Why a citation was not settled."""
    return "; ".join(citation.warnings) or citation.rule


def address(citation: Citation) -> str | None:
    """Where a cited thing can be read: its page at the United Nations, else its IRI; None where it was not settled."""
    if citation.target is None:
        return None
    if is_symbol(citation.target):
        return page(citation.target)
    known = instrument_named(citation.name or citation.target)
    if known is not None and known.symbols:
        return page(known.symbols[0])
    return cited_thing(citation.target, citation.kind, Iris(base_iri())).node.value
