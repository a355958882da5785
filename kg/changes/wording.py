"""The changes in words: what became of a paragraph, a verb, a citation, a request, as every form of output says it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from kg.changes.cited import CitedChange, CitedText
from kg.changes.compare import Changes, Row, Side
from kg.changes.requested import RequestChange
from kg.changes.strength import ChangedVerb
from kg.model import Extraction, ReportingRequest

FIELD_NAMES = {
    "addressee": "asked of",
    "deliverable": "deliverable",
    "recipient": "recipient",
    "due_session": "due session",
    "due_date": "due date",
    "recurrence": "recurrence",
}


def name_of(extraction: Extraction) -> str:
    """The symbol of a document, else the name of its file."""
    return extraction.document.masthead.symbol or PurePath(extraction.document.source).name


def ids(sides: Sequence[Side]) -> str:
    """The ids of the paragraphs of one side: "op4, op5"."""
    return ", ".join(side.paragraph.id for side in sides)


def relation_in_words(row: Row) -> str:
    """What became of a paragraph: "op3, was op4: amended"."""
    old, new = ids(row.old), ids(row.new)
    if row.relation == "new":
        return f"{new}: new"
    if row.relation == "dropped":
        return f"{old}: dropped"
    if row.relation == "split":
        return f"{new}: split, was {old}"
    if row.relation == "merged":
        return f"{new}: merged from {old}"
    amended = "amended" if row.amended else "unchanged"
    where = f"moved from {old}" if row.relation == "moved" else f"was {old}" if old != new else ""
    return f"{new}: {', '.join(part for part in (where, amended) if part)}"


def verb_in_words(changed: ChangedVerb) -> str:
    """A changed verb with what became of its strength: "takes note → welcomes (stronger)"."""
    if changed.before is None:
        return f"verb added: {changed.after.text if changed.after else ''}"
    if changed.after is None:
        return f"verb dropped: {changed.before.text}"
    return f"{changed.before.text} → {changed.after.text} ({changed.change})"


def cited_in_words(text: CitedText) -> str:
    """A cited text with its name, where it has one beside its symbol, and the paragraphs and verbs that cite it."""
    name = f" ({text.name})" if text.name else "" if text.settled else " (not settled)"
    verbs = f", {' / '.join(text.verbs)}" if text.verbs else ""
    return f"{text.target}{name} – {', '.join(text.paragraphs)}{verbs}"


def verb_change_in_words(changed: CitedChange) -> str:
    """How the verb of a cited text changed."""
    if changed.before is None or changed.after is None:
        return ""
    return f"{' / '.join(changed.before.verbs)} → {' / '.join(changed.after.verbs)} ({changed.strength})"


def request_in_words(request: ReportingRequest) -> str:
    """A reporting request in one line: paragraph, deliverable, subject, from whom, to whom, for when."""
    about = f" on {request.about}" if request.about else ""
    asked = f", from {' and '.join(request.addressee)}" if request.addressee else ""
    recipient = f", to {request.recipient}" if request.recipient else ""
    due = request.due_text or request.due_date or request.recurrence
    return f"{request.paragraph}: {request.deliverable}{about}{asked}{recipient}{f', due: {due}' if due else ''}"


def request_change_in_words(changed: RequestChange) -> str:
    """What changed of a request, field by field; empty where nothing did."""
    before, after = changed.before, changed.after
    if before is None or after is None:
        return ""
    return "; ".join(
        f"{FIELD_NAMES[name]}: {_value(getattr(before, name))} → {_value(getattr(after, name))}"
        for name in changed.fields
    )


def summary(changes: Changes) -> str:
    """One sentence that counts what changed."""
    counts = changes.counts()
    kept, amended = counts["kept"], counts["kept, amended"]
    parts = [f"{kept - amended} unchanged", f"{amended} amended"]
    parts += [f"{counts[relation]} {relation}" for relation in ("moved", "merged", "split", "new", "dropped")]
    words = ", ".join(part for part in parts if not part.startswith("0 "))
    return f"Of {len(changes.old.document.paragraphs)} and {len(changes.new.document.paragraphs)} paragraphs: {words}."


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nobody"
    return "none" if value is None else str(value)
