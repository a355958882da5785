"""What changed from one text to another: paragraphs aligned, words marked, verbs weighed, citations and requests compared."""

from kg.changes.alignment import Link, align
from kg.changes.compare import RELATIONS, Changes, Row, Side, compare
from kg.changes.data import to_json
from kg.changes.page import to_html
from kg.changes.terminal import to_text
from kg.changes.write import FORMS, render

__all__ = [
    "FORMS",
    "RELATIONS",
    "Changes",
    "Link",
    "Row",
    "Side",
    "align",
    "compare",
    "render",
    "to_html",
    "to_json",
    "to_text",
]
