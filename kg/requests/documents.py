"""One document that is asked for, and how it is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.requests.containers import Container
from kg.requests.phrases import NounPhrase
from kg.requests.tasks import Task
from kg.requests.verbs import Group

ATTACHED = re.compile(
    r"(?:[,;]|,? and|,? as well as|,? or|,? followed by|,? to be followed by|, including)"
    r"(?: also| further| thereafter| then| subsequently)? $"
)
NEAR = re.compile(r",? (?:and|as well as) ")
ORDER = frozenset(
    "next interim midterm mid-term final first second third preliminary initial subsequent further new separate".split()
)


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One document asked for; offsets into the paragraph."""

    kind: str
    noun: str | None
    start: int
    end: int
    group: Group
    definite: bool = False
    """Whether it may be a document named before: "the report", "it", "such material", or no object at all."""
    weak: bool = False
    """Whether it counts only when it is to be laid before somebody."""
    container: Container | None = None
    direct: bool = False
    """Whether the recipient stands as the object of the verb ("inform the Council")."""
    recurrence: str | None = None
    """How often, by an adjective of the document or of its container."""
    order: frozenset[str] = frozenset()
    """Words that tell one report from another: midterm, final, next."""


def named(text: str, phrase: NounPhrase, group: Group) -> Deliverable:
    """The document that a noun phrase names; "the annual report of …" is one that exists and recurs without being asked."""
    whole = phrase.determiner == "the" and text.startswith(" of ", phrase.end)
    return Deliverable(
        phrase.kind, phrase.noun, phrase.start, phrase.end, group, phrase.is_definite, bool(phrase.strength),
        recurrence=None if whole else phrase.recurrence,
        order=ORDER & frozenset(phrase.modifiers.casefold().split()),
    )  # fmt: skip


def verbal(kind: str, task: Task, group: Group) -> Deliverable:
    """The document that a verb means by itself ("report", "inform")."""
    return Deliverable(kind, None, task.start, task.stop, group)
