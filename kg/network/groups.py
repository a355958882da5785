"""What the citations look like by kind of instrument, by organ, and by verb."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from kg.network.citations import CitationNetwork, Node

FORCES = ("neutral", "concerned", "endorsing", "directive")
"""The forces of ontology/actions.ttl in the order in which they are drawn."""


@dataclass(frozen=True, slots=True)
class Group:
    """The texts of one kind or organ taken together."""

    key: str
    texts: int
    held: int
    citations_given: int
    citations_received: int
    citing_texts: int
    """Distinct texts that cite at least one text of the group."""
    most_cited: str | None
    """Key of its text that most texts cite, ties by key; None where nobody cites any."""


@dataclass(frozen=True, slots=True)
class Verb:
    """The citations that stand under one action verb."""

    action: str
    force: str | None
    citations: int
    cited_texts: int
    citing_texts: int
    most_cited: str
    """Key of the text most often cited under this verb, ties by key."""


NO_VERB = "no verb"
"""Stands for the action of a citation under no verb, as in a footnote or a title."""


def by_kind(network: CitationNetwork) -> tuple[Group, ...]:
    """Return a group for each kind of instrument, the one that receives most citations first."""
    return _groups(network, lambda node: node.kind)


def by_organ(network: CitationNetwork) -> tuple[Group, ...]:
    """Return a group for each adopting organ (its key), the one that receives most citations first; others left out."""
    return _groups(network, lambda node: node.organ)


def _groups(network: CitationNetwork, name: Callable[[Node], str | None]) -> tuple[Group, ...]:
    names = [name(node) for node in network.nodes]
    cited_by = np.bincount(network.matrix().indices, minlength=len(network)).tolist()
    given = np.bincount(network.citing, minlength=len(network)).tolist()
    received = np.bincount(network.cited, minlength=len(network)).tolist()
    citing: dict[str, set[int]] = defaultdict(set)
    for source, target in zip(network.citing.tolist(), network.cited.tolist(), strict=True):
        if (group := names[target]) is not None:
            citing[group].add(source)
    members: dict[str, list[int]] = defaultdict(list)
    for position, group in enumerate(names):
        if group is not None:
            members[group].append(position)
    groups = []
    for key, positions in members.items():
        first = min(positions, key=lambda position: (-cited_by[position], position))
        groups.append(
            Group(
                key=key,
                texts=len(positions),
                held=sum(network.nodes[position].held for position in positions),
                citations_given=sum(given[position] for position in positions),
                citations_received=sum(received[position] for position in positions),
                citing_texts=len(citing[key]),
                most_cited=network.nodes[first].key if cited_by[first] else None,
            )
        )
    return tuple(sorted(groups, key=lambda group: (-group.citations_received, group.key)))


def verbs(network: CitationNetwork) -> tuple[Verb, ...]:
    """Return the verbs under which texts are cited, the most frequent first, ties by verb; needs evidence."""
    count: Counter[str] = Counter()
    targets: dict[str, Counter[str]] = defaultdict(Counter)
    sources: dict[str, set[str]] = defaultdict(set)
    force: dict[str, str | None] = {}
    for one in network.evidence:
        action = one.action or NO_VERB
        count[action] += 1
        targets[action][one.cited] += 1
        sources[action].add(one.citing)
        force.setdefault(action, one.force)
    return tuple(
        Verb(
            action=action,
            force=force[action],
            citations=count[action],
            cited_texts=len(targets[action]),
            citing_texts=len(sources[action]),
            most_cited=_leading(targets[action]),
        )
        for action in sorted(count, key=lambda action: (-count[action], action))
    )


def forces(network: CitationNetwork) -> Mapping[str, Mapping[str, int]]:
    """Return for each cited text how many of its citations stand under each force, and under `no verb`."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for one in network.evidence:
        tally[one.cited][one.force or NO_VERB] += 1
    return {key: dict(tally[key]) for key in sorted(tally)}


def _leading(tally: Counter[str]) -> str:
    return min(tally, key=lambda key: (-tally[key], key))
