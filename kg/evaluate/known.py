"""Disagreements that a reader has judged to be the editors': links that they forgot, and links that point elsewhere.

The file is CSV with a head line and the columns document, symbol, side and reason; others are passed over. `document` is
a symbol or the name of its file. `side` says who names the symbol: "ours" where the text cites it and the editors did not
link it, "theirs" where they linked it and the text does not cite it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kg.errors import KgError
from kg.evaluate.keys import document_key, symbol_key

Side = Literal["ours", "theirs"]
COLUMNS = ("document", "symbol", "side", "reason")


@dataclass(frozen=True, slots=True)
class Known:
    """The judged disagreements of one document: reasons by symbol."""

    ours: Mapping[str, str] = field(default_factory=dict)
    """Cited, though the editors did not link it."""
    theirs: Mapping[str, str] = field(default_factory=dict)
    """Not cited, though the editors linked it."""


NOTHING = Known()


def read_known(path: Path) -> Mapping[str, Known]:
    """The judged disagreements of a file by the key of their document.

    Raises KgError where the file lacks a column, or a row lacks a value or names another side.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KgError(f"{path} is not UTF-8; save it as CSV in UTF-8") from error
    rows = csv.DictReader(text.splitlines())
    lacking = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if lacking:
        raise KgError(f"{path} has no column {', '.join(lacking)}; its first line must name {', '.join(COLUMNS)}")
    sides: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows:
        document, symbol, side, reason = ((row[column] or "").strip() for column in COLUMNS)
        if side not in ("ours", "theirs") or not (document and symbol and reason):
            raise KgError(
                f"{path}, line {rows.line_num}: give document, symbol, side (ours or theirs) and reason in every row"
            )
        one = sides.setdefault(document_key(document), {"ours": {}, "theirs": {}})
        one[side][symbol_key(symbol)] = reason
    return {document: Known(one["ours"], one["theirs"]) for document, one in sides.items()}
