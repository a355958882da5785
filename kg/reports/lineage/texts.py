"""What the store says of the texts of a collection, as far as lines of texts need it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.network.load import first_of, pairs
from kg.reports.report import Reference

if TYPE_CHECKING:
    from kg.graph import GraphStore

WORD = re.compile(r"\w+")
RUN = 4
"""Words in a run; texts are compared by the runs that they share."""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A resolution, decision, statement or draft of the collection."""

    iri: str
    label: str
    title: str | None
    organ: str | None
    """IRI of the adopting organ."""
    session: int | None
    status: str | None
    date: str | None
    draft: str | None
    """IRI of the draft that it was adopted from."""
    page: str | None
    symbol: bool
    """False where it has no symbol and its label is its title."""

    @property
    def subject(self) -> str | None:
        """Its title without case and spaces, to compare by."""
        return " ".join(self.title.casefold().split()).strip(" .:") or None if self.title else None

    @property
    def reference(self) -> Reference:
        """The text as tables name it."""
        if not self.symbol:
            return Reference(self.label, f"{self.status or 'text'} of session {self.session}", self.title, None)
        return Reference(self.label, self.label, self.title if self.title != self.label else None, self.page)


@dataclass(frozen=True, slots=True)
class Recalled:
    """Where a text cites another."""

    paragraph: str | None
    verb: str | None
    sentence: str | None


class Collection:
    """The texts of a store; paragraphs are read when they are asked for."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._runs: dict[str, frozenset[int]] = {}
        held = {iri for iri, _ in pairs(store, "kg:held")}
        one = {name: first_of(pairs(store, name)) for name in PROPERTIES}
        dates = one["kg:distributed"] | one["dcterms:issued"]
        self.texts: Mapping[str, TextFacts] = {
            iri: TextFacts(
                iri=iri,
                label=one["dcterms:identifier"].get(iri) or one["rdfs:label"].get(iri, iri),
                title=one["dcterms:title"].get(iri),
                organ=one["kg:organ"].get(iri),
                session=int(one["kg:sessionNumber"][iri]) if iri in one["kg:sessionNumber"] else None,
                status=one["kg:status"].get(iri),
                date=dates.get(iri),
                draft=one["kg:adoptedFrom"].get(iri),
                page=one["foaf:page"].get(iri),
                symbol=iri in one["dcterms:identifier"],
            )
            for iri in sorted(held)
        }
        self.labels = one["rdfs:label"]
        self.pages = one["foaf:page"]
        self.organ_of = one["kg:organ"]
        self.years = one["kg:year"]
        self.superseded = frozenset(text.draft for text in self.texts.values() if text.draft in self.texts)
        """Drafts whose adopted text is in the collection."""

    @cached_property
    def cites(self) -> Mapping[str, frozenset[str]]:
        """What each text cites, by IRI."""
        found: dict[str, set[str]] = defaultdict(set)
        for text, thing in pairs(self._store, "cito:cites"):
            found[text].add(thing)
        return {text: frozenset(things) for text, things in found.items()}

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[str, ...]]:
        """The texts of the collection that cite each thing, by IRI."""
        found: dict[str, list[str]] = defaultdict(list)
        for text in sorted(self.cites):
            for thing in self.cites[text]:
                found[thing].append(text)
        return {thing: tuple(texts) for thing, texts in found.items()}

    @cached_property
    def by_subject(self) -> Mapping[str, tuple[TextFacts, ...]]:
        """The texts of each title, the oldest first."""
        found: dict[str, list[TextFacts]] = defaultdict(list)
        for text in self.texts.values():
            if text.subject:
                found[text.subject].append(text)
        return {
            title: tuple(sorted(members, key=lambda one: (one.date or "", one.label)))
            for title, members in found.items()
        }

    def similarity(self, one: str, other: str) -> float:
        """Return the part of the runs of four words of the shorter text that stand in the longer, between 0 and 1."""
        ours, theirs = self.runs(one), self.runs(other)
        least = min(len(ours), len(theirs))
        return len(ours & theirs) / least if least else 0.0

    def runs(self, iri: str) -> frozenset[int]:
        """The runs of four words in the paragraphs of a text, as hashes that hold within this process."""
        if iri not in self._runs:
            found: set[int] = set()
            for row in self._store.solutions(
                f"SELECT ?words WHERE {{ ?p dcterms:isPartOf <{iri}> ; a kg:Paragraph ; kg:text ?words }}"
            ):
                words = WORD.findall(str(row[0].value).casefold())
                found.update(hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))
            self._runs[iri] = frozenset(found)
        return self._runs[iri]

    def recalled(self, citing: str, cited: str) -> Recalled | None:
        """Return the first place where a text cites another, with the verb; None where it does not."""
        rows = self._store.solutions(
            "SELECT ?notation ?verb ?words WHERE { "
            f"?c cito:hasCitingEntity <{citing}> ; cito:hasCitedEntity <{cited}> ; kg:inParagraph ?p ; kg:start ?start . "
            "?p skos:notation ?notation ; kg:text ?words ; kg:position ?position . "
            "OPTIONAL { ?c kg:action/skos:notation ?verb } } ORDER BY ?position ?start LIMIT 1"
        )
        for row in rows:
            paragraph, verb, words = (row[name].value if row[name] else None for name in ("notation", "verb", "words"))
            return Recalled(paragraph, verb, words)
        return None

    def votes(self) -> Mapping[str, Vote]:
        """Return how each text was adopted, where it says so."""
        one = {name: first_of(pairs(self._store, f"kg:{name}")) for name in VOTES}
        return {
            text: Vote(one["voteType"].get(vote), *(one[name].get(vote) for name in VOTES[1:]))
            for text, vote in first_of(pairs(self._store, "kg:hasVote")).items()
        }

    def sponsors(self) -> Mapping[str, tuple[str, ...]]:
        """Return who tabled each text, in the order in which it names them."""
        names, places = first_of(pairs(self._store, "kg:sponsor")), first_of(pairs(self._store, "kg:position"))
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for text, sponsorship in pairs(self._store, "kg:sponsoredBy"):
            if sponsorship in names:
                found[text].append((int(places.get(sponsorship, 0)), names[sponsorship]))
        return {text: tuple(name for _, name in sorted(members)) for text, members in found.items()}


VOTES = ("voteType", "inFavourCount", "againstCount", "abstainingCount")


@dataclass(frozen=True, slots=True)
class Vote:
    """How a text was adopted, as printed."""

    type: str | None
    in_favour: str | None
    against: str | None
    abstaining: str | None

    def __str__(self) -> str:
        if self.in_favour is None:
            return self.type or "adopted"
        return f"{self.type} {self.in_favour} : {self.against or 0} : {self.abstaining or 0}"


PROPERTIES = (
    *("dcterms:identifier", "rdfs:label", "dcterms:title", "kg:organ", "kg:sessionNumber", "kg:status", "kg:year"),
    *("kg:distributed", "dcterms:issued", "kg:adoptedFrom", "foaf:page"),
)
