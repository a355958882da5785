"""The library's record that `kg fetch` laid beside a document: found by its name, read, and what it adds to the masthead.

`A-RES-70-1.metadata.json` belongs to `A-RES-70-1.en.pdf` and to `A-RES-70-1.docx` in the same folder. Records lie on
disk only: documents in ZIP files and at URLs have none.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kg.model import Document, LibraryRecord, Masthead, Subject, Vote
from kg.symbol import canonical, is_draft, is_symbol, organ_of

SUFFIX = ".metadata.json"
LIMIT = 4_000_000
"""Bytes that a record may have; the longest take some ten thousand."""
FILLED = tuple("symbol organ title date distribution_date agenda_item meeting vote draft_symbol subjects".split())
"""Fields of the masthead that a record can fill."""
COMPARED = {"date": "date", "distribution_date": "date of distribution", "meeting": "meeting"}
"""Fields in which document and record are expected to say the same, and what they are called."""
ACT = re.compile(r"\s*[:/]\s*(?:revised )?(?:draft )?(?:resolution|decision)s?\b[^:/]*$", re.IGNORECASE)
"""What the library writes behind a title: ": resolution", ": draft resolution"."""
ITEM = re.compile(r"(\d+)\s*\(?([a-z])\)?\.?")
MEETING = re.compile(r"\b(\d{1,5})(?:st|nd|rd|th)\s(?:[a-z]+\s)?meeting", re.IGNORECASE)
WITHOUT_VOTE = re.compile(r"\bwithout (?:a )?vote\b|\bby consensus\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record as it lies on disk."""

    path: str
    """Beside its document as that was named."""
    data: bytes

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


def is_record(path: Path) -> bool:
    """Whether a file is by its name a record and so no document."""
    return path.name.endswith(SUFFIX)


def record_names(name: str) -> tuple[str, ...]:
    """The names that the record of a document with this file name may have.

    >>> record_names("A-RES-70-1.en.pdf")
    ('A-RES-70-1.en.metadata.json', 'A-RES-70-1.metadata.json')
    """
    stem = os.path.splitext(name)[0]
    bare, language = os.path.splitext(stem)
    return tuple(one + SUFFIX for one in ([stem, bare] if re.fullmatch(r"\.[a-z]{2}", language) else [stem]))


def records_in(folder: str) -> frozenset[str]:
    """The names of the records in a folder; none where it cannot be listed, as inside a ZIP file."""
    try:
        return frozenset(name for name in os.listdir(folder or ".") if name.endswith(SUFFIX))
    except OSError:
        return frozenset()


def record_beside(
    place: str | Path, name: str | None = None, *, among: Collection[str] | None = None
) -> RecordFile | None:
    """The record beside the document at `place`, which is called `name`, or None; `among` tells which records are there."""
    folder, file = os.path.split(place)
    for one in record_names(file):
        if among is None or one in among:
            try:
                with open(os.path.join(folder, one), "rb") as stream:
                    return RecordFile(os.path.join(os.path.dirname(name or place), one), stream.read(LIMIT + 1))
            except OSError:
                continue
    return None


def stated(data: bytes) -> Masthead | None:
    """What a record says of its document; None where the library had no record of it.

    Raises ValueError with the reason where the content is not what `kg fetch` writes.
    """
    if len(data) > LIMIT:
        raise ValueError("it is too large")
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is no whole JSON") from error
    symbol = whole.get("symbol") if isinstance(whole, dict) else None
    if not isinstance(symbol, str) or not is_symbol(symbol):
        raise ValueError("it names no document symbol")
    if "record" not in whole:
        return None
    row = whole["record"]
    if not isinstance(row, dict) or row.get("symbol") != symbol:
        raise ValueError("it holds no record of its symbol")
    said = _text(row, "vote") or ""
    meeting = MEETING.search(said)
    title = _text(row, "title")
    drafts = {canonical(one) for one in _texts(row, "related") if is_symbol(one) and is_draft(one)}
    items = {item for one in _rows(row, "agenda") if (item := _text(one, "item"))}
    return Masthead(
        symbol=symbol,
        organ=organ_of(symbol),
        title=ACT.sub("", title) if title else None,
        date=_day(_text(row, "adopted")),
        distribution_date=_day(_text(row, "date")),
        agenda_item=_item(items.pop()) if len(items) == 1 else None,
        meeting=int(meeting[1]) if meeting else None,
        vote=_vote(row, said),
        draft_symbol=drafts.pop() if len(drafts) == 1 and not is_draft(symbol) else None,
        subjects=tuple(Subject(label, "UNBIS") for label in _texts(row, "subjects")),
    )


