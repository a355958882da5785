"""Places in a text: whether one lies across others, in time that hardly grows with how many they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place shares a sign with one of the spans, which stand in text order, none within another.

    >>> overlaps(3, 5, [(0, 3), (4, 9)]), overlaps(3, 4, [(0, 3), (4, 9)])
    (True, False)
    """
    before = bisect_left(spans, (end,)) - 1
    return before >= 0 and spans[before][1] > start
