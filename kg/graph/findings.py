"""What was found wanting in a graph, in words for the person who mends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from kg.registry import BASE as DEFAULT_BASE
from kg.registry import ontology_file

LENGTH = 80
"""Letters of quoted words that are enough to know them by."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as a shape wants it."""

    shape: str
    """Label of the shape: "document", "citation"."""
    severity: str
    """"violation", or "warning" for what is unusual and may be right."""
    label: str
    """The thing found wanting, as a reader knows it: symbol, paragraph of a document, quoted words."""
    node: str
    """Its IRI."""
    message: str
    advice: str
    """What to do."""
    value: str = ""
    """The value that is wrong, where there is one."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What checking a graph gave."""

    findings: tuple[Finding, ...]
    checked: Mapping[str, int]
    """By label of a shape, how many things were held against it."""
    report: Graph
    """The same as a SHACL validation report."""

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return not any(finding.severity == "violation" for finding in self.findings)


class Shapes:
    """The shapes for a base, with their targets and words."""

    def __init__(self, base: str) -> None:
        self.base = base
        text = ontology_file("shapes.ttl").read_text(encoding="utf-8").replace(DEFAULT_BASE, base)
        self.graph = Graph().parse(data=text, format="turtle")
        self.labels: dict[Node, str] = {}
        self.advice: dict[Node, str] = {}
        for shape in self.graph.subjects(RDF.type, SH.NodeShape):
            for node in (shape, *self.graph.objects(shape, SH.property)):
                self.labels[node] = str(self.graph.value(shape, RDFS.label))
                self.advice[node] = str(self.graph.value(shape, RDFS.comment) or "")

    def counted(self, data: Graph, subjects: set[URIRef]) -> Counter[str]:
        """How many of these subjects each shape is about."""
        found: Counter[str] = Counter()
        for shape in self.graph.subjects(RDF.type, SH.NodeShape):
            targets: set[Node] = set()
            for wanted in self.graph.objects(shape, SH.targetClass):
                for cls in data.transitive_subjects(RDFS.subClassOf, wanted):
                    targets |= set(data.subjects(RDF.type, cls))
            for predicate in self.graph.objects(shape, SH.targetSubjectsOf):
                targets |= set(data.subjects(predicate, None))
            found[self.labels[shape]] += len(targets & subjects)
        return found


def finding_of(result: Node, report: Graph, data: Graph, shapes: Shapes) -> Finding:
    """A result of a SHACL report in words; `data` is what was checked."""
    node, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
    assert node is not None and shape is not None
    value = report.value(result, SH.value)
    return Finding(
        shape=shapes.labels.get(shape, ""),
        severity="violation" if report.value(result, SH.resultSeverity) == SH.Violation else "warning",
        label=_label(node, data, shapes.base),
        node=str(node),
        message=str(report.value(result, SH.resultMessage)),
        advice=shapes.advice.get(shape, ""),
        value="" if value is None or value == node else str(value),
    )


def _label(node: Node, data: Graph, base: str) -> str:
    """The thing as a reader knows it: its label, its place in a document, or its words and where they stand."""
    label = data.value(node, RDFS.label) or data.value(node, SKOS.prefLabel)
    if label is not None:
        return str(label)
    whole, paragraph = data.value(node, DCTERMS.isPartOf), data.value(node, URIRef(base + "terms#inParagraph"))
    if whole is not None:
        part = data.value(node, SKOS.notation) or str(node).rpartition("#")[2]
        return f"{part} of {_label(whole, data, base)}"
    quoted = data.value(node, URIRef(base + "terms#quote"))
    if paragraph is not None:
        where = _label(paragraph, data, base)
        return f"“{shorten(str(quoted), LENGTH, placeholder=' …')}” in {where}" if quoted else f"in {where}"
    return str(node).removeprefix(base)
