"""The specimens satisfy ontology/shapes.ttl, and each shape catches what it is there for, in words for a librarian."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from rdflib import Graph
from rdflib.namespace import SH

from kg.graph import GraphStore, export
from kg.graph.vocabulary import prefixes
from kg.registry import ontology_file

pyshacl = pytest.importorskip("pyshacl")
DOC = "doc:A-HRC-RES-44-98"


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data=ontology_file("shapes.ttl").read_bytes(), format="turtle")


@pytest.fixture(scope="module")
def data(store: GraphStore) -> Graph:
    stream = io.BytesIO()
    export(store, stream, "turtle")
    return Graph().parse(data=stream.getvalue(), format="turtle")


def messages(data: Graph, shapes: Graph) -> list[str]:
    _conforms, report, _text = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return [str(message) for message in report.objects(None, SH.resultMessage)]


def test_the_specimens_conform(data: Graph, shapes: Graph) -> None:
    conforms, _report, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", meta_shacl=True)
    assert conforms, text


def test_every_shape_speaks_to_the_reader(shapes: Graph) -> None:
    shown = [str(message) for message in shapes.objects(None, SH.message)]
    properties = list(shapes.subjects(SH.path, None))
    assert len(properties) > 50
    assert all((shape, SH.message, None) in shapes for shape in properties)
    assert all(message.endswith(".") and "sh:" not in message for message in shown)


FAULTS = [
    (f"DELETE WHERE {{ {DOC} rdfs:label ?x }}", "exactly one label"),
    (f"INSERT DATA {{ {DOC} dcterms:identifier 'no symbol' }}", "at most one symbol"),
    (f"INSERT DATA {{ {DOC} kg:year 20222 }}", "whole number from 1800 to 2100"),
    (f"INSERT DATA {{ {DOC} dcterms:issued 'yesterday' }}", "one whole date"),
    (f"INSERT DATA {{ {DOC} kg:status 'lost' }}", '"draft" or "adopted"'),
    (f"INSERT DATA {{ {DOC} cito:cites <https://example.org/x> }}", "that the graph describes"),
    (f"INSERT DATA {{ {DOC} kg:organ <https://example.org/x> }}", "ontology/organs.ttl must name"),
    (f"DELETE WHERE {{ {DOC} prov:wasDerivedFrom ?x }}", "the one file from which it was read"),
    ("DELETE WHERE { doc:A-HRC-RES-44-98#pp1 kg:text ?x }", "exactly one text"),
    ("INSERT DATA { doc:A-HRC-RES-44-98#pp1 skos:notation 'p. 1' }", "one key like pp3"),
    ("INSERT DATA { doc:A-HRC-RES-44-98#pp1 a kg:Operative }", "either preambular or operative"),
    ("INSERT DATA { doc:A-HRC-RES-44-98#pp1 kg:hasAction action:sing }", "one of ontology/actions.ttl"),
    ("DELETE WHERE { ?c a kg:Citation ; kg:quote ?x }", "quoted as printed"),
    ("DELETE { ?c kg:end ?e } INSERT { ?c kg:end 0 } WHERE { ?c a kg:Citation ; kg:end ?e }", "before its end"),
    ("DELETE WHERE { ?c a kg:Citation ; cito:hasCitedEntity ?x }", "unresolved mentions"),
    ("DELETE WHERE { ?c kg:rule ?x }", "the rule that settled it"),
    ("DELETE WHERE { ?m kg:reason ?x }", "why it could not be settled"),
    ("INSERT { ?m cito:hasCitedEntity doc:x } WHERE { ?m a kg:UnresolvedMention }", "must not pretend"),
    ("DELETE WHERE { ?r kg:addressee ?x }", "who is asked"),
    (
        "DELETE { ?r kg:deliverable ?d } INSERT { ?r kg:deliverable 'cake' } WHERE { ?r kg:deliverable ?d }",
        "kind of deliverable",
    ),
    ("DELETE WHERE { organ:hrc rdfs:label ?x }", "exactly one name"),
    ("INSERT DATA { organ:hrc kg:established 2100 ; kg:dissolved 2000 }", "not after it was dissolved"),
    ("INSERT DATA { instrument:charter-of-the-lamps kg:held true }", "is not a document"),
    ("DELETE WHERE { action:recall kg:force ?x }", "force of an action verb"),
]


@pytest.mark.parametrize(("fault", "message"), FAULTS)
def test_a_fault_is_told(fault: str, message: str, store: GraphStore, data: Graph, shapes: Graph) -> None:
    spoilt = Graph()
    for triple in _relevant(data):
        spoilt.add(triple)
    names = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes(store.base).items())
    before = len(spoilt), set(spoilt)
    spoilt.update(names + fault.replace("doc:A-HRC-RES-44-98#pp1", f"<{store.base}document/A-HRC-RES-44-98#pp1>"))
    assert (len(spoilt), set(spoilt)) != before, "the fault changes nothing"
    assert any(message in told for told in messages(spoilt, shapes))


def _relevant(data: Graph) -> Iterator[tuple[object, ...]]:
    """All but the statements about most instruments and verbs, which would only slow the check."""
    for triple in data:
        subject = str(triple[0])
        verb = "/action/" in subject and not subject.endswith(
            ("/recall", "/take-note", "/request", "/guided", "/reaffirm", "/note")
        )
        if not verb and ("/instrument/" not in subject or "lamps" in subject or "charter-of-the-united" in subject):
            yield triple
