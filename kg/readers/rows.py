"""Rows of tables: the blocks of their cells put together to one block, which bears what they bore."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.blocks import joined
from kg.model import CELLS, Block

Cell = Sequence[Block]
"""The blocks in one cell, footnotes among them."""
EMPTY = re.compile(r"[\s|:–—_.-]*")
"""A row in which no cell says anything, and the rule below the head of a table in Markdown."""


def rows_of(rows: Iterable[Sequence[Cell]]) -> Iterator[Block]:
    """One block for each row that says anything, and behind it the footnotes that it bears.

    Cells are kept apart by CELLS, those at the end that are empty are left out.
    """
    for row in rows:
        cells = [joined(said) if (said := _said(cell)) else Block("") for cell in row]
        while cells and not cells[-1].text:
            cells.pop()
        if not cells or EMPTY.fullmatch("".join(cell.text for cell in cells)):
            continue
        line = next((cell.line for cell in cells if cell.line), 0)
        torn = any(block.after_break for cell in row for block in cell)
        whole = joined([replace(cell, text=cell.text or "") for cell in cells], CELLS)
        yield replace(whole, kind="table", number=None, level=0, line=line, after_break=torn)
        yield from (block for cell in row for block in cell if block.kind == "footnote")


def _said(cell: Cell) -> list[Block]:
    return [block for block in cell if block.kind != "footnote" and (block.text or block.markers)]


def is_grid(rows: Sequence[Sequence[str]], *, longest: int) -> bool:
    """Whether rows of cells are a table, and not a frame in which paragraphs stand.

    A table has a row with two cells that say something, or several rows of several cells that are all short.
    """
    if any(sum(1 for cell in row if cell.strip()) > 1 for row in rows):
        return True
    said = [cell for row in rows for cell in row if cell.strip()]
    return len(said) > 1 and min(map(len, rows)) > 1 and all(len(cell) <= longest for cell in said)
