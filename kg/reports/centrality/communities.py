"""The communities of the network and their leading texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kg.network import CitationNetwork
from kg.network.measures import MEASURES
from kg.network.naming import group_names
from kg.reports import naming
from kg.reports.centrality.rankings import Scores
from kg.reports.report import Cell, Column, Section, Table
from kg.reports.wording import are, count, opening, years

MOST = 12
"""Communities shown."""


def communities(
    network: CitationNetwork, scores: Scores, subjects: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> tuple[Section, ...]:
    """Return the largest communities with names drawn from their subjects and titles."""
    measure = MEASURES["community"]
    members: dict[int, list[str]] = {}
    for key, label in scores["community"].items():
        members.setdefault(int(label), []).append(key)
    cited = scores["in-degree"]
    shown = [members[label] for label in sorted(members)][:MOST]
    titles = {node.key: node.title for node in network.nodes if node.title}
    names = group_names(shown, titles, subjects)
    rows: list[tuple[Cell, ...]] = []
    for label in sorted(members):
        keys = members[label]
        if len(keys) < 3 or len(rows) == MOST:
            break
        leading = tuple(sorted(keys, key=lambda key: (-cited[key], key))[:5])
        nodes = [network.nodes[network.index[key]] for key in keys]
        known = [node.year for node in nodes if node.year is not None]
        bodies = Counter(node.organ for node in nodes if node.organ is not None)
        most = sorted(bodies, key=lambda key: (-bodies[key], key))[:2]
        rows.append(
            (
                label + 1,
                names[len(rows)] or "–",
                len(keys),
                years(min(known, default=None), max(known, default=None)),
                ", ".join(naming.organ_name(key) for key in most) or "–",
                naming.references(network, leading),
            )
        )
    small = sum(len(keys) for keys in members.values()) - sum(int(str(row[2])) for row in rows)
    columns = (
        Column("community", "No.", "count"),
        Column("name", "About"),
        Column("texts", "Texts", "count"),
        Column("years", "Years"),
        Column("organs", "Mostly of"),
        Column("leading", "Leading texts"),
    )
    note = f"{opening(count(small, 'text'))} in smaller groups {are(small)} not shown." if small else None
    if not rows:
        return ()
    return (
        Section(
            "communities",
            "Communities",
            (
                measure.explanation,
                "Names are drawn from subject headings that a fifth of the texts bear, else from the words of their titles that "
                "tell a community from the others; nobody chose them.",
            ),
            (),
            (Table("communities", "Communities and their leading texts", columns, tuple(rows), note, first=6),),
            caveat=measure.caveat,
        ),
    )
