"""How firm the ranks are, how far the measures agree, and which texts tie the organs together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from kg.network import CitationNetwork
from kg.network.bridges import Bridge
from kg.network.measures import MEASURES, ranked
from kg.network.stability import SAMPLES, Correlation, RankRange, correlations, rank_ranges
from kg.reports import naming
from kg.reports.centrality.rankings import TEXT, Scores
from kg.reports.report import Cell, Column, Section, Table
from kg.reports.wording import count, opening


def stability(network: CitationNetwork, scores: Scores, top: int) -> tuple[Section, ...]:
    """Return how far the ranks of the most cited texts move when the documents are drawn anew."""
    keys = tuple(key for key, value in ranked(scores["in-degree"], top=top) if value > 0.0)
    found = rank_ranges(network, keys)
    if not found:
        return ()
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (naming.references(network, (key,))[0], one.rank, _range(one), one.high - one.low, one.leading)
        for key, one in found.items()
    )
    columns = (
        *(
            TEXT,
            Column("rank", "Rank", "count"),
            Column("range", "95 of 100 draws"),
            Column("width", "Places", "count"),
        ),
        Column("leading", "Among the first ten", "share"),
    )
    text = (
        f"The citing documents were drawn anew {SAMPLES} times, with replacement, and all texts ranked again by how many cite them. "
        "A rank whose range is narrow does not hang on a few documents; two texts whose ranges overlap have no order that "
        "this collection could prove.",
        _reading(network, found),
    )
    table = Table("stability", "How far ranks by in-degree move", columns, rows, bar="width", under="text", first=10)
    return (Section("stability-section", "How firm the ranks are", text, (), (table,)),)


def _range(one: RankRange) -> str:
    return str(one.low) if one.low == one.high else f"{one.low}–{one.high}"


def _reading(network: CitationNetwork, found: Mapping[str, RankRange]) -> str:
    """In plain words: how many places at the top are certain."""
    ranges = list(found.items())
    firm = 0
    for (_, one), (_, after) in pairwise(ranges):
        if one.high >= after.low:
            break
        firm += 1
    first = naming.in_words(network.nodes[network.index[ranges[0][0]]])
    if firm == 0:
        return f"Read plainly: not even the first place is certain; {first} shares it with what comes next."
    places = "the first place is" if firm == 1 else f"the first {count(firm, 'place')} are"
    return f"Read plainly: {places} certain, beginning with {first}; further down, treat neighbours as equals."


def comparison(network: CitationNetwork, scores: Scores) -> tuple[Section, ...]:
    """Return the rank correlation of each two measures."""
    chosen = {key: values for key, values in scores.items() if MEASURES[key].scale != "group"}
    found = correlations(network, chosen)
    by_pair = {(one.one, one.other): one for one in found} | {(one.other, one.one): one for one in found}
    if not any(one.spearman is not None for one in found):
        return ()
    names = list(chosen)
    titles = [MEASURES[key].title.split(" (")[0] for key in names]

    def table(key: str, title: str, value: str) -> Table:
        columns = (
            Column("measure", "Measure"),
            *(Column(name, words, "number") for name, words in zip(names, titles, strict=True)),
        )
        rows = tuple(
            (words, *(1.0 if one == other else _value(by_pair[one, other], value) for other in names))
            for one, words in zip(names, titles, strict=True)
        )
        return Table(key, title, columns, rows, layout="matrix", shades="amount")

    text = (
        f"Over the {count(found[0].texts, 'cited text')}: 1 where two measures put them in the same order, 0 where the one says nothing "
        "of the other. Measures that agree tell one story twice; those that do not are worth reading side by side.",
        _agreeing(found),
    )
    tables = (
        table("spearman", "Rank correlation (Spearman’s rho)", "spearman"),
        table("kendall", "Rank correlation (Kendall’s tau-b)", "kendall"),
    )
    return (Section("comparison", "How far the measures agree", text, (), tables),)


def _value(one: Correlation, name: str) -> float | None:
    return one.spearman if name == "spearman" else one.kendall


def _agreeing(found: tuple[Correlation, ...]) -> str:
    known = [one for one in found if one.spearman is not None]
    most = max(known, key=lambda one: (one.spearman or 0.0, one.one, one.other))
    least = min(known, key=lambda one: (one.spearman or 0.0, one.one, one.other))

    def named(one: Correlation) -> str:
        return f"{MEASURES[one.one].title.split(' (')[0]} and {MEASURES[one.other].title.split(' (')[0]} ({one.spearman:.2f})"

    return f"Most alike are {named(most)}, least alike {named(least)}."


def bridge_section(network: CitationNetwork, found: tuple[Bridge, ...], top: int) -> tuple[Section, ...]:
    """Return the texts that tie organs together: cited by several organs beside their own."""
    several = [one for one in found if len(one.organs) > 1][:top]
    if not several:
        return ()
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            naming.references(network, (one.key,))[0],
            len(one.organs),
            one.others,
            one.own,
            one.carries or None,
            ", ".join(f"{naming.organ_name(organ)} ({amount})" for organ, amount in one.organs[:4]),
        )
        for one in several
    )
    columns = (
        *(TEXT, Column("organs", "Other organs", "count"), Column("others", "Their texts", "count")),
        *(Column("own", "Texts of its own organ", "count"), Column("carries", "Texts of others it cites", "count")),
        Column("who", "Who cites it"),
    )
    crossing = sum(one.others for one in found)
    text = (
        "Texts that other organs than their own cite. A treaty has no own organ: every organ that cites it is another. A text that is "
        "cited by others and cites texts of others itself carries law from house to house.",
        f"{opening(count(crossing, 'link'))} of {network.edge_count:,} cross from the text of one organ to a text that is not its own.",
    )
    table = Table("bridges", "Bridges between organs", columns, rows, bar="others", under="text", first=10)
    return (Section("bridges-section", "Bridges between organs", text, (), (table,)),)
