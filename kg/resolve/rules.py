"""The rules that find the organ of an act written out, in the order in which they are asked.

A rule proposes organs, best first; the first proposal that agrees with number, date and document wins, and the rule's
name is stored on the citation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import Mention, Organ
from kg.registry import organs


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at."""

    mention: Mention
    text: str
    """The folded text in which the mention stands."""
    mentions: tuple[Mention, ...]
    """All mentions of that text, in text order."""
    own: Organ | None
    """The organ that adopts the document."""
    head: Organ | None
    """The organ settled for the first item of the same list."""
    named: tuple[str, ...]
    """Keys of the organs named so far in the document, the latest last."""
    footnote: bool
    actions: tuple[int, ...]
    """Where the action verbs of the text end."""

    @property
    def head_start(self) -> int:
        """Where the keyword of the mention's list begins, or the mention itself."""
        return int(self.mention.fields["keyword"] or self.mention.start)


Rule = Callable[[Context], Iterator[Organ]]

BEFORE_GAP = re.compile(
    r"^(?:'s?)? ?(?:(?:previous|relevant|own|other|various|several|earlier|related|recent|subsequent|all|its|these|those|such|"
    r"annual|landmark|historic|adopted|the|substantive|procedural|draft|omnibus|\(\w+\)|existing|following|most|both|of|in|"
    r"under|and|their|applicable|pertinent) )*$"
)
AFTER_GAP = re.compile(
    r"^(?: \([^()]*\))?(?:,? entitled \"[^\"]{0,300}\")?,? ?(?:on [^,;.]{0,160},? )?(?:as )?(?:which was )?"
    r"(?:of|by|adopted by|adopted at [^,;.]{0,80} by|from|taken by|passed by|approved by) (?:the )?$"
)
AFTER_SUBJECT = re.compile(r"^(?:[^.;]{0,160}?), (?:in which )?(?:the )?$|^ in which (?:the )?$")
PURSUANT = re.compile(r"\b(?:pursuant to|in accordance with|in response to|under|as requested (?:in|by)|mandated by) $")
POSSESSIVE = re.compile(r"\bits (?:(?:\w+ ){0,3})$")
FOREIGN = re.compile(r"(?:^|[^.;:\"] )([A-Z][\w'-]+) (?:draft )?$")
OPENING = frozenset(
    "Recalling Reaffirming Following Regarding Noting Recalls Reaffirms Notes See Pursuant Under In The By Of And".split()
)
IN_ITS = re.compile(
    r"\b(?:in|by|through|under|pursuant to|per|of) (?:paragraphs? [^,;]{0,40} of )?its (?:(?:\w+ ){0,2})$"
)


@cache
def short_organs(form: str) -> tuple[Organ, ...]:
    """The organs that a short form ("Council") can mean, in the order of ontology/organs.ttl."""
    return tuple(organ for organ in organs().values() if form in organ.short_forms)


def meant(mention: Mention, context: Context) -> tuple[Organ, ...]:
    """The organs that an ORGAN mention can mean, best first."""
    if "key" in mention.fields:
        return (organs()[mention.fields["key"]],)
    candidates = short_organs(mention.fields["short"])
    rank = {key: -position for position, key in enumerate(reversed(context.named))}
    own = context.own.key if context.own else ""
    return tuple(sorted(candidates, key=lambda organ: (-rank.get(organ.key, -1000), organ.key != own)))


def organ_named(context: Context) -> Iterator[Organ]:
    """The organ printed right before the keyword or the number: "Human Rights Council resolution 46/14"."""
    for start in (context.head_start, context.mention.start):
        for mention in reversed(context.mentions):
            if mention.label == "ORGAN" and mention.end <= start:
                if BEFORE_GAP.match(context.text[mention.end : start]):
                    yield from meant(mention, context)
                break


def organ_after(context: Context) -> Iterator[Organ]:
    """The organ printed behind it: "resolution 2000/22 of 18 August 2000, adopted by the Subcommission"."""
    for mention in context.mentions:
        if mention.label == "ORGAN" and mention.start >= context.mention.end:
            if AFTER_GAP.match(context.text[context.mention.end : mention.start]):
                yield from meant(mention, context)
            return


def foreign(context: Context) -> bool:
    """Whether the keyword follows a capitalised name that is no known organ: "World Congress resolution 3/4"."""
    before = context.text[max(0, context.head_start - 60) : context.head_start]
    match = FOREIGN.search(before)
    if match is None or match[1] in OPENING:
        return False
    start = context.head_start - len(before) + match.start(1)
    return not any(mention.start <= start < mention.end for mention in context.mentions) and start > 0


def list_head(context: Context) -> Iterator[Organ]:
    """The organ of the first item of the list: "its resolutions 57/307 …, 59/266 … and 78/248"."""
    if context.head is not None and context.mention.fields["list"] == "next":
        yield context.head


def subject(context: Context) -> Iterator[Organ]:
    """The organ that is the subject of "its": "the General Assembly, in its resolution", "in its resolution …, the Assembly"."""
    before = context.text[max(0, context.head_start - 120) : context.head_start]
    if not IN_ITS.search(before):
        return
    for mention in context.mentions:
        if mention.label == "ORGAN" and mention.start >= context.mention.end:
            if AFTER_SUBJECT.match(context.text[context.mention.end : mention.start]):
                yield from meant(mention, context)
            break
    previous = [m for m in context.mentions if m.label == "ORGAN" and m.end <= context.head_start]
    if previous and not any(previous[-1].end <= end <= context.head_start for end in context.actions):
        yield from meant(previous[-1], context)


def own_organ(context: Context) -> Iterator[Organ]:
    """The organ that adopts the document: "its resolution 74/153"."""
    if (
        POSSESSIVE.search(context.text[max(0, context.head_start - 60) : context.head_start])
        and context.own is not None
    ):
        yield context.own


def footnote(context: Context) -> Iterator[Organ]:
    """In a footnote "Resolution 55/2" without an organ is the General Assembly's, unless the organ's own number fits."""
    if context.footnote:
        if context.own is not None and context.own.key != "hrc":
            yield context.own
        yield organs()["ga"]


def nearby(context: Context) -> Iterator[Organ]:
    """The organ to which a report went: "her report to the Human Rights Council submitted pursuant to resolution 34/24"."""
    before = context.text[max(0, context.head_start - 140) : context.head_start]
    if not PURSUANT.search(before):
        return
    for mention in reversed(context.mentions):
        if mention.label == "ORGAN" and mention.end <= context.head_start:
            gap = context.text[mention.end : context.head_start]
            if len(gap) < 60 and not re.search(r"[,;]", gap):
                yield from meant(mention, context)
            return


def bare(context: Context) -> Iterator[Organ]:
    """No organ is printed: the document's own."""
    if context.own is not None:
        yield context.own


def organ_mentioned(context: Context) -> Iterator[Organ]:
    """The organs named before it in the document, the latest first."""
    for key in reversed(context.named):
        yield organs()[key]


RULES: tuple[tuple[str, Rule], ...] = (
    ("organ named", organ_named),
    ("organ after", organ_after),
    ("list", list_head),
    ("subject", subject),
    ("own organ", own_organ),
    ("footnote", footnote),
    ("organ nearby", nearby),
    ("bare number", bare),
    ("organ mentioned", organ_mentioned),
)
