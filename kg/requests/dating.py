"""Whether words of time date the document that is asked for, and not something that it is to report on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.requests.destinations import TOPIC
from kg.requests.documents import Deliverable
from kg.requests.due import Due
from kg.requests.recipients import LINK, Recipient
from kg.requests.tasks import Task

PAST = re.compile(
    r"\b(?:held|adopted|convened|established|considered|submitted|presented|made|taken|reached|issued|contained|decided|"
    r"requested|during|organized|agreed|endorsed|expressed|concluded|launched|opened|entered|proclaimed|outcomes?|place|"
    r"discussed|debate|session|panel discussion|discussion|meeting|dialogue|conference|event|period|implemented|completed|"
    r"achieved?|expiring|ending|ended|hold|convene)$"
)
"""Before words of time: they date this."""
ORGAN_BEFORE = re.compile(
    r"\b(?:Assembly|Council|Commission|Committee|Conference|Board|Forum|Sub-Commission|Subcommittee|Congress|Meeting)$"
)
CLOSED = re.compile(
    r"\s*(?:[,;.:]|$|at the latest\b|and\b|or (?:earlier|sooner)\b|as well\b|with\b|under\b|for\b|to the\b)"
)
TO_COME = re.compile(
    r"\b(?:during|at|in|followed by) an? (?:[\w-]+ ){0,3}(?:dialogue|discussion|debate|meeting|event)$"
)
"""Before words of time: a meeting that is still to be held, not one that was."""
MEETS = re.compile(r"\b(?:held|meets?|meeting|of|the|sessions|convened|published|released|organized|and)$")
BESIDE = re.compile(
    r"|and|and then|again|or|starting|beginning|commencing|of|through [^;]{3,90}|for (?:its|their) [\w ]{3,40}|"
    r"and no later than|in writing|as appropriate,?|(?:to be )?(?:provided|submitted|presented|issued|due)"
)
"""What may stand between a recipient or document and its time."""
FAR = 160
FIRST_YEAR = 1946
"""From here on the number of a session is a year (Economic and Social Council)."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is known of the act that asks: when it was adopted (ISO date) and at which session."""

    adopted: str | None = None
    session: int | None = None


def dates_document(
    text: str,
    due: Due,
    *,
    task: Task,
    document: Deliverable,
    people: tuple[Recipient, ...],
    dues: tuple[Due, ...],
    act: Act,
) -> bool:
    """Whether `due`, one of the `dues` of a task, says when the document is to come to its recipients (`people`)."""
    if act.adopted is not None and due.dates and max(due.dates) <= act.adopted:
        return False
    before = text[max(0, due.start - 60) : due.start].rstrip()
    if _is_of_another(text, due, before, people):
        return False
    beside = _is_beside(text, due, task, document, people, dues)
    if document.container is not None:
        container = document.container
        if (beside and not text[: due.start].endswith((" a ", " an "))) or is_next_to(text, container.end, due.start):
            return True
        if due.end <= container.start and not text[due.end : container.start].strip(" ,"):
            return True
        return due.start > container.end and not due.weak and not _is_past(due, before)
    if due.weak or beside:
        return beside
    return not _is_past(due, before) and _is_outside(text, due, before, document, act)


def _is_past(due: Due, before: str) -> bool:
    return due.recurrence is None and PAST.search(before) is not None and not TO_COME.search(before)


def _is_of_another(text: str, due: Due, before: str, people: tuple[Recipient, ...]) -> bool:
    """Whether the session is that of an organ named right before it which is no recipient."""
    other = ORGAN_BEFORE.search(before) if (due.sessions or due.own) and people else None
    return other is not None and not any(text[who.start : who.end].endswith(other[0]) for who in people)


def _is_beside(
    text: str, due: Due, task: Task, document: Deliverable, people: tuple[Recipient, ...], dues: tuple[Due, ...]
) -> bool:
    """Whether it stands right behind the verb, the document, a recipient or another time."""
    ends = [document.end, *(who.end for who in people)]
    ends += [other.end for other in dues if other is not due and not other.weak]
    return not text[task.stop : due.start].strip(" ,") or any(is_next_to(text, end, due.start) for end in ends)


def _is_outside(text: str, due: Due, before: str, document: Deliverable, act: Act) -> bool:
    """Whether it stands before what is reported on, or closes it and lies ahead."""
    topic = TOPIC.search(text, document.end)
    if topic is None or due.start < topic.start():
        return True
    if due.own and not due.of and any(_is_over(number, act.session) for number in due.sessions):
        return False
    closed = CLOSED.match(text, due.end, due.end + 12) is not None
    if due.recurrence:
        return closed and MEETS.search(before) is None
    return closed or bool(due.sessions)


def _is_over(number: int, session: int | None) -> bool:
    """Whether a session has been held, by number or by year; one cannot be told by the other."""
    return session is not None and number < session and (number < FIRST_YEAR) == (session < FIRST_YEAR)


def is_next_to(text: str, end: int, start: int) -> bool:
    """Whether only words that tie a time to what stands before it lie between two places."""
    if start < end or start - end > FAR:
        return False
    link = LINK.match(text, end, start)
    return BESIDE.fullmatch(text[link.end() if link else end : start].strip(" ,")) is not None
