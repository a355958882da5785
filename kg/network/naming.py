"""Names of groups of texts, drawn from the words of their titles and from their subject headings."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

WORD = re.compile(r"[^\W\d_]{3,}(?:[-’'][^\W\d_]+)*")
EMPTY_WORDS = frozenset(
    "the and for its his her their with from that this into all any other upon under between among towards through "
    "report reports resolution resolutions session sessions general assembly council security united nations organization "
    "declaration convention programme plan action international agenda decision adopted general question situation "
    "implementation follow-up related work role protocol conference principles charter".split()
)
"""Words that stand in titles of every matter."""
FEWEST = 2
"""Titles in which a word must stand to name a group."""


def group_names(
    groups: Sequence[Sequence[str]], titles: Mapping[str, str], subjects: Mapping[str, Sequence[str]], *, words: int = 3
) -> tuple[str | None, ...]:
    """Return a name for each group of keys: its most telling subject, else the words that tell it from the other groups.

    `titles` and `subjects` are those of the keys that have any. A subject or word tells the more, the more texts of the
    group have it and the fewer groups hold it (tf-idf over groups). None where nothing stands in two texts of the group.
    """
    by_subject = _telling(groups, {key: tuple(names) for key, names in subjects.items()})
    by_word = _telling(groups, {key: tuple(sorted(title_words(title))) for key, title in titles.items()})
    names = []
    for place, keys in enumerate(groups):
        subject = next((name for name, amount in by_subject[place] if amount >= max(FEWEST, 0.2 * len(keys))), None)
        told = [name for name, amount in by_word[place] if amount >= FEWEST][:words]
        names.append(subject.capitalize() if subject else ", ".join(told) or None)
    return tuple(names)


def title_words(title: str) -> frozenset[str]:
    """Return the words of a title that may name its matter, lower case.

    >>> sorted(title_words("Report on the protection of lighthouse keepers"))
    ['keepers', 'lighthouse', 'protection']
    """
    return frozenset(word for word in WORD.findall(title.casefold()) if word not in EMPTY_WORDS)


def _telling(groups: Sequence[Sequence[str]], features: Mapping[str, Sequence[str]]) -> list[list[tuple[str, int]]]:
    counts = [Counter(name for key in keys for name in features.get(key, ())) for keys in groups]
    spread: dict[str, int] = defaultdict(int)
    for tally in counts:
        for name in tally:
            spread[name] += 1
    scored = []
    for tally in counts:
        weight = {name: amount * (math.log(len(groups) / spread[name]) + 0.1) for name, amount in tally.items()}
        scored.append([(name, tally[name]) for name in sorted(tally, key=lambda name: (-weight[name], name))])
    return scored
