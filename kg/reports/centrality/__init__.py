"""Centrality: which texts the collection rests on, how they hang together, and with which verbs they are cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.network import CitationNetwork, citation_network
from kg.network.bridges import bridges
from kg.network.load import first_of, pairs
from kg.network.measures import MEASURES
from kg.network.periods import periods
from kg.network.topology import Topology, topology
from kg.reports.centrality.communities import communities
from kg.reports.centrality.findings import findings
from kg.reports.centrality.firmness import bridge_section, comparison, stability
from kg.reports.centrality.frame import CAVEATS, data, facts, full, method
from kg.reports.centrality.groups import groups
from kg.reports.centrality.moving import age_section, movement, tone_section
from kg.reports.centrality.over_time import over_time
from kg.reports.centrality.rankings import Scores, agreement, ranking
from kg.reports.centrality.verbs import verb_section
from kg.reports.report import Report
from kg.reports.wording import count, opening

if TYPE_CHECKING:
    from kg.graph import GraphStore

TOP = 25
"""Rows of each ranking."""


def collect(store: GraphStore, *, top: int = TOP) -> Report:
    """Return the centrality report of a store; raises StoreError where it holds no document."""
    network = citation_network(store, evidence=False, superseded_drafts=False)
    return centrality(network, subjects=_subjects(store), top=top)


def _subjects(store: GraphStore) -> dict[str, tuple[str, ...]]:
    """The subject headings of each document, by its symbol or label."""
    labels, names = first_of(pairs(store, "rdfs:label")), first_of(pairs(store, "skos:prefLabel"))
    found: dict[str, list[str]] = {}
    for document, subject in pairs(store, "dcterms:subject"):
        if document in labels and subject in names:
            found.setdefault(labels[document], []).append(names[subject])
    return {key: tuple(sorted(values)) for key, values in found.items()}


def centrality(
    network: CitationNetwork, *, subjects: Mapping[str, Sequence[str]] = MappingProxyType({}), top: int = TOP
) -> Report:
    """Return the centrality report of a network; raises StoreError where it has no text.

    `subjects` are the subject headings of texts by key, from which communities are named beside their titles.
    """
    if not network.nodes:
        raise StoreError("the graph holds no document yet, so there is nothing to rank; run `kg build PATH` first")
    scores: Scores = {key: measure.compute(network) for key, measure in MEASURES.items()}
    shape, spans = topology(network), periods(network)
    return Report(
        key="centrality",
        title="What the resolutions rest on",
        eyebrow="Centrality report",
        lead=_lead(shape),
        findings=findings(network, scores),
        sections=(
            *over_time(network, shape),
            *movement(network, spans),
            *age_section(network),
            *(ranking(network, measure, scores, top) for measure in MEASURES.values() if measure.scale != "group"),
            agreement(network, scores, top),
            *comparison(network, scores),
            *stability(network, scores, top),
            *groups(network),
            *bridge_section(network, bridges(network), top),
            *verb_section(network, scores, top),
            *tone_section(network, scores, spans, top),
            *communities(network, scores, subjects),
        ),
        data=data(network, shape),
        method=method(network),
        caveats=CAVEATS,
        full=full(network, scores),
        facts=facts(network, shape),
    )


def _lead(shape: Topology) -> str:
    return (
        f"{opening(count(shape.held, 'document'))}, {count(shape.citations, 'citation')}, "
        f"{count(shape.texts - shape.held, 'further text')} cited from outside the collection: "
        "which sources carry the rest, and how they are invoked."
    )
