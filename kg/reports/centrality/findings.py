"""The three plain sentences that open the centrality report, computed from the network."""

from __future__ import annotations

from collections import Counter

from kg.network import CitationNetwork
from kg.network.groups import NO_VERB, verbs
from kg.network.measures import ranked
from kg.reports import naming
from kg.reports.centrality.rankings import Scores
from kg.reports.wording import count, listed, number, opening, share

FEW = 3
"""Communities from so many texts on are spoken of."""


def findings(network: CitationNetwork, scores: Scores) -> tuple[str, ...]:
    """Return what a reader should know first: what carries most, with which verbs, and how the network divides."""
    held = sum(node.held for node in network.nodes)
    if not len(network.citing):
        return (f"No citation of another text was found in {_the(held)}, so there is nothing to rank yet.",)
    sentences = [_leader(network, scores, held), _stance(network), _shape(network, scores)]
    return tuple(sentence for sentence in sentences if sentence)


def _the(held: int) -> str:
    return "the one document" if held == 1 else f"the {count(held, 'document')}"


def _leader(network: CitationNetwork, scores: Scores, held: int) -> str:
    """Which text most documents cite; a tie names all that share the place."""
    order = ranked(scores["in-degree"])
    most = int(order[0][1])
    leaders = [key for key, value in order if value == most]
    names = [naming.in_words(network.nodes[network.index[key]]) for key in leaders[:4]]
    if held == 1:
        return f"The one document in the collection cites {count(network.edge_count, 'other text')}."
    if most == 1:
        return "No two documents in the collection cite the same text: they do not share a source."
    of = f"{count(most, 'document')} of {number(held)} ({share(most, held)})"
    if len(leaders) == 1:
        second = next((key for key, value in order if value < most and value > 0), None)
        after = ""
        if second:
            after = f" Next comes {naming.in_words(network.nodes[network.index[second]])}, cited by "
            after += f"{count(int(scores['in-degree'][second]), 'document')}."
        return opening(f"{names[0]} is what most others rest on: {of} cite it.{after}")
    if len(leaders) <= 4:
        return f"{opening(listed(names, most=4))} are what most others rest on: each is cited by {of}."
    return f"No single text leads: {count(len(leaders), 'text')} are each cited by {of}, among them {names[0]}."


def _stance(network: CitationNetwork) -> str:
    """How much of the citing takes a side, and the verb that carries most."""
    if not network.evidence:
        return ""
    total = len(network.evidence)
    force: Counter[str] = Counter(one.force or NO_VERB for one in network.evidence)
    leading = next((verb for verb in verbs(network) if verb.action != NO_VERB), None)
    if leading is None:
        return f"None of the {count(total, 'citation')} stands under a verb, so they show use, not position."
    sentence = f"“{opening(leading.action)}” governs {share(leading.citations, total)} of all citations"
    sides = [
        f"{share(force[kind], total)} {words}"
        for kind, words in (
            ("neutral", "name a text without taking a side"),
            ("endorsing", "stand behind it"),
            ("directive", "decide or ask for action"),
            ("concerned", "regret or condemn"),
            (NO_VERB, "stand under no verb"),
        )
        if force[kind]
    ]
    endorsed = _most_endorsed(network)
    after = f" The text most often endorsed is {endorsed}." if endorsed else ""
    return f"{sentence}; in sum, {listed(sides, most=5)}.{after}"


def _most_endorsed(network: CitationNetwork) -> str | None:
    tally: Counter[str] = Counter(one.cited for one in network.evidence if one.force == "endorsing")
    if not tally:
        return None
    first, *rest = sorted(tally, key=lambda key: (-tally[key], key))
    if tally[first] < 2 or (rest and tally[rest[0]] == tally[first]):
        return None
    return f"{naming.in_words(network.nodes[network.index[first]])}, {number(tally[first])} times"


def _shape(network: CitationNetwork, scores: Scores) -> str:
    """How unequal the citations are, and around what the largest communities gather."""
    received = [value for _, value in ranked(scores["citations"])]
    cited = sum(value > 0 for value in received)
    total = sum(received)
    tenth = max(1, round(cited / 10))
    sentence = f"{opening(count(cited, 'text'))} {'is' if cited == 1 else 'are'} cited"
    if cited >= 20:
        part = share(sum(received[:tenth]), total)
        sentence += f", and a tenth of them ({number(tenth)}) receive {part} of all citations"
    centres = _centres(network, scores)
    if len(centres) > 1:
        sentence += (
            f"; the network divides into {count(len(centres), 'community', 'communities')} of three texts or more"
        )
        sentence += f", the largest around {centres[0]} and around {centres[1]}"
    return sentence + "."


def _centres(network: CitationNetwork, scores: Scores) -> list[str]:
    members: dict[int, list[str]] = {}
    for key, label in scores["community"].items():
        members.setdefault(int(label), []).append(key)
    cited = scores["in-degree"]
    return [
        naming.in_words(network.nodes[network.index[min(keys, key=lambda key: (-cited[key], key))]])
        for _, keys in sorted(members.items())
        if len(keys) >= FEW
    ]
