"""The documents into which something is to be put: "in his next report", "as part of their annual updates"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span
from kg.requests.lexicon import recurrences
from kg.requests.numbers import ordinal
from kg.requests.tasks import Task

CONTAINER = re.compile(
    r" (?P<whole>(?:in|into|as part of|within|through|as an? (?:annex|addendum) to|in an annex to) "
    r"(?:(?:the (?:context|framework|body) of|connection with|a (?:dedicated )?(?:section|chapter|annex) (?:of|in|to)) )?"
    r"(?P<det>his|her|its|their|the|all|future|subsequent|such|that|this|regular|an?|each|any|annual|existing|relevant|"
    r"national|periodic) "
    r"(?P<mods>(?:(?!(?:and|of|to|on|for|an?|the|its|his|their|in|at|by|with|from)\b)[\w'-]+,? (?:and )?){0,7}?)"
    r"(?P<noun>reports?|reporting|submissions?|updates?|performance reports?|budget (?:proposals?|submissions?|documents?)|"
    r"budgets?|briefings?|overview reports?|reviews?|communications|national communications|documents?|presentations?|notes?|"
    r"statements?|voluntary national reviews|plans?|assessments?|analys[ie]s)\b"
    r"(?! (?:cycles?|requirements|processes|obligations|systems?|frameworks?)))"
)
AND_IN = re.compile(
    r"(?: (?:for|to) the [^,;]{3,90}?)?,? and (?:in )?(?:their|its|his|the) (?:[\w-]+,? (?:and )?){0,4}?(?:reports|reviews|updates)\b"
)
"""Behind a container: another one, of the same matter."""
REFERRED = re.compile(
    r"\b(?:contained|identified|described|set out|outlined|referred to|reflected|made|presented|included|mentioned|proposed|"
    r"issued|expressed|given|raised|listed|recommended|provided|stated|noted|indicated|found|appearing|laid down|set forth|"
    r"requested|cited)$"
)
"""Before "in his report": what follows is where something stands already."""
ANAPHORIC = frozenset("his her its their the such that this".split())
REPORTS = ("report", "submission", "update", "communication")
HOLDS_ANYTHING = frozenset(
    (
        "report",
        "reports",
        "submission",
        "submissions",
        "update",
        "updates",
        "briefing",
        "briefings",
        "national communications",
    )
)
"""Nouns of documents into which any matter is put, not information alone."""


@dataclass(frozen=True, slots=True)
class Container:
    """A document into which something is to be put; offsets into the paragraph."""

    start: int
    end: int
    noun: str
    words: str
    anaphoric: bool
    """Whether it may be a report that is asked for beside it ("in his report", not "in his next report")."""

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def is_report(self) -> bool:
        return "report" in self.noun

    @property
    def recurrence(self) -> str | None:
        """How often it appears ("in their annual updates"); "regular" and "next" tell nothing of what is asked."""
        words = self.words.casefold().replace(",", " ").split()
        if any(word == "next" or ordinal(word) for word in words):
            return None
        often = (recurrences()[1].get(word) for word in words if word not in ("regular", "periodic"))
        return next(filter(None, often), None)


def container_of(text: str, task: Task) -> Container | None:
    """The first document that a task names to put something into, behind its verb or among the words before it."""
    for start, end in ((task.stop, task.end), *((task.lead,) if task.lead else ())):
        for match in CONTAINER.finditer(text, max(0, start - 1), end):
            begin = match.start("whole")
            listed = match["noun"] == "reporting" and (" and " in match["mods"] or "," in match["mods"])
            if not listed and not REFERRED.search(text, max(0, begin - 24), begin - 1):
                owned = text.startswith((" of ", " by ", " on "), match.end())
                anaphoric = match["det"] in ANAPHORIC and not match["mods"].strip() and not owned
                other = AND_IN.match(text, match.end(), end)
                return Container(begin, other.end() if other else match.end(), match["noun"], match["whole"], anaphoric)
    return None
