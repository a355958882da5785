"""The nouns that travel between the stages: frozen records that import nothing of the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["resolution", "decision", "treaty", "declaration", "programme", "report", "statement", "record", "other"]
Status = Literal["draft", "adopted"]
CELLS = " | "
"""What stands between the cells of a row of a table."""
BlockKind = Literal[
    "text", "masthead", "heading", "formula", "preambular", "operative", "footnote", "closing", "vote", "annex", "table"
]
ParagraphKind = Literal["preambular", "operative", "table"]
"""A row of a table ("table") is cited from, but nobody acts or asks for anything in it."""
NumberStyle = Literal["session", "roman", "year-suffix", "year", "plain"]
"""How an act is numbered: `70/1` session, `2200 (XXI)` roman, `1325 (2000)` year-suffix, `2000/22` year, `9` plain."""
Span = tuple[int, int]
"""Start and end, in Unicode code points, of a part of a text; the end is exclusive."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink that the publisher's editors put on a printed symbol: evidence, never the only ground of a citation."""

    start: int
    end: int
    target: str
    """The symbol linked to, as the editors wrote it (`A/RES/70/1`)."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote mark that stood at `offset` of a text and has been taken out of it."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a file as its reader gives it: `kind` is "text" where the format does not say more."""

    text: str
    kind: BlockKind = "text"
    number: str | None = None
    """The number, letter or footnote mark as printed: `3`, `(a)`, `*`."""
    level: int = 0
    emphasis: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()
    links: tuple[Link, ...] = ()
    line: int = 0
    """The first line of the block in the source, from 1; 0 where the format has no lines."""
    after_break: bool = False
    """Whether a page break, a rule or page furniture stood before it: a paragraph may have been torn apart there."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader gives: the blocks of one file in reading order and what the file itself states about the document."""

    source: str
    format: str
    language: str
    blocks: tuple[Block, ...]
    stated: Masthead | None = None
    """The masthead that a structured format (Akoma Ntoso) states in its own elements."""
    warnings: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class ActionMention:
    """An action verb of the adopting organ, as printed in a paragraph."""

    paragraph: str
    action: str
    """Base form, key of an action in ontology/actions.ttl ("take note")."""
    text: str
    start: int
    end: int
    modifier: str = ""
    """What the phrase says beside the verb, lower case: "further", "with appreciation"; empty where nothing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What is printed: a symbol, a resolution or decision written out, or the name of an instrument."""

    start: int
    end: int
    text: str
    label: str
    """SYMBOL, ACT (a resolution or decision written out), INSTRUMENT, SHORT_FORM, NAME (a name that the registry does
    not hold), COMMENT (a general comment of a treaty body), or ORGAN, which is no citation but helps to settle the others."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the printed form says: number, organ, date, instrument key …"""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a mention means: the instrument cited, the verb that governs it and the rule that settled it."""

    paragraph: str
    text: str
    start: int
    end: int
    target: str | None
    """Symbol of the thing cited, else the official name of the instrument; None where it could not be settled."""
    kind: Kind
    rule: str
    name: str | None = None
    also: tuple[str, ...] = ()
    """Other keys of the same thing: carrier symbol of a declaration, second half of a joint symbol."""
    pinpoint: str | None = None
    part: str | None = None
    """Letter of the part cited, where the act has parts: "A" of 217 A (III)."""
    action: str | None = None
    footnote: str | None = None
    """Label of the footnote in which the citation stands; its offsets are then into `footnote_text`."""
    footnote_text: str | None = None
    date: str | None = None
    """ISO date that the text prints beside the citation."""
    warnings: tuple[str, ...] = ()
    """What does not agree: a date that contradicts the number, an editors' link that points elsewhere."""


