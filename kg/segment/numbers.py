"""What the number of an act tells: the organ that numbers its acts so, the part, the session and the symbol."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Block, Organ
from kg.registry import organs
from kg.symbol import roman_value

PART_BEHIND = re.compile(r"(?<=[a-z)”])\s([A-Z])$")
"""The letter of a part behind a title."""


def organ_by_number(number: str | None) -> Organ | None:
    """The organ to which a number with a year in parentheses points, where only one organ numbers its acts so."""
    if not re.fullmatch(r"\d+ \(\d{4}\)", number or ""):
        return None
    found = [organ for organ in organs().values() if any(series.style == "year-suffix" for series in organ.series)]
    return found[0] if len(found) == 1 else None


def part_of(head: Sequence[Block], number: str | None, title: str | None) -> str | None:
    """The letter of the part that a file holds: in the number, behind the title, or alone above the formula.

    An "A" there mostly opens an act whose other parts follow, so it counts only in the number.
    """
    inside = re.search(r"\d\s?([A-Z](?:\s?(?:-|–|and)\s?[A-Z])?)(?=\s?\(|$)", number or "")
    if inside:
        return re.sub(r"\s?(?:–|and)\s?", "-", inside[1])
    behind = PART_BEHIND.search(title or "")
    alone = head[-1].text.strip() if head else ""
    if behind and behind[1] != "A":
        return behind[1]
    return alone if re.fullmatch(r"[B-Z]", alone) else None


def implied_symbol(
    organ: Organ | None, number: str | None, part: str | None, lines: Sequence[str], statement: bool
) -> str | None:
    """The symbol that follows from the organ and the number, where the organ's series of that kind is known."""
    if organ is None or number is None:
        return None
    decision = any(re.match(r"decision\b", line, re.IGNORECASE) for line in lines)
    act = "statement" if statement else "decision" if decision else "resolution"
    whole = re.sub(r"(?<=\d)[A-Z](?:(?:-|–|and)[A-Z])?(?=\(|$)", "", re.sub(r"\s", "", number))
    letter = part or ""
    for series in organ.series:
        if series.act != act:
            continue
        if "/" in whole and series.style in ("session", "year"):
            session, _, count = whole.rpartition("/")
            return series.template.format(session=session, year=session, number=count) + letter
        paren = re.fullmatch(r"(\d+)\(([A-Z0-9-]+)\)", whole)
        if paren and series.style == ("year-suffix" if paren[2].isdigit() else "roman"):
            return series.template.format(number=paren[1] + letter, session=paren[2], year=paren[2])
    return None


def session_by_number(number: str | None, organ: Organ | None) -> int | None:
    """The session that a number begins with (`70/1`, `S-26/2`) or has in Roman figures (`1514 (XV)`)."""
    found = re.match(r"(?:E?S-)?(\d{1,4})/", number or "")
    if found and organ is not None:
        return int(found[1])
    roman = re.search(r"\((?:E?S-)?([IVXLC]+)\)", number or "")
    return roman_value(roman[1]) if roman else None
