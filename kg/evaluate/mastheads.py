"""The masthead read from plain text against the one that the file's own elements state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.editors import Edition
from kg.evaluate.keys import symbol_key
from kg.model import Masthead
from kg.registry import organs

Read = Callable[[Masthead], str | None]


@dataclass(frozen=True, slots=True)
class FieldRead:
    """One field of one document's masthead."""

    document: str
    field: str
    stated: str
    read: str | None
    """None where nothing was read from the plain text."""
    right: bool


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _organ(head: Masthead) -> str | None:
    organ = organs().get(head.organ or "")
    return organ.name if organ else head.organ


def _votes(head: Masthead) -> str | None:
    vote = head.vote
    if vote is None or vote.for_ is None:
        return None
    return f"{vote.for_}-{vote.against or 0}-{vote.abstaining or 0}"


FIELDS: Mapping[str, Read] = {
    "symbol": lambda head: symbol_key(head.symbol) if head.symbol else None,
    "organ": _organ,
    "session": lambda head: _text(head.session),
    "title": lambda head: head.title,
    "adoption date": lambda head: head.date,
    "agenda item": lambda head: head.agenda_item,
    "meeting": lambda head: _text(head.meeting),
    "vote counts": _votes,
}
"""The fields that are compared, and how each is read from a masthead."""
WORDED = frozenset({"organ", "title", "agenda item"})
"""Fields in which case, punctuation and space make no difference."""


def masthead_fields(edition: Edition, read: Masthead | None) -> Iterator[FieldRead]:
    """Each field that the file states, and what was read for it from the plain text.

    Vote counts are compared only where the text prints them.
    """
    document = edition.document.masthead.symbol or edition.path.stem
    printed = any(block.kind == "vote" for block in edition.text.blocks)
    for field, of in FIELDS.items():
        stated = of(edition.stated)
        if stated is None or (field == "vote counts" and not printed):
            continue
        ours = of(read) if read is not None else None
        right = ours == stated or (field in WORDED and ours is not None and _folded(ours) == _folded(stated))
        yield FieldRead(document, field, stated, ours, right)


def _folded(text: str) -> str:
    """A text without case, punctuation and space, which editions print differently."""
    return re.sub(r"[\W_]+", "", text.casefold())
