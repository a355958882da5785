"""Lines of a text file joined to the lines that its author meant, however the file was wrapped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Literal

from kg.readers.furniture import committee_title, is_furniture, is_rule, is_running_head, symbol_of
from kg.readers.heads import DEPTH, FORMULA, RunningHeads, cells
from kg.registry import actions, organ_named

Wrapping = Literal["paragraph a line", "wrapped", "wrapped and spaced"]
"""How a file breaks its lines: not at all, at a margin, or at a margin with an empty line after every line."""
LABEL = re.compile(
    r"[*_]{0,3}(?:\d{1,3}\.(?=\s)|\([a-z]{1,4}\)\s|\(\d{1,2}\)\s|[a-z]\.\t|[IVX]{1,5}\.\s|[⁰¹²³⁴⁵⁶⁷⁸⁹]|<sup>|[*†]{1,3}\s+\w|\[\^)"
)
ENDED = re.compile(
    r"[.;:!?,،؛؟。；：，、]\s*(?:and|or|et|y|o|ou|и)?[\"”»’'）)\]*_]*(?:\s?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|<sup>[^<>]{1,8}</sup>|\^\S{1,6}|\d{1,3}))?[*_]*$"
)
OPEN_ENDED = re.compile(
    r"(?:[,‑-]|\b(?:of|the|and|in|to|for|on|by|with|a|an|at|its|or|that|from|as|de|la|le|des|du|del|los|las|y|et))$"
)
NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s|<sup>|\[\^|\\?[*†]{1,3}\s+\w")
"""How a footnote begins."""
ACT_NUMBER = re.compile(r"(?:\d{1,4}/\d{1,3}|\d{1,4}\s?\([IVXLC]{1,8}\))\.\s+[A-Z]")
"""How the number and title of an act begin."""
PAGE_OF = re.compile(r"^[^\S\n]*\d{1,3}/(\d{1,3})[^\S\n]*$", re.MULTILINE)
"""A page and how many there are; once in a file, it is rather the number of an act."""
OPENER = re.compile(r"[*_“\"]{0,4}([A-Z][a-z]+(?:-[a-z]+)?)\b")
LAST_HALF = re.compile(r"[^\W\d_]+(?=-$)")
WORD = re.compile(r"[^\W\d_]+")
LONGEST_WORD = 60
"""Characters of the longest word that a line's end parts."""
NARROW = 110
"""Characters of the widest line in a file that is surely wrapped."""
SPACED = 0.2
"""Share of lines that go on with the one before, from which on empty lines between lines mean nothing."""
MOSTLY = 0.4
"""Share of lines behind an empty one from which on two lines without one between them belong together."""
SHORTEST = 40
"""Characters below which a line can be one of a list."""
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
"""In Russian, paragraphs begin with a small letter, so that one behind a comma tells nothing."""
APART = 2
"""Empty lines that would part two lines as surely as columns do."""
LEADING = "*_“\"'‘(«"
UNSEEN = {
    **dict.fromkeys("\u00a0\u2007\u202f", " "),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c", ""),
}
"""Signs that only steer the layout, and what readers see in their place."""
BAR = "|"
"""The sign with which the rows of tables begin and end in Markdown."""
ADVERBS = frozenset(
    "also further again once strongly deeply gravely seriously fully keenly profoundly greatly particularly firmly equally"
    " solemnly hereby".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, or several that belong together."""

    text: str
    number: int
    """Of the first line in the file, from 1."""
    gap: int = 0
    """Empty lines before it."""
    after_break: bool = False
    """Whether a page break, a rule or page furniture stood before it."""
    head: str | None = None
    """The document symbol, or the running title with a committee's name, that the line consists of."""


def physical_lines(content: str) -> list[Line]:
    """The lines of a file that carry text, stripped, without page furniture."""
    lines: list[Line] = []
    gap, broken = 0, False
    totals = Counter(total[1] for total in PAGE_OF.finditer(content))
    for sign, seen in UNSEEN.items():
        content = content.replace(sign, seen)
    heads = RunningHeads(content)
    in_masthead = True
    for number, raw in enumerate(content.replace("\f", "\n\f\n").split("\n"), start=1):
        line = raw.strip(" \t\r\v\x85")
        if not line:
            gap += 1
        elif line == "\f" or is_rule(line):
            broken, gap = True, gap + 1
        elif (page := PAGE_OF.fullmatch(line)) and totals[page[1]] < 2:
            lines.append(Line(line, number, gap, broken))
            gap, broken = 0, False
        elif title := committee_title(line):
            lines.append(Line(line, number, gap, broken, title))
            gap, broken = 0, False
        elif len(line) <= 110 and (is_furniture(line) or (broken and is_running_head(line))):
            broken, gap = True, gap + 1
        elif not gap and heads.goes_on(line):
            heads.title = ""
        elif symbol := heads.symbol(line, at_edge=broken):
            lines.append(Line(line, number, gap, broken, symbol))
            gap, broken = 0, True
        else:
            in_masthead = in_masthead and len(lines) < DEPTH and not FORMULA.fullmatch(line)
            for cell in cells(line) if in_masthead else (line,):
                symbol = symbol_of(cell)
                if symbol and in_masthead:
                    heads.learn(symbol)
                lines.append(Line(cell, number, max(gap, APART) if cell != line else gap, broken, symbol))
            heads.title = ""
            gap, broken = 0, False
    return lines


def logical_lines(content: str) -> list[Line]:
    """The lines of a file as its author meant them: a hard-wrapped paragraph is one line again.

    A paragraph that a page break or a footnote tore apart stays in two lines; only its structure can tell.
    """
    page = _Page(physical_lines(content))
    joined: list[Line] = []
    parts: list[str] = []
    for line in page.lines:
        if parts and not (line.head or joined[-1].head) and page.joins(parts[-1], line):
            parts.append(line.text)
            continue
        if parts:
            joined.append(_join(joined.pop(), parts, page))
        joined.append(line)
        parts = [line.text]
    if parts:
        joined.append(_join(joined.pop(), parts, page))
    return joined


def _join(first: Line, parts: list[str], page: _Page) -> Line:
    if len(parts) == 1:
        return first
    pieces = [parts[0]]
    for part in parts[1:]:
        before = pieces[-1]
        if before.endswith("-") and before[-2:-1].isalnum() and part[:1].isalnum():
            pieces[-1] = page.mended(before, part) if part[:1].islower() else before
        else:
            pieces.append(" ")
        pieces.append(part)
    return Line("".join(pieces), first.number, first.gap, first.after_break)


def hyphen_mended(content: str) -> Callable[[str, str], str]:
    """A function that gives a line which ends with a hyphen as it goes on with the next one.

    The hyphen is dropped where the whole word stands elsewhere in the content.

    >>> hyphen_mended("recommendations of the Committee")("the recommen-", "dations")
    'the recommen'
    """
    vocabulary = frozenset(re.findall(r"[^\W\d_]+", content.casefold()))

    def mended(before: str, after: str) -> str:
        head = LAST_HALF.search(before[-LONGEST_WORD:])
        tail = WORD.match(after)
        whole = (head[0] + tail[0]).casefold() if head and tail else ""
        return before[:-1] if whole in vocabulary else before

    return mended


class _Page:
    """The lines of a file and how they are wrapped."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.wrapping, self.width = _wrapping(lines)
        self.spaced = sum(1 for line in lines[1:] if line.gap) > MOSTLY * (len(lines) - 1)
        """Whether most lines stand apart, so that those that do not belong together."""

    @cached_property
    def mended(self) -> Callable[[str, str], str]:
        """How a line that ends with a hyphen goes on."""
        return hyphen_mended(" ".join(line.text for line in self.lines))

    def joins(self, before: str, line: Line) -> bool:
        """Whether a line continues the one before it."""
        if self.wrapping == "wrapped" and line.gap > 0:
            return False
        if self.wrapping == "paragraph a line" and line.gap > 0:
            return False
        if self.wrapping == "wrapped and spaced" and line.gap > 1:
            return False
        if BAR in (before[-1:], line.text[:1]):
            return False
        ended = ENDED.search(before[-24:]) is not None
        if ACT_NUMBER.match(line.text) or NOTE.match(line.text) or _is_formula(line.text):
            return False
        if LABEL.match(line.text) and (ended or not self.full(before, line.text)):
            return False
        if _continues(line.text) and not before.endswith((".", ";", ":")) and not (ended and CYRILLIC.match(line.text)):
            return True
        if self.wrapping == "paragraph a line":
            apart = not self.spaced or len(before) < SHORTEST or opens_paragraph(line.text)
            return not ended and (not apart or OPEN_ENDED.search(before[-12:]) is not None)
        if ended and opens_paragraph(line.text):
            return False
        if self.full(before, line.text):
            return True
        return not ended and OPEN_ENDED.search(before[-12:]) is not None

    def full(self, before: str, after: str) -> bool:
        """Whether the first word of `after` would not have fitted on the line before."""
        return len(before) + 1 + len(after.partition(" ")[0]) > self.width


def _wrapping(lines: list[Line]) -> tuple[Wrapping, int]:
    lengths = sorted(len(line.text) for line in lines)
    total = sum(lengths)
    if not lengths or sum(length for length in lengths if length > 200) > 0.3 * total:
        return "paragraph a line", 0
    carried = sum(1 for a, b in pairwise(lines) if _continues(b.text) and not ENDED.search(a.text[-24:]))
    if lengths[-1] <= NARROW:
        carried += sum(
            1 for a, b in pairwise(lines) if not b.gap and len(a.text) > NARROW // 3 and not ENDED.search(a.text[-24:])
        )
    if carried < (1 if lengths[-1] <= NARROW else max(2, len(lines) // 10)):
        return "paragraph a line", 0
    spaced = sum(1 for line in lines[1:] if line.gap) > 0.8 * (len(lines) - 1)
    if spaced and carried < SPACED * len(lines):
        return "paragraph a line", 0
    long = [length for length in lengths if length > lengths[len(lengths) // 2] * 0.8]
    width = int(long[len(long) // 2] * 0.85)
    return ("wrapped and spaced" if spaced else "wrapped"), width


def _is_formula(text: str) -> bool:
    """Whether a line is an enacting formula of its own: "The Economic and Social Council,"."""
    words = text.strip(" *_")
    return words.endswith(",") and len(words) < 120 and organ_named(words.rstrip(",*_ ")) is not None


def _continues(text: str) -> bool:
    first = text.lstrip(LEADING)[:1]
    return first.islower() and not LABEL.match(text)


@cache
def _opening_words() -> frozenset[str]:
    forms = [form for action in actions().values() for form in (*action.participles, *action.finites)]
    return frozenset(form.split()[0].rstrip("*") for form in forms) | ADVERBS


def opens_paragraph(text: str) -> bool:
    """Whether a line begins as preambular and operative paragraphs do: "Recalling", "Also requests"."""
    found = OPENER.match(text)
    return found is not None and (found[1].lower() in _opening_words() or found[1].endswith("ing"))
