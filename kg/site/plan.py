"""What a site consists of: which things have a page, where each lies, and how pages lead to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import GraphStore
from kg.graph.iris import fragment
from kg.network import Edge, Node
from kg.site.addresses import addresses, root_of
from kg.site.collection import Collection
from kg.site.document import To, Way
from kg.site.things import citations_by_verb
from kg.symbol import is_symbol
from kg.symbol import page as page_at_un

NAMED = frozenset({"treaty", "declaration", "programme"})
"""Kinds of instruments that have a page however rarely they are cited."""
FEWEST = 2
"""Texts that cite another that is not in the collection, from which on it has a page; below, the citing text says it all."""


@dataclass(frozen=True)
class Plan:
    """The pages of a site by what they are about."""

    texts: Mapping[str, str]
    """File of each text that has a page, by key."""
    organs: Mapping[str, str]
    """File of each organ, by the organ's key."""
    verbs: Mapping[str, str]
    """File of each action verb, by its base form."""
    by_verb: Mapping[str, list[tuple[Edge, int]]]

    def way(self, path: str) -> To:
        """How texts are reached from the page at `path`: their page here, else the document at the United Nations."""
        root = root_of(path)

        def to(key: str) -> Way:
            file = self.texts.get(key)
            return Way(root + file, True) if file is not None else way_out(key)

        return to

    def entry(self, texts: Collection, key: str) -> str:
        """Where the first page leads for a text: its page, else the paragraph of the text that cites it, else nowhere."""
        if key in self.texts:
            return self.texts[key]
        edge = next(iter(texts.cited_by.get(key, ())), None)
        if edge is None or edge.citing not in self.texts:
            return ""
        place = edge.evidence[0].paragraph if edge.evidence else None
        return self.texts[edge.citing] + (f"#{fragment(place)}" if place else "")


def plan(store: GraphStore, texts: Collection) -> Plan:
    """The pages of the site of a store."""
    iris = store.iris
    nodes = {node.key: node.iri for node in texts.network.nodes if node.iri and has_page(texts, node)}
    by_verb = citations_by_verb(texts)
    organ_keys = sorted({node.organ for node in texts.held if node.organ})
    organs = {key: iris.organ(key).value for key in organ_keys}
    verbs = {verb: iris.action(verb).value for verb in by_verb}
    files = addresses(store.base, [*nodes.values(), *organs.values(), *verbs.values()])
    return Plan(
        {key: files[iri] for key, iri in nodes.items()},
        {key: files[iri] for key, iri in organs.items()},
        {key: files[iri] for key, iri in verbs.items()},
        by_verb,
    )


def has_page(texts: Collection, node: Node) -> bool:
    """Whether a text has a page: it is in the collection, an instrument with a name, or cited by several texts."""
    return node.held or node.kind in NAMED or len(texts.cited_by.get(node.key, ())) >= FEWEST


def way_out(key: str) -> Way:
    """Where a text can be read that has no page here: at the United Nations if it has a symbol."""
    return Way(page_at_un(key) if is_symbol(key) else "", False)
