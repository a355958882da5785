"""What a text says beside a name: its date, its owner, the body that adopted it, the short form defined for it."""

from __future__ import annotations

import re

from kg.nlp.acts import iso_date
from kg.nlp.patterns import DATE, MONTH

THERETO = re.compile(r" thereto\b")
OWNED = re.compile(r"\b[Ii]ts (?:(?:two|three|\w+al) )?$")
POINTED = re.compile(r"\b(?:[Tt]hat|[Tt]his|said) $")
DATED = re.compile(rf",? (?:of|dated|signed on|adopted on) (?P<date>{DATE})")
DATE_BEFORE = re.compile(rf"(?P<date>\d{{1,2}} (?:{MONTH}) \d{{4}}) $")
YEAR_BEFORE = re.compile(r"(?<![\d/])(?P<year>(?:19|20)\d\d) $")
ADOPTED = re.compile(
    r",? (?:of|adopted (?:by|at)|agreed (?:upon )?at|issued (?:by|at)|contained in|from) (?P<by>[^;.]{10,140})"
)
DEFINITION = re.compile(
    r' \((?:hereinafter,? )?(?:referred to as )?(?:the )?"?(?:the )?(?P<form>[A-Z][\w\'-]*(?: (?:of |on |for )?[A-Z][\w\'-]*){0,4})"?\)'
)


def clues(text: str, start: int, end: int) -> dict[str, str]:
    """What stands beside a short form: `to` ("it" where it belongs to the treaty before it), `that`, `date`, `year`, `by`.

    >>> clues("the Convention and the Optional Protocol thereto", 23, 40)
    {'to': 'it'}
    """
    found: dict[str, str] = {}
    before = text[max(0, start - 24) : start]
    if THERETO.match(text, end) or OWNED.search(before):
        found["to"] = "it"
    if POINTED.search(before):
        found["that"] = "one"
    dated = DATED.match(text, end) or DATE_BEFORE.search(before)
    if dated:
        found["date"] = iso_date(dated["date"]) or ""
    elif year_before := YEAR_BEFORE.search(before):
        found["year"] = year_before["year"]
    if not dated and (adopted := ADOPTED.match(text, end)):
        found["by"] = adopted["by"]
    return found


def definition(text: str, end: int) -> str | None:
    """The short form that a text defines in parentheses behind a name that ends at `end`, or None.

    >>> definition("the Treaty on the Non-Proliferation of Nuclear Weapons (NPT), and", 54)
    'NPT'
    """
    if not text.startswith(" (", end):
        return None
    match = DEFINITION.match(text, end)
    return match["form"] if match else None
