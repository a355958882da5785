"""Numbers of acts: what a printed number says, which organs can have adopted it, and the symbol that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Mention, Organ, Series
from kg.registry import organs
from kg.symbol import roman_value, session_year

EMERGENCY_SPAN = 60
"""Years over which an emergency special session may be resumed: the tenth opened in 1997 and still meets."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number taken apart."""

    act: str
    style: str
    """cop, special, roman, suffix, slash, romanslash or wha, as kg.nlp.acts gives them."""
    number: str
    session: str
    """Session, year or Roman numeral; empty where the style has none."""
    date: str | None


def parse_number(mention: Mention) -> Number:
    """The Number of an ACT mention."""
    printed, style = mention.fields["number"], mention.fields["style"]
    act, date = mention.fields["act"], mention.fields.get("date") or None
    if style in ("roman", "suffix"):
        number, _, session = printed.partition("(")
        digits = re.match(r"\d+", number)
        numeral = re.sub("[l]", "I", session.strip(" )")).upper()
        return Number(act, style, digits[0] if digits else "", numeral, date)
    if style == "wha":
        return Number(act, style, printed, "", date)
    session, _, number = printed.partition("/")
    digits = re.match(r"(?:CP|CMP|CMA|COP)\.\d+|\d+", number)
    return Number(act, style, digits[0] if digits else number, session.replace("–", "-"), date)


def printed_styles(number: Number) -> tuple[str, ...]:
    """The styles of ontology/organs.ttl that a printed number can be of."""
    if number.style == "slash":
        return ("year",) if re.fullmatch(r"(19|20)\d\d", number.session) else ("session",)
    return {"special": ("session",), "roman": ("roman",), "suffix": ("year-suffix",), "romanslash": ("roman",)}.get(
        number.style, ()
    )


def series_of(organ: Organ, number: Number) -> Series | None:
    """The organ's series that a number belongs to, or None where the organ numbers no such act in that way."""
    styles = printed_styles(number)
    for series in organ.series:
        if series.act != number.act or series.style not in styles:
            continue
        if number.style == "romanslash" and not series.template.endswith("{session}/{number}"):
            continue
        if number.style == "roman" and series.template.endswith("{session}/{number}"):
            continue
        ordinal = int(number.session) if number.session.isdigit() else roman_value(number.session)
        if number.style == "special" and not any(
            key.split("-")[0] == number.session.split("-")[0] for key in organ.special_sessions
        ):
            continue
        if ordinal is None or (
            (series.first is None or ordinal >= series.first) and (series.last is None or ordinal <= series.last)
        ):
            return series
    return None


def session_years(organ: Organ, number: Number) -> tuple[int, int] | None:
    """First and last calendar year in which the organ can have adopted a number, or None where it is not known."""
    if re.fullmatch(r"(19|20)\d\d", number.session):
        year = int(number.session)
        return (year, year) if number.style == "suffix" else (year - 1, year + 1)
    year_opened = session_year(organ, number.session)
    if year_opened is None:
        return None
    emergency = number.session.startswith("ES-")
    return year_opened, year_opened + (EMERGENCY_SPAN if emergency else 1)


def agrees(organ: Organ, number: Number, *, before: int | None) -> bool:
    """Whether the organ can have adopted an act of this number: its style, its session, its date, not after `before`."""
    if series_of(organ, number) is None:
        return False
    years = session_years(organ, number)
    if years is not None:
        if before is not None and years[0] > before:
            return False
        if number.date and not years[0] <= int(number.date[:4]) <= years[1]:
            return False
    year = int(number.date[:4]) if number.date else None
    if year is None:
        return True
    return (organ.established is None or year >= organ.established) and (
        organ.dissolved is None or year <= organ.dissolved
    )


def symbol_for(organ: Organ, number: Number) -> str | None:
    """The symbol (or, where the organ has none, the name) of the act with this number."""
    series = series_of(organ, number)
    if series is None:
        return None
    return series.template.format(session=number.session, year=number.session, number=number.number)


def possible_organs(number: Number, *, before: int | None) -> tuple[Organ, ...]:
    """Every principal organ that can have adopted an act of this number."""
    return tuple(organ for organ in organs().values() if organ.principal and agrees(organ, number, before=before))


def dated_organs(number: Number, *, before: int | None) -> tuple[Organ, ...]:
    """The organs whose sessions are known and whose act of this number can bear the printed date."""
    if number.date is None:
        return ()
    return tuple(
        organ
        for organ in organs().values()
        if session_years(organ, number) is not None and agrees(organ, number, before=before)
    )
