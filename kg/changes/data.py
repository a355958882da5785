"""The changes as plain dictionaries and lists, to compute with."""

from __future__ import annotations

import json
from typing import Any

from kg.changes.cited import CitedChange, CitedText
from kg.changes.compare import Changes, Row, Side
from kg.changes.requested import RequestChange
from kg.changes.strength import ChangedVerb
from kg.model import ActionMention, Extraction, ReportingRequest
from kg.pages import program


def to_json(changes: Changes) -> str:
    """The changes as indented JSON; the same bytes for the same two texts."""
    document = {
        "program": program(),
        "old": _head(changes.old),
        "new": _head(changes.new),
        "counts": dict(changes.counts()),
        "paragraphs": [_row(row) for row in changes.rows],
        "annexes": [_row(row) for row in changes.annexes],
        "citations": [_cited(one) for one in changes.citations],
        "requests": [_request(one) for one in changes.requests],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _head(extraction: Extraction) -> dict[str, Any]:
    head = extraction.document.masthead
    return {
        "source": extraction.document.source,
        "sha256": extraction.sha256,
        "symbol": head.symbol,
        "title": head.title,
        "status": head.status,
        "session": head.session,
        "date": head.date,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "relation": row.relation,
        "amended": row.amended,
        "similarity": round(row.similarity, 3),
        "old": [_side(side) for side in row.old],
        "new": [_side(side) for side in row.new],
        "verbs": [_verb(verb) for verb in row.verbs],
    }


def _side(side: Side) -> dict[str, Any]:
    return {"id": side.paragraph.id, "runs": [{"mark": run.mark, "text": run.text} for run in side.runs]}


def _verb(changed: ChangedVerb) -> dict[str, Any]:
    return {"change": changed.change, "before": _mention(changed.before), "after": _mention(changed.after)}


def _mention(mention: ActionMention | None) -> dict[str, Any] | None:
    return (
        None
        if mention is None
        else {"action": mention.action, "text": mention.text, "modifier": mention.modifier or None}
    )


def _cited(changed: CitedChange) -> dict[str, Any]:
    return {
        "change": changed.change,
        "target": changed.cited.target if changed.cited.settled else None,
        "text": changed.cited.citations[0].text,
        "name": changed.cited.name,
        "kind": changed.cited.citations[0].kind,
        "before": _places(changed.before),
        "after": _places(changed.after),
        "strength": changed.strength,
    }


def _places(text: CitedText | None) -> dict[str, Any] | None:
    return None if text is None else {"paragraphs": list(text.paragraphs), "actions": list(text.verbs)}


def _request(changed: RequestChange) -> dict[str, Any]:
    return {
        "change": changed.change,
        "fields": list(changed.fields),
        "before": _asked(changed.before),
        "after": _asked(changed.after),
    }


def _asked(request: ReportingRequest | None) -> dict[str, Any] | None:
    return (
        None
        if request is None
        else {
            "paragraph": request.paragraph,
            "addressee": list(request.addressee),
            "deliverable": request.deliverable,
            "about": request.about,
            "recipient": request.recipient,
            "due_session": request.due_session,
            "due_date": request.due_date,
            "due_text": request.due_text,
            "recurrence": request.recurrence,
            "text": request.text,
        }
    )
