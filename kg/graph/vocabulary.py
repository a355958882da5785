"""The terms that the graph is written in: our own, and those of other vocabularies; a misspelt one raises an error.

ontology/kg.ttl says what each of our own terms means; a test holds the two lists equal.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.graph.borrowed import (
    CITO,
    DCAT,
    DCTERMS,
    FOAF,
    OA,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    UNDO,
    VOID,
    XSD,
    Listed,
    Term,
)
from kg.registry import BASE as DEFAULT_BASE


class KG(metaclass=Listed):
    """Our own terms, under the default base."""

    IRI = DEFAULT_BASE + "terms#"

    Action: Term
    Annex: Term
    Citation: Term
    Committee: Term
    Conflict: Term
    Decision: Term
    Declaration: Term
    Document: Term
    Draft: Term
    Footnote: Term
    Instrument: Term
    Operative: Term
    Organ: Term
    OtherDocument: Term
    OtherInstrument: Term
    Paragraph: Term
    Passage: Term
    Preambular: Term
    PresidentialStatement: Term
    Programme: Term
    Record: Term
    Report: Term
    ReportingRequest: Term
    Resolution: Term
    Session: Term
    SourceFile: Term
    Sponsorship: Term
    TableRow: Term
    Treaty: Term
    UnresolvedMention: Term
    Vote: Term

    about: Term
    abstaining: Term
    abstainingCount: Term
    action: Term
    addressee: Term
    addresseeOrgan: Term
    adoptedAt: Term
    adoptedBy: Term
    adoptedFrom: Term
    adopter: Term
    against: Term
    againstCount: Term
    agendaItem: Term
    also: Term
    builder: Term
    carriedBy: Term
    citedKind: Term
    citingProperty: Term
    committee: Term
    conflict: Term
    deliverable: Term
    dissolved: Term
    distributed: Term
    draftSymbol: Term
    dueComputed: Term
    dueDate: Term
    dueSession: Term
    dueSessionOf: Term
    dueText: Term
    end: Term
    established: Term
    force: Term
    format: Term
    fromRecord: Term
    hasAction: Term
    hasAnnex: Term
    hasUnresolved: Term
    hasVote: Term
    held: Term
    inFavour: Term
    inFavourCount: Term
    inFootnote: Term
    inParagraph: Term
    inSession: Term
    leadingAction: Term
    length: Term
    libraryRecord: Term
    meeting: Term
    nonMember: Term
    number: Term
    offset: Term
    onBehalfOf: Term
    organ: Term
    otherSource: Term
    partOfParagraph: Term
    path: Term
    pinpoint: Term
    position: Term
    printedDate: Term
    programVersion: Term
    protocolTo: Term
    quote: Term
    rank: Term
    reason: Term
    recipient: Term
    recipientOrgan: Term
    recordSha256: Term
    recurrence: Term
    recurrenceImplied: Term
    requester: Term
    requestsReport: Term
    rule: Term
    section: Term
    sessionNumber: Term
    sha256: Term
    sponsor: Term
    sponsoredBy: Term
    start: Term
    status: Term
    storeFormat: Term
    superseded: Term
    symbolPrefix: Term
    text: Term
    unsettled: Term
    unts: Term
    voteType: Term
    warning: Term
    workIri: Term
    year: Term


class Nodes:
    """The terms of one namespace as Oxigraph nodes: `Nodes(DCTERMS).title`; an unknown one raises AttributeError."""

    def __init__(self, vocabulary: Listed, iri: str | None = None) -> None:
        self._vocabulary = vocabulary
        self._iri = iri if iri is not None else vocabulary.IRI

    def __getattr__(self, name: str) -> ox.NamedNode:
        if name.startswith("__") or name not in self._vocabulary:
            raise AttributeError(f"the vocabulary {self._iri} has no term {name!r}")
        node = ox.NamedNode(self._iri + name)
        setattr(self, name, node)
        return node


rdf = Nodes(RDF)
rdfs = Nodes(RDFS)
owl = Nodes(OWL)
xsd = Nodes(XSD)
dcterms = Nodes(DCTERMS)
skos = Nodes(SKOS)
foaf = Nodes(FOAF)
org = Nodes(ORG)
prov = Nodes(PROV)
void = Nodes(VOID)
dcat = Nodes(DCAT)
cito = Nodes(CITO)
oa = Nodes(OA)


def prefixes(base: str) -> Mapping[str, str]:
    """The prefixes of queries and exports for a base, in the order in which they are printed."""
    return {
        "kg": base + "terms#",
        "doc": base + "document/",
        "organ": base + "organ/",
        "instrument": base + "instrument/",
        "action": base + "action/",
        "cito": CITO.IRI,
        "dcterms": DCTERMS.IRI,
        "foaf": FOAF.IRI,
        "oa": OA.IRI,
        "org": ORG.IRI,
        "owl": OWL.IRI,
        "prov": PROV.IRI,
        "rdf": RDF.IRI,
        "rdfs": RDFS.IRI,
        "skos": SKOS.IRI,
        "undo": UNDO.IRI,
        "void": VOID.IRI,
        "xsd": XSD.IRI,
    }
