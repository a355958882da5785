"""The vocabulary as others meet it: complete, free of contradictions, and the same in every form."""

from __future__ import annotations

import re

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from kg.errors import UnknownName
from kg.graph import GraphStore
from kg.graph.naming import property_names
from kg.ontologypage import FORMATS, write_vocabulary
from kg.ontologypage.terms import read_vocabulary
from kg.registry import BASE, ontology_file
from tests.graph.conftest import store

__all__ = ["store"]
KG = BASE + "terms#"
RDFLIB = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
PUBLISHERS = ("undo", "cito", "dcterms", "skos", "org", "prov", "doco", "oa", "odrl", "eli")


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(data=write_vocabulary("ttl"), format="turtle")


def contradictions(graph: Graph) -> list[str]:
    """What a reasoner for OWL 2 RL finds to contradict itself (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL)."""
    closed = Graph()
    for triple in graph:
        closed.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    return [str(value) for _one, name, value in closed if str(name).startswith(owlrl.Namespaces.ERRNS)]


def some_data(store: GraphStore, *documents: str) -> Graph:
    """Documents with all that they name, and the authority data of what they name, as an rdflib graph."""
    names = [store.iris.graph_of(store.iris.document(symbol)) for symbol in documents]
    quads = [quad for name in (*names, store.iris.mentioned_graph) for quad in store.graph(name)]
    named = {quad.object for quad in quads} | {quad.subject for quad in quads}
    quads += [quad for quad in store.graph(store.iris.authority_graph) if quad.subject in named]
    made = ox.serialize({quad.triple for quad in quads}, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=made, format="nt")


def without_verbs(vocabulary: Graph) -> Graph:
    """The vocabulary without the properties of most action verbs, which are all alike."""
    kept = {KG + name for name in ("recalls", "takesNoteOf", "reaffirms", "isGuidedBy")}
    verbs = {URIRef(KG + name) for name in property_names().values() if KG + name not in kept}
    small = Graph()
    for triple in vocabulary:
        if triple[0] not in verbs:
            small.add(triple)
    return small


def test_a_reasoner_finds_no_contradiction(vocabulary: Graph, store: GraphStore) -> None:
    assert contradictions(without_verbs(vocabulary) + some_data(store, "A/HRC/RES/47/98")) == []


CONTRADICTIONS = [
    ("a document that is an instrument", "doc:x a kg:Document, kg:Instrument ."),
    ("a paragraph of both kinds", "doc:x a kg:Preambular, kg:Operative ."),
    ("a citation that could not be settled", "doc:x a kg:Citation, kg:UnresolvedMention ."),
    ("an organ that is quoted like a citation", "doc:x kg:requestsReport doc:y . doc:y a kg:Citation ."),
]


@pytest.mark.parametrize(("what", "turtle"), CONTRADICTIONS, ids=[row[0] for row in CONTRADICTIONS])
def test_a_reasoner_finds_a_contradiction_where_there_is_one(what: str, turtle: str, vocabulary: Graph) -> None:
    head = f"@prefix kg: <{KG}> . @prefix doc: <{BASE}document/> . "
    assert contradictions(without_verbs(vocabulary) + Graph().parse(data=head + turtle, format="turtle")), what


def test_the_vocabulary_says_which_version_it_is(vocabulary: Graph) -> None:
    own = URIRef(BASE + "terms")
    version = str(vocabulary.value(own, OWL.versionInfo))
    assert str(vocabulary.value(own, OWL.versionIRI)) == f"{own}/{version}"
    changes = [str(note) for note in vocabulary.objects(own, SKOS.changeNote)]
    assert any(note.startswith(f"{version}: ") for note in changes)


def test_every_term_has_label_comment_and_example(vocabulary: Graph) -> None:
    terms = {
        term
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in vocabulary.subjects(RDF.type, kind)
    }
    assert len(terms) > 100 + len(property_names())
    for term in terms:
        for predicate in (RDFS.label, RDFS.comment, SKOS.example, RDFS.isDefinedBy):
            assert vocabulary.value(term, predicate) is not None, f"{term} has no {predicate}"


def test_labels_tell_terms_apart(vocabulary: Graph) -> None:
    classes = [str(vocabulary.value(term, RDFS.label)) for term in vocabulary.subjects(RDF.type, OWL.Class)]
    assert len(classes) == len(set(classes))


