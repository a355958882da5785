"""The lines of one PDF page in reading order: words on one level, columns one after the other, tables marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from kg.readers.pdf_words import Page, Role, Word

SMALL = 0.85
"""Size of a raised mark, in sizes of the words beside it, at most."""
NEAR = 1.3
"""White space between a raised mark and the word beside it, in sizes of that word, at most."""
GUTTER = 1.3
"""White space between two columns, in sizes, at least."""
CELL_GAP = 0.6
"""White space between two cells that are tagged apart, in sizes, at least."""
LABEL = re.compile(r"[(“\"]{0,2}[\dA-Za-z]{1,4}[.)]|[–•●▪*†-]|\d{1,3}/?|[*†]{1,3}")
"""A number, letter or mark behind which wide white space parts no columns."""
CELLS = 3
"""Parts of a line from which on it is a row of a table."""
FEW_ROWS = 3
"""Lines of one or two parts that may stand between two rows of a table."""
COLUMN_LINES = 8
"""Lines on both sides of the gutter that a page in two columns has at least."""
IN_COLUMNS = 0.6
"""Share of the lines of such a page that keep out of the gutter."""
HALF = (0.3, 0.7)
"""Where across the page the gutter of two columns runs."""
UPPER = 0.6
"""Share of the first page's height above which its masthead stands."""
MASTHEAD = 2
"""Columns of a masthead."""
CLOSE = 1.6
"""Distance of two lines, in sizes, up to which they stand in one run."""
FAR = 2.5
"""White space between the columns of a masthead, in sizes, at least."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one level of a page."""

    words: tuple[Word, ...]
    page: int
    column: int = 0
    """Which run of lines on the page it stands in: 0 where the page has one, more where columns alternate with full lines."""
    right_edge: float = 0
    """How far the lines around it reach to the right."""

    @property
    def text(self) -> str:
        """The words without raised marks, single spaces between them."""
        shown = [word for word in self.words if not word.raised]
        return "".join((" " if word.apart and i else "") + word.text for i, word in enumerate(shown))

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def body(self) -> Word:
        """The word by whose size and level the line is judged: the longest that is not raised."""
        return max(self.words, key=lambda word: (not word.raised, len(word.text)))

    @property
    def base(self) -> float:
        return self.body.base

    @property
    def size(self) -> float:
        return self.body.size

    @property
    def role(self) -> Role:
        return self.body.role

    @property
    def paragraph(self) -> int:
        return self.body.paragraph


def lines_of(page: Page, number: int) -> list[Line]:
    """The lines of a page, top to bottom; of a tagged page, element by element in the order of its tags."""
    words = [word for word in page.words if word.role != "artifact"]
    if page.tagged:
        found: list[Line] = []
        if number == 0:
            head = [word for word in page.words if word.role == "artifact" and word.base > UPPER * page.height]
            found += [
                Line(part, 0) for row in rows([replace(word, role="text") for word in head]) for part in parts_of(row)
            ]
        words = _rows_marked(words, UPPER * page.height if number == 0 else page.height)
        ordered = sorted(enumerate(words), key=lambda pair: (pair[1].paragraph, pair[0]))
        for _, group in groupby(ordered, key=lambda pair: pair[1].paragraph):
            found += [Line(row, number) for row in rows([word for _, word in group])]
        return _edged(found)
    parts = [parts_of(row) for row in rows(words)]
    gutter = _gutter(parts, page.width)
    if gutter is not None:
        return _edged(list(_in_columns(parts, gutter, number)))
    if number == 0:
        parts = [cell for row in parts for cell in _cells(row, page)]
    return _edged([Line(tuple(word for part in row for word in part), number) for row in _tables_marked(parts)])


def _rows_marked(words: Sequence[Word], below: float) -> list[Word]:
    """The words of a tagged page, those `below` a height marked as a table where tagged paragraphs stand side by side.

    Many files tag the cells of their tables as paragraphs. Cells begin on one level with others of their row, which
    paragraphs in two columns do but seldom.
    """
    levels: dict[int, list[Word]] = {}
    tops: dict[int, int] = {}
    for word in words:
        if word.role == "text" and word.base < below and not word.raised:
            levels.setdefault(round(word.base), []).append(word)
            tops[word.paragraph] = max(tops.get(word.paragraph, 0), round(word.base))
    groups = {paragraph: {paragraph} for paragraph in tops}
    cells: set[int] = set()
    for level, row in levels.items():
        ordered = sorted(row, key=lambda word: word.left)
        beside = {part[0].paragraph for part in parts_of(tuple(ordered))}
        beside |= {b.paragraph for a, b in pairwise(ordered) if b.left - a.right > CELL_GAP * b.size}
        if len(beside) < 2:
            continue
        begun = {paragraph for paragraph in beside if tops[paragraph] == level}
        cells |= begun if len(begun) > 1 else set()
        whole = set().union(*(groups[paragraph] for paragraph in beside))
        for paragraph in whole:
            groups[paragraph] = whole
    marked = {one for one, group in groups.items() if len(group) > 1 and 2 * len(group & cells) >= len(group)}
    return [replace(word, role="table") if word.paragraph in marked else word for word in words]


