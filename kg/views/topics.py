"""The topics of a network: texts that cite each other more than others, named after the text most cited in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kg.network import CitationNetwork, Node
from kg.views.places import OTHER

MOST = 24
"""So many topics are told apart; the smaller ones share OTHER."""
NO_ORGAN = "Treaties and other texts"
"""The band of the texts that no organ adopted."""


def topic_names(network: CitationNetwork, labels: Sequence[str], groups: Mapping[str, int]) -> tuple[str, ...]:
    """Return the topic of each text, named after the label of its most cited text, ties by key.

    Topics are the communities of the network, in `groups`; a community of one text has none of its own.
    """
    if not len(network):
        return ()
    number = np.fromiter((groups[node.key] for node in network.nodes), np.int64, len(network))
    cited_by = np.bincount(network.matrix().indices, minlength=len(network))
    size = np.bincount(number)
    names = []
    for topic in range(min(MOST, len(size))):
        members = np.flatnonzero(number == topic)
        names.append(labels[members[np.argmax(cited_by[members])]] if size[topic] > 1 else OTHER)
    return tuple(names[topic] if topic < len(names) else OTHER for topic in number)


def organ_names_of(nodes: Sequence[Node], organs: Mapping[str, str]) -> tuple[str, ...]:
    """Return the name of each text's organ, or NO_ORGAN; `organs` has the names by key."""
    return tuple(organs.get(node.organ, node.organ) if node.organ else NO_ORGAN for node in nodes)
