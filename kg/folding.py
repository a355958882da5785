"""Typographic variants of quotes, hyphens and spaces made plain, so that one expression matches them all."""

from __future__ import annotations

import re

PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ",
     "‐": "-", "‑": "-", "−": "–", "\t": " ", "\n": " ", "\r": " "}
)  # fmt: skip
VARIANT = re.compile("[’‘ʼ′“”„\u00a0\u202f\u2009‐‑−\t\n\r]")


def fold(text: str) -> str:
    """The text with typographic variants of quotes, hyphens and spaces made plain; of the same length.

    >>> fold("the Council’s “non‑paper”")
    'the Council\\'s "non-paper"'
    """
    return text.translate(PLAIN) if VARIANT.search(text) else text