def with_record(document: Document, file: RecordFile) -> tuple[Document, LibraryRecord]:
    """The document with what its record says where its own masthead is silent, and which fields these are.

    What the document says is kept; where the record says something else, and where it cannot be used, a warning tells.
    """
    read = LibraryRecord(file.path, file.sha256)
    own = document.masthead
    try:
        said = stated(file.data)
    except ValueError as error:
        return _warned(document, f"{file.path} was not used: it is no record that kg fetch wrote, for {error}"), read
    if said is None:
        return document, read
    if _another(own, said):
        named = own.symbol or f"a text of {own.organ}"
        why = f"{file.path} was not used: it is the record of {said.symbol}, and {document.source} is {named}"
        return _warned(document, why), read
    said = _fitting(own, said)
    filled = tuple(name for name in FILLED if not getattr(own, name) and getattr(said, name))
    told = tuple(
        f"{document.source}: its {what} is {here}, and {there} in {file.path}; that of the document was kept"
        for what, here, there in _differences(own, said)
    )
    masthead = replace(own, **{name: getattr(said, name) for name in filled})
    return replace(_warned(document, *told), masthead=masthead), replace(read, filled=filled)


def _another(own: Masthead, said: Masthead) -> bool:
    """Whether a record is that of another document than this masthead's."""
    if own.symbol is None:
        return own.organ is not None and said.organ is not None and own.organ != said.organ
    return (canonical(own.symbol) if is_symbol(own.symbol) else own.symbol) != said.symbol


def _fitting(own: Masthead, said: Masthead) -> Masthead:
    """What of a record goes into a masthead: the date of a draft is that of its distribution; titles are in English."""
    if own.status == "draft":
        said = replace(said, date=said.distribution_date, distribution_date=None)
    return said if own.language == "en" else replace(said, title=None)


def _differences(own: Masthead, said: Masthead) -> Iterator[tuple[str, object, object]]:
    """What both say and say otherwise: the name of the field, the document's value, the record's."""
    for field, what in COMPARED.items():
        here, there = getattr(own, field), getattr(said, field)
        if here is not None and there is not None and here != there:
            yield what, here, there
    if own.vote and said.vote:
        here, there = _counts(own.vote), _counts(said.vote)
        if None not in (*here, *there) and here != there:
            yield "vote", "-".join(map(str, here)), "-".join(map(str, there))


def _counts(vote: Vote) -> tuple[int | None, ...]:
    return vote.for_, vote.against, vote.abstaining


def _vote(row: Mapping[str, Any], said: str) -> Vote | None:
    favour, against, abstaining = (_number(row, name) for name in ("in_favour", "against", "abstaining"))
    if (favour, against, abstaining) != (None, None, None):
        return Vote("recorded" if "recorded" in said.casefold() else "counted", favour, against, abstaining)
    if WITHOUT_VOTE.search(said):
        return Vote("without a vote")
    return Vote("counted", None, 0, 0) if "unanimously" in said.casefold() else None


def _item(printed: str) -> str:
    """An agenda item as mastheads print it: `72 (a)`."""
    found = ITEM.fullmatch(printed.strip())
    return f"{found[1]} ({found[2]})" if found else printed.strip().rstrip(".")


def _day(printed: str | None) -> str | None:
    """An ISO date; None where the library gives a year or a month only."""
    try:
        return date.fromisoformat(printed or "").isoformat()
    except ValueError:
        return None


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"its {name} is no text")
    return _sound(value) if value else None


def _number(row: Mapping[str, Any], name: str) -> int | None:
    value = row.get(name)
    if value is not None and (type(value) is not int or not 0 <= value < 1000):
        raise ValueError(f"its {name} is no number of votes")
    return value


def _texts(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = row.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"its {name} are no texts")
    return tuple(words for value in values if (words := _sound(value)))


def _rows(row: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    values = row.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise ValueError(f"its {name} is no list")
    return values


def _sound(text: str) -> str:
    """The text with single spaces; raises ValueError where it cannot be written as UTF-8."""
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("it holds signs that are no text")
    return " ".join(text.split())


def _warned(document: Document, *said: str) -> Document:
    return replace(document, warnings=(*document.warnings, *said)) if said else document
