"""Who is cited, by kind of instrument and by organ, and which organ cites which."""

from __future__ import annotations

from collections import Counter

from kg.network import CitationNetwork
from kg.network.groups import Group, by_kind, by_organ
from kg.reports import naming
from kg.reports.report import Cell, Column, Section, Table


def groups(network: CitationNetwork) -> tuple[Section, ...]:
    kinds = tuple((naming.KINDS.get(group.key, group.key), group) for group in by_kind(network))
    bodies = tuple((naming.organ_name(group.key), group) for group in by_organ(network))
    sections = [
        Section(
            "kinds",
            "By kind of instrument",
            ("Who is cited: law and policy by kind, with the text of each kind that most documents cite.",),
            (),
            (_group_table(network, "kinds", "Kinds of instrument", "Kind", kinds),),
        )
    ]
    if bodies:
        sections.append(
            Section(
                "organs",
                "By organ",
                ("Whose texts are cited, and who cites whom. Texts whose adopting organ is unknown are left out.",),
                (),
                (_group_table(network, "organs", "Organs", "Organ", bodies), *_flows(network)),
            )
        )
    return tuple(sections)


def _group_table(
    network: CitationNetwork, key: str, title: str, name: str, groups: tuple[tuple[str, Group], ...]
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for words, group in groups:
        most = naming.references(network, (group.most_cited,))[0] if group.most_cited else None
        rows.append(
            (words, group.citations_received, group.citing_texts, group.texts, group.held, group.citations_given, most)
        )
    columns = (
        Column("name", name),
        Column("citations_received", "Citations received", "count"),
        Column("citing_texts", "Citing texts", "count"),
        Column("texts", "Texts", "count"),
        Column("held", "In the collection", "count"),
        Column("citations_given", "Citations given", "count"),
        Column("most_cited", "Most cited"),
    )
    return Table(key, title, columns, tuple(rows), bar="citations_received", under="name", first=12)


def _flows(network: CitationNetwork) -> tuple[Table, ...]:
    """Citations from organ to organ, the twelve most cited organs as columns."""
    names = [node.organ for node in network.nodes]
    tally: Counter[tuple[str, str]] = Counter()
    for source, target in zip(network.citing.tolist(), network.cited.tolist(), strict=True):
        citing, cited = names[source], names[target]
        if citing is not None and cited is not None:
            tally[citing, cited] += 1
    if not tally:
        return ()
    citing_sum, cited_sum = Counter[str](), Counter[str]()
    for (citing, cited), amount in tally.items():
        citing_sum[citing] += amount
        cited_sum[cited] += amount
    sources = sorted(citing_sum, key=lambda key: (-citing_sum[key], key))[:12]
    targets = sorted(cited_sum, key=lambda key: (-cited_sum[key], key))[:8]
    columns = (Column("citing", "Citing organ"), *(Column(key, naming.organ_name(key), "count") for key in targets))
    rows = tuple((naming.organ_name(a), *(tally[a, b] or None for b in targets)) for a in sources)
    return (
        Table(
            "flows",
            "Citations from organ to organ",
            columns,
            rows,
            note="– stands for no citation; deeper colours mark more.",
            layout="matrix",
            shades="amount",
        ),
    )
