"""The citation network as a value: its nodes, its citations, and the two forms that measures compute on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Literal

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from kg.errors import KgError
from kg.model import Kind, Status

Weight = Literal["one", "citations", "force"]
"""What a link from one text to another counts: 1, the number of its citations, or their verbs' summed force."""

FORCE: Mapping[str, float] = MappingProxyType({"neutral": 1.0, "concerned": 1.5, "endorsing": 2.0, "directive": 3.0})
"""What one citation weighs under each force of ontology/actions.ttl; one without a verb weighs as a neutral one."""


@dataclass(frozen=True, slots=True)
class Node:
    """A text that cites or is cited: one of the collection, or a document or instrument known only by its citations."""

    key: str
    """The document symbol, or the official name of an instrument that has none."""
    label: str
    """A form short enough for a drawing: `A/RES/70/1`, `Convention on the Rights of the Child`."""
    kind: Kind
    title: str | None = None
    organ: str | None = None
    """Key of the adopting organ in ontology/organs.ttl."""
    year: int | None = None
    held: bool = False
    """True where the text itself is in the collection."""
    date: str | None = None
    """ISO date of adoption or distribution."""
    status: Status | None = None
    """draft or adopted, where the text is in the collection and says so."""
    page: str | None = None
    """Address of the document at the United Nations, where it has a symbol."""
    iri: str | None = None
    also: tuple[str, ...] = ()
    """Other keys of the same thing: the symbol of the document that carries an instrument, or the other way round."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One citation and the words that make it: where it stands, under which verb, and the rule that settled it."""

    citing: str
    cited: str
    action: str | None = None
    """Base form of the governing verb (`reaffirm`)."""
    force: str | None = None
    """neutral, endorsing, concerned or directive."""
    paragraph: str | None = None
    """Id of the paragraph (`pp4`, `op3(a)`)."""
    text: str | None = None
    """The paragraph's text, or the footnote's where the citation stands in one."""
    quote: str | None = None
    """The reference as printed."""
    start: int | None = None
    end: int | None = None
    """Offsets of the reference in `text`, in code points; the end is exclusive."""
    rule: str | None = None
    pinpoint: str | None = None
    footnote: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """All citations of one text by another."""

    citing: str
    cited: str
    actions: tuple[str, ...]
    """The distinct verbs, most frequent first."""
    force: float
    """Sum of FORCE over the citations."""
    count: int
    evidence: tuple[Evidence, ...]

    @property
    def leading(self) -> str | None:
        """The verb that stands first: the most frequent one, or None where no citation has a verb."""
        return self.actions[0] if self.actions else None


@dataclass(frozen=True, eq=False)
class CitationNetwork:
    """Texts and who cites whom, nodes in the order of their keys; one entry of the arrays is one citation.

    Millions of citations fit because they are columns; `edges`, `index` and `digraph()` are made when asked for.
    """

    nodes: tuple[Node, ...]
    citing: NDArray[np.int64]
    """Index into `nodes` of the citing text, for each citation."""
    cited: NDArray[np.int64]
    force: NDArray[np.float64]
    """What each citation weighs, after FORCE."""
    evidence: tuple[Evidence, ...] = ()
    """Parallel to the arrays; empty for a network made from numbers only."""
    self_citations: int = 0
    """Citations of a text by itself: counted here, and no part of the network."""
    superseded_drafts: int = 0
    """Drafts left out as citing texts because the text that was adopted from them is in the collection."""

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.nodes)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The position of each key in `nodes`."""
        return {node.key: position for position, node in enumerate(self.nodes)}

    def find(self, text: str) -> Node | None:
        """Return the node that a symbol or name means, by its key or one of its other keys; case does not count."""
        return self._named.get(" ".join(text.split()).casefold())

    @cached_property
    def _named(self) -> Mapping[str, Node]:
        other = {key.casefold(): node for node in reversed(self.nodes) for key in (node.label, *node.also)}
        return other | {node.key.casefold(): node for node in self.nodes}

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """One entry for each pair of citing and cited text, in the order of their keys."""
        if not self.evidence:
            return tuple(self._bare_edges())
        edges = []
        for rows in _runs(self.citing, self.cited):
            evidence = self.evidence[rows.start : rows.stop]
            edges.append(
                Edge(
                    evidence[0].citing,
                    evidence[0].cited,
                    _by_frequency(one.action for one in evidence),
                    float(self.force[rows.start : rows.stop].sum()),
                    len(evidence),
                    evidence,
                )
            )
        return tuple(edges)

    def _bare_edges(self) -> Iterable[Edge]:
        for rows in _runs(self.citing, self.cited):
            citing, cited = self.nodes[self.citing[rows.start]].key, self.nodes[self.cited[rows.start]].key
            yield Edge(citing, cited, (), float(self.force[rows.start : rows.stop].sum()), len(rows), ())

    @cached_property
    def edge_count(self) -> int:
        """The number of pairs of citing and cited text."""
        return int(self.matrix().nnz)

    @cached_property
    def _matrices(self) -> dict[Weight, csr_array]:
        return {}

    def matrix(self, weight: Weight = "one") -> csr_array:
        """Return the N x N adjacency matrix, row = citing, column = cited, float64, indices sorted.

        It is made once for each weight and shared: copy it before you change it.
        """
        if weight not in self._matrices:
            self._matrices[weight] = self._matrix(weight)
        return self._matrices[weight]

    def _matrix(self, weight: Weight) -> csr_array:
        size = len(self.nodes)
        values = self.force if weight == "force" else np.ones(len(self.citing))
        matrix = csr_array(coo_array((values, (self.citing, self.cited)), shape=(size, size)))
        matrix.sum_duplicates()
        if weight == "one":
            matrix.data[:] = 1.0
        return matrix

    def digraph(self) -> nx.DiGraph[str]:
        """Return a networkx graph: node attributes are the fields of Node, edge attributes those of Edge."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from((node.key, _fields(node)) for node in self.nodes)
        graph.add_edges_from((edge.citing, edge.cited, _fields(edge)) for edge in self.edges)
        return graph

    def scores(self, values: NDArray[np.float64]) -> dict[str, float]:
        """Return an array of node scores as a mapping from key to score, in the order of `nodes`."""
        return {node.key: float(value) for node, value in zip(self.nodes, values, strict=True)}


