"""To whom each document of a task goes: recipients of the document, told from bodies named in what is reported on."""

from __future__ import annotations

import re

from kg.requests.documents import Deliverable
from kg.requests.due import Due
from kg.requests.lexicon import organ_names
from kg.requests.phrases import GIVING
from kg.requests.recipients import JOINED, Recipient, institution_at, recipients_after
from kg.requests.tasks import Task

TOPIC = re.compile(
    r"\b(?:on(?! an? \w+(?:-\w+)? basis| a \w+ basis|ly| behalf| time| the (?:occasion|basis|"
    r"understanding)| \d)|regarding|concerning|about|relating to|detailing|"
    r"describing|containing|focusing|highlighting|assessing|of (?:the|any|all|its|his|their|"
    r"actions|progress|developments|efforts)|thereon|outlining|as to|including|"
    r"covering|reviewing|evaluating|in which|which)\b"
)
BY_WHOM = re.compile(
    r"\b(?:(?:to be|being) (?:considered|examined|reviewed|discussed|approved|adopted)|for (?:the )?(?:further |its )?"
    r"(?:consideration|examination|review|discussion|approval|adoption|information|endorsement)|"
    r"its consideration) (?:by|of) (?=the |[A-Z])"
)
FOR_WHOM = re.compile(r"\bfor (?:the )?(?=[A-Z])")
REPORT_OF = re.compile(r"\b(?:for|to) the (?:[\w-]+ ){0,3}reports? of the (?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+)*)")
TO_INFORM = re.compile(r"\bto (?:inform|update|brief|advise) (?=the |its |it\b|[A-Z])")
WITH = re.compile(r"\bwith (?:[\w-]+,? (?:and )?){0,7}$")
ORGAN = re.compile(
    r"(?:.* )?(?:Assembly|Councils?|Commission|Committees?|Sub-Commission|Subcommission|"
    r"Conference|Secretary-General|Board|Forum|Court|Secretariat|"
    r"Working Group|Subcommittee|High Commissioner|Office|it|Group|Meeting|Congress|Member States|forum|Parties)\b"
)
AT_REST = re.compile(
    r"\s*(?:[,;.]|$|(?:and|for|through|as|in|under|pursuant)\b|at (?:its|their|the)\b|"
    r"with (?:[\w-]+ )?(?:conclusions|recommendations|observations|comments|proposals|suggestions|views)\b)"
)
OBJECT = re.compile(
    r"(?:,[^,;]{1,120},)?(?: (?:also|regularly|promptly|fully|orally|periodically|annually|"
    r"immediately|further|every \w+ (?:months|days|years)|at least once a year|"
    r"on an? [\w-]+ basis))*,? "
)
AND_TO = re.compile(r"\b(?:and|as well as) to (?:the )?$")
SHARED_WITH = re.compile(r"\bwith (?=the |its |all |relevant |[A-Z])")
FAR = 60
"""How far behind a verb its object may begin."""


def destinations(
    text: str, task: Task, document: Deliverable, zone: tuple[int, int], dues: tuple[Due, ...]
) -> tuple[Recipient, ...]:
    """Those to whom the document goes, in order; `zone` is the part of the folded text that speaks of it, `dues` its times."""
    if document.container is not None:
        around = organs_among(text, recipients_after(text, document.container.end, task.end, dues))
        before = recipients_after(text, task.stop, document.container.start, dues)
        return around or before or _provided(text, task, document, dues)
    start = max(task.stop, zone[0])
    if document.direct:
        return _direct(text, task, zone[1], dues)
    if zone[0] <= task.stop and (found := _provided(text, task, document, dues)):
        return found
    if task.verb == "share" and (shared := SHARED_WITH.search(text, start, zone[1])):
        return recipients_after(text, shared.end(), zone[1], dues, direct=True)
    return _after_to(text, document, (start, zone[1]), dues) or _by_whom(text, document, (start, zone[1]), dues)


def _provided(text: str, task: Task, document: Deliverable, dues: tuple[Due, ...]) -> tuple[Recipient, ...]:
    """Those who are to be provided "with" the document."""
    if task.verb not in GIVING or not WITH.search(text, task.stop, document.start):
        return ()
    return recipients_after(text, _object(text, task.stop), document.start, dues, direct=True)


def _object(text: str, stop: int) -> int:
    """Where the object of a verb begins, behind adverbs and what stands between commas."""
    gap = OBJECT.match(text, stop)
    return gap.end() if gap else stop


def _direct(text: str, task: Task, end: int, dues: tuple[Due, ...]) -> tuple[Recipient, ...]:
    """The object of "inform" and those joined to it."""
    people = recipients_after(text, _object(text, task.stop), end, dues, direct=True)
    if not people or people[0].start - task.stop >= FAR:
        return ()
    found = [people[0]]
    for who in people[1:]:
        if not JOINED.fullmatch(text, found[-1].end, who.start):
            break
        found.append(who)
    return tuple(found)


def _after_to(text: str, document: Deliverable, zone: tuple[int, int], dues: tuple[Due, ...]) -> tuple[Recipient, ...]:
    """Those behind "to": before what is reported on, else the organs within it at which a phrase ends."""
    people = tuple({who.start: who for who in recipients_after(text, *zone, dues)}.values())
    topic = next(
        (
            match.start()
            for match in TOPIC.finditer(text, max(document.end, zone[0]), zone[1])
            if not _inside(match.start(), people)
        ),
        zone[1],
    )
    before = tuple(who for who in people if who.start < topic)
    within = tuple(
        who
        for who in organs_among(text, tuple(who for who in people if who.start >= topic))
        if _at_rest(text, who, zone[1], dues)
    )
    return (
        (*before, *(who for who in within if AND_TO.search(text, max(0, who.start - 12), who.start)))
        if before
        else within
    )


def _inside(place: int, people: tuple[Recipient, ...]) -> bool:
    return any(who.start <= place < who.end for who in people)


def organs_among(text: str, people: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    """Those that are named like organs: what is reported on names States, persons and programmes as well."""
    return tuple(who for who in people if ORGAN.match(text, who.start, who.end) or organ_names().match(text, who.start))


def _at_rest(text: str, who: Recipient, end: int, dues: tuple[Due, ...]) -> bool:
    """Whether a name in what is reported on ends a phrase or is followed by a time: then it is a recipient."""
    return AT_REST.match(text, who.end, end) is not None or any(0 <= due.start - who.end <= 2 for due in dues)


def _by_whom(text: str, document: Deliverable, zone: tuple[int, int], dues: tuple[Due, ...]) -> tuple[Recipient, ...]:
    """Those who are to consider the document, for whose report it is, or for whom it is prepared."""
    by = BY_WHOM.search(text, *zone)
    span = institution_at(text, by.end(), zone[1]) if by else None
    if span is not None:
        return (Recipient(*span),)
    if (told := TO_INFORM.search(text, *zone)) and (who := institution_at(text, told.end(), zone[1])):
        return (Recipient(*who),)
    if of := REPORT_OF.search(text, *zone):
        return (Recipient(*of.span("who")),)
    if document.group in ("produce", "present"):
        for match in FOR_WHOM.finditer(text, *zone):
            if named := organ_names().match(text, match.end()):
                return (Recipient(*named.span()),)
            body = institution_at(text, match.end(), zone[1])
            if body and any(due.own and 0 <= due.start - body[1] <= 2 for due in dues):
                return (Recipient(*body),)
    return ()
