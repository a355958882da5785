"""The parts of a report: findings, sections with plots and tables, method, data and caveats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

ColumnKind = Literal["text", "count", "number", "share"]
"""How a column is set: words, whole numbers, decimals, or parts of a whole (0 to 1)."""


Layout = Literal["stacked", "ranking", "matrix"]
"""How a table fits a narrow page: rows become cards, the year goes, or the columns scroll."""

Shades = Literal["amount", "rank"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A text named in a table: its label, its title, and the page that it can be read on."""

    key: str
    label: str
    title: str | None = None
    page: str | None = None

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True, slots=True)
class Stack:
    """Amounts drawn side by side as one bar; the parts have the order of the plot's legend."""

    parts: tuple[float, ...]

    def __str__(self) -> str:
        return " + ".join(f"{part:g}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence with the part that matters marked; offsets in code points, the end exclusive."""

    text: str
    start: int
    end: int

    @property
    def partial(self) -> bool:
        """True where the part leaves out more of the text than a closing point or semicolon."""
        return bool((self.text[: self.start] + self.text[self.end :]).strip(" .;,:"))

    def __str__(self) -> str:
        return self.text


Cell = str | int | float | Reference | tuple[Reference, ...] | Stack | Quotation | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    key: str
    """Its name in CSV and JSON."""
    title: str
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `bar` names the column whose amounts are drawn as bars, `legend` the parts of its stacks."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None = None
    bar: str | None = None
    legend: tuple[tuple[str, str], ...] = ()
    """Class and words of each part, where a column holds stacks."""
    layout: Layout = "stacked"
    under: str = "text"
    """Column under whose words the bars are drawn."""
    detail: str | None = None
    """Column that stands as a line of its own beneath each row."""
    first: int | None = None
    """Rows shown at once; the page shows the others on request. All, where it is None."""
    tint: str | None = None
    """Column whose words name the colour of the row's bar."""
    shades: Shades | None = None
    """What the depth of colour of a matrix says: large amounts, or ranks near the top."""
    folded: bool = False
    """True where the page shows it on request only, as the long table beneath a plot."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing as SVG markup, once for wide and once for narrow pages; the table beneath it says the same."""

    key: str
    title: str
    wide: str
    narrow: str
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of a report."""

    key: str
    title: str
    text: tuple[str, ...] = ()
    plots: tuple[Plot, ...] = ()
    tables: tuple[Table, ...] = ()
    caveat: str | None = None
    group: str | None = None
    """Heading under which sections that follow each other stand together."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as a value: the writers make HTML, CSV and JSON of it, the same bytes for the same report."""

    key: str
    title: str
    eyebrow: str
    """What stands above the title: the kind of report."""
    lead: str
    """One sentence that says what the report is about."""
    findings: tuple[str, ...]
    sections: tuple[Section, ...]
    data: tuple[tuple[str, str], ...]
    """What it was made from: name and value."""
    method: tuple[str, ...]
    caveats: tuple[str, ...]
    full: Table
    """Every row, for CSV and for computing."""
    facts: Mapping[str, Any]
    """Numbers and settings for JSON, by name."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Texts of further files that the report is written as, by suffix: `ics`."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all sections, in their order."""
        return tuple(table for section in self.sections for table in section.tables)

    @property
    def plots(self) -> tuple[Plot, ...]:
        """The plots of all sections, in their order."""
        return tuple(plot for section in self.sections for plot in section.plots)
