"""What two wordings have in common, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kg.folding import fold

Mark = Literal["same", "dropped", "added"]
TOKEN = re.compile(r"(?:\w+(?:['’./-]\w+)*|[^\w\s])\s*|\s+")
SMALL_WORDS = frozenset("a an and as at by for from in its of on or that the their to which with , ; ( )".split())
"""Words that do not part two changes when they alone stand between them."""
LONE = 2
"""Small words in a row between two changes that are taken as changed with them."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one wording: in both, or in this one only."""

    mark: Mark
    text: str


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation, typographic variants made plain.

    >>> words("Recalling the Council’s resolution 46/14,")
    ('recalling', 'the', "council's", 'resolution', '46/14')
    """
    return tuple(re.findall(r"\w+(?:['./-]\w+)*", fold(text).casefold()))


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but spaces and typographic variants."""
    return one == other or " ".join(fold(one).split()) == " ".join(fold(other).split())


def word_changes(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both wordings in runs that join to them again: what is in both, what the old drops, what the new adds.

    The runs that are in both are as many on either side, in the same order.
    """
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    keys, others = _keys(before), _keys(after)
    taken = [(tag, i1, i2, j1, j2) for tag, i1, i2, j1, j2 in _matched(keys, others)]
    left: list[Run] = []
    right: list[Run] = []
    for place, (tag, i1, i2, j1, j2) in enumerate(taken):
        between = 0 < place < len(taken) - 1
        same = tag == "equal" and not (between and i2 - i1 <= LONE and set(keys[i1:i2]) <= SMALL_WORDS)
        _append(left, "same" if same else "dropped", "".join(before[i1:i2]))
        _append(right, "same" if same else "added", "".join(after[j1:j2]))
    return tuple(left), tuple(right)


def _append(runs: list[Run], mark: Mark, text: str) -> None:
    """Put a stretch at the end; what is in both is never joined, so that both wordings have as many such runs."""
    if text and mark != "same" and runs and runs[-1].mark == mark:
        text = runs.pop().text + text
    if text:
        runs.append(Run(mark, text))


def _keys(tokens: list[str]) -> list[str]:
    return [fold(token).strip() for token in tokens]


def _matched(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The operations of difflib, behind the words that both begin with and before those that both end with."""
    most = min(len(old), len(new))
    head = next((place for place in range(most) if old[place] != new[place]), most)
    tail = next((back for back in range(most - head) if old[-1 - back] != new[-1 - back]), most - head)
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [("equal", 0, head, 0, head)] if head else []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        found.append((tag, head + i1, head + i2, head + j1, head + j2))
    if tail:
        found.append(("equal", len(old) - tail, len(old), len(new) - tail, len(new)))
    return found
