"""Whom a pronoun means: the official or body that the paragraph names last before it."""

from __future__ import annotations

import re

from kg.model import Span
from kg.requests.recipients import institution_at

PRONOUNS = frozenset("him her it them he she they".split())
PERSONS = frozenset("him her he she".split())
OFFICIAL = re.compile(
    r"\b(?:Secretary-General|High Commissioner|President|Chair(?:person|man)?|Executive Director|Director-General|"
    r"Special (?:Rapporteur|Representative|Envoy|Adviser)|Independent Expert|Commissioner|Under-Secretary-General|"
    r"Administrator|Executive Secretary|Expert)\b"
)
THE_BODY = re.compile(r"\b(?:the|its) (?=[A-Z])")
BODY_BESIDE = re.compile(
    r"\b(?P<lead>(?:with|by|of|to|for) )the (?:(?<=cooperate with the )|(?<=fully with the )|(?=[A-Z][\w-]+ (?:of |on )?[A-Z]))[A-Z]"
)
WORD_BEGIN = re.compile(r"\b(?:of|to|by|with|from|for|the|those|that|on|among) (?=[A-Za-z])")
SENTENCE_END = re.compile(r"[;.]")
SENTENCE = 300
"""How far back a sentence is read for the body that "it" means."""


def antecedent(text: str, pronoun: str, place: int) -> Span | None:
    """Where the official ("him") or body ("it") is named that is asked by a pronoun at `place` of a folded paragraph."""
    if pronoun in PERSONS:
        return max((match.span() for match in OFFICIAL.finditer(text, 0, place)), default=None)
    if pronoun in ("them", "they"):
        return _several(text, place)
    if pronoun != "it":
        return None
    last: Span | None = None
    for match in THE_BODY.finditer(text, 0, place):
        if last is None or match.start() >= last[1]:
            last = institution_at(text, match.end(), place) or last
    return last


def _several(text: str, place: int) -> Span | None:
    """The group ("Governments", "all Member States") that is named last."""
    starts = (match.end() for match in WORD_BEGIN.finditer(text, 0, place))
    spans = [span for start in starts if (span := institution_at(text, start, place)) and text[span[1] - 1] == "s"]
    end = max((span[1] for span in spans), default=None)
    return min((span for span in spans if span[1] == end), default=None)


def body_beside(text: str, place: int) -> Span | None:
    """Where the body is named in the same sentence before an "it" that receives; None where it can mean the organ only."""
    beside = None
    for match in BODY_BESIDE.finditer(text, max(0, place - SENTENCE), place):
        if not SENTENCE_END.search(text, match.end(), place):
            beside = match
    return institution_at(text, beside.end("lead"), place) if beside else None