def network_from_rows(
    nodes: Iterable[Node],
    citations: Iterable[Evidence],
    *,
    force: Mapping[str, float] = FORCE,
    superseded_drafts: int = 0,
) -> CitationNetwork:
    """Return the network of these nodes and citations; the order in which they come makes no difference.

    Raises KgError when a citation names a node that is not among `nodes`, or two nodes share a key.
    """
    ordered = tuple(sorted(nodes, key=lambda node: node.key))
    index = {node.key: position for position, node in enumerate(ordered)}
    if len(index) < len(ordered):
        twice = next(a.key for a, b in pairwise(ordered) if a.key == b.key)
        raise KgError(f"two texts of the network share the key {twice!r}; give each its own symbol or name")
    given = tuple(citations)
    kept = sorted((one for one in given if one.citing != one.cited), key=_reading_order)
    try:
        citing = np.fromiter((index[one.citing] for one in kept), np.int64, len(kept))
        cited = np.fromiter((index[one.cited] for one in kept), np.int64, len(kept))
    except KeyError as error:
        raise KgError(f"a citation names {error.args[0]!r}, which is not among the texts; add it as a node") from None
    weights = np.fromiter((force.get(one.force or "neutral", 1.0) for one in kept), np.float64, len(kept))
    return CitationNetwork(ordered, citing, cited, weights, tuple(kept), len(given) - len(kept), superseded_drafts)


def network_from_arrays(nodes: Iterable[Node], citing: NDArray[np.int64], cited: NDArray[np.int64]) -> CitationNetwork:
    """Return a network without evidence from nodes in the order of their keys and two arrays of positions in it.

    Raises KgError when the keys are not in strictly ascending order.
    """
    given = tuple(nodes)
    if any(a.key >= b.key for a, b in pairwise(given)):
        raise KgError("the nodes of a network made from arrays must stand in strictly ascending order of their keys")
    apart = citing != cited
    order = np.lexsort((cited[apart], citing[apart]))
    own = int(len(citing) - apart.sum())
    return CitationNetwork(given, citing[apart][order], cited[apart][order], np.ones(len(order)), (), own)


def _fields(record: Node | Edge) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).__slots__ if name != "key"}


def _reading_order(one: Evidence) -> tuple[str, str, str, int, str, str]:
    return (one.citing, one.cited, one.paragraph or "", one.start or 0, one.footnote or "", one.action or "")


def _runs(citing: NDArray[np.int64], cited: NDArray[np.int64]) -> Iterable[range]:
    """Yield the ranges of rows that belong to one pair; the rows are sorted by citing, then cited."""
    if not len(citing):
        return
    breaks = np.flatnonzero((np.diff(citing) != 0) | (np.diff(cited) != 0)) + 1
    bounds = [0, *breaks.tolist(), len(citing)]
    for start, stop in pairwise(bounds):
        yield range(start, stop)


def _by_frequency(actions: Iterable[str | None]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for action in actions:
        if action is not None:
            counts[action] = counts.get(action, 0) + 1
    return tuple(sorted(counts, key=lambda action: (-counts[action], action)))
