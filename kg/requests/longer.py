"""Longer names that a title has elsewhere in a document: "Working Group" and "Working Group on Arbitrary Detention"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.requests.lexicon import VERBS, blanked

STOP = re.compile(
    r"[,;:.()\"\[]| and (?:the|its|his|her|their|to|all|other|in|of|by|on|welcom\w+|request\w+|"
    r"encourag\w+|tak\w+|invit\w+|also|further)\b"
    rf"|(?<! based) on\b(?! the (?:full )?(?:enjoyment|realization))| to (?:{'|'.join(sorted(VERBS))}|be)\b"
    rf"|(?<! relating)(?<! related)(?<! right)(?<! everyone) to (?:the|its)\b| in (?:its|his|her|their|accordance|this|that|order|line|particular|"
    rf"cooperation|consultation|"
    r"collaboration|close|coordination|the(?! [A-Z])|carrying|paragraph|accordance|response|connection)\b"
    r"| of (?:its|his|her|their|not|no|up|at)\b| for (?:its|his|her|their|a|an|the|further|another|one|two|three|four|five|six|\d+)\b| (?:at|as|pursuant|established|"
    r"submitted|which|that|who|whose|during|under|with(?! the [A-Z])|by|is|are|was|were|has|have|"
    r"had|should|shall|will|may|from|through|within|since|when|can|continues?|including|contained|"
    r"presented|appointed|prepared|entitled)\b|'s\b|~"
)
TITLE_STOP = re.compile(r"[;:.()\"\[]|~| (?:on|at|for|in) its\b|, ")
WORD = (
    r"(?!(?:the|his|her|its|their|in|on|with|to|which|who|that|as|by|within|including|through|at|"
    r"for|and|or|under|pursuant|established|is|has|had|was)\b)[a-z][a-z'-]*"
)
LIST = re.compile(rf",(?: {WORD}(?: (?:of )?{WORD}){{0,3}},)*(?: {WORD}){{1,3}} (?:and|or) {WORD}(?: {WORD}){{0,2}}")
PERSONAL = frozenset(("Special Rapporteur", "Independent Expert", "Working Group", "Expert", "Representative"))
"""Titles whose subject is printed in small letters."""
REPORT_BY = re.compile(r"\breports? (?:of|by) the $")
"""Before "Special Rapporteur on …", which then may be what the report is on."""
LINK = re.compile(r" (?:on|for|against|of the|in the field of) ")
ON_WORK = re.compile(r" on (?:the (?:work|report|activities|question) of|its)\b")
"""Behind a title: what a report is on, and no more of the name."""
GOES_ON = re.compile(r" (?:of|on|for|against)\b")
OF_OWN = re.compile(r" of (?:its|his|her|their)\b")
"""Behind what would be a name: it is a purpose ("the Committee for the Conduct of its Work")."""
CAPITAL = re.compile(r"(?:the |an |a )?[A-Z]")
PREFIXED = re.compile(r"\b(?:[A-Z]\w+|Ad Hoc) $")


@dataclass(frozen=True, slots=True)
class Longer:
    """A longer name as printed, with the body that appointed its holder left out."""

    text: str
    after_report: bool
    """Whether it stands in "report of the …": what follows "on" may then be what the report is on."""


def longer_names(head: str, text: str, plain: str) -> list[Longer]:
    """The names in a paragraph that begin with `head` and go on with "on …" or "for …"; `plain` is its folded beginning."""
    found = []
    for match in _pattern(head).finditer(plain):
        if not PREFIXED.search(plain, max(0, match.start() - 16), match.start()):
            link = LINK.match(plain, match.end())
            inside = link.end() if link else match.end()
            if head in PERSONAL:
                accepted = link is not None and link[0] in (" on ", " in the field of ")
            else:
                accepted = CAPITAL.match(plain, inside) is not None
            if accepted:
                end = _end(plain, inside, STOP)
                if OF_OWN.match(plain, end):
                    continue
                name = _joined(text, match, end)
                found.append(
                    Longer(name, REPORT_BY.search(plain, max(0, match.start() - 24), match.start()) is not None)
                )
    return found


def heading_names(head: str, title: str) -> list[str]:
    """The names in the title of an act that begin with `head`, or else end in it ("Joint Inspection Unit")."""
    plain = blanked(title)
    found = [
        _joined(title, match, _end(plain, match.end(), TITLE_STOP))
        for match in _pattern(head).finditer(plain)
        if not ON_WORK.match(plain, match.end())
    ]
    if found:
        return found
    whole = re.search(rf"\b(?:[A-Z][\w-]+ ){{1,5}}{re.escape(head)}\b", plain)
    if whole is None or (GOES_ON.match(plain, whole.end()) and not ON_WORK.match(plain, whole.end())):
        return []
    return [title[whole.start() : whole.end()]]


@cache
def _pattern(head: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:United Nations |Joint )?{re.escape(head)}(?: of (?:Governmental )?[A-Z][a-z]+s)?"
        r"(?P<of> of the (?:Human Rights Council|Commission on Human Rights))?(?= (?:on|for|against|"
        r"of the|in the field of) )"
    )


def _joined(text: str, match: re.Match[str], end: int) -> str:
    """The name without the body that appointed its holder."""
    cut = match.start("of") if match["of"] else match.end()
    return " ".join((text[match.start() : cut] + text[match.end() : end]).split()).removesuffix(" and")


def _end(text: str, start: int, stops: re.Pattern[str]) -> int:
    """Where a name ends: at the first stop that is no comma of a list within it ("racism, xenophobia and related …")."""
    position = start
    while stop := stops.search(text, position):
        listed = LIST.match(text, stop.start()) if text[stop.start()] == "," else None
        if listed is None:
            return stop.start()
        position = listed.end()
    return len(text)
