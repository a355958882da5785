"""The reporting requests of a store, each with the document that makes it and the sentence in which it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.load import first_of, pairs
from kg.reports.report import Quotation, Reference

if TYPE_CHECKING:
    from kg.graph import GraphStore


@dataclass(frozen=True, slots=True)
class Asked:
    """One reporting request."""

    document: Reference
    requester: str
    """Name of the adopting organ, or "organ not known"."""
    status: str | None
    date: str | None
    """ISO date of adoption or distribution."""
    year: int | None
    paragraph: str | None
    action: str | None
    addressees: tuple[str, ...]
    deliverable: str
    about: str | None
    recipient: str | None
    due_session: int | None
    due_session_of: str | None
    """Name of the organ whose session is meant."""
    due_date: str | None
    due_text: str | None
    recurrence: str | None
    sentence: Quotation | None
    due_computed: str | None = None
    """When that is by reckoning, in ISO form: a year, a date, or first and last month."""
    recurrence_implied: str | None = None
    iri: str = ""
    document_iri: str = ""
    due_organ: str | None = None
    """Key of the organ whose session is meant."""
    recipient_organ: str | None = None
    """Key of the organ that is to receive it, where it is known."""
    superseded: bool = False
    """True for a draft whose adopted text is in the collection."""

    @property
    def timed(self) -> bool:
        """True where the request says when: a session, a date or words for one."""
        return self.due_session is not None or bool(self.due_date or self.due_text)


@dataclass(frozen=True, slots=True)
class Collection:
    """The documents that were read for requests."""

    documents: int
    drafts: int
    superseded: int
    """Drafts left out because their adopted text is in the collection."""
    first_date: str | None
    last_date: str | None
    languages: tuple[tuple[str, int], ...]


def collection(store: GraphStore) -> Collection:
    """Return what a store holds; all amounts are 0 where it holds no document."""
    held = _held(store)
    statuses, languages = first_of(pairs(store, "kg:status")), first_of(pairs(store, "dcterms:language"))
    dates = sorted(date for iri, date in _dates(store).items() if iri in held)
    tally: dict[str, int] = defaultdict(int)
    for iri in held:
        tally[languages.get(iri, "unknown")] += 1
    return Collection(
        documents=len(held),
        drafts=sum(statuses.get(iri) == "draft" for iri in held),
        superseded=len(_superseded(store, held)),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        languages=tuple(sorted(tally.items(), key=lambda item: (-item[1], item[0]))),
    )


def requests_asked(store: GraphStore, *, superseded: bool = False) -> tuple[Asked, ...]:
    """Return the requests of all documents, the latest document first, then in text order.

    Those of superseded drafts, whose adopted text is in the collection, are left out unless `superseded` is set.
    """
    drafts = _superseded(store, _held(store))
    facts = _Facts(store)
    found = [
        (facts.order(document, request), facts.asked(document, request, superseded=document in drafts))
        for document, request in pairs(store, "kg:requestsReport")
        if superseded or document not in drafts
    ]
    found.sort(key=lambda item: item[0])
    found.sort(key=lambda item: item[1].date or str(item[1].year or ""), reverse=True)
    return tuple(asked for _, asked in found)


def _held(store: GraphStore) -> frozenset[str]:
    return frozenset(iri for iri, _ in pairs(store, "kg:held"))


def _superseded(store: GraphStore, held: frozenset[str]) -> frozenset[str]:
    return frozenset(draft for adopted, draft in pairs(store, "kg:adoptedFrom") if adopted in held and draft in held)


def _dates(store: GraphStore) -> dict[str, str]:
    return first_of(pairs(store, "kg:distributed")) | first_of(pairs(store, "dcterms:issued"))


def _rows(store: GraphStore, sparql: str) -> Iterator[tuple[str, str]]:
    for row in store.solutions(sparql):
        yield str(row[0].value), str(row[1].value)


class _Facts:
    """What the store says of requests and of the documents that make them, by predicate."""

    OF_REQUESTS = (
        *(
            "kg:requester",
            "kg:deliverable",
            "kg:about",
            "kg:recipient",
            "kg:recipientOrgan",
            "kg:dueSession",
            "kg:dueSessionOf",
            "kg:dueDate",
        ),
        *("kg:dueText", "kg:dueComputed", "kg:recurrence", "kg:recurrenceImplied"),
        *("kg:inParagraph", "kg:start", "kg:end", "kg:action"),
    )
    OF_PARAGRAPHS = ("kg:text", "kg:position", "skos:notation")
    OF_NAMES = (
        *("kg:status", "kg:year", "kg:organ", "dcterms:identifier", "dcterms:title", "rdfs:label"),
        *("skos:prefLabel", "foaf:page"),
    )
    KEYS = "SELECT ?s ?o WHERE { ?s skos:notation ?o . { ?s a kg:Organ } UNION { ?s a kg:Action } }"
    REQUESTS = "SELECT ?s ?o WHERE {{ ?document kg:requestsReport ?s . ?s {} ?o }}"
    PARAGRAPHS = (
        "SELECT ?s ?o WHERE {{ {{ SELECT DISTINCT ?s WHERE {{ ?d kg:requestsReport/kg:inParagraph ?s }} }} ?s {} ?o }}"
    )

    def __init__(self, store: GraphStore) -> None:
        self._values: Mapping[str, Mapping[str, str]] = {
            **{name: first_of(pairs(store, name)) for name in self.OF_NAMES},
            **{name: first_of(_rows(store, self.REQUESTS.format(name))) for name in self.OF_REQUESTS},
            **{name: first_of(_rows(store, self.PARAGRAPHS.format(name))) for name in self.OF_PARAGRAPHS},
        }
        self._keys = first_of(_rows(store, self.KEYS))
        self._dates = _dates(store)
        self._addressees: dict[str, list[str]] = defaultdict(list)
        for request, name in pairs(store, "kg:addressee"):
            self._addressees[request].append(name)

    def _one(self, iri: str | None, predicate: str) -> str | None:
        return self._values[predicate].get(iri) if iri is not None else None

    def _number(self, iri: str | None, predicate: str) -> int | None:
        value = self._one(iri, predicate)
        return int(value) if value else None

    def _name(self, iri: str | None) -> str | None:
        return self._one(iri, "skos:prefLabel") or self._one(iri, "rdfs:label")

    def order(self, document: str, request: str) -> tuple[str, int, int, str]:
        paragraph = self._one(request, "kg:inParagraph")
        place = self._one(paragraph, "kg:position"), self._one(request, "kg:start")
        return (document, int(place[0] or 0), int(place[1] or 0), request)

    def asked(self, document: str, request: str, *, superseded: bool = False) -> Asked:
        paragraph, action = self._one(request, "kg:inParagraph"), self._one(request, "kg:action")
        key = self._one(document, "dcterms:identifier") or self._one(document, "rdfs:label") or document
        return Asked(
            document=Reference(key, key, self._one(document, "dcterms:title"), self._one(document, "foaf:page")),
            requester=self._name(self._one(request, "kg:requester") or self._one(document, "kg:organ"))
            or "organ not known",
            status=self._one(document, "kg:status"),
            date=self._dates.get(document),
            year=self._number(document, "kg:year"),
            paragraph=self._one(paragraph, "skos:notation"),
            action=self._keys.get(action or ""),
            addressees=tuple(sorted(self._addressees[request])),
            deliverable=self._one(request, "kg:deliverable") or "other",
            about=self._one(request, "kg:about"),
            recipient=self._one(request, "kg:recipient"),
            due_session=self._number(request, "kg:dueSession"),
            due_session_of=self._name(self._one(request, "kg:dueSessionOf")),
            due_date=self._one(request, "kg:dueDate"),
            due_text=self._one(request, "kg:dueText"),
            recurrence=self._one(request, "kg:recurrence"),
            sentence=self._sentence(request, paragraph),
            due_computed=self._one(request, "kg:dueComputed"),
            recurrence_implied=self._one(request, "kg:recurrenceImplied"),
            iri=request,
            document_iri=document,
            due_organ=self._keys.get(self._one(request, "kg:dueSessionOf") or ""),
            recipient_organ=self._keys.get(self._one(request, "kg:recipientOrgan") or ""),
            superseded=superseded,
        )

    def _sentence(self, request: str, paragraph: str | None) -> Quotation | None:
        text = self._one(paragraph, "kg:text")
        if text is None:
            return None
        start, end = self._one(request, "kg:start"), self._one(request, "kg:end")
        return Quotation(text, int(start or 0), int(end or len(text)))
