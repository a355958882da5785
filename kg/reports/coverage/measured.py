"""How exact the program is, as measured: figures that `kg evaluate --format json` made, kept with what they were made from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a measurement; a share is what is right of what was compared."""

    what: str
    precision: float | None = None
    recall: float | None = None
    share: float | None = None
    compared: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one measurement."""

    on: str
    """What was read."""
    documents: int
    date: str
    program: str
    command: str
    figures: tuple[Figure, ...]


@cache
def measured() -> tuple[Measured, ...]:
    """Return the measurements that the program carries, from accuracy.json beside this module."""
    data = json.loads((files("kg.reports.coverage") / "accuracy.json").read_text(encoding="utf-8"))
    return tuple(Measured(**{**row, "figures": tuple(Figure(**figure) for figure in row["figures"])}) for row in data)
