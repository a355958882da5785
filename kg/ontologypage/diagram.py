"""The classes of the vocabulary and what connects them, as an SVG drawing; the same vocabulary gives the same bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from markupsafe import Markup, escape

from kg.ontologypage.terms import Term, Vocabulary

PLACES: Mapping[str, tuple[int, int]] = {
    "SourceFile": (0, 0),
    "Vote": (1, 0),
    "Sponsorship": (2, 0),
    "Annex": (3, 0),
    "Instrument": (0, 1),
    "Document": (1, 1),
    "Session": (3, 1),
    "UnresolvedMention": (0, 2),
    "Citation": (1, 2),
    "ReportingRequest": (2, 2),
    "Organ": (3, 2),
    "Footnote": (0, 3),
    "Paragraph": (1, 3),
    "Action": (2, 3),
}
"""Column and row of each class that is drawn."""
BORROWED = (
    ("Citation", "Document", "cito:hasCitingEntity"),
    ("Citation", "Instrument", "cito:hasCitedEntity"),
    ("Document", "Organ", "kg:organ"),
    ("Session", "Organ", "kg:organ"),
    ("Document", "SourceFile", "prov:wasDerivedFrom"),
    ("Footnote", "Paragraph", "kg:inParagraph"),
    ("UnresolvedMention", "Paragraph", "kg:inParagraph"),
    ("Citation", "Paragraph", "kg:inParagraph"),
    ("ReportingRequest", "Paragraph", "kg:inParagraph"),
)
"""What connects classes with properties of other vocabularies, or with one that has no single domain."""
ACROSS, DOWN, WIDE, HIGH, MARGIN = 282, 148, 178, 48, 12


def diagram(vocabulary: Vocabulary) -> Markup:
    """An SVG element with a box for each class and an arrow for the properties between two of them."""
    terms = {term.name: term for chapter in vocabulary.chapters for term in chapter.terms}
    between = _between(terms)
    width = 2 * MARGIN + 3 * ACROSS + WIDE
    height = 2 * MARGIN + 3 * DOWN + HIGH
    parts = [
        f'<svg class="diagram" viewBox="0 0 {width} {height}" role="img" aria-labelledby="diagram-title diagram-text">',
        '<title id="diagram-title">Classes and the properties between them</title>',
        f'<desc id="diagram-text">{escape(_in_words(between))}</desc>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path class="tip" d="M0 0 L8 4 L0 8 z"/></marker></defs>',
        *(_line(one, other) for one, other in between),
        *(_words(one, other, names) for (one, other), names in between.items()),
        *(_box(name, terms[name]) for name in PLACES),
        "</svg>",
    ]
    return Markup("\n".join(parts))


def _between(terms: Mapping[str, Term]) -> dict[tuple[str, str], list[str]]:
    """By pair of classes that are drawn, the properties from the first to the second."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in terms.values():
        if term.kind != "object property" or not term.domain or not term.range:
            continue
        start, end = (links[0].text.removeprefix("kg:") for links in (term.domain, term.range))
        starts = [name for name in PLACES if name == start or _is_below(terms, name, start)]
        if end in PLACES:
            for name in starts:
                if name != end:
                    found[name, end].append(term.name)
    for start, end, name in BORROWED:
        found[start, end].append(name.removeprefix("kg:"))
    return dict(sorted(found.items()))


def _is_below(terms: Mapping[str, Term], name: str, over: str) -> bool:
    matches = dict(terms[name].matches).get("subClassOf", ())
    return any(link.text == f"kg:{over}" for link in matches)


def _centre(name: str) -> tuple[float, float]:
    column, row = PLACES[name]
    return MARGIN + column * ACROSS + WIDE / 2, MARGIN + row * DOWN + HIGH / 2


def _border(name: str, towards: tuple[float, float]) -> tuple[float, float]:
    """Where the line from the centre of a box to a point leaves the box."""
    x, y = _centre(name)
    dx, dy = towards[0] - x, towards[1] - y
    shrink = min(WIDE / 2 / abs(dx) if dx else 1.0, HIGH / 2 / abs(dy) if dy else 1.0)
    return x + dx * shrink, y + dy * shrink


def _line(one: str, other: str) -> str:
    (x1, y1), (x2, y2) = _border(one, _centre(other)), _border(other, _centre(one))
    return f'<line class="edge" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" marker-end="url(#tip)"/>'


def _words(one: str, other: str, names: list[str]) -> str:
    """The names of properties at the middle of their line, one below the other, on the colour of the paper."""
    (x1, y1), (x2, y2) = _border(one, _centre(other)), _border(other, _centre(one))
    share = 0.5 if x1 == x2 or y1 == y2 else 0.3
    x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share - (len(names) - 1) * 7
    lines = "".join(
        f'<tspan x="{x:.1f}" y="{y + 4 + 14 * number:.1f}">{escape(name)}</tspan>' for number, name in enumerate(names)
    )
    return f'<text class="property">{lines}</text>'


def _box(name: str, term: Term) -> str:
    x, y = _centre(name)
    left, top = x - WIDE / 2, y - HIGH / 2
    return (
        f'<a href="#{name}"><rect class="class" x="{left:.0f}" y="{top:.0f}" width="{WIDE}" height="{HIGH}" rx="7"/>'
        f'<text class="name" x="{x:.0f}" y="{y - 3:.0f}">{escape(term.label)}</text>'
        f'<text class="code" x="{x:.0f}" y="{y + 14:.0f}">kg:{name}</text></a>'
    )


def _in_words(between: Mapping[tuple[str, str], list[str]]) -> str:
    return "; ".join(f"{one} – {', '.join(names)} → {other}" for (one, other), names in between.items()) + "."
