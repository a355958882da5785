"""The numbers and letters that Word computes before paragraphs, from numbering.xml and the styles.

Source: ECMA-376 part 1, 17.9 (numbering): a paragraph names a list and a level; the list's abstract definition says how
each level counts, with what signs, and from where; the list may override the start of a level.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = re.compile(r"%([1-9])")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
LARGEST = 30_000
"""Above it a number is printed in figures, whatever its style."""
MOST = 5_000
"""Definitions of lists that a document may have; more are not looked at."""


def roman(number: int) -> str:
    """A number in small Roman figures.

    >>> roman(4), roman(19)
    ('iv', 'xix')
    """
    printed = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        printed += sign * count
    return printed


def letter(number: int) -> str:
    """A number as a small letter, doubled after z.

    >>> letter(2), letter(28)
    ('b', 'bb')
    """
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": "{:02d}".format,
    "none": lambda number: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted."""

    start: int
    form: str
    text: str
    restart: int | None = None
    """The level whose next number starts this one anew, from 1; 0 for never, None for any higher one."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says of numbering, heading and slant; None where it is silent."""

    base: str | None
    list: str | None
    level: int | None
    outline: int | None
    italic: bool | None
    vanished: bool | None


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    levels: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    """For each list the name of its abstract definition, which lists may share, and its levels."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, list_: str, level: int) -> str:
        """The sign before the next paragraph at a level of a list: "3.", "(a)", "–"; empty where it has none."""
        if list_ not in self.levels:
            return ""
        key, levels = self.levels[list_]
        row = levels.get(level)
        if row is None:
            return ""
        if row.form == "bullet":
            return "–"
        counts = self.counts.setdefault(key, {})
        if (list_, level) not in self.started and row.start != levels.get(level, row).start:
            counts.pop(level, None)
        self.started.add((list_, level))
        counts[level] = counts[level] + 1 if level in counts else row.start
        for lower in [other for other in counts if other > level]:
            restart = levels[lower].restart if lower in levels else None
            if restart is None or (restart and restart > level):
                del counts[lower]
        return PLACE.sub(lambda place: self.printed(counts, levels, int(place[1]) - 1), row.text).strip()

    def printed(self, counts: Mapping[int, int], levels: Mapping[int, Level], level: int) -> str:
        """The number of one level as its list prints it."""
        row = levels.get(level)
        number = counts.get(level, row.start if row else 1)
        form = FORMS.get(row.form) if row and 0 <= number <= LARGEST else None
        return form(number) if form else str(number)


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists that numbering.xml defines."""
    if root is None:
        return Numbering()
    abstract = {
        found.get(f"{W}abstractNumId", ""): {
            int(level.get(f"{W}ilvl", "0")): _level(level)
            for level in found.findall(f"{W}lvl")
            if level.get(f"{W}ilvl", "0").isdigit()
        }
        for found in root.findall(f"{W}abstractNum")[:MOST]
    }
    levels: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for found in root.findall(f"{W}num")[:MOST]:
        base, own = value(found, "abstractNumId") or "", found.get(f"{W}numId", "")
        rows = dict(abstract.get(base, {}))
        changed = False
        for override in found.findall(f"{W}lvlOverride"):
            place, start = override.get(f"{W}ilvl", "0"), value(override, "startOverride")
            full = override.find(f"{W}lvl")
            if not place.isdigit():
                continue
            if full is not None:
                rows[int(place)], changed = _level(full), True
            if start and start.isdigit() and int(place) in rows:
                row = rows[int(place)]
                rows[int(place)], changed = Level(int(start), row.form, row.text, row.restart), True
        levels[own] = (f"{base}/{own}" if changed else base, rows)
    return Numbering(levels)


def _level(found: etree._Element) -> Level:
    start, restart = value(found, "start"), value(found, "lvlRestart")
    return Level(
        int(start) if start and start.isdigit() else 1,
        value(found, "numFmt") or "decimal",
        value(found, "lvlText") or "",
        int(restart) if restart and restart.isdigit() else None,
    )


def value(element: etree._Element | None, name: str) -> str | None:
    """The value of a child element, or None."""
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """Whether a switch is on, or None where it is not set."""
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val", "1") not in ("0", "false", "off", "none") if found is not None else None


def read_styles(root: etree._Element | None) -> Mapping[str, Style]:
    """The styles of styles.xml by name."""
    styles: dict[str, Style] = {}
    for found in root.findall(f"{W}style") if root is not None else ():
        paragraph, run = found.find(f"{W}pPr"), found.find(f"{W}rPr")
        numbers = paragraph.find(f"{W}numPr") if paragraph is not None else None
        level, outline = value(numbers, "ilvl"), value(paragraph, "outlineLvl")
        styles[found.get(f"{W}styleId", "")] = Style(
            base=value(found, "basedOn"),
            list=value(numbers, "numId"),
            level=int(level) if level and level.isdigit() else None,
            outline=int(outline) if outline and outline.isdigit() else None,
            italic=is_on(run, "i"),
            vanished=is_on(run, "vanish"),
        )
    return styles
