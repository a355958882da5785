"""One segmented document: masthead, paragraphs with their footnotes, annexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model.text import Link, Span

Status = Literal["draft", "adopted"]
ParagraphKind = Literal["preambular", "operative", "table"]
"""A row of a table ("table") is cited from, but nobody acts or asks for anything in it."""


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A State or group that tabled a draft."""

    name: str
    non_member: bool = False
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """How a text was adopted; the columns hold the States as printed, and are empty where only counts are."""

    type: Literal["recorded", "without a vote", "counted"]
    for_: int | None = None
    against: int | None = None
    abstaining: int | None = None
    in_favour: tuple[str, ...] = ()
    against_list: tuple[str, ...] = ()
    abstaining_list: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject heading from the publisher's metadata."""

    label: str
    scheme: str
    """`UNBIS`, `SDGO`, `EuroVoc`, `DHLAUTH`."""
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head and the close of a document say about it; None where the document is silent."""

    symbol: str | None = None
    symbol_printed: bool = False
    """False where the symbol follows from organ and number (`A/HRC/RES/43/21` from "43/21")."""
    organ: str | None = None
    """Key of the adopting organ in ontology/organs.ttl (`hrc`)."""
    committee: str | None = None
    status: Status | None = None
    number: str | None = None
    session: int | None = None
    agenda_item: str | None = None
    title: str | None = None
    date: str | None = None
    """ISO date of adoption; for a draft, of distribution."""
    distribution_date: str | None = None
    meeting: int | None = None
    language: str = "en"
    sponsors: tuple[Sponsor, ...] = ()
    vote: Vote | None = None
    draft_symbol: str | None = None
    work_iri: str | None = None
    """The FRBR work IRI that an Akoma Ntoso file states."""
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, tied to the place in the paragraph where its mark stood."""

    label: str
    text: str
    offset: int
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A preambular or operative paragraph, one of its lettered parts, or a row of a table; without footnote marks."""

    id: str
    """`pp4`, `op3`, `op3(a)`, `op3(a)(i)`, `pp4(a)`; `table2.7`, the seventh row of the second table."""
    kind: ParagraphKind
    text: str
    number: str | None = None
    """As printed, without point: `3`, `(a)`; None where the paragraph is unnumbered."""
    section: str | None = None
    emphasis: tuple[Span, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    links: tuple[Link, ...] = ()
    organ: str | None = None
    """Key of the organ in whose name it speaks where that is not the adopting one: in a draft recommended to it."""


@dataclass(frozen=True, slots=True)
class Annex:
    """What stands behind the text of the act: kept apart, never read as the organ's own words."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One resolution, decision, statement or draft, segmented."""

    source: str
    format: str
    masthead: Masthead
    paragraphs: tuple[Paragraph, ...]
    annexes: tuple[Annex, ...] = ()
    warnings: tuple[str, ...] = ()
