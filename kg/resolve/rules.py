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
from kg.resolve.numbers import parse_number, session_years


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
    year: int | None = None
    """The year of the document."""
    organs: tuple[Mention, ...] = ()
    """Those of its mentions that name organs."""
    reporter: Organ | None = None
    """The organ in whose printed report the act stands: "(A/73/53), chap. IV, sect. A, resolution 37/17"."""

    @property
    def head_start(self) -> int:
        """Where the keyword of the mention's list begins, or the mention itself."""
        return int(self.mention.fields["keyword"] or self.mention.start)


Rule = Callable[[Context], Iterator[Organ]]

ATTRIBUTES = (
    r"previous|relevant|own|other|various|several|earlier|related|recent|subsequent|all|its|these|those|such|annual|landmark|"
    r"historic|adopted|the|substantive|procedural|draft|omnibus|\(\w+\)|existing|following|most|both|and(?= \w)|their|"
    r"applicable|pertinent"
)
"""What stands between an organ and the resolutions that are said to be its."""
BEFORE_GAP = re.compile(rf"^(?:'s?)? ?(?:(?:{ATTRIBUTES}|(?:in|of|under)(?= (?:its|their) )) )*$")
LOOSE_GAP = re.compile(rf"^ ?(?:(?:{ATTRIBUTES}|in|of|under) )*$")
BEFORE_NUMBER = re.compile(r"^(?:'s?)? $")
JOINTLY = re.compile(r"^(?:,|,? and) (?:the )?$")
AFTER_GAP = re.compile(
    r"^(?: \([^()]*\))?(?:,? entitled \"[^\"]{0,300}\")?,? ?(?:on [^,;.]{0,160},? )?(?:as )?(?:which was )?"
    r"(?:of|by|adopted by|adopted at [^,;.]{0,80} by|from|taken by|passed by|approved by) (?:the )?$"
)
AFTER_SUBJECT = re.compile(r"^(?:[^.;]{0,160}?), (?:in which )?(?:the )?$|^ in which (?:the )?$")
SUBMITTED = re.compile(
    r"\b(?:submitted|prepared|presented|issued|transmitted)(?: to it| thereto)? "
    r"(?:pursuant to|in accordance with|in response to|under|as requested (?:in|by)) $"
)
ANSWERED_WITHIN = 15
"""Years within which a report answers the resolution that asked for it."""
PURSUANT = re.compile(r"\b(?:pursuant to|in accordance with|in response to|under|as requested (?:in|by)|mandated by) $")
POSSESSIVE = re.compile(r"\bits (?:(?:\w+ ){0,3})$")
FOREIGN = re.compile(r"(?:^|[^.;:\"] )([A-Z][\w'-]+) (?:draft )?$")
BODY = (
    r"(?:Agency|Assembly|Assemblies|Authority|Board|Commission|Committee|Conference|Congress|Council|Forum|Group|Meeting|"
    r"Organi[sz]ation|Panel|Parliament|Parties|Platform|Summit|Union)"
)
FOREIGN_BODY = re.compile(rf"(?:^|[^.;:\"] )((?:[A-Z][\w'-]+ )+{BODY}), $")
FOREIGN_AFTER = re.compile(
    rf"^,? (?:of|by|adopted by) the (?P<body>(?:[A-Z][\w'-]+ (?:(?:of|on|for|to|and|the) ){{0,2}}){{0,8}}{BODY})\b"
)
OPENING = frozenset(
    "Recalling Reaffirming Following Regarding Noting Recalls Reaffirms Notes See Pursuant Under In The By Of And".split()
)
IN_ITS = re.compile(
    r"\b(?:in|by|through|under|pursuant to|per|of|to) (?:paragraphs? [^,;]{0,40} of )?its (?:(?:\w+ ){0,2})$"
)
SAME_CLAUSE = re.compile(r"^[^,;.]*$")


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


def reported(context: Context) -> Iterator[Organ]:
    """The organ whose report is printed before it: "Supplement No. 53 (A/73/53), chap. IV, sect. A, resolution 37/17"."""
    if context.reporter is not None:
        yield context.reporter


def organ_named(context: Context) -> Iterator[Organ]:
    """The organ printed right before the keyword or the number: "Human Rights Council resolution 46/14".

    Of two that are named jointly the second comes first: "General Assembly and Security Council resolutions".
    """
    head = context.head_start
    for start, gap in ((head, BEFORE_GAP), (context.mention.start, BEFORE_NUMBER)):
        before = [mention for mention in context.organs if mention.end <= start]
        if before and gap.match(context.text[before[-1].end : start]):
            yield from meant(before[-1], context)
            if len(before) > 1 and JOINTLY.match(context.text[before[-2].end : before[-1].start]):
                yield from meant(before[-2], context)
        if start == context.mention.start:
            return


