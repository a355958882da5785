"""Where a drawing puts each text: on a timeline with room for its label, or by topic, with the marks of the axes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.network import CitationNetwork, Node, time_layout, topics_layout

LANE = 34.0
"""Height of one row of labels on the timeline, in drawing units (pixels at zoom 1)."""
LETTER = 7.4
"""Room for a letter of a label at 12 px, with a little air."""
BANDS = 7
"""At most so many bands are told apart on a timeline; the smallest share the last."""
TIMELINE_LIMIT = 1000
"""Up to so many texts get a place with room for their label; above, `kg.network.time_layout` packs them closer."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis of a timeline, or the column of the texts without one."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """A horizontal band of a timeline: the texts of one organ."""

    top: float
    bottom: float
    label: str


@dataclass(frozen=True, slots=True)
class Places:
    """One layout: a position for each text in the order of the network's nodes, and the marks of its axes."""

    key: str
    label: str
    points: tuple[tuple[float, float], ...]
    ticks: tuple[Tick, ...] = ()
    bands: tuple[Band, ...] = ()


def timeline(network: CitationNetwork, labels: Sequence[str], organs: Mapping[str, str]) -> Places:
    """Return a timeline: x follows the year (empty stretches shortened), a band for each organ, no label on another.

    `labels` are the texts' printed labels in the order of the nodes, `organs` the names of the organs by key. Texts
    of a band take the free row nearest to the texts that they cite.
    """
    if len(network) > TIMELINE_LIMIT:
        return _packed(network)
    column = _year_places(network.nodes)
    names = _bands(network.nodes, organs)
    cites: list[list[int]] = [[] for _ in network.nodes]
    for citing, cited in zip(network.citing.tolist(), network.cited.tolist(), strict=True):
        cites[citing].append(cited)
    y = [0.0] * len(network)
    bands: list[Band] = []
    top = 0.0
    for name in dict.fromkeys(sorted(names, key=lambda one: (one == OTHER, -names.count(one), one))):
        members = [i for i, own in enumerate(names) if own == name]
        members.sort(key=lambda i: (column[network.nodes[i].year], network.nodes[i].key))
        rows: list[float] = []
        for i in members:
            x = column[network.nodes[i].year]
            mean = [y[j] for j in cites[i] if y[j] >= top and names[j] == name]
            wish = (sum(mean) / len(mean) - top) / LANE if mean else 0.0
            free = [row for row, end in enumerate(rows) if end <= x]
            row = min(free, key=lambda one: abs(one - wish)) if free else len(rows)
            if row == len(rows):
                rows.append(0.0)
            rows[row] = x + 30.0 + LETTER * len(labels[i])
            y[i] = top + row * LANE
        bottom = top + (len(rows) - 1) * LANE
        bands.append(Band(top - LANE, bottom + LANE * 0.6, name))
        top = bottom + LANE * 1.6
    points = tuple((round(column[node.year], 1), round(y[i], 1)) for i, node in enumerate(network.nodes))
    ticks = tuple(Tick(round(x, 1), "no year" if year is None else str(year)) for year, x in column.items())
    return Places("time", "By year", points, ticks, tuple(bands))


def topics(network: CitationNetwork) -> Places:
    """Return a map on which texts that cite each other lie together."""
    positions = topics_layout(network)
    spread = 2.0 if len(network) <= TIMELINE_LIMIT else 1.0
    points = tuple(
        (round(positions[node.key][0] * spread, 1), round(positions[node.key][1] * spread, 1))
        for node in network.nodes
    )
    return Places("topics", "By topic", points)


OTHER = "Other bodies"


def _bands(nodes: Sequence[Node], organs: Mapping[str, str]) -> list[str]:
    names = [organs.get(node.organ, node.organ) if node.organ else "Treaties and other texts" for node in nodes]
    ranked = sorted(set(names), key=lambda name: (-names.count(name), name))
    apart = set(ranked if len(ranked) <= BANDS else ranked[: BANDS - 1])
    return [name if name in apart else OTHER for name in names]


def _year_places(nodes: Sequence[Node]) -> dict[int | None, float]:
    """The x of each year that occurs, ascending, with the texts without a year in a first column of their own."""
    years = sorted({node.year for node in nodes if node.year is not None})
    count = {year: sum(node.year == year for node in nodes) for year in years}
    steps: list[tuple[int | None, float]] = []
    if any(node.year is None for node in nodes):
        steps.append((None, 0.0))
    for before, year in zip([None, *years], years, strict=False):
        gap = 0.0 if before is None else 1.0 + 0.6 * math.log2(year - before)
        crowd = 0.0 if before is None else 0.4 * math.log2(count[before])
        steps.append((year, (gap + crowd) if before is not None else (1.5 if steps else 0.0)))
    total = sum(step for _, step in steps) or 1.0
    width = max(420.0, 125.0 * math.sqrt(len(nodes)))
    places: dict[int | None, float] = {}
    x = 0.0
    for year_or_none, step in steps:
        x += step * width / total
        places[year_or_none] = x
    return places


def _packed(network: CitationNetwork) -> Places:
    positions = time_layout(network)
    points = tuple(positions[node.key] for node in network.nodes)
    sums: dict[int, list[float]] = {}
    for node, (x, _) in zip(network.nodes, points, strict=True):
        if node.year is not None:
            sums.setdefault(node.year, []).append(x)
    ticks = tuple(Tick(min(sums[year]), str(year)) for year in sorted(sums))
    return Places("time", "By year", points, ticks)
