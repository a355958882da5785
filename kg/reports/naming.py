"""What the texts, kinds, organs and forces of a network are called in a report."""

from __future__ import annotations

from collections.abc import Mapping

from kg.network import CitationNetwork, Node
from kg.registry import organs
from kg.reports.report import Reference

KINDS: Mapping[str, str] = {
    "resolution": "Resolutions",
    "decision": "Decisions",
    "treaty": "Treaties",
    "declaration": "Declarations",
    "programme": "Programmes and agendas",
    "report": "Reports",
    "statement": "Presidential statements",
    "record": "Records",
    "other": "Other documents",
}
FORCES: Mapping[str, str] = {
    "neutral": "neutral (recalling, noting)",
    "concerned": "concerned (deploring, condemning)",
    "endorsing": "endorsing (reaffirming, welcoming)",
    "directive": "directive (deciding, requesting)",
    "no verb": "under no verb",
}
"""Forces of ontology/actions.ttl, and what citations without a verb are called."""


def legend() -> tuple[tuple[str, str], ...]:
    """Return the class and words of each force, in the order in which they are drawn."""
    return tuple((force.replace(" ", "-"), words) for force, words in FORCES.items())


def organ_name(key: str) -> str:
    """Return the official name of an organ, or its key where the registry does not hold it."""
    organ = organs().get(key)
    return organ.name if organ else key


def reference(node: Node) -> Reference:
    """Return a text as tables name it."""
    title = node.title if node.title and node.title not in (node.label, node.key) else None
    return Reference(node.key, node.label, title, node.page)


def references(network: CitationNetwork, keys: tuple[str, ...]) -> tuple[Reference, ...]:
    """Return the texts with these keys as tables name them."""
    return tuple(reference(network.nodes[network.index[key]]) for key in keys)


def in_words(node: Node) -> str:
    """Return a text as a sentence names it: an instrument by its name, another by its symbol and title."""
    symbol = node.page is not None
    if node.title is None:
        return node.key
    if node.kind in ("treaty", "declaration", "programme"):
        return f"{_with_article(node.title)} ({node.key})" if symbol else _with_article(node.title)
    return f"{node.key} (“{node.title}”)" if symbol else f"“{node.title}”"


def _with_article(name: str) -> str:
    """The name of an instrument with "the", which a name that numbers itself ("Agenda 21") goes without."""
    first, *rest = name.split()
    numbered = bool(rest) and rest[0][0].isdigit()
    return name if numbered or first.casefold() == "the" else f"the {name}"
