"""Findings of form: how paragraphs end, how they are numbered, whether one stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.changes.words import words
from kg.check.draft import Draft, is_whole
from kg.check.rules import Finding, found
from kg.model import Paragraph

END = re.compile(
    r"(?P<stop>[,;:.?]?)(?:,? (?:and|or))?,?[”\"’')\]]*(?:(?<![0-9])[0-9*†]{1,3}(?:[–,-][0-9]{1,3})*)?\s*$"
)
"""The stop at the end of a paragraph: before a last "and", closing quotation marks or a footnote mark that was left."""
STOPS = {",": "a comma", ";": "a semicolon", ":": "a colon", ".": "a full stop", "?": "a question mark", "": "no stop"}
LAST = 60
"""Signs at the end of a paragraph in which its stop stands."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG = 10
"""Words that two paragraphs may have in common without being the same."""


def endings(draft: Draft) -> Iterator[Finding]:
    """Paragraphs that end with another stop than their kind does."""
    paragraphs = draft.paragraphs
    for place, one in enumerate(paragraphs):
        stop = stop_of(one.text)
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        below = after is not None and after.id.startswith(one.id + "(")
        ending = after is not None and one.kind == "operative" and (after.kind == "preambular" or after.number == "1")
        rule = None if ending and stop else _wrong_end(one, stop, closing=after is None, below=below)
        if rule is not None:
            last = max(0, len(one.text.rstrip()) - 1)
            begin = one.text.rfind(" ", 0, last) + 1
            yield found(rule, one, begin, len(one.text.rstrip()), text=STOPS[stop])


def stop_of(text: str) -> str:
    """The stop with which a paragraph ends; empty where it ends with none.

    >>> stop_of("Welcoming the report; and"), stop_of("Recalling its resolution 70/1")
    (';', '')
    """
    match = END.search(text.rstrip()[-LAST:])
    return match["stop"] if match else ""


def _wrong_end(one: Paragraph, stop: str, *, closing: bool, below: bool) -> str | None:
    """The rule that an ending breaks, or None where it is right."""
    if closing:
        return None if stop in (".", ":") else "end-last"
    if stop == ":" or (below and stop == ","):
        return None
    if not is_whole(one):
        return "end-part" if stop == "" else None
    if one.kind == "preambular":
        return None if stop == "," else "end-preambular"
    return None if stop == ";" else "end-operative"


def numbers(draft: Draft) -> Iterator[Finding]:
    """Operative paragraphs and lettered parts whose number does not follow the one before."""
    last: dict[str, str] = {}
    for one in draft.paragraphs:
        if one.kind != "operative" or one.number is None:
            continue
        above = one.id[: one.id.rfind("(")] if not is_whole(one) else ""
        before, number = last.get(above), one.number.strip("()")
        last[above] = number
        if before is not None and not follows(before, number):
            yield found("number-gap", one, 0, len(one.text.split(" ", 1)[0]), text=one.number, other=before)


def follows(before: str, number: str) -> bool:
    """Whether a number or letter comes next after another, begins anew, or is of a kind that is not counted here.

    >>> follows("3", "4"), follows("3", "5"), follows("a", "b"), follows("ii", "iii"), follows("7", "1")
    (True, False, True, True, True)
    """
    if before.isdigit() and number.isdigit():
        return int(number) in (int(before) + 1, 1)
    if len(before) == len(number) == 1 and before in LETTERS and number in LETTERS:
        roman = before in "ivx" or number in "ivx"
        return roman or number == "a" or LETTERS.index(number) == LETTERS.index(before) + 1
    return True


def twins(draft: Draft) -> Iterator[Finding]:
    """Paragraphs that say word for word what one before them says."""
    seen: dict[tuple[str, ...], str] = {}
    for one in draft.paragraphs:
        text = words(one.text)
        key = (one.section or "", one.id.partition("op")[0], *text)
        if len(text) > LONG:
            if key in seen:
                yield found("paragraph-twice", one, 0, where=seen[key])
            seen.setdefault(key, one.id)
