"""The vocabulary as one offline page: diagram, contents, and every term with what it means and corresponds to."""

from __future__ import annotations

from collections.abc import Mapping

from kg.ontologypage.diagram import diagram
from kg.ontologypage.terms import read_vocabulary
from kg.pages import reading_page

CORRESPONDENCES: Mapping[str, str] = {
    "subClassOf": "kind of",
    "subPropertyOf": "special case of",
    "closeMatch": "close to",
    "exactMatch": "the same as",
    "narrowMatch": "wider than",
    "broadMatch": "narrower than",
    "relatedMatch": "related to",
}
STYLE = """
.diagram { width: 100%; min-width: 900px; height: auto; font: 13px var(--font); }
.diagram .class { fill: var(--paper); stroke: var(--accent); stroke-width: 1.5; }
.diagram .edge { stroke: var(--line-strong); stroke-width: 1.2; }
.diagram .tip { fill: var(--line-strong); }
.diagram text { text-anchor: middle; fill: var(--ink); }
.diagram .name { font-weight: 650; font-size: 14px; }
.diagram .code { font-family: var(--mono); font-size: 11.5px; fill: var(--ink-soft); }
.diagram .property { font-size: 12px; fill: var(--ink-soft); stroke: var(--paper); stroke-width: 4px; paint-order: stroke; }
.term { padding: 18px 0; border-top: 1px solid var(--line); }
.term h3 { font-size: 19px; }
.term h3 code { font: 14px var(--mono); color: var(--ink-soft); margin-left: 8px; }
.term .kind { font-size: 13px; color: var(--ink-soft); margin-left: 8px; }
.term dl { grid-template-columns: minmax(90px, 130px) minmax(0, 1fr); margin-top: 8px; font-size: 15px; }
.term dt, .term dd { border: 0; padding: 2px 0; }
code { font-family: var(--mono); font-size: .92em; }
.index { columns: 220px; font-size: 15px; list-style: none; padding: 0; }
"""


def vocabulary_page(base: str | None = None) -> str:
    """The page as HTML; the same ontology files give the same bytes."""
    vocabulary = read_vocabulary(base)
    return reading_page(
        "kg.ontologypage",
        "vocabulary.html",
        title=vocabulary.title,
        styles=[STYLE],
        eyebrow=f"Version {vocabulary.version}, {vocabulary.issued}",
        lead=vocabulary.description,
        vocabulary=vocabulary,
        diagram=diagram(vocabulary),
        correspondences=CORRESPONDENCES,
    )
