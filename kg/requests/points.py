"""For whom and for when each document of a task is: recipients tied to the times printed beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from kg.model import Span
from kg.requests.dating import Act, dates_document, is_next_to
from kg.requests.destinations import destinations
from kg.requests.documents import Deliverable
from kg.requests.due import Due, find_due
from kg.requests.recipients import Recipient
from kg.requests.tasks import Task

V = TypeVar("V", int, str)
RESPECTIVELY = re.compile(r",? respectively\b")


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


def points_of(text: str, task: Task, documents: tuple[Deliverable, ...], act: Act) -> tuple[tuple[Point, ...], ...]:
    """The points of each document of a task, in the order of `documents`; at least one each."""
    zones = _zones(task, documents)
    shared_people: tuple[Recipient, ...] = ()
    shared_times: tuple[Due, ...] = ()
    if len(documents) > 1 and documents[0].group != "inform":
        lead = find_due(text, task.stop, documents[0].start)
        shared_people = destinations(text, task, documents[0], (task.stop, documents[0].start), lead)
        shared_times = lead if not _later_points(text, zones) else ()
    out: list[tuple[Point, ...]] = []
    for document, zone in zip(documents, zones, strict=True):
        points = _zone_points(text, task, document, zone, act)
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


def _zone_points(text: str, task: Task, document: Deliverable, zone: Span, act: Act) -> tuple[Point, ...]:
    dues = find_due(text, *zone)
    people = destinations(text, task, document, zone, dues)
    dues = tuple(
        due
        for due in dues
        if dates_document(text, due, task=task, document=document, people=people, dues=dues, act=act)
    )
    own, shared = _tie(text, people, dues)
    if not dues and task.lead is not None:
        shared = Times(tuple(due for due in find_due(text, *task.lead) if not due.weak))
    if document.recurrence is not None:
        shared = shared.plus(Due(document.start, document.start, recurrence=document.recurrence))
    if not people:
        return tuple(_expand(text, None, shared))
    points: list[Point] = []
    sessions = [number for due in dues for number in due.sessions]
    if len(people) == len(sessions) > 1 and RESPECTIVELY.search(text, *zone):
        times = own.get(len(people) - 1, shared)
        return tuple(_point(who, times, session=number) for who, number in zip(people, sessions, strict=True))
    for position, who in enumerate(people):
        times = own.get(position, Times())
        rest = (
            shared.dues
            if not times.has_point()
            else tuple(
                due for due in shared.dues if due.recurrence or (due.dates and not any(o.dates for o in times.dues))
            )
        )
        points.extend(_expand(text, who, Times((*times.dues, *rest))))
    return tuple(points)


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
        elif point or is_next_to(text, people[last].end, due.start):
            own[last] = own.get(last, Times()).plus(due)
        else:
            shared = shared.plus(due)
    return own, shared


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
