"""Where a drawing puts each text: on a timeline with room for its label, or by topic, with the marks of the axes."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.network import CitationNetwork, Node, time_layout, topics_layout
from kg.network.layout import STEP

LANE = 34.0
"""Height of one row of labels on the timeline, in drawing units (pixels at zoom 1)."""
LETTER = 7.4
"""Room for a letter of a label at 12 px, with a little air."""
ATTEMPTS = 5
FLAT = 0.75
"""A timeline is made wider, at most ATTEMPTS times, while it is taller than this share of its width."""
SMALL = 80
WINDOW = 640.0
"""A timeline of at most SMALL texts leaves room for its labels even where it is shrunk to a window of that width."""
OTHER = "Others"
"""The band of what has too few texts for a band of its own."""
TIMELINE_LIMIT = 1000
"""Up to so many texts get a place with room for their label; above, `kg.network.time_layout` packs them closer."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis of a timeline, or the column of the texts without one."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Band:
    """A horizontal band of a timeline: the texts of one organ."""

    top: float
    bottom: float
    label: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout by its name: what it is called, and by which facet of a text its bands or groups are told apart."""

    key: str
    label: str
    facet: Literal["organs", "topics"]
    bands: int = 0
    """At most so many bands are told apart on a timeline; the smallest share the last."""


TIME = Layout("time", "Year and organ", "organs", 7)
STRANDS = Layout("strands", "Year and topic", "topics", 11)
TOPICS = Layout("topics", "Topic map", "topics")


@dataclass(frozen=True, slots=True)
class Places:
    """One layout: a position for each text in the order of the network's nodes, and the marks of its axes."""

    layout: Layout
    points: tuple[tuple[float, float], ...]
    names: tuple[str, ...]
    """The band or group of each text."""
    ticks: tuple[Tick, ...] = ()
    bands: tuple[Band, ...] = ()


def timeline(network: CitationNetwork, labels: Sequence[str], names: Sequence[str], layout: Layout = TIME) -> Places:
    """Return a timeline: x follows the year (empty stretches shortened), a band for each name, no label on another.

    `labels` are the texts' printed labels in the order of the nodes, `names` what their bands are called; the smallest
    share one. Texts of a band take the free row nearest to the texts that they cite.
    """
    names = _bands(names, layout.bands)
    if len(network) > TIMELINE_LIMIT:
        return _packed(network, names, layout)
    order = ranked(names)
    width = max(640.0, 125.0 * math.sqrt(len(network)))
    for _ in range(ATTEMPTS):
        zoom = min(1.6, max(1.0, width / WINDOW)) if len(network) <= SMALL else 1.0
        rooms = [30.0 + LETTER * zoom * len(label) for label in labels]
        x, ticks = _across(network.nodes, names, rooms, width)
        y, bands = _down(network, names, order, rooms, x)
        if not bands or bands[-1].bottom <= FLAT * max(*x, width):
            break
        width *= 1.3
    points = tuple((round(left, 1), round(top, 1)) for left, top in zip(x, y, strict=True))
    return Places(layout, points, tuple(names), ticks, bands)


def topics(network: CitationNetwork, names: Sequence[str], groups: Mapping[str, int]) -> Places:
    """Return a map on which texts that cite each other lie together.

    `names` are those of the texts' topics, `groups` the communities that the topics are.
    """
    positions = topics_layout(network, groups=groups)
    spread = 2.0 if len(network) <= TIMELINE_LIMIT else 1.0
    points = tuple(
        (round(positions[node.key][0] * spread, 1), round(positions[node.key][1] * spread, 1)) for node in network.nodes
    )
    return Places(TOPICS, points, tuple(names))


def _bands(names: Sequence[str], most: int) -> list[str]:
    """The names of the bands, the smallest taken together where there are more than `most`."""
    order = ranked(names)
    apart = set(order if len(order) <= most else order[: most - 1])
    return [name if name in apart else OTHER for name in names]


def ranked(names: Sequence[str]) -> list[str]:
    """Return the distinct names, the most frequent first, ties by name, the shared one last."""
    count = Counter(names)
    return sorted(count, key=lambda name: (name == OTHER, -count[name], name))


