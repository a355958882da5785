"""The tables of an accuracy report."""

from __future__ import annotations

from kg.evaluate import Evaluation, Measure, Pair, Row, Share, outcome
from kg.evaluate.measure import Interval
from kg.reports.report import Cell, Column, Quotation, Reference, Table
from kg.symbol import is_symbol, page

LIMIT = 500
"""Most errors of one kind on a page; JSON and CSV hold all."""
OPEN = 25
"""Errors shown at once."""
SHARES = (("precision", "Precision"), ("recall", "Recall"), ("f1", "F1"))


def figures(key: str, title: str, group: str, rows: tuple[Row, ...]) -> Table:
    """Precision, recall and F1 of each group, with the judged disagreements where there are any."""
    judged = any(row.corrected is not None for row in rows)
    columns = (
        Column("group", group),
        *(Column(name, name.capitalize(), "count") for name in ("documents", "linked", "found", "both")),
        *(Column(name, title, "number") for name, title in SHARES),
        *(Column(f"{name}_judged", f"{title}, judged", "number") for name, title in SHARES if judged),
    )
    return Table(key, title, columns, tuple(_figures(row, judged) for row in rows))


def _figures(row: Row, judged: bool) -> tuple[Cell, ...]:
    raw, corrected = row.raw, row.corrected or Measure()
    return (
        *(row.group, row.documents, raw.true, raw.found, raw.both),
        with_interval(raw.precision, raw.precision_interval),
        with_interval(raw.recall, raw.recall_interval),
        _four(raw.f1),
        *((_four(corrected.precision), _four(corrected.recall), _four(corrected.f1)) if judged else ()),
    )


def _four(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def with_interval(value: float | None, interval: Interval | None) -> str | None:
    """A share with its interval: "0.9963 (0.994–0.998)"; None of nothing."""
    return None if value is None or interval is None else f"{value:.4f} ({interval[0]:.3f}–{interval[1]:.3f})"


def share_row(name: str, share: Share | Measure) -> tuple[Cell, ...]:
    """A row of what was compared, how many were right, and the share."""
    if isinstance(share, Measure):
        return name, share.true, share.both, with_interval(share.recall, share.recall_interval)
    return name, share.compared, share.right, with_interval(share.value, share.interval)


def document(symbol: str) -> Reference:
    """A document as tables name it, with its page."""
    return Reference(symbol, symbol, None, page(symbol) if is_symbol(symbol) else None)


def quotation(sentence: str, quote: str) -> Quotation:
    """A sentence with a part of it marked; unmarked where the part is not in it."""
    start = sentence.find(quote) if quote else -1
    return Quotation(sentence, 0, len(sentence)) if start < 0 else Quotation(sentence, start, start + len(quote))


def _side(pair: Pair) -> str:
    return (outcome(pair) if outcome(pair) not in (None, "both") else outcome(pair, known=True)) or ""


def disagreement_table(found: tuple[Pair, ...]) -> Table:
    """The pairs that only one side names, each with its sentence."""
    judged = any(pair.reason for pair in found)
    columns = (
        *(Column("document", "Document"), Column("paragraph", "Paragraph"), Column("symbol", "Symbol")),
        *(Column("side", "Side"), Column("quote", "Read as"), Column("rule", "Rule")),
        *((Column("reason", "Judged"),) if judged else ()),
        Column("sentence", "Sentence"),
    )
    rows = tuple(
        (
            *(document(pair.document), pair.paragraph, document(pair.symbol), _side(pair), pair.quote, pair.rule),
            *((pair.reason,) if judged else ()),
            quotation(pair.sentence, pair.quote),
        )
        for pair in found[:LIMIT]
    )
    return Table("links", "Found or linked, not both", columns, rows, _rest(len(found)), detail="sentence", first=OPEN)


def judging_table(found: tuple[Pair, ...]) -> Table:
    """The same with the columns of a file of judged disagreements first, for CSV."""
    names = ("document", "symbol", "side", "reason", "kind", "paragraph", "quote", "rule", "sentence")
    rows = tuple(
        (
            *(pair.document, pair.symbol, "ours" if _side(pair) == "found but not linked" else "theirs"),
            *(pair.reason, pair.kind, pair.paragraph, pair.quote, pair.rule, pair.sentence),
        )
        for pair in found
    )
    return Table("disagreements", "Disagreements", tuple(Column(name, name) for name in names), rows)


def verb_errors(evaluation: Evaluation) -> Table:
    """The verbs that are not those of the editors."""
    names = (("document", "Document"), ("paragraph", "Paragraph"), ("kind", "Verb"), ("theirs", "Editors"))
    columns = tuple(Column(key, title) for key, title in (*names, ("ours", "Read"), ("sentence", "Sentence")))
    wrong = [verb for one in evaluation.scored for verb in one.verbs if not verb.right]
    rows = tuple(
        (document(one.document), one.paragraph, one.kind, one.theirs, one.ours, quotation(one.sentence, one.theirs))
        for one in wrong[:LIMIT]
    )
    return Table(
        "verb-errors", "Editors’ verbs and ours", columns, rows, _rest(len(wrong)), detail="sentence", first=OPEN
    )


def masthead_errors(evaluation: Evaluation) -> Table:
    """The fields of mastheads that plain text gave differently."""
    names = (("document", "Document"), ("field", "Field"), ("stated", "Stated"), ("read", "Read"))
    wrong = [field for one in evaluation.scored for field in one.fields if not field.right]
    rows = tuple((document(one.document), one.field, one.stated, one.read) for one in wrong[:LIMIT])
    columns = tuple(Column(key, title) for key, title in names)
    return Table("masthead-errors", "Stated and read", columns, rows, _rest(len(wrong)), first=OPEN)


def not_scored(evaluation: Evaluation) -> Table | None:
    """Documents whose links do not count, and files that could not be read; None where there are none."""
    rows: list[tuple[Cell, ...]] = [
        (document(one.document), "linked in part" if one.state == "in part" else "not linked")
        for one in evaluation.scored
        if one.state != "linked"
    ]
    rows += [(str(path), str(error)) for path, error in evaluation.failures]
    columns = (Column("document", "Document"), Column("why", "Why"))
    return Table("not-scored", "Documents and files", columns, tuple(rows), first=OPEN) if rows else None


def _rest(count: int) -> str | None:
    return f"The page holds the first {LIMIT:,} of {count:,}; JSON holds all." if count > LIMIT else None
