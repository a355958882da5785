"""Acts that stand in the rows of a table by their number alone, under a heading that says whose acts the table lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.folding import fold
from kg.model import CELLS, Mention, Paragraph
from kg.nlp.acts import CONNECTOR
from kg.nlp.patterns import KEYWORD, NUMBER

LONGEST_HEAD = 80
"""Characters of the cell that heads a column, at most."""
Find = Callable[[str], tuple[Mention, ...]]
"""The mentions in a text."""


@dataclass(slots=True)
class Columns:
    """What stands above the columns of the table that is being read, row by row."""

    find: Find
    table: str = ""
    heads: tuple[str, ...] = ()
    row_head: str = ""
    """What a row of one cell says of all columns below it."""
    organs: dict[str, str] = field(default_factory=dict)

    def mentions(self, row: Paragraph) -> tuple[Mention, ...]:
        """The mentions in the next row, in text order, with the acts in those of its cells that hold numbers only.

        A row that says "Resolution" and bears no number heads the columns below it, or all of them where it holds one
        cell; where none does, the heading above the table has to say so. Fields as those of kg.nlp.acts, with `act`
        "either" under "resolutions and decisions", and `heading`, the key of the organ named above.
        """
        found, acts = self.find(row.text), tuple(self._acts(row))
        rest = (one for one in found if not any(one.start < act.end and act.start < one.end for act in acts))
        rest = (one for one in rest if not _is_label(row.text, one))
        return tuple(sorted((*acts, *rest), key=lambda mention: (mention.start, mention.end)))

    def _acts(self, row: Paragraph) -> Iterator[Mention]:
        table = row.id.rpartition(".")[0]
        if table != self.table:
            self.table, self.heads, self.row_head = table, (), ""
        cells = fold(row.text).split(CELLS)
        heads = any(KEYWORD.search(cell) for cell in cells if len(cell) <= LONGEST_HEAD)
        if heads and not any(map(NUMBER.search, cells)):
            self.heads = tuple(cells) if len(cells) > 1 else ()
            self.row_head = "" if len(cells) > 1 else cells[0]
            return
        start = 0
        for column, cell in enumerate(cells):
            head = self._above(column, row.section or "")
            if head:
                yield from self._numbers(cell, start, head)
            start += len(cell) + len(CELLS)

    def _above(self, column: int, section: str) -> str:
        """The heading of a column, with that of the table before it; empty where neither says that it holds acts."""
        section = self.row_head or section
        if not self.heads:
            return section if KEYWORD.search(section) else ""
        head = self.heads[column] if column < len(self.heads) else ""
        return f"{section} {head}" if KEYWORD.search(head) else ""

    def _numbers(self, cell: str, start: int, head: str) -> Iterator[Mention]:
        found = list(NUMBER.finditer(cell))
        ends = [0, *(match.end() for match in found)]
        begins = [*(match.start() for match in found), len(cell)]
        if not found or not all(CONNECTOR.match(cell[a:b]) for a, b in zip(ends, begins, strict=True)):
            return
        if head not in self.organs:
            named = [one.fields["key"] for one in self.find(head) if one.label == "ORGAN" and "key" in one.fields]
            self.organs[head] = named[-1] if named else ""
        acts = {match["act"].casefold()[:8] for match in KEYWORD.finditer(head)}
        act = "resolution" if acts == {"resoluti"} else "decision" if acts == {"decision"} else "either"
        for match in found:
            fields = {"number": match[0], "style": match.lastgroup or "", "act": act, "keyword": "", "list": "next"}
            yield Mention(
                start + match.start(),
                start + match.end(),
                match[0],
                "ACT",
                fields | {"heading": self.organs[head]},
            )


def _is_label(text: str, mention: Mention) -> bool:
    """Whether a short form ("Programme") stands without an article, as the head of a column or row does."""
    before = text[max(0, mention.start - 4) : mention.start].casefold()
    return mention.label == "SHORT_FORM" and " " not in mention.text and before != "the "
