"""Measures of a citation network, one a file: network in, a score for each key out. MEASURES is the table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.network.citations import CitationNetwork
from kg.network.measures.betweenness import betweenness
from kg.network.measures.communities import communities
from kg.network.measures.hits import authorities, hubs
from kg.network.measures.in_degree import in_degree
from kg.network.measures.k_core import k_core
from kg.network.measures.katz import katz
from kg.network.measures.pagerank import pagerank
from kg.network.measures.weighted_in_degree import force_in_degree, weighted_in_degree

Scale = Literal["count", "share", "score", "group"]
"""What the numbers are: things counted, parts of a whole, scores to compare, or labels of groups without an order."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to weigh the texts of a network, with what a reader must know of it."""

    key: str
    title: str
    explanation: str
    """Two sentences in plain language."""
    caveat: str
    scale: Scale
    unit: str
    """What stands above the numbers in a table."""
    compute: Callable[[CitationNetwork], Mapping[str, float]]


MEASURES: Mapping[str, Measure] = {
    measure.key: measure
    for measure in (
        Measure(
            "in-degree",
            "Cited by (in-degree)",
            "The number of texts in the collection that cite this one. A text that cites it ten times counts once.",
            "Older texts have had more time to be cited, and citing texts outside the collection are not seen.",
            "count",
            "Texts",
            in_degree,
        ),
        Measure(
            "citations",
            "Citations received (weighted in-degree)",
            "Every mention of the text in a paragraph or footnote, added up. It shows what drafters return to again "
            "and again within one text.",
            "One long text that names a source in every paragraph can outweigh many texts that name it once.",
            "count",
            "Citations",
            weighted_in_degree,
        ),
        Measure(
            "force",
            "Citations by the force of their verb",
            "Every mention weighs by its verb: 1 for neutral verbs such as recalling, 1.5 for concern, 2 for "
            "endorsement, 3 for directives. A text that is reaffirmed and acted upon rises above one that is only "
            "recalled.",
            "The four weights are a convention of this program; among texts that are close, another scale changes "
            "the order.",
            "score",
            "Weight",
            force_in_degree,
        ),
        Measure(
            "pagerank",
            "PageRank",
            "Imagine a reader who keeps following citations at random and now and then opens any text: PageRank is "
            "the share of time spent on this one. A citation from a text that is itself much cited counts for more.",
            "Citations point back in time, so the oldest texts collect most; texts outside the collection pass "
            "nothing on.",
            "share",
            "Time",
            pagerank,
        ),
        Measure(
            "authority",
            "Authority (HITS)",
            "A text is an authority when the best lists of sources name it. It finds what the well-documented texts "
            "of the main conversation agree on.",
            "The largest family of texts that share sources takes most of the score, and in a network almost without "
            "cycles the solution may not be unique; this one starts from equal hubs.",
            "share",
            "Part",
            authorities,
        ),
        Measure(
            "hub",
            "Hub (HITS)",
            "A text is a hub when it cites many authorities. Hubs are good places to start reading: their preambles "
            "name what matters.",
            "Only texts in the collection can be hubs, and long texts have the advantage.",
            "share",
            "Part",
            hubs,
        ),
        Measure(
            "katz",
            "Katz centrality",
            "Counts the chains of citation that end in this text, direct ones most and each further step less. It "
            "credits a source that is cited through the texts that rest on it.",
            "How fast the credit fades is a choice: here 0.85 divided by the network's largest singular value, a safe "
            "bound.",
            "score",
            "Score",
            katz,
        ),
        Measure(
            "betweenness",
            "Betweenness",
            "The share of pairs of texts whose shortest chain of citation passes through this one. High values mark "
            "bridges: texts that tie one body of law, or one decade, to another.",
            "Only texts that are in the collection and cite others can be bridges; in large networks the values are "
            "estimated from a sample.",
            "share",
            "Pairs",
            betweenness,
        ),
        Measure(
            "k-core",
            "k-core",
            "The largest k such that the text belongs to a group in which everyone is linked to at least k others. It "
            "shows the tightly knit centre and the loose rim.",
            "Texts of the collection have citations of their own and so sit deeper than treaties, which only receive.",
            "count",
            "k",
            k_core,
        ),
        Measure(
            "community",
            "Community (Louvain)",
            "Groups of texts that cite each other more than chance would have it, found by the Louvain method with a "
            "fixed seed. They often follow topics or bodies.",
            "Many divisions are nearly as good, small groups are merged in large networks, and texts at a border may "
            "fall on either side.",
            "group",
            "Number",
            communities,
        ),
    )
}
"""Every measure by its key, in the order of a report."""


def ranked(scores: Mapping[str, float], *, top: int | None = None) -> tuple[tuple[str, float], ...]:
    """Return keys and scores, highest first, ties by key; scores that agree to 12 significant digits are ties."""
    order = sorted(scores.items(), key=lambda item: (-float(f"{item[1]:.12g}"), item[0]))
    return tuple(order[:top])
