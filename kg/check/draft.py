"""What the rules look at: the draft, the text that it follows, and what a graph knows of other texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.model import ActionMention, Citation, Extraction, Footnote, Paragraph, ReportingRequest

QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")


@dataclass(frozen=True, slots=True)
class HeldText:
    """A text of the graph, as much of it as the rules need."""

    symbol: str
    title: str | None
    date: str | None
    organ: str | None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class HeldRequest:
    """A reporting request of a text of the graph, and the symbol of that text."""

    symbol: str
    request: ReportingRequest
    date: str | None = None
    """When that text was adopted."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a graph knows of texts other than the draft."""

    texts: Mapping[str, HeldText] = field(default_factory=dict)
    """By symbol."""
    requests: Sequence[HeldRequest] = ()
    """Those that recur."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text to be checked with all that it is checked against."""

    extraction: Extraction
    predecessor: Extraction | None = None
    held: Held = field(default_factory=Held)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the draft, without its annexes."""
        return self.extraction.document.paragraphs

    @property
    def organ(self) -> str | None:
        """Key of the organ whose text it is."""
        return self.extraction.document.masthead.organ

    @property
    def day(self) -> str | None:
        """ISO date of the draft, where it has one."""
        head = self.extraction.document.masthead
        return head.date or head.distribution_date

    def leads(self) -> dict[str, ActionMention]:
        """The verb that opens each paragraph that a verb opens, by the paragraph's id."""
        found: dict[str, ActionMention] = {}
        for one in self.extraction.actions:
            if one.start == 0:
                found.setdefault(one.paragraph, one)
        return found

    def paragraph_of(self, item: Citation | ReportingRequest) -> Paragraph | None:
        """The paragraph in which a citation or request stands."""
        return next(
            (
                one
                for one in self.paragraphs
                if one.id == item.paragraph
                and (getattr(item, "footnote", None) is not None or one.text[item.start : item.end] == item.text)
            ),
            None,
        )

    def note_of(self, citation: Citation) -> Footnote | None:
        """The footnote in which a citation stands, or None where it stands in the paragraph's own text."""
        if citation.footnote is None:
            return None
        notes = (note for one in self.paragraphs if one.id == citation.paragraph for note in one.footnotes)
        return next((n for n in notes if n.label == citation.footnote and n.text == citation.footnote_text), None)


def is_whole(paragraph: Paragraph) -> bool:
    """Whether a paragraph is no lettered part of another."""
    return "(" not in paragraph.id


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations stand in a text: others' words, which no rule corrects."""
    return tuple(match.span() for match in QUOTED.finditer(text))


def day_in_words(day: str) -> str:
    """An ISO date as resolutions print it: "16 December 2021"; a year alone as it is."""
    if len(day) < 10:
        return day
    known = date.fromisoformat(day)
    return f"{known.day} {known:%B %Y}"
