"""The terms that the graph is written in: our own, and those of other vocabularies; a misspelt one raises an error.

ontology/kg.ttl says what each of our own terms means; a test holds the two lists equal.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    VOID,
    XSD,
    DefinedNamespace,
    Namespace,
)

from kg.registry import BASE as DEFAULT_BASE


class KG(DefinedNamespace):
    """Our own terms, under the default base."""

    _fail = True
    _NS = Namespace(DEFAULT_BASE + "terms#")

    Action: URIRef
    Annex: URIRef
    Citation: URIRef
    Committee: URIRef
    Conflict: URIRef
    Decision: URIRef
    Declaration: URIRef
    Document: URIRef
    Draft: URIRef
    Footnote: URIRef
    Instrument: URIRef
    Operative: URIRef
    Organ: URIRef
    OtherDocument: URIRef
    OtherInstrument: URIRef
    Paragraph: URIRef
    Passage: URIRef
    Preambular: URIRef
    PresidentialStatement: URIRef
    Programme: URIRef
    Record: URIRef
    Report: URIRef
    ReportingRequest: URIRef
    Resolution: URIRef
    Session: URIRef
    SourceFile: URIRef
    Sponsorship: URIRef
    TableRow: URIRef
    Treaty: URIRef
    UnresolvedMention: URIRef
    Vote: URIRef

    about: URIRef
    abstaining: URIRef
    abstainingCount: URIRef
    action: URIRef
    addressee: URIRef
    addresseeOrgan: URIRef
    adoptedAt: URIRef
    adoptedBy: URIRef
    adoptedFrom: URIRef
    adopter: URIRef
    against: URIRef
    againstCount: URIRef
    agendaItem: URIRef
    also: URIRef
    builder: URIRef
    carriedBy: URIRef
    citedKind: URIRef
    citingProperty: URIRef
    committee: URIRef
    conflict: URIRef
    deliverable: URIRef
    dissolved: URIRef
    distributed: URIRef
    draftSymbol: URIRef
    dueComputed: URIRef
    dueDate: URIRef
    dueSession: URIRef
    dueSessionOf: URIRef
    dueText: URIRef
    end: URIRef
    established: URIRef
    force: URIRef
    format: URIRef
    hasAction: URIRef
    hasAnnex: URIRef
    hasUnresolved: URIRef
    hasVote: URIRef
    held: URIRef
    inFavour: URIRef
    inFavourCount: URIRef
    inFootnote: URIRef
    inParagraph: URIRef
    inSession: URIRef
    leadingAction: URIRef
    length: URIRef
    meeting: URIRef
    nonMember: URIRef
    number: URIRef
    offset: URIRef
    onBehalfOf: URIRef
    organ: URIRef
    otherSource: URIRef
    partOfParagraph: URIRef
    path: URIRef
    pinpoint: URIRef
    position: URIRef
    printedDate: URIRef
    programVersion: URIRef
    protocolTo: URIRef
    quote: URIRef
    rank: URIRef
    reason: URIRef
    recipient: URIRef
    recipientOrgan: URIRef
    recurrence: URIRef
    recurrenceImplied: URIRef
    requester: URIRef
    requestsReport: URIRef
    rule: URIRef
    section: URIRef
    sessionNumber: URIRef
    sha256: URIRef
    sponsor: URIRef
    sponsoredBy: URIRef
    start: URIRef
    status: URIRef
    storeFormat: URIRef
    superseded: URIRef
    symbolPrefix: URIRef
    text: URIRef
    unsettled: URIRef
    unts: URIRef
    voteType: URIRef
    warning: URIRef
    workIri: URIRef
    year: URIRef


class CITO(DefinedNamespace):
    """The Citation Typing Ontology, as far as it is used here and in ontology/actions.ttl."""

    _fail = True
    _NS = Namespace("http://purl.org/spar/cito/")

    agreesWith: URIRef
    cites: URIRef
    citesAsAuthority: URIRef
    citesAsEvidence: URIRef
    citesAsRelated: URIRef
    citesForInformation: URIRef
    confirms: URIRef
    critiques: URIRef
    credits: URIRef
    disagreesWith: URIRef
    discusses: URIRef
    disputes: URIRef
    extends: URIRef
    hasCitationCharacterization: URIRef
    hasCitedEntity: URIRef
    hasCitingEntity: URIRef
    obtainsBackgroundFrom: URIRef
    obtainsSupportFrom: URIRef
    qualifies: URIRef
    refutes: URIRef
    repliesTo: URIRef
    supports: URIRef
    updates: URIRef


class UNDO(DefinedNamespace):
    """The United Nations Document Ontology, as far as questions answer in it."""

    _fail = True
    _NS = Namespace("https://w3id.org/un/ontology/undo/")

    Relation: URIRef
    hasProponent: URIRef
    hasReceiver: URIRef
    hasSemantics: URIRef


class OA(DefinedNamespace):
    """The Web Annotation vocabulary, as far as it is used here."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    start: URIRef


class Nodes:
    """The terms of one namespace as Oxigraph nodes: `Nodes(DCTERMS).title`; an unknown one raises AttributeError."""

    def __init__(self, namespace: type[DefinedNamespace], iri: str | None = None) -> None:
        self._namespace = namespace
        self._iri = iri if iri is not None else str(namespace._NS)

    def __getattr__(self, name: str) -> ox.NamedNode:
        if name.startswith("__") or name not in self._namespace:
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
        "cito": str(CITO._NS),
        "dcterms": str(DCTERMS._NS),
        "foaf": str(FOAF._NS),
        "oa": str(OA._NS),
        "org": str(ORG._NS),
        "owl": str(OWL._NS),
        "prov": str(PROV._NS),
        "rdf": str(RDF._NS),
        "rdfs": str(RDFS._NS),
        "skos": str(SKOS._NS),
        "undo": str(UNDO._NS),
        "void": str(VOID._NS),
        "xsd": str(XSD._NS),
    }
