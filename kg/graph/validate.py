"""Whether a graph is as it should be: its statements against the shapes of ontology/shapes.ttl (https://www.w3.org/TR/shacl/).

The graph is checked some documents at a time, each time with the classes of all that they name, so that memory does not
grow with the number of documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from kg.errors import MissingExtra
from kg.graph.findings import Finding, Shapes, Validation, finding_of
from kg.graph.statements import Statements
from kg.graph.store import GraphStore
from kg.graph.vocabulary import rdf, rdfs

BATCH = 150_000
"""Triples that are checked at once: about a hundred and fifty documents, a quarter of a gigabyte."""


def validate_store(store: GraphStore, *, batch: int = BATCH) -> Validation:
    """Hold a whole store against the shapes; the findings come in the order of shapes and labels.

    Raises MissingExtra where pySHACL is not installed.
    """
    try:
        import pyshacl
    except ImportError as error:
        raise MissingExtra("checking a graph", "validate") from error
    shapes = Shapes(store.base)
    checked: Counter[str] = Counter()
    findings: list[Finding] = []
    total = Graph()
    for quads in _batches(store, batch):
        data = _with_classes(quads, store)
        subjects = {URIRef(quad.subject.value) for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        checked.update(shapes.counted(data, subjects))
        _conforms, report, _text = pyshacl.validate(data, shacl_graph=shapes.graph, inference="none", inplace=True)
        assert isinstance(report, Graph)
        for result in report.subjects(RDF.type, SH.ValidationResult):
            if report.value(result, SH.focusNode) in subjects:
                findings.append(finding_of(result, report, data, shapes))
                total += report.cbd(result)
    findings.sort(key=lambda one: (one.shape, one.severity, one.label, one.message, one.value, one.node))
    done = Validation(tuple(findings), dict(sorted(checked.items())), total)
    head = BNode("report")
    total.add((head, RDF.type, SH.ValidationReport))
    total.add((head, SH.conforms, Literal(done.conforms)))
    for result in list(total.subjects(RDF.type, SH.ValidationResult)):
        total.add((head, SH.result, result))
    return done


def _batches(store: GraphStore, size: int) -> Iterator[list[ox.Quad]]:
    """The quads of some graphs at a time."""
    waiting: list[ox.Quad] = []
    for graph in store.graph_names():
        waiting += store.graph(graph)
        if len(waiting) >= size:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _with_classes(quads: Iterable[ox.Quad], store: GraphStore) -> Graph:
    """The statements as an rdflib graph, with the classes of what they name and the hierarchy of classes."""
    quads = list(quads)
    named = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    named -= {quad.subject for quad in quads}
    context = Statements(store.iris.authority_graph)
    for sub, over in _pairs(store, f"?a {rdfs.subClassOf} ?b"):
        context.add(sub, rdfs.subClassOf, over)
    wanted = sorted(map(str, named))
    for start in range(0, len(wanted), 2_000):
        listed = " ".join(wanted[start : start + 2_000])
        for thing, cls in _pairs(store, f"VALUES ?a {{ {listed} }} ?a {rdf.type} ?b"):
            context.add(thing, rdf.type, cls)
    triples = {quad.triple for quad in (*quads, *context.quads())}
    return Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def _pairs(store: GraphStore, pattern: str) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    for row in store.solutions(f"SELECT DISTINCT ?a ?b WHERE {{ {pattern} }}"):
        if isinstance(row["a"], ox.NamedNode) and isinstance(row["b"], ox.NamedNode):
            yield row["a"], row["b"]
