"""Invented networks of any size that look like the real thing: bodies, kinds, years, verbs and sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg.model import Kind
from kg.network import CitationNetwork, Evidence, Node, network_from_rows

ORGANS = {
    "ga": "General Assembly",
    "sc": "Security Council",
    "hrc": "Human Rights Council",
    "ecosoc": "Economic and Social Council",
    "csw": "Commission on the Status of Women",
    "unea": "United Nations Environment Assembly",
}
VERBS = {
    "recall": "neutral",
    "take note": "neutral",
    "note": "neutral",
    "reaffirm": "endorsing",
    "welcome": "endorsing",
    "endorse": "endorsing",
    "express concern": "concerned",
    "deplore": "concerned",
    "request": "directive",
    "decide": "directive",
}
TREATIES: list[tuple[str, Kind, int]] = [
    ("Charter of the United Nations", "treaty", 1945),
    ("International Covenant on Civil and Political Rights", "treaty", 1966),
    ("International Covenant on Economic, Social and Cultural Rights", "treaty", 1966),
    ("Convention on the Rights of the Child", "treaty", 1989),
    ("Convention on the Elimination of All Forms of Discrimination against Women", "treaty", 1979),
    ("Universal Declaration of Human Rights", "declaration", 1948),
    ("Vienna Declaration and Programme of Action", "declaration", 1993),
    ("Beijing Declaration and Platform for Action", "programme", 1995),
    ("Sendai Framework for Disaster Risk Reduction 2015–2030", "programme", 2015),
]
NAMES = {
    "A/RES/70/1": "2030 Agenda",
    "International Covenant on Civil and Political Rights": "Covenant on Civil and Political Rights",
    "International Covenant on Economic, Social and Cultural Rights": "Covenant on Economic, Social and Cultural Rights",
    "Convention on the Elimination of All Forms of Discrimination against Women": "Convention on Women",
}
TOPICS = (
    "The right to safe drinking water and sanitation",
    "Cooperation to conserve mountain ecosystems",
    "Access to science for all",
    "Protection of persons on the move at sea",
    "Literacy for life",
    "Women and the governance of fisheries",
    "Integrity of public records",
    "Rural electrification",
    "Assistance to landlocked States in transit",
    "Education in times of emergency",
)


def invented(size: int, seed: int = 3) -> CitationNetwork:
    """Return a network of `size` texts, the same for the same arguments."""
    rng = random.Random(seed)
    nodes = [Node(name, name, kind, name, "ga" if kind != "treaty" else None, year) for name, kind, year in TREATIES]
    nodes.append(Node("A/RES/70/1", "A/RES/70/1", "resolution", "Transforming our world: the 2030 Agenda", "ga", 2015))
    nodes = nodes[: max(4, size // 3)]
    seen = {node.key for node in nodes}
    while len(nodes) < size:
        node = _text(rng)
        if node.key not in seen:
            seen.add(node.key)
            nodes.append(node)
    citations: list[Evidence] = []
    for node in nodes:
        if node.held:
            earlier = [one for one in nodes if one is not node and (one.year or 0) <= (node.year or 0)]
            citations.extend(_citations(rng, node, earlier))
    return network_from_rows(nodes, citations)


def _text(rng: random.Random) -> Node:
    organ = rng.choices(list(ORGANS), (8, 3, 5, 2, 1, 1))[0]
    year = int(2024 - abs(rng.gauss(0, 14)))
    number = rng.randint(1, 180)
    topic = rng.choice(TOPICS)
    held = rng.random() < 0.65
    if rng.random() < 0.12:
        return Node(
            f"A/{year - 1945}/{number + 100}",
            f"A/{year - 1945}/{number + 100}",
            "report",
            f"Report of the Secretary-General: {topic.lower()}",
            None,
            year,
        )
    symbol = {
        "ga": f"A/RES/{year - 1945}/{number}",
        "sc": f"S/RES/{number * 12 + 100}({year})",
        "hrc": f"A/HRC/RES/{max(1, year - 1974)}/{number % 40 + 1}",
        "ecosoc": f"E/RES/{year}/{number % 40 + 1}",
        "csw": f"E/CN.6/RES/{year - 1956}/{number % 9 + 1}",
        "unea": f"UNEP/EA.{max(1, year // 2 - 1006)}/RES.{number % 20 + 1}",
    }[organ]
    kind: Kind = "statement" if organ == "sc" and number % 4 == 0 else "decision" if number % 17 == 0 else "resolution"
    return Node(
        symbol,
        symbol,
        kind,
        topic,
        organ,
        year if rng.random() < 0.97 else None,
        held,
        f"{year}-12-16" if held else None,
    )


def _citations(rng: random.Random, node: Node, earlier: list[Node]) -> list[Evidence]:
    if not earlier:
        return []
    weights = [
        6.0
        if one.kind in ("treaty", "declaration")
        else 4.0
        if one.key == "A/RES/70/1"
        else 2.5
        if one.title == node.title
        else 0.4
        for one in earlier
    ]
    found = []
    for position in range(rng.randint(2, 7)):
        cited = rng.choices(earlier, weights)[0]
        verb = rng.choices([*VERBS, None], (9, 5, 2, 7, 3, 1, 1, 1, 2, 1, 1))[0]
        printed = cited.key if " " in cited.key else f"resolution {cited.key.rsplit('RES/', 1)[-1]}"
        opening = (verb or "Bearing in mind").capitalize() + "ing" * (verb is not None) + " "
        text = f"{opening}{printed} and the commitments made in it by Member States with regard to {(node.title or '').lower()}, including for those farthest behind,"
        operative = verb in ("request", "decide")
        found.append(
            Evidence(
                node.key,
                cited.key,
                verb,
                VERBS.get(verb or ""),
                f"op{position + 1}" if operative else f"pp{position + 1}",
                text,
                printed,
                len(opening),
                len(opening) + len(printed),
                "title" if " " in cited.key else "organ named",
                "Article 2" if rng.random() < 0.1 else None,
                "3" if rng.random() < 0.08 else None,
            )
        )
    return found


def crowd(size: int, seed: int = 5, links: int = 3) -> CitationNetwork:
    """Return a network of `size` texts with about `links` citations each, made fast enough for tens of thousands.

    Every text cites texts of its own or of earlier years, often cited ones more often, each with a verb and a sentence.
    """
    rng = random.Random(seed)
    nodes = list(_numbered(rng, size))
    nodes.sort(key=lambda node: (node.year or 0, node.key))
    citations = []
    for place, node in enumerate(nodes):
        if not node.held or not place:
            continue
        for position in range(rng.randint(1, 2 * links)):
            cited = nodes[int(place * rng.random() ** 3)]
            verb = rng.choice(tuple(VERBS))
            text = (
                f"{verb.capitalize()}ing {cited.label} and the commitments made in it by Member States in this field,"
            )
            start = len(verb) + 4
            citations.append(
                Evidence(
                    node.key,
                    cited.key,
                    verb,
                    VERBS[verb],
                    f"pp{position + 1}",
                    text,
                    cited.label,
                    start,
                    start + len(cited.label),
                    "symbol printed",
                )
            )
    return network_from_rows(nodes, citations)


def _numbered(rng: random.Random, size: int) -> Iterator[Node]:
    kinds: tuple[Kind, ...] = ("resolution",) * 6 + ("decision", "statement", "report", "report")
    for number in range(size):
        organ = rng.choices(list(ORGANS), (8, 3, 5, 2, 1, 1))[0]
        year = 1946 + int(79 * rng.random() ** 0.4)
        symbol = f"{organ.upper()}/RES/{year - 1945}/{number}"
        held = rng.random() < 0.8
        yield Node(symbol, symbol, rng.choice(kinds), f"{rng.choice(TOPICS)}, {number}", organ, year, held)
