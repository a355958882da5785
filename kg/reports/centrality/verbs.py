"""Which verbs carry the weight, and with which force the most cited texts are invoked."""

from __future__ import annotations

from kg.network import CitationNetwork
from kg.network.groups import forces, verbs
from kg.network.measures import ranked
from kg.reports import naming
from kg.reports.centrality.rankings import TEXT, Scores
from kg.reports.report import Cell, Column, Section, Stack, Table


def verb_section(network: CitationNetwork, scores: Scores, top: int) -> tuple[Section, ...]:
    if not network.evidence:
        return ()
    total = len(network.evidence)
    verb_rows = tuple(
        (
            verb.action,
            verb.force or "–",
            verb.citations,
            verb.citations / total,
            verb.citing_texts,
            verb.cited_texts,
            naming.references(network, (verb.most_cited,))[0],
        )
        for verb in verbs(network)[:top]
    )
    verb_table = Table(
        "verbs",
        "The verbs under which texts are cited",
        (
            Column("verb", "Verb"),
            Column("force", "Force"),
            Column("citations", "Citations", "count"),
            Column("share", "Part of all", "share"),
            Column("citing_texts", "Citing texts", "count"),
            Column("cited_texts", "Cited texts", "count"),
            Column("most_cited", "Most often"),
        ),
        verb_rows,
        bar="citations",
        under="verb",
        tint="force",
        first=10,
    )
    tally = forces(network)
    best = [key for key, value in ranked(scores["citations"], top=top) if value > 0.0]
    kinds = tuple(naming.FORCES)
    force_rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            naming.references(network, (key,))[0],
            Stack(tuple(float(tally[key].get(kind, 0)) for kind in kinds)),
            *(tally[key].get(kind, 0) for kind in kinds),
        )
        for key in best
    )
    force_table = Table(
        "forces",
        "With which force the most cited texts are invoked",
        (TEXT, Column("forces", "Citations by force"), *(Column(kind, kind.capitalize(), "count") for kind in kinds)),
        force_rows,
        legend=naming.legend(),
        bar="forces",
        first=10,
    )
    text = (
        "A verb is a position. To recall a text is to keep it in the room; to reaffirm it is to stand behind it; to "
        "request or decide is to act upon it.",
    )
    return (Section("verbs", "Which verbs carry the weight", text, (), (verb_table, force_table)),)
