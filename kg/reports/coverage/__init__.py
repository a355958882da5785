"""Coverage and honesty: what is cited yet absent, what is not settled, what does not agree, and how exact the program is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.reports import plots
from kg.reports.coverage.measured import measured
from kg.reports.coverage.read import Absent, Gaps, Mention, gaps
from kg.reports.report import Column, Plot, Reference, Report, Section, Table
from kg.reports.wording import are, count, listed, number, opening, share

if TYPE_CHECKING:
    from kg.graph import GraphStore

CLASSES: Mapping[str, str] = {
    r"short for nothing": "a short form, and nothing that it could stand for was named before",
    r"^could be ": "more than one thing could be meant",
    r"not in ontology/organs": "the body that adopted it is not known to the program",
    r"numbers no ": "the organ numbers no act so",
    r"is later than the document|was not given yet|session or year of": "it would be younger than the document that cites it",
    r"does not agree with number|not in session": "date and number do not agree",
    r"the text is in |from English texts only": "another language than English: verbs and requests are not read",
    r"link": "the editors’ link points elsewhere",
    r"footnotes? .*not found": "the mark of a footnote was not found in any paragraph",
    r"cells? or tables?": "cells or tables were left out",
    r"^unresolved$": "no rule settles it",
}
"""Kinds of reasons by what their words hold; a reason that none of these fits stands for itself."""
FETCH, SHOWN, LIMIT = 200, 25, 500
METHOD = (
    "Absent is what a citation names by its symbol and no document of the collection is. A resolution of which a lettered "
    "part is here is not absent. What is cited by most texts stands first: it is what to fetch next.",
    "A mention is not settled where no rule can say which thing is meant; it adds nothing to the graph that pretends to "
    "know. Particulars conflict where the printed date, number, session or an editors’ link do not agree; such a citation "
    "is kept and marked.",
    "The figures of accuracy are data of this program version, made by kg evaluate on the documents named beside them.",
)
CAVEATS = (
    "A citation that the program did not see is in none of these lists: see recall.",
    "Figures of accuracy hold for documents like those that were measured. Scans, tables and other languages are read "
    "less exactly.",
)


def collect(store: GraphStore) -> Report:
    """Return the report on the coverage of a store; raises StoreError where it holds no document."""
    found = gaps(store)
    if not found.documents:
        raise StoreError("the graph holds no document yet, so nothing is missing yet; run `kg build PATH` first")
    return coverage(found)


def coverage(found: Gaps) -> Report:
    """Return the report on these gaps."""
    return Report(
        key="coverage",
        title="What is missing, and what is not certain",
        eyebrow="Coverage and honesty",
        lead=(
            f"{opening(count(found.documents, 'document'))} cite {count(len(found.absent), 'document')} that "
            f"{are(len(found.absent))} not here; {count(len(found.unresolved), 'mention')} could not be settled."
        ),
        findings=_findings(found),
        sections=(
            *_fetch(found.absent),
            *_unsettled(found.unresolved),
            *_conflicts(found.conflicts),
            *_warned(found),
            *_accuracy(),
        ),
        data=(
            ("Documents in the collection", number(found.documents)),
            (
                "Dates of the documents",
                f"{found.first_date} to {found.last_date}" if found.first_date else "none known",
            ),
            ("Documents without a known date", number(len(found.undated))),
            ("Languages", _listed(found.languages)),
            ("Formats", _listed(found.formats)),
            ("Citations", number(found.citations)),
            ("Read by", ", ".join(found.programs) or "not stated"),
        ),
        method=METHOD,
        caveats=CAVEATS,
        full=_absent_table("absent", found.absent, None),
        facts={
            "documents": found.documents,
            "citations": found.citations,
            "absent": len(found.absent),
            "unresolved": len(found.unresolved),
            "unresolved_by_reason": dict(_by_class(found.unresolved)),
            "conflicts": len(found.conflicts),
            "conflicts_by_kind": dict(_by_class(found.conflicts)),
            "warnings": len(found.warnings),
            "undated": [one.key for one in found.undated],
        },
    )


def _listed(tally: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number(amount)}" for name, amount in tally) or "not stated"


def class_of(reason: str) -> str:
    """Return the kind of reason to which a reason belongs; itself where it is of none."""
    return next((words for pattern, words in CLASSES.items() if re.search(pattern, reason)), reason)


def _by_class(mentions: Sequence[Mention]) -> list[tuple[str, int]]:
    tally = Counter(class_of(one.why) for one in mentions)
    return sorted(tally.items(), key=lambda item: (-item[1], item[0]))


def _findings(found: Gaps) -> tuple[str, ...]:
    sentences = []
    if found.absent:
        first = found.absent[:3]
        names = listed([f"{one.document.label} ({count(one.texts, 'text')})" for one in first])
        sentences.append(f"To fetch next: {names}.")
    else:
        sentences.append("Every document that is cited by its symbol is in the collection.")
    whole = found.citations + len(found.unresolved)
    settled = share(found.citations, whole)
    sentence = f"{settled} of {count(whole, 'citation')} are settled"
    if found.unresolved:
        words, amount = _by_class(found.unresolved)[0]
        sentence += f"; of the others, most – {number(amount)} – are left open because: {words}"
    sentences.append(opening(f"{sentence}."))
    if found.conflicts:
        sentences.append(
            f"{opening(count(len(found.conflicts), 'citation'))} {'has' if len(found.conflicts) == 1 else 'have'} particulars "
            "that do not agree."
        )
    return tuple(sentences)


def _fetch(absent: Sequence[Absent]) -> tuple[Section, ...]:
    if not absent:
        return ()
    drawn, by_year = _years(absent)
    text = ("Documents that texts of the collection cite and that are not in it, the most cited first.",)
    return (
        Section(
            "fetch",
            "What to fetch next",
            text,
            drawn,
            (_absent_table("fetch-table", absent, FETCH), *by_year, _kinds(absent)),
        ),
    )


def _years(absent: Sequence[Absent]) -> tuple[tuple[Plot, ...], tuple[Table, ...]]:
    dated = Counter(one.year for one in absent if one.year is not None)
    if not dated:
        return (), ()
    span = [(year, (float(dated[year]),)) for year in range(min(dated), max(dated) + 1)]
    plot = plots.columns_by_year("absent-plot", "Absent documents by year", span, (("outside", "documents"),))
    columns = (Column("year", "Year"), Column("documents", "Documents", "count"))
    rows = tuple((str(year), dated[year]) for year in sorted(dated))
    return (plot,), (Table("absent-years", "Absent documents by year", columns, rows, folded=True),)


def _kinds(absent: Sequence[Absent]) -> Table:
    documents, citing = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in absent:
        documents[one.organ or "organ not known", one.kind] += 1
        citing[one.organ or "organ not known", one.kind] += one.texts
    columns = (
        *(Column("organ", "Organ"), Column("kind", "Kind"), Column("documents", "Documents", "count")),
        Column("citing", "Citing texts", "count"),
    )
    order = sorted(documents, key=lambda pair: (-citing[pair], pair))
    rows = tuple((*pair, documents[pair], citing[pair]) for pair in order)
    return Table("absent-kinds", "By organ and kind", columns, rows, bar="citing", under="organ", first=SHOWN)


def _absent_table(key: str, absent: Sequence[Absent], most: int | None) -> Table:
    columns = (
        *(Column("document", "Document"), Column("kind", "Kind"), Column("organ", "Organ"), Column("year", "Year")),
        *(Column("texts", "Citing texts", "count"), Column("citations", "Citations", "count")),
    )
    rows = tuple(
        (one.document, one.kind, one.organ, str(one.year) if one.year else None, one.texts, one.citations)
        for one in absent[:most]
    )
    note = (
        f"The page holds the first {most} of {len(absent):,}; CSV holds all." if most and len(absent) > most else None
    )
    return Table(key, "Cited, yet absent", columns, rows, note, bar="texts", under="document", first=SHOWN)


def _classes(key: str, title: str, mentions: Sequence[Mention]) -> Table:
    columns = (Column("why", "Reason"), Column("mentions", "Mentions", "count"))
    return Table(key, title, columns, tuple(_by_class(mentions)), bar="mentions", under="why", first=SHOWN)


def _each(key: str, title: str, mentions: Sequence[Mention]) -> Table:
    columns = (
        *(Column("document", "Document"), Column("paragraph", "Paragraph"), Column("quote", "Printed")),
        *(Column("why", "Reason"), Column("sentence", "Sentence")),
    )
    rows = tuple((one.text, one.paragraph, one.quote, one.why, one.sentence) for one in mentions[:LIMIT])
    note = f"The page holds the first {LIMIT} of {len(mentions):,}." if len(mentions) > LIMIT else None
    return Table(key, title, columns, rows, note, detail="sentence", first=SHOWN)


def _unsettled(mentions: Sequence[Mention]) -> tuple[Section, ...]:
    if not mentions:
        return (Section("unsettled", "What could not be settled", ("Every mention that was found could be settled.",)),)
    tables = (
        _classes("unresolved-reasons", "By reason", mentions),
        _each("unresolved", "Every mention that is left open", mentions),
    )
    text = ("Mentions of acts and instruments of which the text does not say enough, with the reason of each.",)
    return (Section("unsettled", "What could not be settled", text, (), tables),)


def _conflicts(mentions: Sequence[Mention]) -> tuple[Section, ...]:
    if not mentions:
        return (
            Section(
                "conflicts-section", "What does not agree", ("No citation has particulars that contradict each other.",)
            ),
        )
    tables = (_classes("conflict-kinds", "By kind", mentions), _each("conflicts", "Every conflict", mentions))
    text = (
        "Citations whose date, number, session or link contradict each other: an error of the text, or of its reading.",
    )
    return (Section("conflicts-section", "What does not agree", text, (), tables),)


def _warned(found: Gaps) -> tuple[Section, ...]:
    title = "What the readers warn of"
    if not found.warnings:
        return (Section("warned", title, ("The store holds no warning of the readers.",)),)
    tally = Counter(class_of(words) for _, words in found.warnings)
    rows = tuple(sorted(tally.items(), key=lambda item: (-item[1], item[0])))
    kinds = Table(
        "warning-kinds", "By kind", (Column("why", "Warning"), Column("documents", "Documents", "count")), rows,
        bar="documents", under="why", first=SHOWN,
    )  # fmt: skip
    each = Table(
        "warnings",
        "Every warning",
        (Column("document", "Document"), Column("warning", "Warning")),
        tuple((Reference(one.key, one.label, None, one.page), words) for one, words in found.warnings[:LIMIT]),
        first=SHOWN,
    )
    text = (
        "What a reader of the files could not make out, document by document. Look at these documents before relying on them.",
    )
    return (Section("warned", title, text, (), (kinds, each)),)


def _accuracy() -> tuple[Section, ...]:
    columns = (
        *(Column("what", "What is read"), Column("compared", "Compared", "count")),
        *(Column("precision", "Precision"), Column("recall", "Recall"), Column("right", "Right")),
    )
    tables = tuple(
        Table(
            f"accuracy-{place}",
            f"{opening(one.on)}: {count(one.documents, 'document')}, {one.date}",
            columns,
            tuple(
                (each.what, each.compared, _four(each.precision), _four(each.recall), _four(each.share))
                for each in one.figures
            ),
            note=f"Made by {one.command} with {one.program}.",
        )
        for place, one in enumerate(measured(), start=1)
    )
    if not tables:
        return ()
    text = (
        "Precision: of what the program reads, the part that is right. Recall: of what is there, the part that it reads. The "
        "figures were measured on the documents named with them, not on this collection.",
    )
    return (Section("accuracy", "How exact the program is", text, (), tables),)


def _four(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}"
