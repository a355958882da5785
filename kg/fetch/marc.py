"""The record of a document in the United Nations Digital Library: MARCXML read into what this program speaks of.

Fields (UNBIS manual of the Dag Hammarskjöld Library): 001 record, 191 symbol, 245 title, 269 date, 650 subject,
991 agenda, 992 date of adoption, 993 related documents, 996 vote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import FetchError, UnreadableDocument
from kg.readers.akn import parsed
from kg.readers.files import checked
from kg.symbol import canonical, is_symbol

if TYPE_CHECKING:
    from lxml import etree

COUNTS = re.compile(r"\b(\d{1,3})-(\d{1,3})-(\d{1,3})\b")
"""In favour, against, abstaining."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of an agenda under which a document was issued."""

    agenda: str | None
    """Symbol of the agenda."""
    item: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """What the library says of a document; what it does not say is None or empty."""

    symbol: str
    number: str | None
    """Number of the record."""
    title: str | None
    date: str | None
    """Date of publication as the library writes it, nearly always an ISO date."""
    vote: str | None
    """As the library writes it: "Adopted without vote, 4th plenary meeting"."""
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    agenda: tuple[AgendaItem, ...] = ()
    related: tuple[str, ...] = ()
    """Symbols of drafts, reports and meetings, as the library writes them."""
    subjects: tuple[str, ...] = ()
    adopted: str | None = None
    """Date of the action, as the library writes it."""


def read_marc(data: bytes, symbol: str) -> Record:
    """The record of a symbol in an answer of the library.

    Raises FetchError where the answer is no MARCXML or holds no record of the symbol.
    """
    try:
        root = parsed(checked("the record", data))
    except UnreadableDocument as error:
        raise FetchError(f"the library's answer is no MARCXML: {error}") from error
    if str(root.tag).rpartition("}")[2] not in ("collection", "record"):
        raise FetchError("the library's answer is no MARCXML but something else")
    for record in root.iter("{*}record"):
        if any(_same(value, symbol) for code in "az" for value in _values(record, "191", code)):
            return _record(record, symbol)
    raise FetchError("the library has no record of this symbol")


def _record(record: etree._Element, symbol: str) -> Record:
    number = next((field.text for field in record.iter("{*}controlfield") if field.get("tag") == "001"), None)
    title = " ".join(
        part.strip() for field in _fields(record, "245") for code in "ab" for part in _codes(field, code)
    ).rstrip(" :/.")
    vote = next((value for value in _values(record, "996", "a")), None)
    counts = COUNTS.search(vote or "")
    numbers = tuple(map(int, counts.groups())) if counts else tuple(_number(record, code) for code in "bcd")
    agenda = (
        AgendaItem(*(next(iter(_codes(field, code)), None) for code in "abc")) for field in _fields(record, "991")
    )
    return Record(
        symbol=symbol,
        number=number.strip() if number else None,
        title=title or None,
        date=next((value for value in _values(record, "269", "a")), None),
        vote=vote,
        in_favour=numbers[0],
        against=numbers[1],
        abstaining=numbers[2],
        agenda=tuple(dict.fromkeys(agenda)),
        related=tuple(dict.fromkeys(_values(record, "993", "a"))),
        subjects=tuple(dict.fromkeys(_values(record, "650", "a"))),
        adopted=next((value for value in _values(record, "992", "a")), None),
    )


def _number(record: etree._Element, code: str) -> int | None:
    """A count of votes that has a subfield of its own."""
    return next((int(value) for value in _values(record, "996", code) if re.fullmatch(r"\d{1,3}", value)), None)


def _same(printed: str, symbol: str) -> bool:
    return printed == symbol or (is_symbol(printed) and canonical(printed) == symbol)


def _fields(record: etree._Element, tag: str) -> list[etree._Element]:
    return [field for field in record.iter("{*}datafield") if field.get("tag") == tag]


def _codes(field: etree._Element, code: str) -> list[str]:
    parts = (" ".join((part.text or "").split()) for part in field.iter("{*}subfield") if part.get("code") == code)
    return [part for part in parts if part]


def _values(record: etree._Element, tag: str, code: str) -> list[str]:
    return [value for field in _fields(record, tag) for value in _codes(field, code)]
