"""The chapters of the report on a line of texts: the line, its sponsors, what is missing, what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.reports import plots
from kg.reports.lineage.chain import Earlier, Step
from kg.reports.lineage.texts import TextFacts, Vote
from kg.reports.report import Cell, Column, Plot, Quotation, Reference, Section, Table
from kg.reports.wording import count, listed

SHOWN = 25
"""Rows that stand open."""

COLUMNS = (
    *(Column("text", "Text"), Column("date", "Date"), Column("status", "Status"), Column("draft", "Draft")),
    *(Column("vote", "Adopted"), Column("sponsors", "Sponsors", "count"), Column("carried", "Carried over", "share")),
    *(Column("grounds", "Goes back to the text before it because"), Column("evidence", "Where it says so")),
)


def line_table(key: str, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    """Return the table of the texts of a line."""
    return Table(key, "The line, the oldest text first", COLUMNS, rows, under="text", detail="evidence")


def step_row(
    step: Step, votes: Mapping[str, Vote], sponsors: Mapping[str, tuple[str, ...]], *, title: bool
) -> tuple[Cell, ...]:
    """Return a text of a line with what ties it to the one before it, with its title where it is asked for."""
    text, link = step.text, step.link
    vote = votes.get(text.iri)
    names = tabled_by(step, sponsors)
    sentence: Cell = None
    if link and link.recalled and link.recalled.sentence:
        sentence = Quotation(link.recalled.sentence, 0, len(link.recalled.sentence))
    where = f" ({link.recalled.paragraph})" if link and link.recalled and link.recalled.paragraph else ""
    return (
        replace(text.reference, title=text.title if title else None),
        text.date,
        text.status,
        step.draft.earlier.reference.label if step.draft else None,
        str(vote) if vote else None,
        len(names) or None,
        link.similarity if link else None,
        "; ".join(link.grounds) + where if link else "the oldest text here",
        sentence,
    )


def tabled_by(step: Step, sponsors: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return who tabled a text: the sponsors of its draft, else those that its own file names."""
    return sponsors.get(step.draft.earlier.iri if step.draft else "", ()) or sponsors.get(step.text.iri, ())


def chain_sections(steps: Sequence[Step], rows: tuple[tuple[Cell, ...], ...]) -> tuple[Section, ...]:
    """Return the chapter on the line itself."""
    text = [
        "Each text stands with what ties it to the one before it, and with the paragraph that names that one. Carried over: the "
        "part of the shorter of two texts whose runs of four words stand in the other.",
    ]
    branches = [(step.text, step.branches) for step in steps if step.branches]
    for origin, others in branches:
        text.append(
            f"To {origin.reference.label} go back as well: {listed([one.reference.label for one in others], most=6)}."
        )
    drawn = plot(steps)
    return (Section("line", "The line", tuple(text), (drawn,) if drawn else (), (line_table("steps", rows),)),)


def plot(steps: Sequence[Step]) -> Plot | None:
    """How much of each text is carried over, by its year; the latest of each year."""
    shares = {int(step.text.date[:4]): step.link.similarity for step in steps if step.link and step.text.date}
    if len(shares) < 2:
        return None
    span = [
        (year, (100.0 * shares[year], 100.0 - 100.0 * shares[year]) if year in shares else (0.0, 0.0))
        for year in range(min(shares), max(shares) + 1)
    ]
    legend = (("held", "carried over from the text before it, per cent"), ("outside", "new or changed"))
    return plots.columns_by_year("carried-plot", "How much of each text is carried over", span, legend)


def sponsors_sections(steps: Sequence[Step], sponsors: Mapping[str, tuple[str, ...]]) -> tuple[Section, ...]:
    """Return the chapter on who tabled the texts of a line, where any says so."""
    tally: dict[str, list[Reference]] = {}
    for step in steps:
        for name in tabled_by(step, sponsors):
            tally.setdefault(name, []).append(
                Reference(step.text.label, step.text.reference.label, None, step.text.page)
            )
    if not tally:
        return ()
    rows = tuple(
        (name, len(tally[name]), tuple(tally[name])) for name in sorted(tally, key=lambda one: (-len(tally[one]), one))
    )
    columns = (Column("sponsor", "Sponsor"), Column("texts", "Texts", "count"), Column("tabled", "Tabled"))
    table = Table("sponsors", "Sponsors", columns, rows, bar="texts", under="sponsor", first=SHOWN)
    return (Section("sponsored", "Who tabled it", ("As the drafts or the files name them.",), (), (table,)),)


def before_sections(before: Sequence[Earlier], size: int) -> tuple[Section, ...]:
    """Return the chapter on what a line cites of its own organ and the collection lacks."""
    if not before:
        return ()
    rows = tuple(
        (
            Reference(one.label, one.label, None, one.page),
            str(one.year or "–"),
            len(one.cited_by),
            listed([text.reference.label for text in one.cited_by], most=6),
        )
        for one in before
    )
    columns = (
        *(Column("act", "Act"), Column("year", "Year"), Column("texts", "Texts of the line", "count")),
        Column("cited_by", "Cited by"),
    )
    table = Table(
        "earlier", "Cited by the line, not in the collection", columns, rows, bar="texts", under="act", first=SHOWN
    )
    text = (
        f"Acts of the same organ that the {count(size, 'text')} of the line cite. What lies between and before the texts that "
        "are here is among them; fetch them to make the line whole.",
    )
    return (Section("absent", "What is missing from the line", text, (), (table,)),)


def beside_sections(beside: Sequence[TextFacts]) -> tuple[Section, ...]:
    """Return the chapter on texts of other organs under the same title."""
    if not beside:
        return ()
    rows = tuple((text.reference, text.date, text.status) for text in beside)
    columns = (Column("text", "Text"), Column("date", "Date"), Column("status", "Status"))
    text = ("Texts of other organs under the same title: the same matter in another house, not links of the line.",)
    table = Table("parallel", "In other organs", columns, rows, first=SHOWN)
    return (Section("beside", "Beside the line", text, (), (table,)),)
