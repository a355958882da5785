"""Which part of a citation network a drawing shows: the surroundings of one text, or the most cited core."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.errors import UnknownName
from kg.network import CitationNetwork, network_from_arrays, network_from_rows
from kg.registry import instruments
from kg.symbol import canonical, is_symbol

Direction = Literal["in", "out", "both"]
"""Along which citations surroundings grow: to the texts that cite (in), that are cited (out), or both."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a network that is drawn, and what was left out of it to keep the drawing legible."""

    network: CitationNetwork
    focus: str | None
    depth: int
    direction: Direction
    texts_left_out: int
    """Texts within the surroundings asked for (or in the whole network) that are not drawn."""
    links_left_out: int
    """Pairs of citing and cited text among them or between them and the texts drawn."""


def surroundings(
    network: CitationNetwork, focus: str, depth: int = 1, direction: Direction = "both"
) -> tuple[str, ...]:
    """Return the keys of all texts at most `depth` citations away from `focus`, itself included, in network order.

    `focus` may be anything that `key_of` understands. The same set as `networkx.ego_graph` gives (direction
    "out"; for "in", of the reversed graph; for "both", of the undirected one).
    """
    distance = _distances(network, focus, depth, direction)
    return tuple(network.nodes[i].key for i in np.flatnonzero(distance <= depth))


def part_to_draw(
    network: CitationNetwork,
    *,
    focus: str | None = None,
    depth: int = 1,
    direction: Direction = "both",
    limit: int = 300,
) -> Part:
    """Return the surroundings of `focus`, or the whole network, cut down to at most `limit` texts.

    Cut down means: of surroundings, the nearest texts, then the most cited ones; of a whole network, the most cited
    texts (half of `limit`) and the texts that cite most of those. Ties go by key. `focus` is anything that `key_of`
    understands, which raises UnknownName.
    """
    size = len(network)
    focus = None if focus is None else key_of(network, focus)
    links = network.matrix()
    cited_by = np.asarray(links.sum(axis=0)).ravel() if size else np.zeros(0)
    if focus is None:
        wanted = np.ones(size, dtype=bool)
        core = np.zeros(size)
        core[np.lexsort((np.arange(size), -cited_by))[: (limit + 1) // 2]] = 1.0
        order = np.lexsort((np.arange(size), -cited_by, -np.asarray(links @ core).ravel(), -core))
    else:
        distance = _distances(network, focus, depth, direction)
        wanted = distance <= depth
        order = np.lexsort((np.arange(size), -cited_by, distance))
    kept = np.sort(order[: min(max(limit, 1), int(wanted.sum()))])
    drawn = part(network, {network.nodes[i].key for i in kept})
    reach = part(network, {network.nodes[i].key for i in np.flatnonzero(wanted)}) if not wanted.all() else network
    return Part(drawn, focus, depth, direction, len(reach) - len(drawn), reach.edge_count - drawn.edge_count)


def part(network: CitationNetwork, keys: Collection[str]) -> CitationNetwork:
    """Return the network of these texts and of the citations among them."""
    if len(keys) == len(network):
        return network
    wanted = frozenset(keys)
    nodes = tuple(node for node in network.nodes if node.key in wanted)
    inside = np.fromiter((node.key in wanted for node in network.nodes), bool, len(network))
    rows = np.flatnonzero(inside[network.citing] & inside[network.cited])
    if network.evidence:
        return network_from_rows(nodes, (network.evidence[row] for row in rows))
    place = np.cumsum(inside) - 1
    return network_from_arrays(nodes, place[network.citing[rows]], place[network.cited[rows]])


def _distances(network: CitationNetwork, focus: str, depth: int, direction: Direction) -> NDArray[np.int64]:
    """The number of citations from `focus` to each text, `depth` + 1 where it is farther or out of reach."""
    focus = key_of(network, focus)
    links = network.matrix()
    if direction == "in":
        links = csr_array(links.T)
    elif direction == "both":
        links = csr_array(links + links.T)
    distance = np.full(len(network), depth + 1, dtype=np.int64)
    distance[network.index[focus]] = 0
    reached: NDArray[np.float64] = np.zeros(len(network))
    reached[network.index[focus]] = 1.0
    for step in range(1, depth + 1):
        reached = np.asarray(links.T @ reached, dtype=np.float64).ravel()
        fresh = (reached > 0) & (distance > depth)
        distance[fresh] = step
        reached = fresh.astype(np.float64)
    return distance


def key_of(network: CitationNetwork, text: str) -> str:
    """Return the key of the text that a reader means: by symbol in any spelling, official name or short name.

    Raises UnknownName when the network has none, or several.
    """
    wanted = text.strip()
    if wanted in network.index:
        return wanted
    symbol = canonical(wanted) if is_symbol(wanted) else None
    if symbol is not None and symbol in network.index:
        return symbol
    for found in (_by_instrument(network, wanted, symbol), _by_words(network, wanted)):
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName(f"{wanted} means several texts of the citation network: {'; '.join(found)}. Give one.")
    raise UnknownName(
        f"{wanted or 'An empty name'} is not in the citation network; give a document symbol (A/RES/70/1) or an "
        "instrument's name as `kg query` prints it."
    )


def keys_named(network: CitationNetwork, words: Collection[str]) -> tuple[str, ...]:
    """Return the keys of the texts that are among these words by key, label or IRI, in network order."""
    wanted = frozenset(words)
    return tuple(
        node.key for node in network.nodes if wanted & {node.key, node.label, node.iri or node.key, *node.also}
    )


def _by_instrument(network: CitationNetwork, wanted: str, symbol: str | None) -> list[str]:
    """The texts of the network that the registry knows under this name or symbol."""
    plain = _plain(wanted)
    found: dict[str, None] = {}
    for instrument in instruments().values():
        forms = (instrument.name, *instrument.labels, *instrument.presumed_forms)
        if symbol in instrument.symbols or plain in map(_plain, forms):
            keys = [key for key in (instrument.name, *instrument.symbols) if key in network.index]
            found.update(dict.fromkeys(keys[:1]))
    return list(found)


def _by_words(network: CitationNetwork, wanted: str) -> list[str]:
    """The texts of the network with this key, label or title, whatever the case of its letters."""
    plain = _plain(wanted)
    return [
        node.key for node in network.nodes if plain and plain in map(_plain, (node.key, node.label, node.title or ""))
    ]


def _plain(text: str) -> str:
    return text.casefold().removeprefix("the ").strip()
