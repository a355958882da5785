"""The numbers and letters before paragraphs, and the order in which they follow one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.symbol import roman_value

Style = Literal["digit", "letter", "roman", "bullet", "other"]
LABEL = re.compile(
    r"(?:(?P<digits>\d{1,3})\s?(?:\.|\)|[-–](?=\s))(?=\s|[A-Z“\"_*])"
    r"|\((?P<paren>[^\W_]{1,5})\)(?=\s|[A-Z“])"
    r"|(?P<bare>[a-z]{1,5})[.)](?=\s)"
    r"|(?P<bullet>[–•●▪‣-])(?=\s)"
    r"|(?P<scanned>[0-9lISOoBZ|]{1,3})\s?[.,](?=\s))\s*"
)
SCANNED = str.maketrans("lISOoBZ|", "11500821")
"""What a scanner reads for figures."""
LOWER_ROMAN = re.compile(r"[ivxl]{1,6}")


@dataclass(frozen=True, slots=True)
class Label:
    """The number, letter or sign before a paragraph."""

    printed: str
    """Without point, parentheses kept: `3`, `(a)`."""
    key: str
    """What stands in an id: `3`, `a`, `iv`."""
    style: Style
    value: int
    end: int
    """Where the paragraph's own text begins."""


def read_label(text: str, *, expected: int | None = None) -> Label | None:
    """The label at the head of a text, or None; `expected` is the number due next, for which scans are forgiven.

    >>> read_label("(b) To consider").key, read_label("l. Requests", expected=1).printed, read_label("1945 was")
    ('b', '1', None)
    """
    found = LABEL.match(text)
    if not found:
        return None
    end = found.end()
    if found["digits"]:
        return Label(found["digits"], str(int(found["digits"])), "digit", int(found["digits"]), end)
    if found["scanned"]:
        figures = found["scanned"].translate(SCANNED)
        value = int(figures) if figures.isdigit() else -1
        return Label(figures, str(value), "digit", value, end) if value == expected and value > 0 else None
    if found["bullet"]:
        return Label(found["bullet"], "-1", "bullet", 1, end)
    printed = found["paren"] or found["bare"]
    figures = printed.translate(SCANNED)
    if found["bare"] and figures.isdigit() and int(figures) == expected:
        return Label(figures, figures, "digit", int(figures), end)
    whole = f"({printed})" if found["paren"] else printed
    if printed.isdigit():
        return Label(whole, str(int(printed)), "digit", int(printed), end)
    if found["bare"] and len(printed) > 1 and not LOWER_ROMAN.fullmatch(printed):
        return None
    return Label(whole, printed.lower(), *_letter(printed), end)


def _letter(printed: str) -> tuple[Style, int]:
    folded = printed.lower()
    if len(set(folded)) == 1 and folded.isascii():
        return "letter", (len(folded) - 1) * 26 + ord(folded[0]) - 96
    if LOWER_ROMAN.fullmatch(folded) and (value := roman_value(folded.upper())):
        return "roman", value
    return "other", 0


def as_roman(label: Label) -> Label:
    """The same label read as a Roman numeral where it can be one (`i`, `v`, `x`, `ii`)."""
    value = roman_value(label.key.upper()) if LOWER_ROMAN.fullmatch(label.key) else None
    return label if value is None else Label(label.printed, label.key, "roman", value, label.end)


class Nesting:
    """The open levels of lettered parts below one paragraph."""

    def __init__(self) -> None:
        self.levels: list[Label] = []

    def place(self, label: Label, following: Sequence[Label], level: int = 0) -> tuple[str, ...]:
        """The path of keys of a part, `("a", "ii")`; `following` are the labels that come after it.

        A `level` from the format itself (1 for the first) wins over what the labels suggest.
        """
        if level > 0:
            before = self.levels[level - 1] if len(self.levels) >= level else None
            if label.style == "bullet" and before is not None:
                label = self.continues(before, label, ()) or label
            del self.levels[level - 1 :]
            self.levels.append(label)
            return self.path()
        for depth in range(len(self.levels) - 1, -1, -1):
            reading = self.continues(self.levels[depth], label, following)
            if reading is not None:
                del self.levels[depth:]
                self.levels.append(reading)
                return self.path()
        reading = self.first(label, following)
        same = [depth for depth, before in enumerate(self.levels) if self.alike(before, reading)]
        if same:
            del self.levels[same[-1] :]
        self.levels.append(reading)
        return self.path()

    def alike(self, before: Label, label: Label) -> bool:
        """Whether two labels are printed in one style; a list inside a list never has the style of the outer one."""
        return before.style == label.style and before.printed.startswith("(") == label.printed.startswith("(")

    def path(self) -> tuple[str, ...]:
        return tuple(label.key for label in self.levels)

    def first(self, label: Label, following: Sequence[Label]) -> Label:
        """How a label reads that opens a level: `(i)` is Roman, unless `(j)` follows because letters run on."""
        roman = as_roman(label)
        runs_on = bool(following) and following[0].key == "j"
        return roman if roman.style == "roman" and roman.value == 1 and not runs_on else label

    def continues(self, before: Label, label: Label, following: Sequence[Label]) -> Label | None:
        """How `label` reads if it comes next after `before` at the same level, or None where it does not."""
        if before.printed.startswith("(") != label.printed.startswith("(") and before.style != "bullet":
            return None
        if before.style == "bullet":
            count = before.value + 1
            return Label(label.printed, f"-{count}", "bullet", count, label.end) if label.style == "bullet" else None
        roman = as_roman(label)
        if before.style == "roman":
            return roman if roman.style == "roman" and roman.value == before.value + 1 else None
        if before.style != label.style or label.value != before.value + 1:
            return None
        if (
            roman.style == "roman"
            and roman.value == 1
            and any(as_roman(after).value == 2 and after.key == "ii" for after in following[:1])
        ):
            return None
        return label
