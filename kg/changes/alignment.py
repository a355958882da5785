"""Which paragraph of one text became which of another: one to one, parted, joined, in place or moved.

Paragraphs are compared by their words and pairs of words, weighed by how rare they are in both texts (the cosine of
tf-idf). Those that read the same are paired first, then those that are much alike, then those that are less so but stand
between the same neighbours; of many pairs, the assignment with the largest sum is taken (Hungarian method, in each
connected part of the pairs that are alike at all). What is left may be a part of a paragraph that was split, or may have
been merged into one. The thresholds were set on consecutive texts of 60 recurring titles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from kg.changes.words import words

ALIKE = 0.5
"""Similarity from which on two paragraphs are one that was amended, wherever they stand."""
IN_PLACE = 0.3
"""The same of those that are left, where both stand between the same neighbours."""
OTHER_ACT = 0.2
"""What it counts against a pair that one orders and the other does not: a report asked for is not the report noted."""
ORDER = 0.06
"""What it counts at most that two paragraphs stand at the same place of their texts, where similarities are close."""
PART = 0.5
"""Share of a paragraph's pairs of words that the rest of another must hold for it to be a part of that one, or of the
pairs of that rest that it must hold itself."""
LEAST = 4
"""Pairs of words that a part shares at least with the paragraph of which it is one."""
NEAR = 4
"""Paragraphs between a part and the one that holds the rest of the whole."""
RARE = 2
"""Paragraphs of a text in which a pair of words may stand to count for parts."""


@dataclass(frozen=True, slots=True)
class Link:
    """Paragraphs of the old text that became paragraphs of the new, by their positions; one side may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False


def align(
    old: Sequence[str], new: Sequence[str], *, acts: tuple[Sequence[str], Sequence[str]] | None = None
) -> tuple[Link, ...]:
    """The links of all paragraphs, each in exactly one: in the order of the new text, dropped ones where they stood.

    `acts` says what each paragraph of either text does, in any words; pairs of different acts are less alike, those of
    which one side is empty are not.
    """
    before, after = [words(text) for text in old], [words(text) for text in new]
    pairs = _identical(before, after)
    pairs |= _assigned(before, after, pairs, ALIKE, acts)
    pairs |= _assigned(before, after, pairs, IN_PLACE, acts, between=sorted(set(pairs) - _out_of_order(pairs)))
    for pair in _out_of_order(pairs):
        if pairs[pair] < ALIKE:
            del pairs[pair]
    joined = _with_parts(before, after, pairs)
    moved = _out_of_order((i[0], j[0]) for i, j in joined)
    links = [Link(i, j, score, (i[0], j[0]) in moved) for (i, j), score in joined.items()]
    taken = {place for link in links for place in link.old}, {place for link in links for place in link.new}
    links += [Link((), (j,)) for j in range(len(new)) if j not in taken[1]]
    return _in_order(links, [Link((i,), ()) for i in range(len(old)) if i not in taken[0]])


