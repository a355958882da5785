"""How often two readings agree: counts, precision, recall, F1 and the range in which chance leaves them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054
"""Quantile of the normal distribution for an interval that holds in 95 of 100 cases."""
Interval = tuple[float, float]


def wilson(part: int, whole: int) -> Interval | None:
    """The 95 % score interval of a share, or None of nothing.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, J. Am. Stat. Assoc. 22
    (1927), p. 209-212; it stays within 0 and 1 and holds for shares near 1.

    >>> [round(bound, 4) for bound in wilson(98, 100)]
    [0.93, 0.9945]
    """
    if whole == 0:
        return None
    share, square = part / whole, Z95 * Z95
    middle = share + square / (2 * whole)
    spread = Z95 * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    return max(0.0, (middle - spread) / (1 + square / whole)), min(1.0, (middle + spread) / (1 + square / whole))


@dataclass(frozen=True, slots=True)
class Measure:
    """How many things both readings hold, only ours, and only the truth's; shares are None where nothing is counted."""

    both: int = 0
    spurious: int = 0
    """Found, but not in the truth."""
    missed: int = 0
    """In the truth, but not found."""

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.both + other.both, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def found(self) -> int:
        """How many we found."""
        return self.both + self.spurious

    @property
    def true(self) -> int:
        """How many the truth holds."""
        return self.both + self.missed

    @property
    def precision(self) -> float | None:
        """The share of what was found that is true."""
        return self.both / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what is true that was found."""
        return self.both / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        total = self.found + self.true
        return 2 * self.both / total if total else None

    @property
    def precision_interval(self) -> Interval | None:
        """The 95 % interval of precision."""
        return wilson(self.both, self.found)

    @property
    def recall_interval(self) -> Interval | None:
        """The 95 % interval of recall."""
        return wilson(self.both, self.true)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of comparisons came out right."""

    right: int = 0
    compared: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.compared + other.compared)

    @property
    def value(self) -> float | None:
        """The share that is right, or None where nothing was compared."""
        return self.right / self.compared if self.compared else None

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of the share."""
        return wilson(self.right, self.compared)
