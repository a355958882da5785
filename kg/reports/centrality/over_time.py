"""Texts by year of adoption: the collection and the older sources on which it draws."""

from __future__ import annotations

from collections import Counter

from kg.network import CitationNetwork
from kg.network.topology import Topology
from kg.reports import plots
from kg.reports.report import Column, Section, Table
from kg.reports.wording import are, count, opening


def over_time(network: CitationNetwork, shape: Topology) -> tuple[Section, ...]:
    """Texts by year of adoption, those of the collection apart from those that are only cited."""
    if shape.first_year is None or shape.last_year is None:
        return ()
    held = Counter(node.year for node in network.nodes if node.held and node.year is not None)
    cited = Counter(node.year for node in network.nodes if not node.held and node.year is not None)
    span = [(year, (float(held[year]), float(cited[year]))) for year in range(shape.first_year, shape.last_year + 1)]
    legend = (("held", "documents of the collection"), ("outside", "texts known by citation only"))
    table = Table(
        "years",
        "Texts by year",
        (
            Column("year", "Year"),
            Column("held", "In the collection", "count"),
            Column("outside", "Known by citation only", "count"),
        ),
        tuple((str(year), int(a), int(b)) for year, (a, b) in span if a or b),
        folded=True,
    )
    text: tuple[str, ...] = (
        f"The network reaches from {shape.first_year} to {shape.last_year}. The texts that are only cited "
        "show how far back the collection reaches for its sources.",
    )
    if shape.undated:
        text += (f"{opening(count(shape.undated, 'text'))} without a known year {are(shape.undated)} left out here.",)
    plot = plots.columns_by_year("years-plot", "Texts by year of adoption", span, legend)
    return (Section("over-time", "Sources over time", text, (plot,), (table,)),)
