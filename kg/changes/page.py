"""The changes as a page to read: both texts side by side, and below them verbs, citations and requests that changed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kg.changes.compare import Changes
from kg.changes.wording import (
    cited_in_words,
    name_of,
    relation_in_words,
    request_change_in_words,
    request_in_words,
    summary,
    verb_change_in_words,
    verb_in_words,
)
from kg.pages import environment, reading_page


def to_html(changes: Changes) -> str:
    """One HTML page that needs no network and no script; the same two texts give the same bytes."""
    _prepared()
    head = changes.new.document.masthead
    return reading_page(
        "kg.changes",
        "changes.html",
        title=f"What changed: {head.title}" if head.title else "What changed",
        eyebrow=f"{name_of(changes.old)} → {name_of(changes.new)}",
        lead=summary(changes),
        language=head.language,
        styles=[(files("kg.changes") / "templates" / "changes.css").read_text(encoding="utf-8")],
        changes=changes,
        names=(name_of(changes.old), name_of(changes.new)),
        verbs=[(row, verb) for row in changes.rows for verb in row.verbs if row.old and row.new],
    )


@cache
def _prepared() -> None:
    """Tell the template the words that it uses."""
    environment("kg.changes").filters.update(
        relation=relation_in_words,
        verb=verb_in_words,
        cited=cited_in_words,
        verb_change=verb_change_in_words,
        request=request_in_words,
        request_change=request_change_in_words,
    )
