"""What the registry knows: organs with the series of their acts, instruments, action verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["resolution", "decision", "treaty", "declaration", "programme", "report", "statement", "record", "other"]
NumberStyle = Literal["session", "roman", "year-suffix", "year", "plain"]
"""How an act is numbered: `70/1` session, `2200 (XXI)` roman, `1325 (2000)` year-suffix, `2000/22` year, `9` plain."""


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
