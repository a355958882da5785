"""Heads of pages: the columns of a masthead, and the document's own symbol and title above each later page."""

from __future__ import annotations

import re

from kg.readers.furniture import LONGEST, SYMBOL, symbol_of
from kg.registry import organ_named

GAP = re.compile(r"\s*\t\s*|\s{3,}")
"""What parts two columns of a line."""
CELL = re.compile(r"[^\W_a-zа-яà-ý].{2,69}")
"""A cell of a masthead begins with no small letter and is short."""
WORDED = re.compile(r"(?:[^\W\d_].*?){4}")
"""More letters than the number before a paragraph has."""
COLUMNS = 3
"""Columns that a masthead has at most."""
SYMBOL_LAST = re.compile(rf"(?P<words>.*\S)\s+(?P<symbol>{SYMBOL.pattern})")
SYMBOL_FIRST = re.compile(rf"(?P<symbol>{SYMBOL.pattern})\s+(?P<words>\S.*)")
UNITED_NATIONS = frozenset(
    ("united nations", "nations unies", "naciones unidas", "организация объединенных наций", "联合国", "الأمم المتحدة")
)
PAGE = re.compile(
    r"^(?:page\s+)?\d{1,4}(?:\s?/\s?\d{1,4})?\s+|\s+(?:page\s+)?\d{1,4}(?:\s?/\s?\d{1,4})?$", re.IGNORECASE
)
"""A page's number at either end of its title."""
FORMULA = re.compile(r"[*_]{0,3}The [A-Z][^.;]{3,100},[*_]{0,3}")
"""The line with which a masthead is surely over."""
DEPTH = 40
"""Lines among which a masthead stands."""


def cells(line: str) -> tuple[str, ...]:
    """The columns of a line in a masthead, left to right; the line alone where it has but one.

    >>> cells("United Nations          A/SPEC/12/L.3"), cells("Rights   of   the   sea")
    (('United Nations', 'A/SPEC/12/L.3'), ('Rights   of   the   sea',))
    """
    parts = GAP.split(line)
    if 2 <= len(parts) <= COLUMNS and all(map(CELL.fullmatch, parts)) and WORDED.match(parts[0]):
        return tuple(parts)
    last, first = SYMBOL_LAST.fullmatch(line), SYMBOL_FIRST.fullmatch(line)
    if last and symbol_of(last["symbol"]) and _names_body(last["words"]):
        return last["words"], last["symbol"]
    if first and symbol_of(first["symbol"]) and _names_body(first["words"]):
        return first["symbol"], first["words"]
    return (line,)


def _names_body(words: str) -> bool:
    return words.casefold() in UNITED_NATIONS or organ_named(words) is not None


class RunningHeads:
    """The document's own symbol, once its masthead has told it, and the lines that repeat it with the title."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.words: str | None = None
        self.own: str | None = None
        self.title = ""

    def learn(self, symbol: str) -> None:
        """Take the first symbol of the masthead for the document's own."""
        self.own = self.own or _folded(symbol)

    def symbol(self, line: str, *, at_edge: bool) -> str | None:
        """The own symbol where a line is no more than that and the title; `at_edge` says that a page ended before it."""
        self.title = ""
        if self.own is None or len(line) > 2 * LONGEST or "/" not in line:
            return None
        for found in (SYMBOL_FIRST.fullmatch(line), SYMBOL_LAST.fullmatch(line)):
            if found is None or _folded(found["symbol"]) != self.own:
                continue
            title = PAGE.sub("", found["words"]).strip()
            if self.repeated(title) or (at_edge and CELL.match(title) and title[-1] not in ",;.:"):
                self.title = title
                return symbol_of(found["symbol"])
        return None

    def goes_on(self, line: str) -> bool:
        """Whether a line is the rest of the title that stood in the running head right before it."""
        return bool(self.title) and self.repeated(f"{self.title} {line}")

    def repeated(self, title: str) -> bool:
        """Whether a title stands more than once in the file, however its lines are broken."""
        if not CELL.match(title):
            return False
        if self.words is None:
            self.words = " ".join(self.content.casefold().split())
        return self.words.count(" ".join(title.casefold().split())) > 1


def _folded(symbol: str) -> str:
    return re.sub(r"[\s*]", "", symbol).upper()
