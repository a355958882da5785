"""The report on what changed between two extractions: citations gained, lost and read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.evaluate import CHANGES, Cited, Comparison, comparison_json
from kg.reports.accuracy.tables import LIMIT, OPEN, quotation
from kg.reports.report import Cell, Column, Report, Section, Table
from kg.reports.wording import count, number, opening

METHOD = (
    "A citation is the same in both extractions where its document, paragraph and target are, wherever it stands in the "
    "paragraph. Of the others, two at the same place are one that is read otherwise; the rest are gained or lost.",
    "Documents are matched by the names of their files; those that only one extraction holds are not compared.",
)
CAVEATS = ("What is gained may be wrong and what is lost may have been: read the examples.",)


def changes_report(comparison: Comparison) -> Report:
    """The report on a comparison; its full table holds every difference."""
    counts = comparison.counts()
    return Report(
        key="changes",
        title="Citations gained and lost",
        eyebrow="Two extractions",
        lead=(
            f"{opening(count(comparison.documents, 'document'))} in both: {number(comparison.same)} citations are the "
            f"same."
        ),
        findings=tuple(f"{opening(count(counts[change], 'citation'))} {change}." for change in CHANGES),
        sections=tuple(_sections(comparison)),
        data=(
            ("Documents in both", number(comparison.documents)),
            ("Only in the old", ", ".join(comparison.only_old) or "none"),
            ("Only in the new", ", ".join(comparison.only_new) or "none"),
            ("Citations unchanged", number(comparison.same)),
        ),
        method=METHOD,
        caveats=CAVEATS,
        full=_every(comparison, None),
        facts=comparison_json(comparison),
    )


def _sections(comparison: Comparison) -> Iterator[Section]:
    if not comparison.differences:
        return
    for name, title in (("rule", "By rule"), ("document", "By document")):
        changed = comparison.by("rule" if name == "rule" else "document")
        yield Section(f"by-{name}", title, (), (), (_counts(f"by-{name}-table", title, changed),))
    yield Section("differences", "Every difference", (), (), (_every(comparison, LIMIT),))


def _counts(key: str, title: str, changed: Mapping[str, Mapping[str, int]]) -> Table:
    columns = (
        Column("group", title.removeprefix("By ").capitalize()),
        *(Column(one, one.capitalize(), "count") for one in CHANGES),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (group, *(counts[change] for change in CHANGES)) for group, counts in changed.items()
    )
    return Table(key, "Citations that changed", columns, rows, first=OPEN)


def _every(comparison: Comparison, most: int | None) -> Table:
    columns = (
        *(Column("document", "Document"), Column("paragraph", "Paragraph"), Column("change", "Change")),
        *(Column("before", "Before"), Column("after", "After"), Column("rule", "Rule"), Column("sentence", "Sentence")),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *(one.document, one.cited.paragraph, one.change, _target(one.before), _target(one.after), one.cited.rule),
            quotation(one.sentence, one.cited.text),
        )
        for one in comparison.differences[:most]
    )
    total = len(comparison.differences)
    note = f"The page holds the first {LIMIT:,} of {total:,}; JSON holds all." if most and total > most else None
    return Table("changes", "Before and after", columns, rows, note, detail="sentence", first=OPEN)


def _target(one: Cited | None) -> str | None:
    return None if one is None else one.target or f"not settled: {one.text}"
