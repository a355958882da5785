"""The rankings: one section a measure, and where the measures agree."""

from __future__ import annotations

from collections.abc import Mapping

from kg.network import CitationNetwork
from kg.network.measures import MEASURES, Measure, Scale, ranked
from kg.reports import naming, plots
from kg.reports.report import Column, ColumnKind, Plot, Section, Table

Scores = Mapping[str, Mapping[str, float]]
"""The scores of every text under the key of each measure."""
COLUMN_KINDS: Mapping[Scale, ColumnKind] = {"count": "count", "share": "share", "score": "number", "group": "count"}
TEXT = Column("text", "Text")
NAMED, DOTS = 14, 2000
"""Texts named and texts drawn in the dot plot."""


def ranking(network: CitationNetwork, measure: Measure, scores: Scores, top: int) -> Section:
    best = [(key, value) for key, value in ranked(scores[measure.key], top=top) if value > _floor(measure)]
    kind = COLUMN_KINDS[measure.scale]
    column = Column(measure.key, measure.unit, kind)
    nodes = [network.nodes[network.index[key]] for key, _ in best]
    rows = tuple(
        (place, naming.reference(node), str(node.year or "–"), int(value) if kind == "count" else value)
        for place, (node, (_, value)) in enumerate(zip(nodes, best, strict=True), start=1)
    )
    table = Table(
        measure.key,
        f"{measure.title}: the first {len(rows)}" if rows else measure.title,
        (Column("rank", "Rank", "count"), TEXT, Column("year", "Year"), column),
        rows,
        note=None if rows else "No text of this network has a value above nothing.",
        bar=measure.key,
        layout="ranking",
        first=10,
    )
    drawn = (_dots(network, scores),) if measure.key == "in-degree" and rows else ()
    return Section(
        measure.key,
        measure.title,
        (measure.explanation,),
        tuple(plot for plot in drawn if plot),
        (table,),
        caveat=measure.caveat,
        group="Rankings",
    )


def _floor(measure: Measure) -> float:
    """The value that a text without any citation has: such texts are not ranked."""
    return 1.0 if measure.key == "katz" else 0.0


def _dots(network: CitationNetwork, scores: Scores) -> Plot | None:
    """Every dated text that is cited, by year and number of citing texts; the most cited are named."""
    best = [(key, value) for key, value in ranked(scores["in-degree"]) if value > 0.0]
    dots = []
    for place, (key, value) in enumerate(best[:DOTS]):
        node = network.nodes[network.index[key]]
        if node.year is None:
            continue
        kind = "outside" if not node.held else "held"
        words = f"{node.label} ({node.year}): cited by {value:g}"
        dots.append(plots.Dot(node.year, value, kind, words, _short(node.label) if place < NAMED else None))
    legend = (("held", "documents of the collection"), ("outside", "texts known by citation only"))
    title = "Cited texts by year of adoption and number of citing texts"
    return plots.dots_by_year("in-degree-plot", title, dots, legend, "citing texts") if dots else None


def _short(label: str) -> str:
    return label if len(label) <= 40 else label[:39].rstrip() + "…"


def agreement(network: CitationNetwork, scores: Scores, top: int) -> Section:
    """The rank that each measure gives to the texts that lead by in-degree or PageRank."""
    measures = [measure for measure in MEASURES.values() if measure.scale != "group"]
    places = {
        measure.key: {
            key: place
            for place, (key, value) in enumerate(ranked(scores[measure.key]), start=1)
            if value > _floor(measure)
        }
        for measure in measures
    }
    best = [key for key, value in ranked(scores["in-degree"], top=top) if value > 0.0]
    rows = tuple(
        (naming.reference(network.nodes[network.index[key]]), *(places[measure.key].get(key) for measure in measures))
        for key in best
    )
    columns = (TEXT, *(Column(measure.key, measure.title.split(" (")[0], "count") for measure in measures))
    return Section(
        "agreement",
        "Where the measures agree",
        (
            "The rank of the most cited texts under every measure. A text that leads everywhere is a common "
            "foundation; one that leads under a single measure plays a single part.",
        ),
        (),
        (
            Table(
                "agreement",
                "Ranks under every measure",
                columns,
                rows,
                note="– stands for no value; the deepest colour marks the first ten.",
                layout="matrix",
                shades="rank",
            ),
        ),
    )
