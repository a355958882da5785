"""What a page knows: the texts, links and citations of a network as columns that travel in its JSON element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from kg.graph.iris import Iris, base_iri, fragment, name_slug
from kg.graph.things import document_class, instrument_class
from kg.model import Kind
from kg.network import CitationNetwork, Edge, Evidence, Node
from kg.network.measures import MEASURES, Measure
from kg.symbol import is_symbol, page
from kg.views.asked import Ask
from kg.views.names import FORCES, KINDS, paragraph_name
from kg.views.places import Places, ranked
from kg.views.surroundings import Part

SIZES = ("force", "pagerank")
"""The measures of `kg.network.measures` by which marks can be sized, beside cited by and cites."""
OPEN_AT_MOST = 70
"""Surroundings open on at most so many texts; a button draws the others (CourtListener: more are too unwieldy)."""
EXCERPT = 1400
"""Longest text shown around a reference, in code points; longer paragraphs are cut at a space and marked with …"""

CITATION = ("link", "action", "text", "start", "end", "quote", "paragraph", "place", "rule", "pinpoint", "footnote")
"""The columns of `citations`."""

Payload = dict[str, Any]


def payload(
    part: Part,
    whole: CitationNetwork,
    *,
    title: str,
    layouts: Sequence[Places],
    labels: Sequence[str],
    symbols: Sequence[str | None],
    organs: Mapping[str, str],
    topics: Sequence[str],
    pages: Mapping[str, str],
    asked: Mapping[str, Sequence[Ask]],
    groups_above: int,
) -> Payload:
    """Return everything that the page shows, JSON-ready and in a fixed order.

    Columns of `nodes` have one entry a text, those of `links` one a pair of texts, those of `citations` one a
    citation (`link` is its link); texts of paragraphs are kept once. Offsets are UTF-16 code units, JavaScript's.
    `place` is the id of the citing paragraph in the text's own page; `pages` has the address of that page by key; more than `groups_above` texts are drawn as groups at first.
    """
    network = part.network
    iris = Iris(base_iri())
    organ_keys = sorted({node.organ for node in network.nodes if node.organ}, key=lambda key: organs.get(key, key))
    return {
        "title": title,
        "focus": None if part.focus is None else network.index[part.focus],
        "depth": part.depth,
        "direction": part.direction,
        "total": {"texts": len(whole), "links": whole.edge_count},
        "left_out": {"texts": part.texts_left_out, "links": part.links_left_out},
        "groups_above": groups_above,
        "open_at_most": OPEN_AT_MOST,
        "terms": iris.base + "terms#",
        "kinds": [{"key": key, "label": label, "class": _class(key)} for key, label in KINDS.items()],
        "forces": [{"key": key, "label": label} for key, label in FORCES.items()],
        "organs": [{"key": key, "label": organs.get(key, key)} for key in organ_keys],
        "topics": ranked(topics),
        "measures": _measures(network, whole),
        "layouts": [_layout(places) for places in layouts],
        "nodes": {
            **_nodes(network.nodes, labels, symbols, organ_keys),
            "topic": _numbers(topics, ranked(topics)),
            "iri": [_iri(node, iris) for node in network.nodes],
            "own": [pages.get(node.key) for node in network.nodes],
        },
        "asks": _asks(network, asked),
        **_links(network, iris),
    }


def _nodes(
    nodes: Sequence[Node], labels: Sequence[str], symbols: Sequence[str | None], organs: Sequence[str]
) -> dict[str, list[Any]]:
    kinds = list(KINDS)
    return {
        "key": [node.key for node in nodes],
        "label": list(labels),
        "title": [node.title if node.title != node.key else None for node in nodes],
        "kind": [kinds.index(node.kind) for node in nodes],
        "organ": [organs.index(node.organ) if node.organ else -1 for node in nodes],
        "year": [node.year for node in nodes],
        "date": [node.date for node in nodes],
        "held": [int(node.held) for node in nodes],
        "symbol": list(symbols),
        "page": [page(symbol) if symbol else None for symbol in symbols],
    }


def _asks(network: CitationNetwork, asked: Mapping[str, Sequence[Ask]]) -> dict[str, list[dict[str, Any]]]:
    """The requests of the texts that are drawn, by their number."""
    return {
        str(number): [
            {
                "paragraph": paragraph_name(one.paragraph),
                "place": fragment(one.paragraph),
                "who": ", ".join(one.addressees),
                "what": one.deliverable,
                "due": one.due,
                "quote": one.quote,
            }
            for one in asked[node.key]
        ]
        for number, node in enumerate(network.nodes)
        if node.key in asked
    }


def _iri(node: Node, iris: Iris) -> str:
    """The IRI of a text in the graph, or the one that it would get there."""
    if node.iri is not None:
        return node.iri
    made = iris.document(node.key) if is_symbol(node.key) else iris.instrument(name_slug(node.key))
    return made.value


def _class(kind: Kind) -> str:
    """The class of our ontology for a kind of text."""
    named = instrument_class(kind)
    return document_class(None, kind) if named == "OtherInstrument" else named


def _numbers(names: Sequence[str], order: Sequence[str]) -> list[int]:
    place = {name: number for number, name in enumerate(order)}
    return [place[name] for name in names]


def _measures(network: CitationNetwork, whole: CitationNetwork) -> list[dict[str, Any]]:
    """Scores in the whole network, so that a text keeps its weight however small the part that is drawn."""
    rows = np.array([whole.index[node.key] for node in network.nodes], dtype=np.int64)
    links = whole.matrix()
    cited_by = np.asarray(links.sum(axis=0)).ravel()[rows]
    cites = np.asarray(links.sum(axis=1)).ravel()[rows]
    return [
        {
            "key": "cited-by",
            "label": "Cited by",
            "unit": ["text", "texts"],
            "note": "How many texts of the whole collection cite it.",
            "values": [int(value) for value in cited_by],
        },
        {
            "key": "cites",
            "label": "Cites",
            "unit": ["text", "texts"],
            "note": "How many texts it cites; 0 for a text that is not in the collection.",
            "values": [int(value) for value in cites],
        },
        *(_measure(MEASURES[key], network, whole) for key in SIZES),
    ]


def _measure(measure: Measure, network: CitationNetwork, whole: CitationNetwork) -> dict[str, Any]:
    scores = measure.compute(whole)
    return {
        "key": measure.key,
        "label": measure.title,
        "unit": None,
        "note": f"{measure.explanation} {measure.caveat}",
        "values": [float(f"{scores[node.key]:.4g}") for node in network.nodes],
    }


def _layout(places: Places) -> dict[str, Any]:
    names = ranked(places.names)
    return {
        "key": places.layout.key,
        "label": places.layout.label,
        "facet": places.layout.facet,
        "names": names,
        "group": _numbers(places.names, names),
        "x": [x for x, _ in places.points],
        "y": [y for _, y in places.points],
        "ticks": [[tick.at, tick.label] for tick in places.ticks],
        "bands": [[band.top, band.bottom, band.label] for band in places.bands],
    }


def _links(network: CitationNetwork, iris: Iris) -> dict[str, Any]:
    actions, texts, rules = _Numbered(), _Numbered(), _Numbered()
    links: dict[str, list[Any]] = {"source": [], "target": [], "force": [], "count": []}
    citations: dict[str, list[Any]] = {name: [] for name in CITATION}
    forces: dict[str, str] = {}
    for one in network.evidence:
        if one.action is not None:
            forces.setdefault(one.action, one.force if one.force is not None and one.force in FORCES else "neutral")
    for key in sorted(forces):
        actions.number(key)
    for number, edge in enumerate(network.edges):
        links["source"].append(network.index[edge.citing])
        links["target"].append(network.index[edge.cited])
        links["force"].append(list(FORCES).index(leading_force(edge, forces)))
        links["count"].append(edge.count)
        for one in edge.evidence:
            text, start, end = _excerpt(one)
            citations["link"].append(number)
            citations["action"].append(actions.number(one.action))
            citations["text"].append(texts.number(text))
            citations["start"].append(start)
            citations["end"].append(end)
            citations["quote"].append(one.quote if text is None else None)
            citations["paragraph"].append(paragraph_name(one.paragraph) if one.paragraph else None)
            citations["place"].append(fragment(one.paragraph) if one.paragraph else None)
            citations["rule"].append(rules.number(one.rule))
            citations["pinpoint"].append(one.pinpoint)
            citations["footnote"].append(one.footnote)
    return {
        "actions": [
            {"key": key, "force": list(FORCES).index(forces[key]), "iri": iris.action(key).value}
            for key in actions.values
        ],
        "rules": rules.values,
        "texts": texts.values,
        "links": links,
        "citations": citations,
    }


def leading_force(edge: Edge, forces: Mapping[str, str]) -> str:
    """Return the force of the verb under which most citations of a link stand, "none" where no verb governs them."""
    return forces.get(edge.leading, "neutral") if edge.leading is not None else "none"


class _Numbered:
    """Distinct values by the order in which they were first seen; None is -1."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def values(self) -> list[str]:
        return list(self._numbers)

    def number(self, value: str | None) -> int:
        return -1 if value is None else self._numbers.setdefault(value, len(self._numbers))


def _excerpt(one: Evidence) -> tuple[str | None, int, int]:
    """The text around a reference and the reference's offsets in it, in UTF-16 code units."""
    text = one.text
    if text is None:
        return None, 0, 0
    start = min(max(one.start or 0, 0), len(text))
    end = min(max(one.end if one.end is not None else start, start), len(text))
    if len(text) > EXCERPT:
        left = max(0, min(start - EXCERPT // 2, len(text) - EXCERPT))
        right = max(min(len(text), left + EXCERPT), end)
        left = text.find(" ", left, start) + 1 if left and text.find(" ", left, start) >= 0 else left
        right = text.rfind(" ", end, right) if right < len(text) and text.rfind(" ", end, right) >= 0 else right
        before, after = "… " if left else "", " …" if right < len(text) else ""
        text = before + text[left:right] + after
        start, end = start - left + len(before), end - left + len(before)
    return text, _units(text[:start]), _units(text[:end])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
