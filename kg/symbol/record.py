"""Symbol and Segment: a document symbol taken apart, and printed again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Role = Literal["body", "body at session", "session", "year", "state", "series", "number", "modification"]
"""What a segment says. "body at session" is a body that carries the number of its session: EA.5, COP(14), GC(62)."""
ACTS = ("RES", "DEC")
"""The series whose documents have lettered parts under one number."""
CALENDAR_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two slashes of a symbol."""

    role: Role
    word: str = ""
    """`CN`, `RES`, `L`, `Add`; empty where a number stands alone."""
    number: str = ""
    """`4`, `S-26`, `3-4`; empty where a word stands alone."""
    letters: str = ""
    """Letters of parts behind a number: `A`, `A-B` a range, `A,V` a list."""
    bracket: str = ""
    """Year or session in parentheses behind a number (`2000`, `XXI`, `ES-V`), or session behind a body (`14`)."""
    qualifiers: tuple[str, ...] = ()
    """Other parentheses, as printed inside them: `Part I`, `Vol. II`, `Resumption 1`; in square brackets with these."""

    def __str__(self) -> str:
        point = "." if self.word and self.number else ""
        text = f"{self.word}{point}{self.number}{self.letters}"
        if self.bracket:
            text += f"({self.bracket})"
        for qualifier in self.qualifiers:
            text += f" {qualifier}" if qualifier[0] == "[" else f" ({qualifier})"
        return text


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol taken apart; `str` prints it in its one spelling, and `parse` of that gives it again."""

    segments: tuple[Segment, ...]
    """In the order in which they are printed, the body first."""
    also: tuple[Symbol, ...] = ()
    """The other symbols of a document that is issued under several: `S/24111` of A/47/277-S/24111."""

    def __str__(self) -> str:
        text = "/".join(map(str, self.segments))
        return "-".join((text, *map(str, self.also))) if self.also else text

    @property
    def body(self) -> str:
        """The first word: `A`, `E`, `FCCC`, `GC`."""
        return self.segments[0].word

    @property
    def sub_bodies(self) -> tuple[str, ...]:
        """The bodies below it, as printed: `("CN.4", "Sub.2")`."""
        return tuple(str(segment) for segment in self.segments[1:] if segment.role in ("body", "body at session"))

    @property
    def session(self) -> str | None:
        """The session that the symbol shows: `75`, `S-26`, `ES-10`, `XXI`; None where it shows none."""
        for segment in self.segments:
            if segment.role == "session":
                return str(segment)
            if segment.role == "body at session":
                return segment.number or segment.bracket
        found = self._behind_number()
        return found if found and not found.isdigit() else None

    @property
    def year(self) -> int | None:
        """The calendar year that is printed in it, or in another symbol of the same document; None where there is none."""
        for segment in self.segments:
            if segment.role == "year":
                return int(segment.number)
        found = self._behind_number()
        if found.isdigit() and int(found) in CALENDAR_YEARS:
            return int(found)
        return next((other.year for other in self.also if other.year is not None), None)

    def _behind_number(self) -> str:
        return next((s.bracket for s in self.segments if s.bracket and s.role in ("number", "series")), "")

    @property
    def series(self) -> tuple[str, ...]:
        """The words that tell the series of documents, as in RES, PRST, L, NGO; empty in the general series."""
        return tuple(segment.word for segment in self.segments if segment.role == "series")

    @property
    def number(self) -> str | None:
        """The number in the series, without letters: `70` of A/RES/55/70; None in the rare symbol without one."""
        numbered = [segment for segment in self.segments if segment.role in ("number", "series") and segment.number]
        return numbered[-1].number if numbered else None

    @property
    def letters(self) -> str:
        """The letters of parts behind the number: `A`, `A-B`, `A,V`; empty where there are none."""
        return next((segment.letters for segment in self.segments if segment.letters), "")

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """Parts, volumes, sections, resumptions that stand in parentheses: `("Part I",)`."""
        return tuple(qualifier for segment in self.segments for qualifier in segment.qualifiers)

    @property
    def modifications(self) -> tuple[str, ...]:
        """Add., Corr., Rev., Amend., Summary and parts issued apart, in order, as printed: `("Rev.1", "Add.2")`."""
        return tuple(str(segment) for segment in self.segments if segment.role == "modification")

    @property
    def is_act(self) -> bool:
        """Whether it is of a series of resolutions or decisions."""
        return any(segment.role == "series" and segment.word.upper() in ACTS for segment in self.segments)

    def whole(self) -> Symbol:
        """The symbol of the whole resolution or decision where this one names a lettered part, else the symbol itself."""
        if not self.letters or not self.is_act:
            return self
        return replace(self, segments=tuple(replace(segment, letters="") for segment in self.segments))

    def original(self) -> Symbol:
        """The symbol of the document that this one adds to, corrects or revises, else the symbol itself."""
        kept = tuple(segment for segment in self.segments if segment.role != "modification")
        return Symbol(kept, tuple(other.original() for other in self.also))
