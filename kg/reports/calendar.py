"""Dates as an iCalendar file (RFC 5545), which calendars of telephones and offices open: one all-day event each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.pages import program

OCTETS = 75
"""Longest line, without its end (RFC 5545, 3.1)."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
"""What stands for the signs that end or part a text (RFC 5545, 3.3.11)."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that falls on a day."""

    uid: str
    """An identifier that no other event has and that is the same in every edition of the file."""
    day: date
    summary: str
    description: str
    stamp: date
    """Day on which what the event says was so; not the time of writing, so that the same events give the same bytes."""
    categories: tuple[str, ...] = ()
    url: str | None = None


def calendar_text(name: str, events: Iterable[Event]) -> str:
    """Return the events as the text of an .ics file named so, by day and identifier; its lines end with CR LF."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{escaped(program())}//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for event in sorted(events, key=lambda one: (one.day, one.uid)):
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield f"DESCRIPTION:{escaped(event.description)}"
    if event.categories:
        yield "CATEGORIES:" + ",".join(escaped(one) for one in event.categories)
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    r"""Return a text as a value of type TEXT.

    >>> escaped("reports; notes, studies\nA\\B")
    'reports\\; notes\\, studies\\nA\\\\B'
    """
    return text.translate(ESCAPED)


def folded(line: str) -> tuple[str, ...]:
    """Return a line in parts of at most 75 octets, those after the first with a blank before them; no letter is torn.

    >>> [len(part.encode()) for part in folded("é" * 80)]
    [74, 75, 13]
    """
    parts, part, room = [], "", OCTETS
    for letter in line:
        octets = len(letter.encode())
        if octets > room:
            parts.append(part)
            part, room = " ", OCTETS - 1
        part += letter
        room -= octets
    return (*parts, part)
