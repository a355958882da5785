"""Small SVG drawings without script or style of their own: colours come from classes of the page."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from kg.reports.report import Plot

WIDE, NARROW = 920, 340
"""Drawn widths in pixels: for pages of a desk and of a telephone."""
LOWEST = 0.7
"""Square root of the amount at the foot of a dot plot, a little below that of one."""
LINE = 13.0
"""Size of type."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark of a dot plot; marks with a label are named in the drawing."""

    x: float
    y: float
    kind: str
    """CSS class that colours it."""
    title: str
    label: str | None = None


def bar(value: float, largest: float, kind: str | None = None) -> str:
    """Return a bar for a table cell, as wide as the value's part of the largest; it carries no text."""
    return stack((value,), largest, (kind or "amount",))


def stack(parts: Sequence[float], largest: float, kinds: Sequence[str]) -> str:
    """Return a bar of several parts for a table cell, its whole length measured against the largest."""
    out, x = [], 0.0
    for part, kind in zip(parts, kinds, strict=True):
        width = 100.0 * part / largest if largest else 0.0
        if width > 0.0:
            out.append(f'<rect x="{_n(x)}" width="{_n(width)}" height="10" class="{escape(kind)}"/>')
        x += width
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        + "".join(out)
        + "</svg>"
    )


def columns_by_year(
    key: str,
    title: str,
    amounts: Sequence[tuple[int, tuple[float, ...]]],
    legend: tuple[tuple[str, str], ...],
    *,
    unit: str = "",
) -> Plot:
    """Return columns over a continuous axis of years; each column stacks its amounts in the order of the legend.

    With a `unit`, the axis counts something else than years, and the unit stands behind its last number.
    """

    def draw(width: int) -> str:
        top = _nice(max(sum(parts) for _, parts in amounts))
        height, left, bottom = (260, 44, 30) if width == WIDE else (200, 34 if top < 1000 else 46, 28)
        first, last = amounts[0][0], amounts[-1][0]
        behind = f" {escape(unit)}" if unit else ""
        step = (width - left - 8) / (last - first + 1)
        scale = (height - bottom - 14) / top
        out = _y_axis(top, left, width, height - bottom, scale)
        for year, parts in amounts:
            x, y = left + (year - first) * step, float(height - bottom)
            for part, (kind, words) in zip(parts, legend, strict=True):
                if part:
                    y -= part * scale
                    out.append(
                        f'<rect x="{_n(x + step * 0.08)}" y="{_n(y)}" width="{_n(step * 0.84)}" '
                        f'height="{_n(part * scale)}" class="{kind}">'
                        f"<title>{year}{behind}: {part:g} {escape(words)}</title></rect>"
                    )
        out += _year_axis(first, last, lambda year: left + (year - first + 0.5) * step, height - bottom, width)
        return _svg(width, height, title, out)

    return Plot(key, title, draw(WIDE), draw(NARROW), legend if len(legend) > 1 else ())


def dots_by_year(key: str, title: str, dots: Sequence[Dot], legend: tuple[tuple[str, str], ...], unit: str) -> Plot:
    """Return dots over years; heights grow with the square root, so that the many low ones can be told apart."""

    def draw(width: int) -> str:
        height, left, bottom = (400, 44, 30) if width == WIDE else (300, 34, 28)
        first, last = int(min(dot.x for dot in dots)), int(max(dot.x for dot in dots))
        last = max(last, first + 1)
        top = _nice(max(dot.y for dot in dots))
        reach = height - bottom - 24

        def x_of(year: float) -> float:
            return left + 10 + (year - first) / (last - first) * (width - left - 28)

        def y_of(value: float) -> float:
            return height - bottom - (math.sqrt(value) - LOWEST) / (math.sqrt(top) - LOWEST) * reach

        room = 0.5 * (width - left - 28) / (last - first)
        out = []
        for value in _root_ticks(top):
            out.append(f'<line class="grid" x1="{left}" x2="{width}" y1="{_n(y_of(value))}" y2="{_n(y_of(value))}"/>')
            out.append(
                f'<text class="tick" x="{left - 6}" y="{_n(y_of(value) + 4)}" text-anchor="end">{value:g}</text>'
            )
        for (x, y, kind), titles in _stacked(dots).items():
            radius = min((4.0 if width == WIDE else 2.6) * len(titles) ** 0.3, max(3.0, room))
            words = titles[0] if len(titles) == 1 else f"{titles[0]} and {len(titles) - 1} more like it"
            out.append(
                f'<circle cx="{_n(x_of(x))}" cy="{_n(y_of(y))}" r="{_n(radius)}" '
                f'class="{kind} dot"><title>{escape(words)}</title></circle>'
            )
        named = [dot for dot in dots if dot.label]
        spots = [(x_of(x), y_of(y)) for x, y, _ in _stacked(dots)]
        out += _labels([(x_of(dot.x), y_of(dot.y), dot.label or "") for dot in named], spots, width)
        out += _year_axis(first, last, x_of, height - bottom, width)
        out.append(f'<text class="tick" x="{left}" y="11">{escape(unit)}</text>')
        return _svg(width, height, title, out)

    return Plot(key, title, draw(WIDE), draw(NARROW), legend)


