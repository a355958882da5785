"""The changes in one of their forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.changes.compare import Changes
from kg.changes.data import to_json
from kg.changes.page import to_html
from kg.changes.terminal import to_text
from kg.errors import UnknownName

FORMS: Mapping[str, Callable[[Changes], str]] = {"text": to_text, "html": to_html, "json": to_json}
"""What the changes can be written as."""


def render(changes: Changes, form: str) -> str:
    """The changes in a form of FORMS; raises UnknownName for any other."""
    if form not in FORMS:
        raise UnknownName(f"changes cannot be written as {form!r}; choose one of {', '.join(FORMS)}")
    return FORMS[form](changes)
