"""The rules of the draft check as ontology/checks.ttl states them, and the findings that they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from kg.errors import RegistryError, UnknownName
from kg.model import Footnote, Paragraph
from kg.registry import concepts

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The gravest first, as SARIF names them."""
FILE = "checks.ttl"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for, how grave it is, and what a finding of it says."""

    id: str
    title: str
    level: Level
    message: str
    """With {words} to be filled in."""
    suggestion: str
    """With {words} to be filled in."""
    why: str
    except_in: tuple[str, ...] = ()
    """Keys of organs in whose texts it is silent."""
    verbs: tuple[str, ...] = ()
    """Base forms of the actions that it is about, where it is about some only."""
    warnings: tuple[str, ...] = ()
    """Regular expressions of the beginnings of the resolver's remarks that it passes on."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found, and where; offsets are into the text of the paragraph, or of its footnote."""

    rule: Rule
    message: str
    suggestion: str
    paragraph: Paragraph | None = None
    """None where it is about the whole text."""
    start: int = 0
    end: int = 0
    footnote: Footnote | None = None

    @property
    def text(self) -> str:
        """The text into which the offsets point; empty where the finding is about the whole text."""
        return self.footnote.text if self.footnote else self.paragraph.text if self.paragraph else ""

    @property
    def where(self) -> str:
        """Id of the paragraph, with the footnote where it stands in one; "text" where it is about the whole text."""
        if self.paragraph is None:
            return "text"
        return f"{self.paragraph.id}, note {self.footnote.label}" if self.footnote else self.paragraph.id


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of the file."""
    found = {}
    for values in concepts(FILE, "CheckRule"):
        level = values["level"][0]
        if level not in LEVELS:
            raise RegistryError(f"ontology/{FILE} has a rule with the unknown level {level!r}")
        rule = Rule(
            id=values["notation"][0],
            title=values["prefLabel"][0],
            level=level,
            message=values["message"][0],
            suggestion=values["suggestion"][0],
            why=values["scopeNote"][0],
            except_in=values.get("exceptIn", ()),
            verbs=values.get("verb", ()),
            warnings=values.get("warningOf", ()),
        )
        found[rule.id] = rule
    return found


@cache
def rule_of_remark(remark: str) -> str | None:
    """Id of the rule that passes on a remark of the resolver, or None."""
    return next(
        (rule.id for rule in rules().values() if any(re.match(begins, remark) for begins in rule.warnings)), None
    )


def found(
    rule: str,
    paragraph: Paragraph | None = None,
    start: int = 0,
    end: int | None = None,
    *,
    footnote: Footnote | None = None,
    **words: str | None,
) -> Finding:
    """A finding of a rule, its message and suggestion filled with these words and the `text` that is marked."""
    known = rules()[rule]
    whole = footnote.text if footnote else paragraph.text if paragraph else ""
    stop = len(whole) if end is None else end
    filled = {"text": whole[start:stop], **{name: word or "" for name, word in words.items()}}
    return Finding(
        known,
        known.message.format_map(filled),
        known.suggestion.format_map(filled),
        paragraph,
        start,
        stop,
        footnote,
    )


def level_named(name: str) -> Level:
    """The level of this name; raises UnknownName for another."""
    if name not in LEVELS:
        raise UnknownName(f"there is no level {name!r}; choose one of {', '.join(LEVELS)}")
    return name


def as_grave(finding: Finding, level: Level) -> bool:
    """Whether a finding is at least as grave as a level."""
    return LEVELS.index(finding.rule.level) <= LEVELS.index(level)
