"""What the centrality report was made from and how: data, method, caveats, and every number."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from kg.network import FORCE, CitationNetwork
from kg.network.measures import MEASURES
from kg.network.measures.betweenness import SAMPLE, sources
from kg.network.measures.katz import attenuation
from kg.network.periods import MOST
from kg.network.stability import SAMPLES
from kg.network.topology import Topology
from kg.reports.centrality.rankings import Scores
from kg.reports.report import Column, Table
from kg.reports.wording import count, number, years

SEED = 7


def data(network: CitationNetwork, shape: Topology) -> tuple[tuple[str, str], ...]:
    held = [node for node in network.nodes if node.held]
    dates = sorted(node.date for node in held if node.date)
    status = Counter(node.status or "without status" for node in held)
    ring = f"{count(shape.cycles, 'group')} of texts that cite each other in a circle, {count(shape.in_cycles, 'text')}"
    rows = [
        ("Documents in the collection", number(shape.held)),
        ("of which", ", ".join(f"{number(status[key])} {key}" for key in sorted(status))),
        ("Dates of the documents", f"{dates[0]} to {dates[-1]}" if dates else "none known"),
        ("Texts in the network", number(shape.texts)),
        ("Links (pairs of citing and cited text)", number(shape.links)),
        ("Citations", number(shape.citations)),
        ("Drafts left out, as their adopted text is here", number(network.superseded_drafts)),
        ("Citations of a text by itself, left out", number(shape.self_citations)),
        ("Years", years(shape.first_year, shape.last_year)),
        ("Connected parts", f"{number(shape.components)}; the largest holds {count(shape.largest, 'text')}"),
        ("Circles", "none: the network is acyclic" if shape.acyclic else ring),
    ]
    return tuple(row for row in rows if row[1])


def method(network: CitationNetwork) -> tuple[str, ...]:
    used, citing = sources(network), int(np.count_nonzero(np.diff(network.matrix().indptr)))
    how = (
        f"exact, from all {number(citing)} citing texts"
        if used == citing
        else f"estimated from {number(used)} of {number(citing)} citing texts drawn with seed {SEED}"
    )
    return (
        "Texts are the documents of the collection and everything that they cite and that could be settled; a link "
        "runs from the citing to the cited text. A citation that could not be settled is not in the network. "
        "An instrument and the document that carries it, and no other, are one text. A draft whose adopted text is in "
        "the collection cites nothing, so that no text counts twice.",
        f"PageRank: damping 0.85, power iteration until the total change is below 1e-10. HITS: power iteration from "
        f"equal hubs. Katz: attenuation {attenuation(network.matrix()):.4g}, iterated until no score changes by more "
        f"than 1e-12 of itself. Betweenness: {how} (a sample of {SAMPLE} is drawn when the exact value is out of reach).",
        f"Periods: the years of the citing texts in at most {MOST} parts of about as many texts each. Firmness of ranks: "
        f"{SAMPLES} bootstrap draws of the citing texts with seed {SEED}, ranks between the 2.5th and 97.5th percentile. "
        "Agreement of measures: Spearman’s rho and Kendall’s tau-b over the cited texts. Half-life: the median age of what is "
        "cited, each pair of texts once.",
        f"Communities: Louvain with seed {SEED}, directions dropped. Force of verbs: "
        + ", ".join(f"{kind} {weight:g}" for kind, weight in FORCE.items())
        + "; no verb counts as neutral. Ties are broken by symbol or name.",
    )


CAVEATS = (
    "A rank describes this collection, not the law: a text that is missing here cites nobody, and one collection "
    "of a single organ will show that organ's habits.",
    "Being cited is not being approved: see the verbs before drawing conclusions.",
    "Citations were extracted by program, without a reader; a reference that it missed or settled wrongly moves a "
    "count by one, and ranks that are close mean little.",
)
"""What a reader must keep in mind."""


def full(network: CitationNetwork, scores: Scores) -> Table:
    measures = tuple(MEASURES)
    columns = (
        Column("key", "Text"),
        Column("label", "Label"),
        Column("title", "Title"),
        Column("kind", "Kind"),
        Column("organ", "Organ"),
        Column("year", "Year", "count"),
        Column("held", "In the collection"),
        *(Column(key.replace("-", "_"), MEASURES[key].title, "number") for key in measures),
    )
    cited = scores["in-degree"]
    order = sorted(network.nodes, key=lambda node: (-cited[node.key], node.key))
    rows = tuple(
        (
            node.key,
            node.label,
            node.title,
            node.kind,
            node.organ,
            node.year,
            "yes" if node.held else "no",
            *(_plain(scores[key][node.key]) for key in measures),
        )
        for node in order
    )
    return Table("texts", "Every text and every measure", columns, rows)


def _plain(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def facts(network: CitationNetwork, shape: Topology) -> dict[str, Any]:
    return {
        "topology": {name: getattr(shape, name) for name in Topology.__slots__} | {"acyclic": shape.acyclic},
        "seed": SEED,
        "betweenness_sources": sources(network),
        "katz_alpha": float(f"{attenuation(network.matrix()):.10g}"),
        "force_of_verbs": dict(FORCE),
    }
