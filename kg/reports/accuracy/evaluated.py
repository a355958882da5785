"""The report on an evaluation: figures by kind, organ and decade, verbs, mastheads, and every disagreement."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluate import GROUPS, Evaluation, Row, by_group, disagreements, governing, leading, mastheads, overall
from kg.evaluate.forms import evaluation_json
from kg.reports.accuracy.tables import (
    disagreement_table,
    figures,
    judging_table,
    masthead_errors,
    not_scored,
    share_row,
    verb_errors,
)
from kg.reports.report import Column, Report, Section, Table
from kg.reports.wording import count, listed, number, opening

METHOD = (
    "Each Akoma Ntoso file is read without its links, and what is found is compared with the links that its editors put "
    "on document symbols. What is counted is distinct pairs of a citing document and a cited symbol; a document's own "
    "symbol is no citation. Where only paragraphs count, a link in a footnote excuses a citation found in a paragraph.",
    "Letters of parts and “(Part I)” are folded into the document. A document counts where its editors linked at least "
    "half of the act numbers that it prints; the others are named below.",
    "Verbs and mastheads are read from the same document as plain text: all mark-up is taken away first. Verbs are "
    "compared by their stem: those of preambular paragraphs in order with the names that the editors gave to them, where "
    "a document whose number of paragraphs differs loses all; those of operative paragraphs by number with the words "
    "set in italics.",
    "Intervals are Wilson’s, for 95 of 100 cases, as if pairs were drawn independently.",
)
CAVEATS = (
    "Editors leave some printed symbols without a link and put some links on the wrong document, so precision and recall "
    "as they stand understate what was read rightly.",
    "Named instruments carry no links and are not counted here.",
)


def accuracy_report(evaluation: Evaluation) -> Report:
    """The report on an evaluation; its full table is that of the links disagreed about, ready to be judged."""
    rows = overall(evaluation)
    return Report(
        key="accuracy",
        title="How far to trust it",
        eyebrow="Accuracy",
        lead=_lead(evaluation),
        findings=tuple(_findings(evaluation, rows)),
        sections=tuple(_sections(evaluation, rows)),
        data=_data(evaluation),
        method=METHOD,
        caveats=CAVEATS,
        full=judging_table(disagreements(evaluation)),
        facts=evaluation_json(evaluation),
    )


def _lead(evaluation: Evaluation) -> str:
    documents = count(len(evaluation.scored), "document")
    return f"{opening(documents)} read without their links, and compared with what their own editors linked and marked."


def _data(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Documents", number(len(evaluation.scored))),
        ("Linked by their editors", number(len(evaluation.linked))),
        ("Linked in part", number(len(evaluation.in_state("in part")))),
        ("Not linked", number(len(evaluation.in_state("not linked")))),
        ("Not read", number(len(evaluation.failures))),
    ]
    if borrowed := sum(one.links_from is not None for one in evaluation.linked):
        rows.append(("Links taken from another language", number(borrowed)))
    if evaluation.known is not None:
        rows.append(("Judged disagreements", number(evaluation.known)))
    return tuple(rows)


def _percent(value: float | None) -> str:
    return "none" if value is None else f"{100 * value:.1f} per cent"


def _findings(evaluation: Evaluation, rows: tuple[Row, ...]) -> Iterator[str]:
    for name, row in (("resolutions", rows[1]), ("cited symbols of all kinds", rows[3])):
        if row.raw.true:
            yield (
                f"Of the {name} that the editors linked, footnotes included, {_percent(row.raw.recall)} are found; of "
                f"those found, {_percent(row.raw.precision)} are linked.{_corrected(row)}"
            )
    verbs = leading(evaluation, "preambular"), leading(evaluation, "operative")
    if verbs[0].true and verbs[1].true:
        yield (
            f"The leading verb is right in {_percent(verbs[0].recall)} of {number(verbs[0].true)} preambular and "
            f"{_percent(verbs[1].recall)} of {number(verbs[1].true)} operative paragraphs, read from plain text."
        )
    if not evaluation.linked:
        yield "The editors linked nothing, or too little, in these documents; their links cannot be scored."


def _corrected(row: Row) -> str:
    """What remains of the difference when the judged disagreements count as judged."""
    if row.corrected is None:
        return ""
    recall, precision = _percent(row.corrected.recall), _percent(row.corrected.precision)
    return f" With the disagreements that are judged to be the editors’: {recall} and {precision}."


def _sections(evaluation: Evaluation, rows: tuple[Row, ...]) -> Iterator[Section]:
    if evaluation.linked:
        text = ("All documents that their editors linked.",)
        yield Section("overall", "Citations", text, (), (figures("overall", "All together", "Counted", rows),))
    for name, (title, _) in GROUPS.items():
        found = by_group(evaluation, name)
        if found and not (name == "language" and len(found) == 1):
            table = figures(f"by-{name}", "Citations, footnotes included", title.capitalize(), found)
            yield Section(f"by-{name}", f"By {title}", (), (), (table,))
    yield from _read_plain(evaluation)
    yield from _errors(evaluation)
    if missing := not_scored(evaluation):
        text = ("Documents whose links do not count among the figures above, and files that could not be read.",)
        yield Section("not-scored", "What is not counted", text, (), (missing,))


def _read_plain(evaluation: Evaluation) -> Iterator[Section]:
    verbs = [
        share_row(f"leading verb, {kind} paragraphs", leading(evaluation, kind))
        for kind in ("preambular", "operative")
        if leading(evaluation, kind).true
    ]
    if governing(evaluation).compared:
        verbs.append(share_row("verb that governs a citation", governing(evaluation)))
    counts = Column("compared", "Compared", "count"), Column("right", "Right", "count")
    columns = (Column("what", "Read"), *counts, Column("share", "Share", "number"))
    if verbs:
        text = [
            "Read from plain text and compared with the names of the preambular paragraphs and the words in italics."
        ]
        if behind := sum(one.beyond for one in evaluation.scored):
            text.append(
                f"{opening(count(behind, 'citation'))} behind a second verb of the same paragraph could not be compared."
            )
        if restarts := [one.document for one in evaluation.scored if one.restarts]:
            text.append(f"Numbering starts anew within {listed(restarts)}: operative verbs were not compared there.")
        yield Section(
            "verbs", "Verbs", tuple(text), (), (Table("verbs", "Verbs that are right", columns, tuple(verbs)),)
        )
    fields = tuple(share_row(field, share) for field, share in mastheads(evaluation).items())
    if fields:
        text = ["Each field that the file states in its own elements, and whether plain text gives the same."]
        yield Section(
            "masthead", "Masthead", tuple(text), (), (Table("masthead", "Fields that are right", columns, fields),)
        )


def _errors(evaluation: Evaluation) -> Iterator[Section]:
    for table, title, text in (
        (disagreement_table(disagreements(evaluation)), "Links that differ", "Every pair that only one side names."),
        (verb_errors(evaluation), "Verbs that differ", "Every verb that is not the editors’."),
        (masthead_errors(evaluation), "Masthead fields that differ", "Every field that plain text gave differently."),
    ):
        if table.rows:
            yield Section(f"{table.key}-section", title, (text,), (), (table,))
