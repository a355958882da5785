"""The terms of other vocabularies that the graph is written in; a misspelt one raises an error."""

from __future__ import annotations

Term = str


class Listed(type):
    """A class whose annotations are the terms of a namespace: `"title" in DCTERMS`."""

    IRI: str

    def __contains__(cls, name: object) -> bool:
        return name in cls.__annotations__


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
