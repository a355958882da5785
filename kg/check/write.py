"""The findings in one of their forms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from kg.check.page import to_html
from kg.check.rules import Finding
from kg.check.sarif import to_sarif
from kg.check.terminal import to_text
from kg.errors import UnknownName
from kg.model import Extraction

FORMS = ("text", "html", "sarif")
"""What the findings can be written as."""


def render(findings: Sequence[Finding], extraction: Extraction, form: str, *, source: str | None = None) -> str:
    """The findings on a draft in a form of FORMS, `source` the text of its file; raises UnknownName for any other."""
    if form == "text":
        return to_text(findings, PurePath(extraction.document.source).name)
    if form == "html":
        return to_html(findings, extraction)
    if form == "sarif":
        return to_sarif(findings, extraction, source)
    raise UnknownName(f"findings cannot be written as {form!r}; choose one of {', '.join(FORMS)}")