def _identical(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> dict[tuple[int, int], float]:
    """Pairs of the same words; the first of several with the first."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, text in enumerate(new):
        places[text].append(j)
    found = {}
    for i, text in enumerate(old):
        if text and places[text]:
            found[i, places[text].pop(0)] = 1.0
    return found


def _assigned(
    old: list[tuple[str, ...]],
    new: list[tuple[str, ...]],
    taken: dict[tuple[int, int], float],
    least: float,
    acts: tuple[Sequence[str], Sequence[str]] | None,
    between: Sequence[tuple[int, int]] | None = None,
) -> dict[tuple[int, int], float]:
    """The best pairs among the paragraphs that are not taken yet, of at least this similarity; `between` these neighbours."""
    rows = sorted(set(range(len(old))) - {one for one, _ in taken})
    columns = sorted(set(range(len(new))) - {other for _, other in taken})
    if not rows or not columns:
        return {}
    edges = _similarities(old, new, rows, columns).tocoo()
    alike = edges.data >= least
    scores = {}
    for row, column, value in zip(edges.row[alike], edges.col[alike], edges.data[alike], strict=True):
        i, j, score = rows[int(row)], columns[int(column)], float(value)
        if acts is not None and acts[0][i] and acts[1][j] and acts[0][i] != acts[1][j]:
            score -= OTHER_ACT
        if score >= least and (between is None or _fits(i, j, between)):
            scores[i, j] = score
    found = {}
    for component in _components(scores):
        left, right = sorted({i for i, _ in component}), sorted({j for _, j in component})
        at, to = {i: place for place, i in enumerate(left)}, {j: place for place, j in enumerate(right)}
        matrix = np.zeros((len(left), len(right)))
        for i, j in component:
            matrix[at[i], to[j]] = scores[i, j] + ORDER * (1.0 - abs(i / len(old) - j / len(new)))
        for place, other in zip(*linear_sum_assignment(matrix, maximize=True), strict=True):
            pair = left[int(place)], right[int(other)]
            if pair in scores:
                found[pair] = scores[pair]
    return found


def _fits(i: int, j: int, steady: Sequence[tuple[int, int]]) -> bool:
    """Whether a pair stands between the same neighbours among pairs that keep their order."""
    place = bisect_left(steady, (i, j))
    return (place == 0 or steady[place - 1][1] < j) and (place == len(steady) or j < steady[place][1])


def _similarities(
    old: list[tuple[str, ...]], new: list[tuple[str, ...]], rows: list[int], columns: list[int]
) -> csr_array:
    """Cosine of every pair of these paragraphs as a sparse matrix, weighed over all paragraphs of both texts."""
    texts = [_shingles(text) for text in (*old, *new)]
    spread = Counter(shingle for text in texts for shingle in text)
    index = {shingle: place for place, shingle in enumerate(sorted(spread))}
    weight = {shingle: log(1.0 + len(texts) / count) for shingle, count in spread.items()}

    def vectors(chosen: list[Counter[str]]) -> csr_array:
        data, places, starts = [], [], [0]
        for text in chosen:
            values = {shingle: weight[shingle] * (1.0 + log(times)) for shingle, times in sorted(text.items())}
            norm = sqrt(sum(value * value for value in values.values())) or 1.0
            data += [value / norm for value in values.values()]
            places += [index[shingle] for shingle in values]
            starts.append(len(data))
        return csr_array((data, places, starts), shape=(len(chosen), len(index)))

    left = vectors([texts[i] for i in rows])
    right = vectors([texts[len(old) + j] for j in columns])
    return csr_array(left @ right.T)


def _shingles(text: tuple[str, ...]) -> Counter[str]:
    return Counter((*text, *(f"{one} {other}" for one, other in pairwise(text))))


def _components(scores: dict[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """The pairs in groups that share no paragraph."""
    if not scores:
        return []
    pairs = list(scores)
    rows, columns = [i for i, _ in pairs], [j for _, j in pairs]
    width = max(rows) + 1
    size = width + max(columns) + 1
    graph = csr_array((np.ones(len(pairs)), (rows, [width + j for j in columns])), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in pairs:
        groups[int(label[i])].append((i, j))
    return list(groups.values())


Joined = dict[tuple[tuple[int, ...], tuple[int, ...]], float]


def _with_parts(old: list[tuple[str, ...]], new: list[tuple[str, ...]], pairs: dict[tuple[int, int], float]) -> Joined:
    """The pairs, with every paragraph that none of them holds put to the one of which it is a part."""
    ours, theirs = [frozenset(pairwise(text)) for text in old], [frozenset(pairwise(text)) for text in new]
    partner, mate = dict(pairs), {j: i for i, j in pairs}
    matched = {i: j for i, j in pairs}
    split = _parts(theirs, ours, [j for j in range(len(new)) if j not in mate], matched)
    merged = _parts(
        ours,
        theirs,
        [i for i in range(len(old)) if i not in matched],
        {j: i for j, i in mate.items() if i not in split.values() and j not in split},
    )
    found: Joined = {}
    for (i, j), score in partner.items():
        news = sorted({j, *(part for part, whole in split.items() if whole == i)})
        olds = sorted({i, *(part for part, whole in merged.items() if whole == j)})
        found[tuple(olds), tuple(news)] = score
    return found


def _parts(
    parts: list[frozenset[tuple[str, str]]],
    wholes: list[frozenset[tuple[str, str]]],
    free: list[int],
    partner: dict[int, int],
) -> dict[int, int]:
    """Part to whole: a free paragraph that shares most of its words, or most of theirs, with what is left of a whole.

    Left of a whole is what its partner does not hold; only pairs of words that are rare in both texts count.
    """
    spread = Counter(pair for text in parts for pair in text), Counter(pair for text in wholes for pair in text)
    left = {
        whole: frozenset(pair for pair in own - parts[partner[whole]] if max(one[pair] for one in spread) <= RARE)
        for whole, own in enumerate(wholes)
        if whole in partner
    }
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for whole, rest in left.items():
        for pair in rest:
            holders[pair].append(whole)
    found = {}
    for part in free:
        shared = Counter(
            whole for pair in parts[part] for whole in holders.get(pair, ()) if abs(part - partner[whole]) <= NEAR
        )
        best = min(shared, key=lambda whole: (-shared[whole], whole), default=None)
        if best is not None and shared[best] >= max(LEAST, PART * min(len(parts[part]), len(left[best]))):
            found[part] = best
    return found


def _out_of_order(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs that do not stand in the longest row of pairs that keep their order."""
    ordered = sorted(pairs)
    ends: list[int] = []
    at: list[int] = []
    back: list[int | None] = []
    for place, (_, j) in enumerate(ordered):
        spot = bisect_left(ends, j)
        back.append(at[spot - 1] if spot else None)
        ends[spot : spot + 1] = [j]
        at[spot : spot + 1] = [place]
    step = at[-1] if at else None
    while step is not None:
        ordered[step], step = (-1, -1), back[step]
    return {pair for pair in ordered if pair != (-1, -1)}


def _in_order(links: list[Link], dropped: list[Link]) -> tuple[Link, ...]:
    """In the order of the new text; a dropped paragraph behind the last unmoved one that stood before it."""
    ordered = sorted(links, key=lambda link: link.new[0])
    before: dict[int, list[Link]] = defaultdict(list)
    steady = [(link.old[-1], place) for place, link in enumerate(ordered) if link.old and not link.moved]
    for link in dropped:
        behind = [place for last, place in steady if last < link.old[0]]
        before[max(behind, default=-1)].append(link)
    found = list(before[-1])
    for place, link in enumerate(ordered):
        found.append(link)
        found.extend(before[place])
    return tuple(found)
