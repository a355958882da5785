"""What is read out of a document: verbs, mentions, citations, reporting requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model.document import Document
from kg.model.known import Kind


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
class LibraryRecord:
    """The file of the library's record that lay beside a document when it was read."""

    path: str
    sha256: str
    filled: tuple[str, ...] = ()
    """Fields of the masthead on which the document was silent and that were taken from the record."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document."""

    document: Document
    actions: tuple[ActionMention, ...]
    citations: tuple[Citation, ...]
    requests: tuple[ReportingRequest, ...]
    sha256: str = ""
    warnings: tuple[str, ...] = ()
    record: LibraryRecord | None = None
    """None where no record lay beside the document."""

    @property
    def unresolved(self) -> tuple[Citation, ...]:
        """The citations that no rule could settle, kept with their text."""
        return tuple(citation for citation in self.citations if citation.target is None)
