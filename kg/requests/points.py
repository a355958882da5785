"""For whom and for when each document of a task is: recipients tied to the times printed beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from kg.model import Span
from kg.requests.deliverables import Deliverable
from kg.requests.destinations import TOPIC, destinations
from kg.requests.due import Due, find_due
from kg.requests.lexicon import recurrences
from kg.requests.recipients import LINK, Recipient
from kg.requests.tasks import Task

V = TypeVar("V", int, str)
PAST = re.compile(
    r"\b(?:held|adopted|convened|established|considered|submitted|presented|made|taken|reached|issued|contained|decided|requested|during|organized|agreed|endorsed|"
    r"expressed|concluded|launched|opened|entered|proclaimed|outcome|outcomes|report|work|decisions?|resolutions?|place|discussed|debate|session|panel discussion|"
    r"discussion|meeting|dialogue|conference|event|period|implemented|completed|achieved|achieve|expiring|ending|ended|hold|convene)$"
)
RESPECTIVELY = re.compile(r",? respectively\b")
ORGAN_BEFORE = re.compile(r"\b(?:Assembly|Council|Commission|Committee|Conference|Board|Forum|Sub-Commission|Subcommittee|Congress|Meeting)$")


@dataclass(frozen=True, slots=True)
class Point:
    """One recipient with one time: what becomes one request."""

    recipient: Recipient | None = None
    session: int | None = None
    date: str | None = None
    recurrence: str | None = None
    due: tuple[Span, ...] = ()
    """Where the words stand that say when."""
    own_session: bool = False
    """Whether the session is said to be "its" own."""
    next: bool = False
    """Whether it is the session after the one at which the act was adopted."""
    of: str | None = None
    """The organ whose session it is, where it is printed behind it."""


@dataclass(frozen=True, slots=True)
class Times:
    """All that is said about when of one recipient or document."""

    dues: tuple[Due, ...] = ()

    def plus(self, due: Due) -> Times:
        return Times((*self.dues, due))

    def has_point(self) -> bool:
        return any(due.sessions or due.dates or due.own for due in self.dues)


def points_of(text: str, task: Task, documents: tuple[Deliverable, ...], *, adopted: str | None, session: int | None) -> tuple[tuple[Point, ...], ...]:
    """The points of each document of a task, in the order of `documents`; at least one each.

    `adopted` (ISO date) and `session` of the act tell what is to come from what has been.
    """
    zones = _zones(task, documents)
    shared_people: tuple[Recipient, ...] = ()
    shared_times: tuple[Due, ...] = ()
    if len(documents) > 1 and documents[0].group != "inform":
        lead = find_due(text, task.stop, documents[0].start)
        shared_people = destinations(text, task, documents[0], (task.stop, documents[0].start), lead)
        shared_times = lead if not _later_points(text, zones) else ()
    out: list[tuple[Point, ...]] = []
    for document, zone in zip(documents, zones, strict=True):
        points = _zone_points(text, task, document, zone, adopted, session)
        if all(point.recipient is None for point in points):
            people = shared_people or tuple(dict.fromkeys(p.recipient for p in (out[-1] if out else ()) if p.recipient))
            if people:
                points = tuple(replace(point, recipient=who) for who in people for point in points)
        if shared_times and not any(point.due for point in points):
            times = Times(shared_times)
            points = tuple(filled for point in points for filled in _expand(text, point.recipient, times))
        out.append(points)
    for position in range(len(out) - 2, -1, -1):
        between = text[documents[position].end : documents[position + 1].start].strip(" ,")
        if between in ("and", "or", "as well as", "") and all(point == Point() for point in out[position]):
            out[position] = out[position + 1]
    return _respectively(text, task, tuple(out))


def _respectively(text: str, task: Task, rows: tuple[tuple[Point, ...], ...]) -> tuple[tuple[Point, ...], ...]:
    """The points told apart where the last of several documents carries the times of all, "respectively"."""
    if len(rows) > 1 and len(rows[-1]) == len(rows) and RESPECTIVELY.search(text, task.stop, task.end):
        return tuple((rows[-1][position],) for position in range(len(rows)))
    return rows


def _later_points(text: str, zones: tuple[tuple[int, int], ...]) -> bool:
    return all(any(due.sessions or due.dates for due in find_due(text, *zone)) for zone in zones)


def _zones(task: Task, documents: tuple[Deliverable, ...]) -> tuple[tuple[int, int], ...]:
    """The part of the task that speaks of each document: the first owns what stands before it, too, when it is alone."""
    if len(documents) == 1:
        return ((task.start, task.end),)
    starts = [*(document.start for document in documents), task.end]
    return tuple(pairwise(starts))


def _zone_points(
    text: str, task: Task, document: Deliverable, zone: tuple[int, int], adopted: str | None, session: int | None
) -> tuple[Point, ...]:
    dues = find_due(text, *zone)
    people = destinations(text, task, document, zone, dues)
    dues = tuple(due for due in dues if _counts(text, task, due, document, people, dues, adopted, session))
    own, shared = _tie(text, people, dues)
    adjective = _adjective(text, document)
    if adjective is not None:
        shared = shared.plus(Due(document.start, document.start, recurrence=adjective))
    if not people:
        return tuple(_expand(text, None, shared))
    points: list[Point] = []
    sessions = [number for due in dues for number in due.sessions]
    if len(people) == len(sessions) > 1 and RESPECTIVELY.search(text, *zone):
        times = own.get(len(people) - 1, shared)
        return tuple(_point(who, times, session=number) for who, number in zip(people, sessions, strict=True))
    for position, who in enumerate(people):
        times = own.get(position, Times())
        rest = shared.dues if not times.has_point() else tuple(due for due in shared.dues if due.recurrence or (due.dates and not any(o.dates for o in times.dues)))
        points.extend(_expand(text, who, Times((*times.dues, *rest))))
    return tuple(points)


def _counts(
    text: str, task: Task, due: Due, document: Deliverable, people: tuple[Recipient, ...], dues: tuple[Due, ...], adopted: str | None, session: int | None
) -> bool:
    """Whether words of time date the document, and not something that it reports on."""
    if adopted is not None and due.dates and max(due.dates) <= adopted:
        return False
    before = text[max(0, due.start - 60) : due.start].rstrip()
    other = ORGAN_BEFORE.search(before)
    if other and (due.sessions or due.own) and people and not any(text[who.start : who.end].endswith(other[0]) for who in people):
        return False
    adjacent = any(_next_to(text, who.end, due.start) for who in people) or _next_to(text, document.end, due.start) or not text[task.stop : due.start].strip(" ,")
    adjacent = adjacent or any(_next_to(text, other.end, due.start) for other in dues if other is not due and (other.sessions or other.own or other.recurrence))
    if document.container is not None:
        adjacent = (adjacent and not text[: due.start].endswith((" a ", " an "))) or _next_to(text, document.container[1], due.start)
        return adjacent or (due.start > document.container[1] and not due.weak and not PAST.search(before))
    if due.weak:
        return adjacent
    if adjacent:
        return True
    if PAST.search(before) and not re.search(r"\breport$", before):
        return False
    topic = TOPIC.search(text, document.end)
    if topic is None or due.start < topic.start():
        return True
    if due.sessions and session is not None and not due.of and due.own and max(due.sessions) < session:
        return False
    behind = text[due.end : due.end + 12]
    closed = re.match(r"\s*(?:[,;.:]|$|and\b|as well\b|with\b|under\b|for\b|to the\b)", behind) is not None
    if due.recurrence:
        return closed and re.search(r"\b(?:held|meets?|meeting|of|the|sessions|convened|published|released|organized|and)$", before) is None
    return closed or bool(due.sessions)


def _next_to(text: str, end: int, start: int) -> bool:
    if start < end or start - end > 160:
        return False
    link = LINK.match(text, end, start)
    rest = text[link.end() if link else end : start].strip(" ,")
    return rest in ("", "and", "and then", "as appropriate", "again", "or", "starting", "beginning", "commencing", "for its consideration", "of") or re.fullmatch(
        r"through [^;]{3,90}|for (?:its|their) [\w ]{3,40}|and no later than|in writing|as appropriate,?", rest) is not None


def _tie(text: str, people: tuple[Recipient, ...], dues: tuple[Due, ...]) -> tuple[dict[int, Times], Times]:
    """The times of each recipient by position, and those of all."""
    own: dict[int, Times] = {}
    shared = Times()
    for due in dues:
        before = [position for position, who in enumerate(people) if who.end <= due.start]
        last = before[-1] if before else None
        point = bool(due.sessions or due.own)
        if last is None or len(people) == 1 or not (point or due.dates) or due.recurrence:
            shared = shared.plus(due)
        elif point or _next_to(text, people[last].end, due.start):
            own[last] = own.get(last, Times()).plus(due)
        else:
            shared = shared.plus(due)
    return own, shared


def _adjective(text: str, document: Deliverable) -> str | None:
    """How often, by an adjective of the document ("periodic updates") or of the report that it is to be put into."""
    _, adjectives = recurrences()
    if text[document.start : document.end].startswith("the ") and text.startswith(" of ", document.end):
        return None
    words = document.adjective.casefold().replace(",", " ").split()
    if document.container is not None:
        words += [word for word in text[slice(*document.container)].casefold().replace(",", " ").split() if word not in ("regular", "periodic")]
        if "next" in words:
            return None
    return next((adjectives[word] for word in words if word in adjectives), None)


def _expand(text: str, who: Recipient | None, times: Times) -> Iterator[Point]:
    """One point, or several where several sessions or dates are printed together."""
    sessions = _together(text, times.dues, lambda due: due.sessions)
    dates = _together(text, times.dues, lambda due: due.dates)
    if len(sessions) > 1:
        yield from (_point(who, times, session=number) for number in sessions)
    elif len(dates) > 1 and not any(due.recurrence for due in times.dues):
        yield from (_point(who, times, session=sessions[0] if sessions else None, date=date) for date in dates)
    else:
        yield _point(who, times, session=sessions[0] if sessions else None, date=dates[0] if dates else None)


def _together(text: str, dues: tuple[Due, ...], values: Callable[[Due], tuple[V, ...]]) -> list[V]:
    """The sessions or dates of the first words that hold any, and of those joined to them by "and"."""
    found: list[V] = []
    last: Due | None = None
    for due in dues:
        if values(due) and (last is None or re.fullmatch(r",? and(?: then| again)?,? ", text[last.end : due.start])):
            found.extend(values(due))
            last = due
    return found


def _point(who: Recipient | None, times: Times, *, session: int | None = None, date: str | None = None) -> Point:
    return Point(
        recipient=who,
        session=session,
        date=date,
        recurrence=next((due.recurrence for due in times.dues if due.recurrence), None),
        due=tuple((due.start, due.end) for due in times.dues if due.end > due.start),
        own_session=any(due.own for due in times.dues),
        next=any(due.next for due in times.dues),
        of=next((due.of for due in times.dues if due.of), None),
    )
