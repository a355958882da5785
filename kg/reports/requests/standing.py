"""How requests stand: answered, awaited, without a date, renewed from year to year, and overlapping with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Literal

from kg.reports.calendar import Event, calendar_text
from kg.reports.report import Cell, Column, Reference, Section, Table
from kg.reports.requests.answers import WRITTEN, Answer
from kg.reports.requests.asked import Asked
from kg.reports.requests.grounds import telling
from kg.reports.requests.tables import NOT_SAID, due_of
from kg.reports.wording import count, opening

State = Literal["answered", "due later", "due passed, no report noted", "no date known"]
"""How a request stands on a day: a report is tied to it, its date is still to come, is past, or is not known."""
SHOWN = 25
OVERLAP, SHARED = 0.6, 3
"""Share and number of telling words in which the subjects of two requests must agree to be called overlapping."""
RULES = {
    "named": "the paragraph names report and requesting text",
    "subject": "author, session or year, line of texts and subject agree",
    "due": "author, session, title and citation agree, nothing competes",
}


def due_day(one: Asked) -> date | None:
    """Return the first day on which a request may fall due: its date, or the first day of its month or year; None if unsaid."""
    when = (one.due_date or one.due_computed or "").partition("/")[0]
    parts = when.split("-")
    if not when or not all(part.isdigit() for part in parts):
        return None
    year, month, day = (int(part) for part in (*parts, "1", "1")[:3])
    return date(year, month, day)


def last_day(one: Asked) -> str | None:
    """Return the end of the time in which a request falls due, in ISO form as far as it is known."""
    when = one.due_date or one.due_computed
    return when.partition("/")[2] or when if when else None


def state_of(one: Asked, answer: Answer | None, today: str) -> State:
    """Return how a request stands on a day in ISO form; without a written due date it is open whatever the day."""
    if answer is not None:
        return "answered"
    last = last_day(one)
    if last is None:
        return "no date known"
    return "due passed, no report noted" if last < today[: len(last)] else "due later"


def answered(asked: Sequence[Asked], answers: Mapping[str, Answer], today: str | None) -> tuple[Section, ...]:
    """Return which requests a report answers, with the words that prove it, and which wait past their date."""
    if not asked:
        return ()
    tied = [(one, answers[one.iri]) for one in asked if one.iri in answers]
    written = [one for one in asked if one.deliverable in WRITTEN]
    text = [
        "A request is answered where a later text of the same line names a report by its symbol and author, session or "
        "subject agree. A report that no text of the collection names may exist all the same.",
        f"{opening(count(len(tied), 'request'))} of {len(written):,} that ask for a document "
        f"{'is' if len(tied) == 1 else 'are'} tied to a report.",
    ]
    tables = [_states(asked, answers, today)] if today else []
    if tied:
        tables += [_answers(tied)]
    binding = [one for one in written if one.status != "draft"]
    late = [one for one in binding if today and state_of(one, answers.get(one.iri), today).startswith("due passed")]
    if late:
        tables.append(_waiting(late))
    return (Section("answered", "Answered by", tuple(text), (), tuple(tables)),)


def _states(asked: Sequence[Asked], answers: Mapping[str, Answer], today: str | None) -> Table:
    tally: dict[str, int] = defaultdict(int)
    for one in asked:
        tally[state_of(one, answers.get(one.iri), today or "")] += 1
    order: tuple[State, ...] = ("answered", "due later", "due passed, no report noted", "no date known")
    rows = tuple((name, tally[name]) for name in order)
    columns = (Column("state", "State"), Column("requests", "Requests", "count"))
    return Table(
        "states", f"How the requests stand on {today}, the last date of the collection", columns, rows, bar="requests",
        under="state",
    )  # fmt: skip


def _answers(tied: Sequence[tuple[Asked, Answer]]) -> Table:
    rows = tuple(
        (
            replace(one.document, title=None),
            one.paragraph,
            ", ".join(one.addressees),
            due_of(one),
            Reference(answer.report, answer.report, None, answer.page),
            f"{answer.text}, {answer.paragraph}",
            answer.verb,
            RULES[answer.rule],
            answer.sentence,
        )
        for one, answer in tied
    )
    columns = (
        *(Column("document", "Asked in"), Column("paragraph", "Paragraph"), Column("addressee", "Asked")),
        *(Column("due", "Due"), Column("report", "Report"), Column("noted", "Named in"), Column("verb", "Verb")),
        *(Column("rule", "Ground"), Column("sentence", "Sentence")),
    )
    return Table("answers", "Requests and the reports that answer them", columns, rows, detail="sentence", first=SHOWN)


def _waiting(late: Sequence[Asked]) -> Table:
    rows = tuple(
        (last_day(one), replace(one.document, title=None), one.paragraph, ", ".join(one.addressees), one.deliverable,
         one.about, due_of(one))
        for one in sorted(late, key=lambda one: (last_day(one) or "", one.document.key, one.paragraph or ""))
    )  # fmt: skip
    columns = (
        *(Column("last", "At the latest"), Column("document", "Asked in"), Column("paragraph", "Paragraph")),
        *(Column("addressee", "Asked"), Column("deliverable", "For"), Column("about", "About"), Column("due", "Due")),
    )
    note = "Without drafts, which bind nobody. The time is past and no text of the collection names a report that answers: look for it, or ask."
    return Table("waiting", "Past their date without a report that is noted", columns, rows, note, first=SHOWN)


def undated(asked: Sequence[Asked]) -> tuple[Section, ...]:
    """Return the requests that say neither when nor how often."""
    silent = [one for one in asked if not one.timed and one.recurrence is None and one.due_computed is None]
    if not silent:
        return ()
    rows = tuple(
        (one.document, one.paragraph, ", ".join(one.addressees) or NOT_SAID, one.deliverable, one.about, one.sentence)
        for one in silent[:500]
    )
    columns = (
        *(Column("document", "Document"), Column("paragraph", "Paragraph"), Column("addressee", "Asked")),
        *(Column("deliverable", "For"), Column("about", "About"), Column("sentence", "Sentence")),
    )
    note = f"The page holds the latest 500 of {len(silent):,}; CSV and JSON hold all." if len(silent) > 500 else None
    table = Table("undated", "Neither when nor how often", columns, rows, note, detail="sentence", first=SHOWN)
    text = f"{opening(count(len(silent), 'request'))} without session, date, words of time or recurrence: nobody can be late."
    return (Section("undated-requests", "Without a due date", (text,), (), (table,)),)


def repeated(asked: Sequence[Asked]) -> tuple[Section, ...]:
    """Return the requests that texts of one title renew, and those of different titles that overlap."""
    tables = tuple(table for table in (_renewed(asked), _overlapping(asked)) if table.rows)
    text = (
        "A request is renewed where texts of the same title ask the same addressee for the same kind of document. Two "
        "overlap where texts of different titles ask the same addressee for the same session or date and their subjects "
        f"share at least {SHARED} telling words and {OVERLAP:.0%} of those of the shorter.".replace("%", " per cent"),
    )
    return (Section("repeated", "Renewed and overlapping", text, (), tables),) if tables else ()


def _renewed(asked: Sequence[Asked]) -> Table:
    lines: dict[tuple[str, str, str], list[Asked]] = defaultdict(list)
    for one in asked:
        if one.document.title and not one.superseded:
            for name in one.addressees:
                lines[name, one.deliverable, one.document.title].append(one)
    rows: list[tuple[Cell, ...]] = []
    for (name, deliverable, title), members in lines.items():
        documents = {one.document.key: one for one in sorted(members, key=lambda one: one.date or "")}
        years = [one.year for one in documents.values() if one.year is not None]
        if len(documents) > 1 and years:
            shown = tuple(replace(one.document, title=None) for one in documents.values())
            rows.append((title, name, deliverable, len(documents), f"{min(years)}–{max(years)}", shown))
    rows.sort(key=lambda row: (-int(str(row[3])), str(row[0]), str(row[1]), str(row[2])))
    columns = (
        *(Column("title", "Title"), Column("addressee", "Asked"), Column("deliverable", "For")),
        *(Column("documents", "Texts", "count"), Column("years", "Years"), Column("asked_in", "Asked in")),
    )
    return Table(
        "renewed", "Renewed under the same title", columns, tuple(rows), bar="documents", under="title", first=SHOWN
    )


def _overlapping(asked: Sequence[Asked]) -> Table:
    due: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for one in asked:
        when = due_of(one) if one.due_session is not None or one.due_date else None
        if when and not one.superseded:
            for name in one.addressees:
                due[name, when].append(one)
    rows: list[tuple[Cell, ...]] = []
    for (name, when), members in sorted(due.items()):
        for a, b in combinations(members, 2):
            if a.document.title == b.document.title or a.document.key == b.document.key:
                continue
            ours, theirs = telling(a.about or ""), telling(b.about or "")
            shared = ours & theirs
            if len(shared) >= SHARED and len(shared) >= OVERLAP * min(len(ours), len(theirs)):
                rows.append((name, when, a.document, a.about, b.document, b.about))
    columns = (
        *(Column("addressee", "Asked"), Column("due", "Due"), Column("one", "In one text"), Column("about", "About")),
        *(Column("other", "In another"), Column("also_about", "About")),
    )
    return Table("overlapping", "Overlapping", columns, tuple(rows), first=SHOWN)


def calendar(asked: Sequence[Asked], answers: Mapping[str, Answer]) -> str:
    """Return the requests whose date is printed or can be reckoned as an iCalendar file."""
    events = []
    for one in asked:
        day, stamp = due_day(one), date.fromisoformat(one.date) if one.date else None
        if day is None or not one.iri or one.superseded:
            continue
        answer = answers.get(one.iri)
        reckoned = f"Reckoned: {one.due_computed}; the day stands for the first of it." if one.due_date is None else ""
        words = (
            f"{one.requester} asks in {one.document.key}, {one.paragraph}:",
            str(one.sentence or ""),
            f"Due: {due_of(one) or ''}",
            reckoned,
            f"Answered by {answer.report}, named in {answer.text}, {answer.paragraph}." if answer else "",
        )
        who = ", ".join(one.addressees) or NOT_SAID
        events.append(
            Event(
                uid=one.iri,
                day=day,
                summary=f"{one.deliverable.capitalize()} due: {who}" + (f" – {one.about}" if one.about else ""),
                description="\n".join(word for word in words if word),
                stamp=stamp or day,
                categories=(one.requester, "answered" if answer else "open"),
                url=one.document.page,
            )
        )
    return calendar_text("Reports asked for", events)