def _stacked(dots: Sequence[Dot]) -> dict[tuple[float, float, str], list[str]]:
    """The titles of the dots that fall on one place."""
    places: dict[tuple[float, float, str], list[str]] = {}
    for dot in dots:
        places.setdefault((dot.x, dot.y, dot.kind), []).append(dot.title)
    return places


def _labels(named: Sequence[tuple[float, float, str]], spots: Sequence[tuple[float, float]], width: int) -> list[str]:
    """Set each label beside its dot where it meets no other label and no dot; leave it out where it cannot."""
    taken: list[tuple[float, float, float, float]] = []
    out = []
    for x, y, words in named:
        long = len(words) * LINE * 0.6
        for at, base, anchor in (
            (x + 8, y + 4, "start"),
            (x - 8, y + 4, "end"),
            (x, y - 9, "middle"),
            (x, y + 18, "middle"),
        ):
            left = at - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
            box = (left, base - LINE, left + long, base + 3)
            if left < 36 or box[2] > width or box[1] < 12 or any(_meet(box, other) for other in taken):
                continue
            if any(box[0] - 2 < a < box[2] + 2 and box[1] < b < box[3] for a, b in spots):
                continue
            taken.append(box)
            out.append(f'<text class="name" x="{_n(at)}" y="{_n(base)}" text-anchor="{anchor}">{escape(words)}</text>')
            break
    return out


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _y_axis(top: float, left: int, width: int, base: float, scale: float) -> list[str]:
    out = []
    for part in range(5):
        value = top * part / 4
        y = base - value * scale
        if value == int(value):
            out.append(f'<line class="grid" x1="{left}" x2="{width}" y1="{_n(y)}" y2="{_n(y)}"/>')
            out.append(f'<text class="tick" x="{left - 6}" y="{_n(y + 4)}" text-anchor="end">{value:g}</text>')
    return out


def _year_axis(first: int, last: int, x_of: Callable[[int], float], base: float, width: int) -> list[str]:
    room = 64 if width == WIDE else 52
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 1000) if (last - first) / step <= width / room)
    out = []
    for year in range(-(-first // step) * step, last + 1, step):
        x = min(max(x_of(year), 18.0), width - 18.0)
        out.append(f'<text class="tick" x="{_n(x)}" y="{_n(base + 18)}" text-anchor="middle">{year}</text>')
    return out


def _root_ticks(top: float) -> list[float]:
    return [value for value in (top, top / 2, top / 4, top / 8, top / 16, 1.0) if value >= 1 and value == int(value)]


def _nice(value: float) -> float:
    """The least of 4, 8, 20, 32 x 10^n (n >= 0) that is not below the value; from 100 on also of 10 x 10^n."""
    power = 1.0
    while True:
        for lead in (4.0, 8.0, 20.0, 32.0) if power == 1.0 else (4.0, 8.0, 10.0, 20.0, 32.0):
            if value <= lead * power:
                return lead * power
        power *= 10.0


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}">' + "".join(parts) + "</svg>"
    )


def _n(value: float) -> str:
    """A coordinate to hundredths without trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