def organ_before(context: Context) -> Iterator[Organ]:
    """The organ printed shortly before the keyword: "the Assembly under resolution 60/251"."""
    before = [mention for mention in context.organs if mention.end <= context.head_start]
    if before and LOOSE_GAP.match(context.text[before[-1].end : context.head_start]):
        yield from meant(before[-1], context)


def organ_after(context: Context) -> Iterator[Organ]:
    """The organ printed behind it: "resolution 2000/22 of 18 August 2000, adopted by the Subcommission"."""
    for mention in context.organs:
        if mention.start >= context.mention.end:
            if AFTER_GAP.match(context.text[context.mention.end : mention.start]):
                yield from meant(mention, context)
            return


def foreign(context: Context) -> bool:
    """Whether the act is that of a body that ontology/organs.ttl does not hold.

    "World Congress resolution 3/4", "Indian Ocean Tuna Commission, resolution 12/07", "resolution 7/2019 of the Conference".
    """
    before = context.text[max(0, context.head_start - 80) : context.head_start]
    match = FOREIGN.search(before)
    if match is None or match[1] in OPENING:
        match = FOREIGN_BODY.search(before)
    if match is not None:
        start = context.head_start - len(before) + match.start(1)
        end = start + len(match[1])
        if start > 0 or len(match[1].split()) > 1:
            return not any(mention.start < end and start < mention.end for mention in context.mentions)
    after = FOREIGN_AFTER.match(context.text[context.mention.end : context.mention.end + 160])
    if after is None:
        return False
    start, end = (context.mention.end + offset for offset in after.span("body"))
    return not any(mention.start < end and start < mention.end for mention in context.mentions)


def list_head(context: Context) -> Iterator[Organ]:
    """The organ of the first item of the list: "its resolutions 57/307 …, 59/266 … and 78/248"."""
    if context.head is not None and context.mention.fields["list"] == "next":
        yield context.head


def subject(context: Context) -> Iterator[Organ]:
    """The organ that is the subject of "its": "the General Assembly, in its resolution", "in its resolution …, the Assembly"."""
    before = context.text[max(0, context.head_start - 120) : context.head_start]
    if " its " not in before or not IN_ITS.search(before):
        return
    previous = [mention for mention in context.organs if mention.end <= context.head_start]
    acting = bool(previous) and not any(previous[-1].end <= end <= context.head_start for end in context.actions)
    if acting and SAME_CLAUSE.match(context.text[previous[-1].end : context.head_start]):
        yield from meant(previous[-1], context)
    for mention in context.organs:
        if mention.start >= context.mention.end:
            if AFTER_SUBJECT.match(context.text[context.mention.end : mention.start]):
                yield from meant(mention, context)
            break
    if acting:
        yield from meant(previous[-1], context)


def own_organ(context: Context) -> Iterator[Organ]:
    """The organ that adopts the document: "its resolution 74/153"."""
    before = context.text[max(0, context.head_start - 60) : context.head_start]
    if context.own is not None and "its " in before and POSSESSIVE.search(before):
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
    for mention in reversed(context.organs):
        if mention.end <= context.head_start:
            gap = context.text[mention.end : context.head_start]
            if len(gap) < 60 and not re.search(r"[,;]", gap):
                yield from meant(mention, context)
            return


def answered(context: Context) -> Iterator[Organ]:
    """The organ that lately asked for a report: "submitted pursuant to resolution 43/1", in whose series 43 is a late session."""
    if context.own is None or context.year is None:
        return
    before = context.text[max(0, context.head_start - 60) : context.head_start]
    if not SUBMITTED.search(before) or not _long_ago(context.own, context):
        return
    for organ in organ_mentioned(context):
        if not _long_ago(organ, context):
            yield organ


def _long_ago(organ: Organ, context: Context) -> bool:
    years = session_years(organ, parse_number(context.mention))
    return years is not None and context.year is not None and years[1] < context.year - ANSWERED_WITHIN


def bare(context: Context) -> Iterator[Organ]:
    """No organ is printed: the document's own."""
    if context.own is not None:
        yield context.own


def organ_mentioned(context: Context) -> Iterator[Organ]:
    """The organs named before it in a document of known year whose session is known to fit, the latest first."""
    if context.year is None:
        return
    number = parse_number(context.mention)
    for key in reversed(context.named):
        if session_years(organs()[key], number) is not None:
            yield organs()[key]


RULES: tuple[tuple[str, Rule], ...] = (
    ("organ's report", reported),
    ("organ named", organ_named),
    ("organ before", organ_before),
    ("organ after", organ_after),
    ("list", list_head),
    ("subject", subject),
    ("own organ", own_organ),
    ("footnote", footnote),
    ("organ nearby", nearby),
    ("report answers", answered),
    ("bare number", bare),
    ("organ mentioned", organ_mentioned),
)
