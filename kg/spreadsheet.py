"""What may stand in a cell of a table that people open in a spreadsheet."""

from __future__ import annotations

from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First signs that make a spreadsheet read a text as a formula."""


def cell(value: Any) -> Any:
    """The value; a text that a spreadsheet would compute gets an apostrophe before it.

    >>> cell("=1+1"), cell("A/RES/70/1"), cell(3)
    ("'=1+1", 'A/RES/70/1', 3)
    """
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value
