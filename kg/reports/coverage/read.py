"""What a store says of its own gaps: what is cited yet absent, what is not settled, what does not agree, what was warned of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.load import first_of, pairs
from kg.reports.report import Quotation, Reference

if TYPE_CHECKING:
    from kg.graph import GraphStore

ABSENT = """SELECT ?thing (COUNT(DISTINCT ?text) AS ?texts) (COUNT(?c) AS ?citations) WHERE {
  ?c cito:hasCitedEntity ?thing ; cito:hasCitingEntity ?text . ?thing a kg:Document
  FILTER NOT EXISTS { ?thing kg:held true } FILTER NOT EXISTS { ?part dcterms:isPartOf ?thing ; kg:held true }
} GROUP BY ?thing"""
MENTIONS = """SELECT ?text ?notation ?quote ?why ?words ?start ?end ?position WHERE {{
  {pattern} ?m kg:quote ?quote ; kg:start ?start ; kg:end ?end ; kg:inParagraph ?p .
  ?p skos:notation ?notation ; kg:position ?position ; kg:text ?own
  OPTIONAL {{ ?m kg:inFootnote/kg:text ?note }} BIND(COALESCE(?note, ?own) AS ?words) }}"""
UNRESOLVED = MENTIONS.format(pattern="?text kg:hasUnresolved ?m . ?m kg:reason ?why .")
CONFLICTS = MENTIONS.format(pattern="?m kg:conflict ?why ; cito:hasCitingEntity ?text .")


@dataclass(frozen=True, slots=True)
class Absent:
    """A document that is cited and not in the collection."""

    document: Reference
    kind: str
    """Plain name of its class: "resolution", "report"."""
    organ: str | None
    year: int | None
    texts: int
    """Texts that cite it."""
    citations: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that was not settled, or whose particulars do not agree."""

    text: Reference
    paragraph: str
    quote: str
    why: str
    sentence: Quotation


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of a collection."""

    documents: int
    first_date: str | None
    last_date: str | None
    languages: tuple[tuple[str, int], ...]
    formats: tuple[tuple[str, int], ...]
    programs: tuple[str, ...]
    """Stamps of the program versions that read the documents."""
    citations: int
    absent: tuple[Absent, ...]
    """The most cited first."""
    unresolved: tuple[Mention, ...]
    conflicts: tuple[Mention, ...]
    warnings: tuple[tuple[Reference, str], ...]
    undated: tuple[Reference, ...]
    """Documents whose date is not known."""


def gaps(store: GraphStore) -> Gaps:
    """Return what a store says of its own gaps; `documents` is 0 where it holds none."""
    labels, titles = first_of(pairs(store, "rdfs:label")), first_of(pairs(store, "dcterms:title"))
    pages, held = first_of(pairs(store, "foaf:page")), sorted({iri for iri, _ in pairs(store, "kg:held")})
    dates = first_of(pairs(store, "kg:distributed")) | first_of(pairs(store, "dcterms:issued"))

    def named(iri: str, *, title: bool = True) -> Reference:
        label = labels.get(iri, iri)
        words = titles.get(iri) if title else None
        return Reference(label, label, words if words != label else None, pages.get(iri))

    known = sorted(dates[iri] for iri in held if iri in dates)
    used = first_of(pairs(store, "prov:wasDerivedFrom"))
    files = {used[iri] for iri in held if iri in used}
    formats = first_of(pairs(store, "kg:format"))
    languages = first_of(pairs(store, "dcterms:language"))
    return Gaps(
        documents=len(held),
        first_date=known[0] if known else None,
        last_date=known[-1] if known else None,
        languages=_tally(languages.get(iri, "unknown") for iri in held),
        formats=_tally(formats[iri] for iri in files if iri in formats),
        programs=tuple(sorted({stamp for iri, stamp in pairs(store, "kg:programVersion") if iri in files})),
        citations=sum(1 for _ in pairs(store, "cito:hasCitedEntity")),
        absent=_absent(store, labels, pages),
        unresolved=_mentions(store, UNRESOLVED, named),
        conflicts=_mentions(store, CONFLICTS, named),
        warnings=tuple(
            sorted(
                ((named(iri), words) for iri, words in pairs(store, "kg:warning")), key=lambda row: (row[0].key, row[1])
            )
        ),
        undated=tuple(named(iri) for iri in held if iri not in dates),
    )


def _tally(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counted = Counter(names)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _absent(store: GraphStore, labels: Mapping[str, str], pages: Mapping[str, str]) -> tuple[Absent, ...]:
    years, organs = first_of(pairs(store, "kg:year")), first_of(pairs(store, "kg:organ"))
    kinds = {
        str(row[0].value): str(row[1].value)
        for row in store.solutions("SELECT ?s ?k WHERE { ?s a ?c . ?c rdfs:subClassOf kg:Document ; rdfs:label ?k }")
    }
    found = []
    for row in store.solutions(ABSENT):
        thing, texts, citations = str(row[0].value), int(row[1].value), int(row[2].value)
        label = labels.get(thing, thing)
        found.append(
            Absent(
                document=Reference(label, label, None, pages.get(thing)),
                kind=kinds.get(thing, "document"),
                organ=labels.get(organs.get(thing, "")),
                year=int(years[thing]) if thing in years else None,
                texts=texts,
                citations=citations,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.texts, -one.citations, one.document.key)))


def _mentions(store: GraphStore, sparql: str, named: Callable[..., Reference]) -> tuple[Mention, ...]:
    found = []
    for row in store.solutions(sparql):
        text, paragraph, quote, why, words, start, end, position = (str(one.value) for one in row)
        mention = Mention(named(text, title=False), paragraph, quote, why, Quotation(words, int(start), int(end)))
        found.append(((mention.text.key, int(position), int(start), why), mention))
    return tuple(one for _, one in sorted(found, key=lambda item: item[0]))