@dataclass(frozen=True, slots=True)
class ReportingRequest:
    """A documentary deliverable that the adopting organ asks someone for."""

    paragraph: str
    addressee: tuple[str, ...]
    deliverable: str
    """report | summary report | oral update | briefing | study | note | information | recommendations | other."""
    text: str
    start: int
    end: int
    about: str | None = None
    recipient: str | None = None
    due_session: int | None = None
    due_date: str | None = None
    due_text: str | None = None
    recurrence: str | None = None
    action: str | None = None
    due_computed: str | None = None
    """When that is, reckoned and not printed: year, date or first and last month of the session, or the end of a period
    counted from the adoption, in ISO form (`2026`, `2025-09/2026-09`, `2020-10-27`); None where nothing can be reckoned."""
    recurrence_implied: str | None = None
    """How often, where the text does not say so but asks for one at each of several sessions of equal distance."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document."""

    document: Document
    actions: tuple[ActionMention, ...]
    citations: tuple[Citation, ...]
    requests: tuple[ReportingRequest, ...]
    sha256: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def unresolved(self) -> tuple[Citation, ...]:
        """The citations that no rule could settle, kept with their text."""
        return tuple(citation for citation in self.citations if citation.target is None)


@dataclass(frozen=True, slots=True)
class Series:
    """How an organ numbers one kind of its acts: a printed style of number and the symbol that follows from it."""

    act: Literal["resolution", "decision", "statement"]
    style: NumberStyle
    template: str
    """`A/RES/{session}/{number}`; without a symbol, a name for the act."""
    first: int | None = None
    last: int | None = None
    """First and last session or year in which the style was in use; None where it is unbounded."""
    first_number: int | None = None
    """Where its numbers begin, so that decisions are told from resolutions in a list of both; None where at 1."""


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that adopts resolutions, decisions or statements, from ontology/organs.ttl."""

    key: str
    name: str
    labels: tuple[str, ...]
    """Every printed form that names this organ and no other, in all languages."""
    short_forms: tuple[str, ...]
    """What texts call it once it is clear which is meant ("Council")."""
    prefix: str | None
    """What its document symbols begin with: `A/HRC`."""
    parent: str | None
    series: tuple[Series, ...]
    established: int | None = None
    dissolved: int | None = None
    first_session: int | None = None
    """Calendar year of the first regular session."""
    sessions_per_year: int = 1
    special_sessions: Mapping[str, int] = field(default_factory=dict)
    """Calendar year of special and emergency sessions: `{"S-26": 2001}`."""
    is_committee: bool = False
    principal: bool = False
    """Whether a bare number with no organ in sight may be one of its acts."""
    reports: tuple[str, ...] = ()
    """Symbols of the reports in which its acts are printed: `A/{session}/53`, `E/{year}/27`."""
    numbered: tuple[tuple[int, int, int], ...] = ()
    """Year, first and last number of its acts, where the numbers run on from year to year."""
    number_pattern: str | None = None
    """A regular expression for numbers of its acts that tell by themselves whose they are: `WHA60.29`."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A named instrument from ontology/instruments.ttl."""

    key: str
    name: str
    kind: Kind
    labels: tuple[str, ...]
    """Names that mean this instrument wherever they stand (`prefLabel`, `altLabel`, `hiddenLabel`)."""
    short_forms: tuple[str, ...] = ()
    """Forms that mean it only after it has been named ("the Covenant")."""
    presumed_forms: tuple[str, ...] = ()
    """Short forms that mean it even when no other has been named ("the Charter")."""
    symbols: tuple[str, ...] = ()
    """Symbols that carry its text or adopted it, the first the best known."""
    date: str | None = None
    adopted_by: str | None = None
    protocol_to: str | None = None
    """Key of the treaty that it is a protocol or amendment to."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action verb from ontology/actions.ttl."""

    key: str
    """Base form: `take note`."""
    participles: tuple[str, ...]
    """Forms that open a preambular paragraph, lower case, without adverbs: "taking note", "mindful"."""
    finites: tuple[str, ...]
    """Forms that open an operative paragraph: "takes note"; `*` stands for up to four words."""
    force: Literal["neutral", "endorsing", "concerned", "directive"]
    rank: int
    """Strength among the verbs of the same force, from 1."""
    pasts: tuple[str, ...] = ()
    """Forms in which decisions report it: "took note"."""
    opens_only: bool = False
    """Whether the verb is the organ's own only at the opening of a paragraph ("observing")."""
    cito: str | None = None
    performative: bool = False
    """Whether it does what it says ("decides"), so that its finite form is the organ's own behind "and" as well."""
    preposition: str | None = None
    """The word that ties it to the thing cited ("of" in "takes note of"); None where it needs none."""
