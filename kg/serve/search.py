"""Finding a text by symbol, name or title: an index in memory, made when the store is opened."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import GraphStore
from kg.graph.vocabulary import rdfs
from kg.symbol import canonical, is_symbol

NAMED = """
SELECT ?thing ?name ?relation WHERE {
  VALUES ?class { kg:Document kg:Instrument kg:Organ kg:Action }
  VALUES ?relation { rdfs:label skos:prefLabel skos:altLabel dcterms:title dcterms:identifier }
  ?thing a ?class ; ?relation ?name
}"""
CITED = "SELECT ?thing (COUNT(*) AS ?n) WHERE { ?document cito:cites ?thing } GROUP BY ?thing"
WORD = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found."""

    iri: str
    names: tuple[str, ...]
    """All its names, the one by which it is shown first."""
    cited: int
    """How many texts of the collection cite it."""


class Index:
    """The names of all documents, instruments, organs and verbs of a store."""

    def __init__(self, store: GraphStore) -> None:
        cited: dict[str, int] = {}
        for row in store.solutions(CITED):
            thing, number = row["thing"], row["n"]
            if isinstance(thing, ox.NamedNode) and isinstance(number, ox.Literal):
                cited[thing.value] = int(number.value)
        names: dict[str, list[tuple[bool, int, str]]] = {}
        for row in store.solutions(NAMED):
            thing, name = row["thing"], row["name"]
            if isinstance(thing, ox.NamedNode) and isinstance(name, ox.Literal):
                rank = (row["relation"] != rdfs.label, len(name.value), name.value)
                names.setdefault(thing.value, []).append(rank)
        self._hits: list[tuple[str, Hit]] = []
        for iri, found in names.items():
            given = tuple(dict.fromkeys(name for _rank, _length, name in sorted(found)))
            self._hits.append(("\n".join(map(folded, given)), Hit(iri, given, cited.get(iri, 0))))

        self._by_iri = {hit.iri: hit for _text, hit in self._hits}

    def name_of(self, iri: str) -> str:
        """The name of a thing; the end of its IRI where it has none."""
        hit = self._by_iri.get(iri)
        return hit.names[0] if hit else iri.rpartition("/")[2]

    def __len__(self) -> int:
        return len(self._hits)

    def __iter__(self) -> Iterator[Hit]:
        """Everything that has a name, in the order of its IRIs."""
        return (self._by_iri[iri] for iri in sorted(self._by_iri))

    def find(self, words: str, *, most: int = 50) -> tuple[tuple[Hit, ...], int]:
        """The things whose names hold all the words, at most `most`, and how many there are.

        A symbol in any spelling comes first, then names that are these words, begin with them, or hold them together;
        among equals what is cited most.
        """
        wanted = folded(words)
        parts = wanted.split()
        if not parts:
            return (), 0
        symbol = folded(canonical(words)) if is_symbol(words) else wanted
        found = [
            (_rank(text, wanted, symbol), -hit.cited, hit.names[0], hit)
            for text, hit in self._hits
            if symbol in text or all(part in text for part in parts)
        ]
        return tuple(row[3] for row in sorted(found, key=lambda row: row[:3])[:most]), len(found)


def folded(text: str) -> str:
    """A text without case, accents and double spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return WORD.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip()


def _rank(text: str, wanted: str, symbol: str) -> int:
    names: Iterable[str] = text.split("\n")
    best = 4
    for name in names:
        if name in (wanted, symbol):
            return 0
        if name.startswith((wanted, symbol)):
            best = min(best, 1)
        elif wanted in name:
            best = min(best, 2)
        elif symbol in name:
            best = min(best, 3)
    return best
