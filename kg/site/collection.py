"""What the pages of a site share: the citation network, who cites each text, which texts continue each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import GraphStore
from kg.network import CitationNetwork, Edge, Node, citation_network
from kg.network.load import first_of, pairs
from kg.reports.lineage.chain import line
from kg.reports.lineage.texts import Collection as Lines
from kg.views.names import short_label, short_names, symbols_by_name


@dataclass(frozen=True, slots=True)
class Related:
    """A text in the lineage of another."""

    node: Node
    relation: str
    """draft | adopted | earlier | later"""
    recalled: bool
    """Whether the later of the two cites the earlier."""


@dataclass(frozen=True)
class Collection:
    """The texts of a store and what joins them, each looked up by key."""

    network: CitationNetwork
    keys: Mapping[str, str]
    """The key of each text by its IRI."""
    labels: Mapping[str, str]
    """A label with symbol and short name by key: `A/RES/70/1 · 2030 Agenda`."""
    cited_by: Mapping[str, tuple[Edge, ...]]
    """Who cites a text, the latest first."""
    cites: Mapping[str, tuple[Edge, ...]]
    """What a text cites, what most texts cite first."""
    drafts: Mapping[str, str]
    """Adopted text and the draft that it was adopted from."""
    newest: str
    """The latest date in the store (ISO); empty where it holds none."""
    lines: Lines
    """What the lines of recurring texts are found in."""

    def node(self, key: str) -> Node:
        """The text of a key."""
        return self.network.nodes[self.network.index[key]]

    def key_of(self, iri: str) -> str:
        """The key of a cited thing; the end of its IRI where the network does not hold it."""
        return self.keys.get(iri) or iri.rpartition("/")[2]

    @property
    def held(self) -> tuple[Node, ...]:
        """The texts that are in the collection themselves."""
        return tuple(node for node in self.network.nodes if node.held)


def collection(store: GraphStore) -> Collection:
    """What the pages of a site are made of."""
    network = citation_network(store)
    cited_by: dict[str, list[Edge]] = {}
    cites: dict[str, list[Edge]] = {}
    for edge in network.edges:
        cited_by.setdefault(edge.cited, []).append(edge)
        cites.setdefault(edge.citing, []).append(edge)
    nodes = {node.key: node for node in network.nodes}
    short, symbols = short_names(), symbols_by_name()
    keys = _keys(store, network)
    return Collection(
        network=network,
        keys=keys,
        labels={key: short_label(node, short, _symbol(key, symbols, nodes)) for key, node in nodes.items()},
        cited_by={
            key: tuple(sorted(edges, key=lambda edge: (_age(nodes[edge.citing]), edge.citing)))
            for key, edges in cited_by.items()
        },
        cites={
            key: tuple(sorted(edges, key=lambda edge: (-len(cited_by[edge.cited]), edge.cited)))
            for key, edges in cites.items()
        },
        drafts={
            keys[adopted]: keys[draft]
            for adopted, draft in sorted(pairs(store, "kg:adoptedFrom"))
            if adopted in keys and draft in keys
        },
        newest=max((node.date for node in network.nodes if node.held and node.date), default=""),
        lines=Lines(store),
    )


def lineage(texts: Collection, key: str) -> tuple[Related, ...]:
    """The draft of a text, what was adopted from it, and the texts before and after it on its line.

    The line is that of the lineage report. In the order of time; a text is "recalled" where the later of the two cites
    the earlier.
    """
    kin = {texts.drafts[key]: "draft"} if key in texts.drafts else {}
    kin |= {adopted: "adopted" for adopted, draft in texts.drafts.items() if draft == key}
    own = texts.lines.texts.get(texts.node(key).iri or "")
    steps = line(texts.lines, own) if own else ()
    relation = "earlier"
    for step in steps:
        draft, text = texts.keys.get(step.draft.earlier.iri) if step.draft else None, texts.keys[step.text.iri]
        if key in (text, draft):
            relation = "later"
            kin |= {draft: "draft"} if draft and text == key else {text: "adopted"} if draft == key else {}
        else:
            kin.setdefault(text, relation)
    rows = [Related(texts.node(other), relation, _joined(texts, key, other)) for other, relation in kin.items()]
    return tuple(sorted(rows, key=lambda row: (_place(row.relation), _when(row.node))))


def _symbol(name: str, symbols: Mapping[str, str], nodes: Mapping[str, Node]) -> str | None:
    """The symbol to print before the name of an instrument; none where the document of that symbol is another text."""
    symbol = symbols.get(name)
    return None if symbol in nodes else symbol


def _place(relation: str) -> int:
    return ("earlier", "draft", "adopted", "later").index(relation)


def _joined(texts: Collection, one: str, other: str) -> bool:
    return any(edge.cited == other for edge in texts.cites.get(one, ())) or any(
        edge.cited == one for edge in texts.cites.get(other, ())
    )


def _when(node: Node) -> tuple[str, str]:
    return node.date or str(node.year or ""), node.key


def _age(node: Node) -> int:
    """Smaller for later texts; the day counts where it is known."""
    digits = (node.date or f"{node.year or 0:04}").replace("-", "")
    return -int(digits.ljust(8, "0"))


def _keys(store: GraphStore, network: CitationNetwork) -> Mapping[str, str]:
    """The key of each IRI, also of an instrument that is one with the document that carries it."""
    keys = {node.iri: node.key for node in network.nodes if node.iri}
    named = first_of(pairs(store, "rdfs:label")) | first_of(pairs(store, "dcterms:identifier"))
    for iri in sorted({cited for _, cited in pairs(store, "cito:hasCitedEntity")} - keys.keys()):
        node = network.find(named.get(iri, ""))
        if node is not None:
            keys[iri] = node.key
    return keys