def rows(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words on each level, top to bottom and left to right; raised marks stand in the row of the word they touch."""
    levels: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if levels and abs(levels[-1][0].base - word.base) <= 0.2 * min(levels[-1][0].size, word.size):
            levels[-1].append(word)
        else:
            levels.append([word])
    for upper, lower in pairwise(levels):
        _lower_marks(upper, lower)
    for lower, upper in pairwise(reversed(levels)):
        _lower_marks(upper, lower)
    return [tuple(_spaced(sorted(level, key=lambda word: word.left))) for level in levels if level]


def _lower_marks(upper: list[Word], lower: list[Word]) -> None:
    """Move the small words of a row that stand just above the words of the next one into that row."""
    if not upper or not lower:
        return
    size = max(word.size for word in lower)
    if not 0 < upper[0].base - lower[0].base < 0.7 * size:
        return
    for word in [word for word in upper if word.size <= SMALL * size]:
        room = NEAR * size
        if any(-room < word.left - other.right < room or -room < other.left - word.right < room for other in lower):
            upper.remove(word)
            lower.append(replace(word, raised=True))


def _spaced(words: Iterable[Word]) -> Iterable[Word]:
    """The words of a row, in which one that follows another closely is not apart from it."""
    before: Word | None = None
    for word in words:
        if before is not None and not word.apart and word.left - before.right > 0.3 * word.size:
            word = replace(word, apart=True)
        yield word
        before = word


def parts_of(row: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The parts of a row of words between wide white spaces; a label is no part of its own."""
    parts: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        wide = word.left - before.right > GUTTER * max(before.size, word.size)
        if wide and not (len(parts[-1]) == 1 and LABEL.fullmatch(parts[-1][0].text)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts]


def _cells(row: list[tuple[Word, ...]], page: Page) -> list[list[tuple[Word, ...]]]:
    """The columns of a masthead as rows of their own: two parts far from each other near the head of the first page."""
    if len(row) != MASTHEAD or row[0][0].base < UPPER * page.height:
        return [row]
    apart = row[1][0].left - row[0][-1].right > FAR * row[1][0].size
    return [[row[0]], [row[1]]] if apart else [row]


def _gutter(parts: Sequence[Sequence[tuple[Word, ...]]], width: float) -> float | None:
    """Where the white strip between two columns runs; None where the page has one column."""
    gaps = [(left[-1].right, right[0].left) for row in parts for left, right in pairwise(row)]
    if len(gaps) < COLUMN_LINES:
        return None
    middle = _clearest(gaps, [(part[0].left, part[-1].right) for row in parts for part in row])
    if not HALF[0] * width < middle < HALF[1] * width:
        return None
    both = sum(1 for row in parts if any(a[-1].right < middle < b[0].left for a, b in pairwise(row)))
    crossed = sum(1 for row in parts for part in row if part[0].left < middle - 2 and part[-1].right > middle + 2)
    many = sum(1 for row in parts if len(row) >= CELLS)
    return middle if both >= COLUMN_LINES and crossed < (1 - IN_COLUMNS) * len(parts) and many < both / 2 else None


def _clearest(gaps: Sequence[tuple[float, float]], parts: Sequence[tuple[float, float]]) -> float:
    """The middle of the strip that most gaps share and fewest parts run over."""
    edges = sorted(
        [edge for begin, end in gaps for edge in ((begin, 1), (end, -1))]
        + [edge for begin, end in parts for edge in ((begin, -1), (end, 1))]
    )
    most = depth = 0
    strip = (0.0, 0.0)
    for (place, step), (following, _) in pairwise(edges):
        depth += step
        if depth > most:
            most, strip = depth, (place, following)
    return (strip[0] + strip[1]) / 2


def _in_columns(parts: Sequence[Sequence[tuple[Word, ...]]], gutter: float, number: int) -> Iterable[Line]:
    """Left column, then right column, down to each line that runs over both."""
    run = 0
    columns: tuple[list[tuple[Word, ...]], list[tuple[Word, ...]]] = ([], [])
    for row in [*parts, None]:
        full = row is None or any(part[0].left < gutter - 2 and part[-1].right > gutter + 2 for part in row)
        if full:
            for column in columns:
                run += 1
                yield from (Line(words, number, run) for words in column)
                column.clear()
        if row is not None and full:
            yield Line(tuple(word for part in row for word in part), number, 0)
        elif row is not None:
            for side in (0, 1):
                words = tuple(word for part in row for word in part if (part[0].left > gutter) == bool(side))
                if words:
                    columns[side].append(words)


def _tables_marked(parts: Sequence[Sequence[tuple[Word, ...]]]) -> list[list[tuple[Word, ...]]]:
    """The rows with those of tables marked so: rows of three parts or more, and the few lines between two such rows."""
    hard = [index for index, row in enumerate(parts) if len(row) >= CELLS]
    inside = {index for index, after in pairwise(hard) if after - index <= FEW_ROWS + 1}
    marked: set[int] = set()
    for begin, end in pairwise(hard):
        if begin in inside:
            marked.update(range(begin, end + 1))
    return [
        [tuple(replace(word, role="table") for word in part) if index in marked else part for part in row]
        for index, row in enumerate(parts)
    ]


def _edged(lines: Sequence[Line]) -> list[Line]:
    """The lines with how far the lines around them reach that stand close, in one column and one size."""
    runs: list[list[Line]] = []
    for line in lines:
        before = runs[-1][-1] if runs else None
        if before and line.column == before.column and 0 < before.base - line.base < CLOSE * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [replace(line, right_edge=max(one.right for one in run)) for run in runs for line in run]


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.role == "text":
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
