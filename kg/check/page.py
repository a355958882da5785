"""The findings as a page to read: what was found, and the text of the draft with what is marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import PurePath

from kg.check.rules import LEVELS, Finding
from kg.check.terminal import excerpt, summary
from kg.model import Extraction, Paragraph
from kg.pages import environment, reading_page
from kg.registry import organs


def to_html(findings: Sequence[Finding], extraction: Extraction) -> str:
    """One HTML page that needs no network and no script; the same findings give the same bytes."""
    _prepared()
    head = extraction.document.masthead
    organ = organs().get(head.organ or "")
    name = head.symbol or PurePath(extraction.document.source).name
    numbered = list(enumerate(findings, start=1))
    return reading_page(
        "kg.check",
        "check.html",
        title=f"Draft check: {head.title or name}",
        eyebrow=" · ".join(part for part in (organ.name if organ else None, name) if part),
        lead=f"{summary(findings).capitalize()}.",
        language=head.language,
        styles=[(files("kg.check") / "templates" / "check.css").read_text(encoding="utf-8")],
        levels=[(level, [(n, one) for n, one in numbered if one.rule.level == level]) for level in LEVELS],
        texts=[(one, marked(one, numbered)) for one in extraction.document.paragraphs],
        total=len(numbered),
    )


def marked(
    paragraph: Paragraph, numbered: Sequence[tuple[int, Finding]]
) -> tuple[tuple[str, str, tuple[tuple[int, Finding], ...]], ...]:
    """A paragraph's text in pieces: the words, the gravest level that marks them, the findings that end there."""
    own = [(n, one) for n, one in numbered if one.paragraph is paragraph and one.footnote is None]
    cuts = sorted({0, len(paragraph.text), *(one.start for _, one in own), *(one.end for _, one in own)})
    pieces = []
    for start, end in pairwise(cuts):
        over = [one.rule.level for _, one in own if one.start <= start and end <= one.end]
        level = next((level for level in LEVELS if level in over), "")
        pieces.append((paragraph.text[start:end], level, tuple((n, one) for n, one in own if one.end == end)))
    return tuple(pieces)


@cache
def _prepared() -> None:
    """Tell the template the functions that it calls."""
    environment("kg.check").filters.update(excerpt=excerpt)