def _across(
    nodes: Sequence[Node], names: Sequence[str], rooms: Sequence[float], width: float
) -> tuple[list[float], tuple[Tick, ...]]:
    """The x of each text and the marks of the years: texts without a year first, in as many columns as they need."""
    x = [0.0] * len(nodes)
    end = 0.0
    for name in set(names):
        undated = [i for i, node in enumerate(nodes) if node.year is None and names[i] == name]
        rows = max(5, math.isqrt(2 * len(undated)))
        left = 0.0
        for first in range(0, len(undated), rows):
            column = undated[first : first + rows]
            for i in column:
                x[i] = left
            left += max(rooms[i] for i in column)
        end = max(end, left)
    ticks = [Tick(0.0, "no year")] if end else []
    years = sorted({node.year for node in nodes if node.year is not None})
    count = Counter(node.year for node in nodes)
    steps = [1.0 + 0.6 * math.log2(b - a) + 0.4 * math.log2(count[a]) for a, b in itertools.pairwise(years)]
    at = {}
    for year, step in zip(years, [0.0, *steps], strict=False):
        end += step * width / (sum(steps) or 1.0)
        at[year] = end
        ticks.append(Tick(round(end, 1), str(year)))
    for i, node in enumerate(nodes):
        if node.year is not None:
            x[i] = at[node.year]
    return x, tuple(ticks)


def _down(
    network: CitationNetwork, names: Sequence[str], order: Sequence[str], rooms: Sequence[float], x: Sequence[float]
) -> tuple[list[float], tuple[Band, ...]]:
    """The y of each text and the bands: within its band each takes the free row nearest to the texts that it cites."""
    cites: list[list[int]] = [[] for _ in network.nodes]
    for citing, cited in zip(network.citing.tolist(), network.cited.tolist(), strict=True):
        cites[citing].append(cited)
    y = [0.0] * len(network)
    bands: list[Band] = []
    top = 0.0
    for name in order:
        members = sorted((i for i, own in enumerate(names) if own == name), key=lambda i: (x[i], network.nodes[i].key))
        rows: list[float] = []
        for i in members:
            near = [y[j] for j in cites[i] if names[j] == name and x[j] < x[i]]
            wish = (sum(near) / len(near) - top) / LANE if near else 0.0
            free = [row for row, end in enumerate(rows) if end <= x[i]]
            row = min(free, key=lambda one: abs(one - wish)) if free else len(rows)
            if row == len(rows):
                rows.append(0.0)
            rows[row] = x[i] + rooms[i]
            y[i] = top + row * LANE
        bottom = top + (len(rows) - 1) * LANE
        bands.append(Band(round(top - LANE * 1.3, 1), round(bottom + LANE * 0.6, 1), name))
        top = bottom + LANE * 1.9
    return y, tuple(bands)


def _packed(network: CitationNetwork, names: Sequence[str], layout: Layout) -> Places:
    """The closer timeline of `kg.network.time_layout`, with years only as wide as their texts need."""
    banded = replace(network, nodes=tuple(map(_in_band, network.nodes, names)))
    positions = time_layout(banded)
    given = [positions[node.key] for node in network.nodes]
    left: dict[int | None, float] = {}
    right: dict[int | None, float] = {}
    for node, (x, _) in zip(network.nodes, given, strict=True):
        left[node.year] = min(left.get(node.year, x), x)
        right[node.year] = max(right.get(node.year, x), x)
    start: dict[int | None, float] = {}
    x, before = 0.0, None
    for year in sorted(left, key=lambda year: (year is not None, year)):
        if before is not None and year is not None:
            x += STEP * 0.6 * math.log2(year - before)
        start[year] = x
        x += right[year] - left[year] + STEP * 1.6
        before = year
    points = tuple(
        (round(start[node.year] + x - left[node.year], 1), round(y, 1))
        for node, (x, y) in zip(network.nodes, given, strict=True)
    )
    points, bands = _stacked(names, points)
    ticks = tuple(Tick(round(at, 1), "no year" if year is None else str(year)) for year, at in start.items())
    return Places(layout, points, tuple(names), ticks, bands)


def _stacked(
    names: Sequence[str], points: Sequence[tuple[float, float]]
) -> tuple[tuple[tuple[float, float], ...], tuple[Band, ...]]:
    """The same points with their bands one below the other in the order of `ranked`, and the bands."""
    rows: dict[str, list[float]] = {}
    for name, (_, y) in zip(names, points, strict=True):
        rows.setdefault(name, []).append(y)
    shift: dict[str, float] = {}
    bands: list[Band] = []
    top = 0.0
    for name in ranked(names):
        low, high = min(rows[name]), max(rows[name])
        shift[name] = top + STEP - low
        bands.append(Band(round(top, 1), round(top + high - low + STEP * 1.6, 1), name))
        top += high - low + STEP * 2.0
    placed = tuple((x, round(y + shift[name], 1)) for name, (x, y) in zip(names, points, strict=True))
    return placed, tuple(bands)


def _in_band(node: Node, band: str) -> Node:
    return replace(node, organ=band)
