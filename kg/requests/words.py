"""Whether a text has the words without which it asks for no document: a cheap look before it is read."""

from __future__ import annotations

import re
from functools import cache

from kg.alternation import alternation
from kg.requests.lexicon import deliverables, plural
from kg.requests.verbs import GERUND_OF, GROUPS, PARTICIPLE_OF, THIRD_PERSON

SMALL_WORD = re.compile(r"[a-z]+")
CONTAINERS = frozenset(
    """report reports reporting submission submissions update updates proposal proposals document documents budget budgets
    briefing briefings review reviews communications presentation presentations note notes statement statements plan plans
    assessment assessments analysis analyses""".split()
)
"""Last words of the documents into which something is to be put (`containers.CONTAINER`)."""
OBJECTS = ("study", "survey", "presentation", "supplement")
"""Nouns that may be asked for without a verb ("requests a study by …"), as a report, which is a verb as well, may."""


def names_a_document(text: str) -> bool:
    """Whether a text, folded or not, has a word of a document or of telling, or hands on what it does not name again."""
    return _naming().search(f" {text}") is not None


def may_ask(text: str) -> bool:
    """Whether it has a verb of reporting as well, or the noun of a document that is asked for without a verb."""
    return names_a_document(text) and _verb().search(f" {text}") is not None


@cache
def _naming() -> re.Pattern[str]:
    forms = [(verb, verb) for verb in GROUPS] + [*GERUND_OF.items(), *THIRD_PERSON.items()]
    nouns = {SMALL_WORD.findall(noun)[-1] for noun in deliverables()}
    telling = alternation(
        nouns | CONTAINERS | {form for form, base in forms if {"report", "inform"} & set(GROUPS[base])}
    )
    handing = alternation(form for form, base in forms if "present" in GROUPS[base])
    unnamed = r"(?:to|it|them|these|the\s+(?:same|above|latter|former))\b"
    return re.compile(rf"[^a-z](?:{telling}(?![a-z])|{handing}\s+{unnamed})")


@cache
def _verb() -> re.Pattern[str]:
    nouns = (*OBJECTS, *map(plural, OBJECTS))
    return re.compile(
        rf"[^a-z](?:{alternation((*GROUPS, *GERUND_OF, *PARTICIPLE_OF, *THIRD_PERSON, *nouns))})(?![a-z])"
    )
