"""Lineage: the line of a recurring text, from draft to adoption to the next session, with the evidence of every link."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.reports.lineage.chain import Earlier, Step, earlier, find, line, lines, parallel
from kg.reports.lineage.links import ALIKE, RENAMED, Link, predecessor
from kg.reports.lineage.sections import (
    SHOWN,
    before_sections,
    beside_sections,
    chain_sections,
    line_table,
    sponsors_sections,
    step_row,
)
from kg.reports.lineage.texts import Collection, TextFacts, Vote
from kg.reports.report import Cell, Column, Reference, Report, Section, Table
from kg.reports.wording import count, listed, number, opening

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.graph import GraphStore

METHOD = (
    "A text goes back to the last text of the same organ before it that has its title and is cited by it; or has its "
    f"title and shares at least {100 * ALIKE:.0f} per cent of the runs of four words of the shorter; or is cited by it and "
    f"shares at least {100 * RENAMED:.0f} per cent, where the title changed.",
    "A draft is tied to the adopted text that names it; one without a symbol to the text of the same organ, session and "
    "title that holds half of it. A draft that was not adopted here is a text of the line.",
    "Of 40 links drawn from the 830 in the English texts of the Secretariat and read by hand, all 40 were right.",
)
CAVEATS = (
    "The line is that of the texts in the collection: a session that is missing here is passed over, and the first text "
    "of the line need not be the founding one. What it cites and the collection lacks is listed.",
    "A text that was renamed and rewritten, or that is here in another language, can begin a line of its own.",
    "Sponsors are those that the draft or the file names; States that joined later are not in the text.",
)
MANNERS = {"recorded": "by recorded vote", "without a vote": "without a vote", "counted": "by a vote that was counted"}
"""How a text was adopted, in words."""


def collect(store: GraphStore, symbol: str | None = None) -> Report:
    """Return the lineage of the text with a symbol or title, or the list of all lines of the store without one.

    Raises StoreError where the store holds no document and UnknownName where it holds no such text.
    """
    collection = Collection(store)
    if not collection.texts:
        raise StoreError("the graph holds no document yet, so there is no line of texts; run `kg build PATH` first")
    if symbol is None:
        return every_line(collection)
    return lineage(collection, find(collection, symbol))


def lineage(collection: Collection, start: TextFacts) -> Report:
    """Return the report on the line of a text."""
    steps = line(collection, start)
    votes, sponsors = collection.votes(), collection.sponsors()
    before, beside = earlier(collection, steps), parallel(collection, steps)
    renamed = len({step.text.subject for step in steps}) > 1
    rows = tuple(step_row(step, votes, sponsors, title=renamed) for step in steps)
    title = steps[-1].text.title or steps[-1].text.label
    return Report(
        key="lineage",
        title=title,
        eyebrow="Lineage",
        lead=_lead(steps, start),
        findings=_findings(steps, before, votes, sponsors),
        sections=(
            *chain_sections(steps, rows),
            *sponsors_sections(steps, sponsors),
            *before_sections(before, len(steps)),
            *beside_sections(beside),
        ),
        data=_data(collection, steps),
        method=METHOD,
        caveats=CAVEATS,
        full=line_table("line", rows),
        facts={
            "symbol": start.label,
            "texts": [step.text.label for step in steps],
            "links": [
                {
                    "later": link.later.label,
                    "earlier": link.earlier.label,
                    "kind": link.kind,
                    "grounds": list(link.grounds),
                    "similarity": round(link.similarity, 4),
                    "paragraph": link.recalled.paragraph if link.recalled else None,
                }
                for step in steps
                for link in (step.link, step.draft)
                if link is not None
            ],
            "cited_yet_absent": [one.label for one in before],
        },
    )


def _lead(steps: Sequence[Step], start: TextFacts) -> str:
    if len(steps) == 1:
        return f"{start.label} stands alone in this collection: no text before or after it is on the same line."
    first, last = steps[0].text, steps[-1].text
    return (
        f"{opening(count(len(steps), 'text'))} from {_named(first)} to {_named(last)}, with the evidence of every link."
    )


def _named(text: TextFacts) -> str:
    when = f" ({text.date[:4]})" if text.date else ""
    return f"{text.reference.label}{when}"


def _findings(
    steps: Sequence[Step], before: Sequence[Earlier], votes: Mapping[str, Vote], sponsors: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    first = steps[0].text
    found = [f"The oldest text of the line in the collection is {_named(first)}."]
    oldest = [one for one in before if one.year is not None and one.year < int((first.date or "9999")[:4])]
    if oldest:
        names = listed([one.label for one in sorted(oldest, key=lambda one: (one.year or 0, one.label))], most=3)
        found[0] += (
            f" The line’s texts cite older acts of the same organ that are not here, the oldest of them {names}."
        )
    links = [step.link for step in steps if step.link]
    if links:
        most = max(links, key=lambda link: link.similarity)
        least = min(links, key=lambda link: link.similarity)
        low, high = f"{100 * least.similarity:.0f}", f"{100 * most.similarity:.0f}"
        if low == high:
            found.append(f"From text to text, {low} per cent of the shorter is carried over word for word.")
        else:
            found.append(
                f"From text to text, between {low} and {high} per cent of the shorter is carried over word for word; most was "
                f"rewritten in {least.later.reference.label}."
            )
    voted = [votes[step.text.iri] for step in steps if step.text.iri in votes]
    manner = Counter(MANNERS.get(vote.type or "", "adopted") for vote in voted)
    if manner:
        ways = [
            f"{count(amount, 'text')} {name}"
            for name, amount in sorted(manner.items(), key=lambda one: (-one[1], one[0]))
        ]
        silent = len(steps) - len(voted)
        unsaid = f"; of {count(silent, 'text')} the collection does not say" if silent else ""
        found.append(f"Adopted: {listed(ways)}{unsaid}.")
    return tuple(found)


def _data(collection: Collection, steps: Sequence[Step]) -> tuple[tuple[str, str], ...]:
    dates = sorted(text.date for text in collection.texts.values() if text.date)
    return (
        ("Documents in the collection", number(len(collection.texts))),
        ("Dates of the documents", f"{dates[0]} to {dates[-1]}" if dates else "none known"),
        ("Texts of the line", number(len(steps))),
        ("Drafts of the line", number(sum(step.draft is not None for step in steps))),
    )


def every_line(collection: Collection) -> Report:
    """Return the report on every line of texts."""
    found = lines(collection)
    texts = [text for iri, text in collection.texts.items() if iri not in collection.superseded]
    linked = sum(predecessor(text, collection) is not None for text in texts)
    rows = tuple(_line_row(chain) for chain in found)
    columns = (
        *(Column("title", "Title"), Column("texts", "Texts", "count"), Column("years", "Years")),
        *(
            Column("first", "Oldest here"),
            Column("last", "Newest"),
            Column("carried", "Carried over at least", "share"),
        ),
        Column("symbols", "Texts of the line"),
    )
    table = Table("lines", "Lines of texts", columns, rows, bar="texts", under="title", first=SHOWN)
    longest = f" The longest, {len(found[0]) + 1} texts, ends with {_named(found[0][-1].later)}." if found else ""
    return Report(
        key="lineages",
        title="Texts that come again",
        eyebrow="Lineages",
        lead=f"{opening(count(len(found), 'line'))} of recurring texts among {count(len(collection.texts), 'document')}.",
        findings=(
            f"{opening(count(linked, 'text'))} of {number(len(collection.texts))} {'goes' if linked == 1 else 'go'} back to another "
            f"text of the collection; they form {count(len(found), 'line')}.{longest}",
        ),
        sections=(
            Section(
                "lines-section",
                "Every line",
                ("The longest first. kg report lineage SYMBOL tells a line with the evidence of every link.",),
                (),
                (table,) if rows else (),
            ),
        ),
        data=_data(collection, ())[:2],
        method=METHOD,
        caveats=CAVEATS,
        full=table,
        facts={"documents": len(collection.texts), "lines": len(found), "linked": linked},
    )


def _line_row(chain: tuple[Link, ...]) -> tuple[Cell, ...]:
    texts = (chain[0].earlier, *(link.later for link in chain))
    years = sorted(int(text.date[:4]) for text in texts if text.date)
    last = texts[-1]
    span = f"{years[0]}–{years[-1]}" if years else "–"
    return (
        last.title or last.label,
        len(texts),
        span,
        Reference(texts[0].label, texts[0].reference.label, None, texts[0].page),
        Reference(last.label, last.reference.label, None, last.page),
        min(link.similarity for link in chain),
        ", ".join(text.reference.label for text in texts),
    )