def test_domains_and_ranges_are_classes_or_datatypes_that_exist(vocabulary: Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range):
        for term in vocabulary.objects(None, predicate):
            if str(term).startswith(BASE):
                assert (term, RDF.type, OWL.Class) in vocabulary, term


def test_datatype_properties_have_no_class_as_range_and_object_properties_no_datatype(vocabulary: Graph) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    for term in vocabulary.subjects(RDF.type, OWL.DatatypeProperty):
        assert all(str(found).startswith(xsd) for found in vocabulary.objects(term, RDFS.range)), term
    for term in vocabulary.subjects(RDF.type, OWL.ObjectProperty):
        assert not any(str(found).startswith(xsd) for found in vocabulary.objects(term, RDFS.range)), term


@pytest.mark.parametrize("prefix", PUBLISHERS)
def test_each_vocabulary_that_others_use_is_aligned_to(prefix: str) -> None:
    text = ontology_file("kg.ttl").read_text(encoding="utf-8")
    assert len(re.findall(rf"\b{prefix}:\w+", text.split("owl:versionInfo", 1)[1])) > 0


def test_what_the_store_writes_stays_within_domain_and_range(vocabulary: Graph, store: GraphStore) -> None:
    """A subject of a property with a domain is of that class, an object of one with a range of that one."""
    data = some_data(store, "A/HRC/RES/47/98", "A/HRC/47/L.98", "A/HRC/RES/44/98", "A/RES/75/998") + vocabulary
    for predicate, direction in ((RDFS.domain, "subject"), (RDFS.range, "object")):
        for term, cls in vocabulary.subject_objects(predicate):
            if not str(cls).startswith(KG) or str(term).removeprefix(KG) in property_names().values():
                continue
            below = set(vocabulary.transitive_subjects(RDFS.subClassOf, cls))
            for one, other in data.subject_objects(term):
                thing = one if direction == "subject" else other
                if isinstance(thing, Literal):
                    continue
                types = set(data.objects(thing, RDF.type))
                assert types & below, f"{thing} is the {direction} of {term} and no {cls}"


@pytest.mark.parametrize("form", RDFLIB)
def test_every_form_says_the_same_to_an_independent_reader(form: str, vocabulary: Graph) -> None:
    read = Graph().parse(data=write_vocabulary(form), format=RDFLIB[form])
    assert set(read) == set(vocabulary)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_files_give_the_same_bytes(form: str) -> None:
    assert write_vocabulary(form) == write_vocabulary(form)


def test_another_base_leaves_no_trace_of_the_first() -> None:
    for form in FORMATS:
        text = write_vocabulary(form, base="https://example.org/un/")
        assert "https://example.org/un/terms" in text and "un-kg.example" not in text


def test_what_stands_for_the_same_elsewhere_is_an_entity_of_wikidata_named_once(store: GraphStore) -> None:
    rows = [
        (row["one"], row["other"].value)
        for row in store.solutions("SELECT ?one ?other WHERE { ?one skos:exactMatch ?other }")
    ]
    assert {store.iris.organ("ga"), store.iris.instrument("charter-of-the-united-nations")} <= {one for one, _ in rows}
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", other) for _, other in rows)
    assert len({other for _, other in rows}) == len({one for one, _ in rows}) == len(rows)


def test_an_unknown_form_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="'owl' of the vocabulary; choose one of ttl, jsonld, rdf, nt, html"):
        write_vocabulary("owl")


def test_the_page_explains_every_term_once_and_asks_the_network_for_nothing() -> None:
    page = write_vocabulary("html")
    names = [term.name for chapter in read_vocabulary().chapters for term in chapter.terms]
    assert set(property_names().values()) < set(names) and len(names) == len(set(names))
    for name in names:
        assert page.count(f'id="{name}"') == 1, name
    inner = set(re.findall(r'href="#([^"]+)"', page))
    assert inner <= set(re.findall(r'id="([^"]+)"', page))
    assert "default-src" in page and not re.search(r"<(script|link|img|iframe)[^>]+https?:|url\((?!#)|@import", page)


def test_the_diagram_shows_what_connects_the_classes() -> None:
    svg = write_vocabulary("html").partition("<svg")[2].partition("</svg>")[0]
    shown = re.findall(r'class="code"[^>]*>kg:(\w+)<', svg)
    assert len(shown) == len(set(shown)) > 12
    for words in ("Citation – inParagraph → Paragraph", "Document – requestsReport → ReportingRequest"):
        assert words in svg
