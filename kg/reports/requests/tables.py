"""The sections of the report on requests: over time, who is asked, who asks, what, when, and every request."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kg.reports import plots
from kg.reports.report import Cell, Column, Section, Table
from kg.reports.requests.answers import Answer
from kg.reports.requests.asked import Asked
from kg.reports.wording import are, count, opening

SHOWN = 25
"""Rows of the tables of sums that stand open."""
OPEN = 50
"""Requests that stand open on the page."""
SAMPLE = 6
"""Documents named beside each due session or date."""
LIMIT = 1500
"""Requests on the page at most; CSV and JSON hold every one."""
YEAR = 1900
"""Sessions numbered from here on are named by their year, as those of the Economic and Social Council."""
NOT_SAID = "not said"


def due_of(one: Asked) -> str | None:
    """Return when a request is due, in words: its session, else its date, else the text's own words; None if unsaid.

    The session is that of the organ named, or of the requester.
    """
    if one.due_session is not None:
        named = str(one.due_session) if one.due_session >= YEAR else ordinal(one.due_session)
        return f"{named} session of the {one.due_session_of or one.requester}"
    return one.due_date or one.due_text


def ordinal(value: int) -> str:
    """Return a number as a place in an order.

    >>> [ordinal(value) for value in (1, 2, 3, 11, 52, 113)]
    ['1st', '2nd', '3rd', '11th', '52nd', '113th']
    """
    last = value % 100
    return f"{value}{'th' if 10 < last < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def over_time(asked: tuple[Asked, ...]) -> tuple[Section, ...]:
    """Return the requests by year of the document that makes them, those without a due date apart."""
    dated = [one for one in asked if one.year is not None]
    if not dated:
        return ()
    timed = Counter(one.year for one in dated if one.timed)
    open_ended = Counter(one.year for one in dated if not one.timed)
    known = [one.year for one in dated if one.year is not None]
    span = [(year, (float(timed[year]), float(open_ended[year]))) for year in range(min(known), max(known) + 1)]
    plot = plots.columns_by_year(
        "years-plot",
        "Requests by year of the document",
        span,
        (("held", "with a due session or date"), ("outside", "without")),
    )
    table = Table(
        "years",
        "Requests by year",
        (
            Column("year", "Year"),
            Column("due", "With a due session or date", "count"),
            Column("open", "Without", "count"),
        ),
        tuple((str(year), int(a), int(b)) for year, (a, b) in span if a or b),
        folded=True,
    )
    text: tuple[str, ...] = ("Requests by the year in which the document that makes them was adopted or distributed.",)
    if missing := len(asked) - len(dated):
        text += (
            f"{opening(count(missing, 'request'))} of documents without a known year {are(missing)} left out here.",
        )
    return (Section("over-time", "Requests over time", text, (plot,), (table,)),)


def who_is_asked(asked: tuple[Asked, ...]) -> tuple[Section, ...]:
    """Return the addressees, the one who is asked most first."""
    rows = _sums(asked, lambda one: one.addressees or (NOT_SAID,))
    text = "A request with two addressees counts for both."
    return _section("addressees", "Who is asked", text, "Addressee", rows)


def who_asks(asked: tuple[Asked, ...]) -> tuple[Section, ...]:
    """Return the organs that ask, the one that asks most first."""
    rows = _sums(asked, lambda one: (one.requester,))
    return _section("requesters", "Who asks", "The organs whose documents make the requests.", "Organ", rows)


def what(asked: tuple[Asked, ...]) -> tuple[Section, ...]:
    """Return the deliverables, the most frequent first."""
    rows = _sums(asked, lambda one: (one.deliverable,))
    return _section(
        "deliverables", "What is asked for", "From a full report to a word at a meeting.", "Deliverable", rows
    )


def when(asked: tuple[Asked, ...]) -> tuple[Section, ...]:
    """Return the due sessions and dates in their order, and how often requests recur."""
    due: dict[tuple[int, str, int, str], list[Asked]] = defaultdict(list)
    for one in asked:
        due[_due_order(one)].append(one)
    rows = tuple(
        (
            due_of(members[0]) or NOT_SAID,
            members[0].due_date
            or next((one.due_computed.replace("/", " to ") for one in members if one.due_computed), None),
            len(members),
            ", ".join(_distinct(name for one in members for name in one.addressees)) or NOT_SAID,
            tuple(dict.fromkeys(replace(one.document, title=None) for one in members[:SAMPLE])),
        )
        for _, members in sorted(due.items())
    )
    columns = (
        Column("due", "Due"),
        Column("when", "That is"),
        Column("requests", "Requests", "count"),
        Column("addressees", "Addressees"),
        Column("documents", "Asked in"),
    )
    table = Table("due", "By body, session and date", columns, rows, bar="requests", under="due", first=SHOWN)
    rhythm = Counter(one.recurrence or "once, or not said" for one in asked)
    recurrence = Table(
        "recurrence",
        "How often",
        (Column("recurrence", "Recurrence"), Column("requests", "Requests", "count")),
        tuple((name, rhythm[name]) for name in sorted(rhythm, key=lambda name: (-rhythm[name], name))),
        bar="requests",
        under="recurrence",
        first=SHOWN,
    )
    text = (
        "Sessions by organ first, then dates, then words that name neither. Each line names up to six documents. "
        "That is: the date as printed, or reckoned from the session or from the adoption.",
    )
    return (Section("due", "When it is due", text, (), (table, recurrence)),) if asked else ()


def every_request(asked: tuple[Asked, ...]) -> tuple[Section, ...]:
    """Return every request with the sentence in which it stands, the latest first."""
    columns = (
        Column("document", "Document"),
        Column("paragraph", "Paragraph"),
        Column("addressee", "Asked"),
        Column("deliverable", "For"),
        Column("about", "About"),
        Column("recipient", "For whom"),
        Column("due", "Due, how often"),
        Column("sentence", "Sentence"),
    )
    rows = tuple(
        (
            one.document,
            one.paragraph,
            ", ".join(one.addressees) or NOT_SAID,
            one.deliverable,
            one.about,
            one.recipient,
            _rhythm(one),
            one.sentence,
        )
        for one in asked[:LIMIT]
    )
    note = (
        f"The page holds the latest {LIMIT:,} of {len(asked):,} requests; CSV and JSON hold all."
        if len(asked) > LIMIT
        else None
    )
    table = Table("requests", "Every request", columns, rows, note, detail="sentence", first=OPEN)
    text = ("The latest document first. The words that make the request are marked in their paragraph.",)
    return (Section("every", "Every request", text, (), (table,)),) if asked else ()


def full(asked: tuple[Asked, ...], found: Mapping[str, Answer] = MappingProxyType({})) -> Table:
    """Return every request with every field and its answer, for CSV and JSON."""
    names = (
        *("document", "title", "requester", "status", "date", "paragraph", "action", "addressee", "deliverable"),
        *("about", "recipient", "due_session", "due_session_of", "due_date", "due_text", "recurrence", "sentence"),
        *("due_computed", "recurrence_implied", "answered_by", "named_in", "ground"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *(one.document, one.document.title, one.requester, one.status, one.date, one.paragraph, one.action),
            *("; ".join(one.addressees), one.deliverable, one.about, one.recipient, one.due_session),
            *(one.due_session_of, one.due_date, one.due_text, one.recurrence, one.sentence),
            *(one.due_computed, one.recurrence_implied, *_answer(found.get(one.iri))),
        )
        for one in asked
    )
    return Table("requests", "Every request", tuple(Column(name, name) for name in names), rows)


def _answer(answer: Answer | None) -> tuple[str | None, str | None, str | None]:
    """The reports that answer a request, the place that names the first, and the ground of the tie."""
    if answer is None:
        return None, None, None
    reports = "; ".join(one.report for one in (answer, *answer.further))
    return reports, f"{answer.text}, {answer.paragraph}", f"{answer.rule}: {'; '.join(answer.grounds)}"


def _sums(asked: tuple[Asked, ...], names: Callable[[Asked], tuple[str, ...]]) -> tuple[tuple[Cell, ...], ...]:
    members: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        for name in names(one):
            members[name].append(one)
    return tuple(
        (
            name,
            len(members[name]),
            len({one.document.key for one in members[name]}),
            sum(one.timed for one in members[name]),
            sum(one.recurrence is not None for one in members[name]),
            ", ".join(_distinct(_detail(one, name) for one in members[name])),
        )
        for name in sorted(members, key=lambda name: (-len(members[name]), name))
    )


def _detail(one: Asked, name: str) -> str:
    """What stands beside a sum: the deliverables, or the addressees where the sum is over a deliverable."""
    return one.deliverable if name != one.deliverable else ", ".join(one.addressees) or NOT_SAID


def _distinct(words: Iterable[str], most: int = 3) -> list[str]:
    tally = Counter(words)
    order = sorted(tally, key=lambda word: (-tally[word], word))
    return [*order[:most], f"{len(order) - most} more"] if len(order) > most else order


def _section(key: str, title: str, text: str, name: str, rows: tuple[tuple[Cell, ...], ...]) -> tuple[Section, ...]:
    columns = (
        Column("name", name),
        Column("requests", "Requests", "count"),
        Column("documents", "Documents", "count"),
        Column("due", "With a due date", "count"),
        Column("recurring", "Recurring", "count"),
        Column("mostly", "Asked of" if key == "deliverables" else "Mostly for"),
    )
    table = Table(key, title, columns, rows, bar="requests", under="name", first=SHOWN)
    return (Section(key, title, (text,), (), (table,)),) if rows else ()


def _due_order(one: Asked) -> tuple[int, str, int, str]:
    if one.due_session is not None:
        return (0, one.due_session_of or one.requester, one.due_session, "")
    if one.due_date:
        return (1, "", 0, one.due_date)
    return (2, "", 0, one.due_text) if one.due_text else (3, "", 0, "")


def _rhythm(one: Asked) -> str | None:
    """When a request is due and how often, the second left out where the first says it ("annually", "annual")."""
    due = due_of(one)
    parts = [due, one.recurrence if one.recurrence and one.recurrence not in (due or "") else None]
    return "; ".join(part for part in parts if part) or None
