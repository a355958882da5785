"""The terms in code, the terms in ontology/kg.ttl and the terms that stand in a store are the same."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph import GraphStore
from kg.graph.naming import property_names
from kg.graph.vocabulary import CITO, KG, OA, Nodes, cito, dcterms, org, prov
from kg.registry import BASE, actions, ontology_file
from tests.graph.specimens import specimens

TERMS = BASE + "terms#"
AUTHORED = ("organs.ttl", "instruments.ttl", "actions.ttl", "requests.ttl", "symbols.ttl")
IN_CODE = {name for name in KG.__annotations__ if not name.startswith("_")}
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS, SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"


def triples(name: str) -> list[ox.Triple]:
    return list(ox.parse(ontology_file(name).read_bytes(), format=ox.RdfFormat.TURTLE))


def own_terms(rows: list[ox.Triple]) -> set[str]:
    nodes = [term for row in rows for term in (row.predicate, row.object) if isinstance(term, ox.NamedNode)]
    return {node.value.removeprefix(TERMS) for node in nodes if node.value.startswith(TERMS)}


DECLARED = {
    row.subject.value.removeprefix(TERMS): row.object.value
    for row in triples("kg.ttl")
    if row.predicate.value == RDF_TYPE and isinstance(row.subject, ox.NamedNode) and row.subject.value.startswith(TERMS)
}


def test_every_term_of_the_code_is_declared_and_the_rest_is_what_the_authority_files_use() -> None:
    authored = set().union(*(own_terms(triples(name)) for name in AUTHORED))
    assert DECLARED.keys() >= IN_CODE
    assert authored <= DECLARED.keys()
    assert DECLARED.keys() - IN_CODE <= authored


def test_the_specimens_use_every_term_of_the_code_and_no_other(store: GraphStore) -> None:
    used = own_terms([quad.triple for quad in store.inner if str(quad.graph_name) != str(store.iris.authority_graph)])
    authority = own_terms([quad.triple for quad in store.graph(store.iris.authority_graph)])
    verbs = set(property_names().values())
    assert (used | authority) - verbs - DECLARED.keys() == set()
    unused = {
        "otherSource",
        "libraryRecord",
        "fromRecord",
        "recordSha256",
        "unsettled",
        "builder",
        "OtherDocument",
        "OtherInstrument",
        "Decision",
        "PresidentialStatement",
        "Record",
    }
    assert IN_CODE - (used | authority) <= unused


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_every_term_says_what_it_is(name: str) -> None:
    said = {row.predicate.value for row in triples("kg.ttl") if str(row.subject) == f"<{TERMS}{name}>"}
    for predicate in (RDFS + "label", RDFS + "comment", RDFS + "isDefinedBy", SKOS + "example"):
        assert predicate in said, f"kg:{name} has no {predicate}"


def test_classes_begin_with_a_capital_and_properties_with_a_small_letter() -> None:
    for name, kind in DECLARED.items():
        assert name[0].isupper() == kind.endswith("#Class"), name


@pytest.mark.parametrize(
    ("nodes", "name"), [(cito, "citez"), (dcterms, "isued"), (Nodes(KG), "inParagraf"), (org, "Organ")]
)
def test_a_misspelt_term_raises(nodes: Nodes, name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(nodes, name)


def test_terms_are_nodes_of_their_namespace() -> None:
    assert cito.cites == ox.NamedNode("http://purl.org/spar/cito/cites")
    assert prov.wasDerivedFrom.value == "http://www.w3.org/ns/prov#wasDerivedFrom"
    assert Nodes(KG, "https://example.org/terms#").held.value == "https://example.org/terms#held"
    assert "exact" in OA and "cites" in CITO and "citez" not in CITO


def test_every_verb_has_a_property_of_its_own_that_is_no_term() -> None:
    names = property_names()
    assert names.keys() == actions().keys()
    assert len(set(names.values())) == len(names)
    assert not set(names.values()) & DECLARED.keys()
    assert [names[key] for key in ("recall", "reaffirm", "take note", "express concern")] == [
        "recalls",
        "reaffirms",
        "takesNoteOf",
        "expressesConcernAbout",
    ]


def test_specimens_have_offsets_that_fit_their_texts() -> None:
    for _path, extraction in specimens():
        texts = {paragraph.id: paragraph.text for paragraph in extraction.document.paragraphs}
        for citation in extraction.citations:
            text = citation.footnote_text or texts[citation.paragraph]
            assert text[citation.start : citation.end] == citation.text
