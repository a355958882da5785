"""Numbers of acts: what a printed number says, which organs can have adopted it, and the symbol that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Mention, Organ, Series
from kg.registry import organs
from kg.symbol import roman_value, session_year

YEAR = re.compile(r"(?:19|20)\d\d")
EMERGENCY_SPAN = 60
"""Years over which an emergency special session may be resumed: the tenth opened in 1997 and still meets."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number taken apart."""

    act: str
    style: str
    """cop, special, roman, suffix, slash, romanslash, own or plain, as kg.nlp.acts gives them."""
    number: str
    session: str
    """Session, year or Roman numeral; empty where the style has none."""
    date: str | None

    @property
    def year(self) -> int | None:
        """The year of the printed date."""
        return int(self.date[:4]) if self.date else None


def parse_number(mention: Mention) -> Number:
    """The Number of an ACT mention."""
    printed, style = mention.fields["number"], mention.fields["style"]
    act = "resolution" if style == "suffix" else mention.fields["act"]
    date = mention.fields.get("date") or None
    if style in ("roman", "suffix"):
        number, _, session = printed.partition("(")
        digits = re.match(r"\d+", number)
        numeral = re.sub("[l]", "I", session.strip(" )")).upper()
        return Number(act, style, digits[0] if digits else "", numeral, date)
    if style in ("own", "plain"):
        return Number(act, style, printed, "", date)
    session, _, number = printed.partition("/")
    digits = re.match(r"(?:CP|CMP|CMA|COP)\.\d+|\d+", number)
    return Number(act, style, digits[0] if digits else number, session.replace("–", "-").replace(" ", ""), date)


def printed_styles(number: Number) -> tuple[str, ...]:
    """The styles of ontology/organs.ttl that a printed number can be of."""
    if number.style == "slash":
        return ("year",) if YEAR.fullmatch(number.session) else ("session",)
    return {"special": ("session",), "roman": ("roman",), "suffix": ("year-suffix",), "romanslash": ("roman",)}.get(
        number.style, ()
    )


def series_of(organ: Organ, number: Number) -> Series | None:
    """The organ's series that a number belongs to, or None where the organ numbers no such act in that way."""
    if number.style == "slash" and YEAR.fullmatch(number.number):
        return None
    return _series(organ.key, number.act, number.style, number.session)


@cache
def _series(key: str, act: str, style: str, session: str) -> Series | None:
    organ = organs()[key]
    styles = printed_styles(Number(act, style, "", session, None))
    for series in organ.series:
        if series.act != act or series.style not in styles:
            continue
        if series.style == "roman" and (style == "romanslash") != series.template.endswith("{session}/{number}"):
            continue
        if style == "special" and not any(
            key.split("-")[0] == session.split("-")[0] for key in organ.special_sessions if "-" in key
        ):
            continue
        ordinal = int(session) if session.isdigit() else roman_value(session)
        if ordinal is None or (
            (series.first is None or ordinal >= series.first) and (series.last is None or ordinal <= series.last)
        ):
            return series
    return None


def session_years(organ: Organ, number: Number) -> tuple[int, int] | None:
    """First and last calendar year in which the organ can have adopted a number, or None where it is not known."""
    return _years(organ.key, number.style, number.session)


@cache
def _years(key: str, style: str, session: str) -> tuple[int, int] | None:
    if style == "suffix":
        return int(session), int(session)
    if YEAR.fullmatch(session):
        return int(session) - 1, int(session) + 1
    opened = session_year(organs()[key], session)
    if opened is None:
        return None
    return opened, opened + (EMERGENCY_SPAN if session.startswith("ES-") else 1)


def conflict(organ: Organ, number: Number, *, before: int | None) -> str | None:
    """Why the organ cannot have adopted an act of this number, or None where it can.

    Its way to number, its session, the printed date and the years in which it existed must agree, and no session may
    be later than `before`, the year of the document.
    """
    if series_of(organ, number) is None:
        return f"the {organ.name} numbers no {number.act} in the way of {_as_printed(number)}"
    years = session_years(organ, number)
    if years is not None:
        if before is not None and years[0] > before:
            return f"the session or year of {_as_printed(number)} is {years[0]}, and the document is of {before}"
        if number.year is not None and not years[0] <= number.year <= years[1]:
            return f"the printed date {number.date} does not agree with number {_as_printed(number)}"
    first, last = (number.year, number.year) if number.year is not None else years or (None, None)
    if first is None or last is None:
        return None
    if organ.established is not None and last < organ.established:
        return f"the {organ.name} did not exist before {organ.established}; the act is of {last}"
    if organ.dissolved is not None and first > organ.dissolved:
        return f"the {organ.name} did not exist after {organ.dissolved}; the act is of {first}"
    return None


def _as_printed(number: Number) -> str:
    if number.style in ("roman", "suffix"):
        return f"{number.number} ({number.session})"
    return f"{number.session}/{number.number}" if number.session else number.number


def agrees(organ: Organ, number: Number, *, before: int | None) -> bool:
    """Whether the organ can have adopted an act of this number in a document of the year `before`."""
    return conflict(organ, number, before=before) is None


def symbol_for(organ: Organ, number: Number) -> str | None:
    """The symbol (or, where the organ has none, the name) of the act with this number."""
    series = series_of(organ, number)
    if series is None:
        return None
    return series.template.format(session=number.session, year=number.session, number=number.number)


def year_of_number(organ: Organ, number: str) -> int | None:
    """The year in which the organ adopted the act with a number that runs on from year to year, or None."""
    return next((year for year, first, last in organ.numbered if first <= int(number) <= last), None)


def numbers_acts(organ: Organ, act: str) -> bool:
    """Whether ontology/organs.ttl says how the organ numbers acts of this kind."""
    return any(series.act == act for series in organ.series)


def possible_organs(number: Number, *, before: int | None) -> tuple[Organ, ...]:
    """Every principal organ that is known to have met when an act of this number was adopted."""
    return tuple(
        organ
        for organ in organs().values()
        if organ.principal and session_years(organ, number) is not None and agrees(organ, number, before=before)
    )


def dated_organs(number: Number, *, before: int | None) -> tuple[Organ, ...]:
    """The organs whose sessions are known and whose act of this number can bear the printed date."""
    if number.date is None:
        return ()
    return tuple(
        organ
        for organ in organs().values()
        if session_years(organ, number) is not None and agrees(organ, number, before=before)
    )
