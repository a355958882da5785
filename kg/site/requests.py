"""The reporting requests as a page: who owes what to whom for when, and how that stands on a given day."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kg.graph.iris import fragment
from kg.reports.plots import stack
from kg.reports.requests.answers import Answer
from kg.reports.requests.asked import Asked
from kg.reports.requests.standing import State, state_of
from kg.site.document import To, Way
from kg.site.frame import page
from kg.site.wording import printed_date

CLASSES: Mapping[State, str] = {
    "due later": "due",
    "due passed, no report noted": "past",
    "answered": "answered",
    "no date known": "undated",
}
"""How a request can stand, in the order of the page, and the class of its colour."""


@dataclass(frozen=True, slots=True)
class Row:
    """A request with its state on a day."""

    asked: Asked
    state: State
    first: str
    """First day of the time at which it is due (ISO, perhaps only year and month); empty where it has none."""
    last: str
    """Last day of it."""
    when: str
    """The same in words."""
    answer: Answer | None

    @property
    def state_class(self) -> str:
        """The class of the state's colour."""
        return CLASSES[self.state]

    @property
    def session(self) -> str:
        """The session at which it is due, in words; empty where none is named."""
        if self.asked.due_session is None:
            return ""
        return f"{self.asked.due_session_of or 'organ not known'}, session {self.asked.due_session}"

    @property
    def recurrence(self) -> str:
        """How often, in words; what only follows from the sessions is marked."""
        implied = self.asked.recurrence_implied
        return self.asked.recurrence or (f"{implied} (implied)" if implied else "once or not said")


def rows(asked: Iterable[Asked], answers: Mapping[str, Answer], on: str) -> tuple[Row, ...]:
    """The requests as they stand on a day (ISO): those due next first, then those whose date has passed, the latest first.

    `answers` has the report that is known to answer a request, by the request's IRI; of the others it is not known
    whether they were answered. A recurring request stands as its first date does.
    """
    found = [_row(one, answers.get(one.iri), on) for one in asked]
    order = list(CLASSES)
    found.sort(key=lambda row: (row.asked.document.key, row.asked.paragraph or ""))
    found.sort(key=lambda row: row.last, reverse=True)
    due = sorted((row for row in found if row.state == order[0]), key=lambda row: row.last)
    return (*due, *sorted((row for row in found if row.state != order[0]), key=lambda row: order.index(row.state)))


def requests_html(found: tuple[Row, ...], on: str, *, to: To, key_of: Callable[[str], str], path: str | None) -> str:
    """The page of all requests as they stand on a day; `key_of` gives the key of a text by its IRI."""
    by_year: dict[str, list[Row]] = {}
    for row in found:
        if row.last:
            by_year.setdefault(row.last[:4], []).append(row)
    largest = max(map(len, by_year.values()), default=0)
    counts = Counter(row.state for row in found)
    return page(
        "requests.html",
        path=path,
        title="Which report is due when",
        eyebrow="Reporting requests",
        lead=f"{len(found):,} requests as they stand on {printed_date(on)}"
        if found
        else "No reporting request was found.",
        styles=("requests.css",),
        scripts=("requests.js",) if found else (),
        rows=found,
        states=[(state, words, counts[words]) for words, state in CLASSES.items()],
        filters=_filters(found),
        timeline=[_year(year, by_year[year], largest) for year in sorted(by_year)],
        undated=sum(not row.last for row in found),
        evidence=any(row.answer for row in found),
        to=to,
        place=_place,
        key_of=key_of,
    )


def _row(asked: Asked, answer: Answer | None, on: str) -> Row:
    time = asked.due_date or asked.due_computed or ""
    first, last = days(time)
    return Row(asked, state_of(asked, answer, on), first, last, in_words(time), answer)


def days(time: str) -> tuple[str, str]:
    """First and last day of a time in ISO form.

    >>> days("2026"), days("2025-09/2026-02"), days("2020-10-27"), days("")
    (('2026-01-01', '2026-12-31'), ('2025-09-01', '2026-02-28'), ('2020-10-27', '2020-10-27'), ('', ''))
    """
    if not time:
        return "", ""
    first, _, last = time.partition("/")
    return _day(first, last_day=False), _day(last or first, last_day=True)


def in_words(time: str) -> str:
    """A time in ISO form as a reader writes it.

    >>> in_words("2026"), in_words("2025-09/2026-02"), in_words("2020-10-27")
    ('2026', 'September 2025 to February 2026', '27 October 2020')
    """
    first, _, last = time.partition("/")
    return " to ".join(_in_words(part) for part in (first, last) if part)


def _in_words(time: str) -> str:
    if len(time) == 7:
        return f"{calendar.month_name[int(time[5:])]} {time[:4]}"
    return printed_date(time)


def _day(time: str, *, last_day: bool) -> str:
    if len(time) == 4:
        return f"{time}-12-31" if last_day else f"{time}-01-01"
    if len(time) == 7:
        end = calendar.monthrange(int(time[:4]), int(time[5:]))[1]
        return f"{time}-{end if last_day else 1:02}"
    return time


def _filters(found: tuple[Row, ...]) -> tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...]:
    """Key, name and values with their counts of each filter, the most frequent value first."""
    values = {
        ("addressee", "Asked of"): [one for row in found for one in row.asked.addressees or ("not said",)],
        ("recipient", "For"): [row.asked.recipient or "not said" for row in found],
        ("session", "At session"): [row.session for row in found if row.session],
        ("recurrence", "How often"): [row.recurrence for row in found],
        ("requester", "Asked by"): [row.asked.requester for row in found],
    }
    return tuple(
        (key, name, tuple(sorted(Counter(rows).items(), key=lambda row: (-row[1], row[0]))))
        for (key, name), rows in values.items()
    )


def _year(year: str, found: list[Row], largest: int) -> tuple[str, int, tuple[tuple[State, int], ...], Markup]:
    counts = Counter(row.state for row in found)
    parts = tuple((state, counts[state]) for state in CLASSES if counts[state])
    return (
        year,
        len(found),
        parts,
        Markup(stack([n for _, n in parts], largest, [CLASSES[state] for state, _ in parts])),
    )


def _place(to: To, row: Row) -> Way:
    """Where the paragraph that asks can be read."""
    way = to(row.asked.document.key)
    at = f"#{fragment(row.asked.paragraph)}" if way.here and row.asked.paragraph else ""
    return Way(way.href + at, way.here)
