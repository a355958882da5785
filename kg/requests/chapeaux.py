"""Lettered parts: what a paragraph that ends in a colon leaves open, and how its parts go on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.alternation import alternation
from kg.requests.clauses import TO_ASK, Clause, addressee_of
from kg.requests.lexicon import deliverables, institution

OPEN = re.compile(r"(?::|\bto|[-–—‐‑]|,)$")
BY = re.compile(r"\b(?:by|through)\s*:?\s*$")
FOLLOWING = re.compile(
    rf"\bfollowing (?:[\w-]+ ){{0,3}}(?:{alternation(noun for noun, (_, weak) in deliverables().items() if weak != 'plan')})\b"
)
TO_PROVIDE = re.compile(r"\b(?:submit|provide|present|prepare|receive)\b[^.;]{0,80}:\s*$")


@dataclass(frozen=True, slots=True)
class Chapeau:
    """What a paragraph leaves open for its lettered parts: who asks whom, "to:"."""

    clause: Clause
    addressee: tuple[str, ...]
    announces: bool = False
    """Whether the parts name documents ("the following reports:")."""
    recipients: tuple[str, ...] = ()
    by: bool = False
    """Whether the parts say by which means: "by: (a) Reporting …"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A lettered part, read as the continuation of its chapeau; `plain` begins in a small letter."""

    clause: Clause
    plain: str


def is_open(text: str) -> bool:
    """Whether a paragraph breaks off for its lettered parts."""
    end = len(text.rstrip())
    return OPEN.search(text, max(0, end - 2), end) is not None


def announced(text: str, *, named: bool) -> bool:
    """Whether a folded paragraph that breaks off announces documents; `named` says that it names one itself."""
    return FOLLOWING.search(text) is not None or (not named and TO_PROVIDE.search(text) is not None)


def part_of(parent: Chapeau, text: str, end: int) -> Part:
    """A folded lettered part up to `end`, as the clause that its chapeau began ("(a) To report …")."""
    start = len(text) - len(text.lstrip(" \"'~()"))
    plain = text[:start] + text[start : start + 1].lower() + text[start + 1 :]
    if not parent.addressee:
        ask = TO_ASK.match(f" {plain}", start, end)
        found = addressee_of(plain, ask.end() - 1 if ask else start, end)
        if found and found[0] and institution().search(plain, *found[0]):
            whom, task, form = found
            return Part(replace(parent.clause, start=0, end=end, addressee=whom, task=task, form=form), plain)
    form = "gerund" if parent.clause.form == "gerund" or parent.by else "bare"
    return Part(replace(parent.clause, start=0, end=end, addressee=None, task=start, form=form), plain)
