"""The rows and cells of a table on a PDF page, by its tags or by the places of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.readers.pdf_lines import Line, parts_of

Cell = list[Line]
SUBHEAD = 3
"""Lines that a heading between the rows of a table has at most."""
ROW_GAP = 2.3
"""Distance of two rows, in sizes, at most."""
SAME = 0.6
"""Distance of the left edges of two cells of one column, in sizes, at most."""


def cells_of(lines: Sequence[Line]) -> Iterator[list[Cell]]:
    """The rows of a table as the lines of their cells."""
    return _tagged(lines) if lines[0].paragraph >= 0 else _placed(lines)


def with_subheads(groups: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """The paragraphs of a page, of which those that only part the rows of one table are rows of it."""
    for index, group in enumerate(groups):
        around = [groups[place] for place in (index - 1, index + 1) if 0 <= place < len(groups)]
        if group[0].role == "text" and len(around) == 2 and all(_joins(group, table) for table in around):
            group = [replace(line, words=tuple(replace(word, role="table") for word in line.words)) for line in group]
        yield group


def _joins(group: Sequence[Line], table: Sequence[Line]) -> bool:
    """Whether a short paragraph stands as close to a table as rows stand, in its size and its first column."""
    size = group[0].size
    bases = [line.base for line in table]
    gap = min(bases) - group[0].base if max(bases) > group[0].base else group[-1].base - max(bases)
    begun = abs(group[0].left - min(line.left for line in table)) <= size
    like = table[0].role == "table" and abs(table[0].size - size) < 0.05 * size and begun
    return like and len(group) <= SUBHEAD and 0 < gap <= ROW_GAP * size


def _tagged(lines: Sequence[Line]) -> Iterator[list[Cell]]:
    """Tagged cells stand row by row: one that begins to the right of the one before, on a level with the row, is in it.

    One that begins below that one, in the same column and not in the first, is a further paragraph of that cell.
    """
    row: list[Cell] = []
    for _, group in groupby(lines, key=lambda line: line.paragraph):
        cell = list(group)
        left = min(line.left for line in cell)
        last = min(line.left for line in row[-1]) if row else 0.0
        near = SAME * cell[0].size
        if row and left > last + near and _level(row, cell):
            row.append(cell)
        elif len(row) > 1 and abs(left - last) <= near and cell[0].base < row[-1][-1].base:
            row[-1].extend(cell)
        else:
            if row:
                yield row
            row = [cell]
    if row:
        yield row


def _level(row: Sequence[Cell], cell: Cell) -> bool:
    """Whether a cell has a line between the first and the last line of a row, or the row one between those of the cell."""
    bases = [line.base for one in row for line in one]
    near = SAME * cell[0].size
    return cell[-1].base <= max(bases) + near and cell[0].base >= min(bases) - near


def _placed(lines: Sequence[Line]) -> Iterator[list[Cell]]:
    """Words between wide white spaces are cells; a line that says nothing in the first column goes on with the row."""
    row: list[Cell] = []
    first = min(line.left for line in lines)
    for line in lines:
        cells = [replace(line, words=part) for part in parts_of(line.words)]
        goes_on = row and line.left > first + SAME * line.size and all(_column(row, cell) is not None for cell in cells)
        if not goes_on:
            if row:
                yield row
            row = [[cell] for cell in cells]
            continue
        for cell in cells:
            column = _column(row, cell)
            if column is not None:
                column.append(cell)
    if row:
        yield row


def _column(row: Sequence[Cell], cell: Line) -> Cell | None:
    """The cell of a row above another, where one stands there."""
    return next((one for one in row if any(a.left < cell.right and cell.left < a.right for a in one)), None)
