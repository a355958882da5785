"""The terms that the graph is written in: our own, and those of other vocabularies; a misspelt one raises an error.

ontology/kg.ttl says what each of our own terms means; a test holds the two lists equal.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.registry import BASE as DEFAULT_BASE

Term = str


class Listed(type):
    """A class whose annotations are the terms of a namespace: `"title" in DCTERMS`."""

    IRI: str

    def __contains__(cls, name: object) -> bool:
        return name in cls.__annotations__


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


class CITO(metaclass=Listed):
    """The Citation Typing Ontology, as far as it is used here and in ontology/actions.ttl."""

    IRI = "http://purl.org/spar/cito/"

    agreesWith: Term
    cites: Term
    citesAsAuthority: Term
    citesAsEvidence: Term
    citesAsRelated: Term
    citesForInformation: Term
    confirms: Term
    critiques: Term
    credits: Term
    disagreesWith: Term
    discusses: Term
    disputes: Term
    extends: Term
    hasCitationCharacterization: Term
    hasCitedEntity: Term
    hasCitingEntity: Term
    obtainsBackgroundFrom: Term
    obtainsSupportFrom: Term
    qualifies: Term
    refutes: Term
    repliesTo: Term
    supports: Term
    updates: Term


class UNDO(metaclass=Listed):
    """The United Nations Document Ontology, as far as questions answer in it."""

    IRI = "https://w3id.org/un/ontology/undo/"

    Relation: Term
    hasProponent: Term
    hasReceiver: Term
    hasSemantics: Term


class OA(metaclass=Listed):
    """The Web Annotation vocabulary, as far as it is used here."""

    IRI = "http://www.w3.org/ns/oa#"

    SpecificResource: Term
    TextPositionSelector: Term
    TextQuoteSelector: Term
    end: Term
    exact: Term
    hasSelector: Term
    hasSource: Term
    start: Term


class RDF(metaclass=Listed):
    """RDF, as far as it is used here."""

    IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

    type: Term


class RDFS(metaclass=Listed):
    """RDF Schema, as far as it is used here."""

    IRI = "http://www.w3.org/2000/01/rdf-schema#"

    comment: Term
    domain: Term
    isDefinedBy: Term
    label: Term
    range: Term
    subClassOf: Term
    subPropertyOf: Term


class OWL(metaclass=Listed):
    """OWL, as far as it is used here."""

    IRI = "http://www.w3.org/2002/07/owl#"

    ObjectProperty: Term
    sameAs: Term


class XSD(metaclass=Listed):
    """The data types of XML Schema, as far as it is used here."""

    IRI = "http://www.w3.org/2001/XMLSchema#"

    boolean: Term
    date: Term
    dateTime: Term
    integer: Term
    string: Term


class DCTERMS(metaclass=Listed):
    """The terms of Dublin Core, as far as it is used here."""

    IRI = "http://purl.org/dc/terms/"

    date: Term
    description: Term
    identifier: Term
    isPartOf: Term
    issued: Term
    language: Term
    subject: Term
    title: Term


class SKOS(metaclass=Listed):
    """SKOS, as far as it is used here."""

    IRI = "http://www.w3.org/2004/02/skos/core#"

    Concept: Term
    ConceptScheme: Term
    altLabel: Term
    broader: Term
    closeMatch: Term
    definition: Term
    example: Term
    hiddenLabel: Term
    inScheme: Term
    notation: Term
    prefLabel: Term
    scopeNote: Term


class FOAF(metaclass=Listed):
    """FOAF, as far as it is used here."""

    IRI = "http://xmlns.com/foaf/0.1/"

    page: Term


class ORG(metaclass=Listed):
    """The Organization Ontology, as far as it is used here."""

    IRI = "http://www.w3.org/ns/org#"

    subOrganizationOf: Term


class PROV(metaclass=Listed):
    """PROV, as far as it is used here."""

    IRI = "http://www.w3.org/ns/prov#"

    generatedAtTime: Term
    wasDerivedFrom: Term


class VOID(metaclass=Listed):
    """VoID, as far as it is used here."""

    IRI = "http://rdfs.org/ns/void#"

    Dataset: Term
    sparqlEndpoint: Term
    triples: Term
    uriSpace: Term
    vocabulary: Term


class DCAT(metaclass=Listed):
    """DCAT, as far as it is used here."""

    IRI = "http://www.w3.org/ns/dcat#"

    Dataset: Term
    distribution: Term


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
