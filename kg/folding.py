"""Typographic variants of quotes, hyphens and spaces made plain, so that one expression matches them all."""

from __future__ import annotations

PLAIN = tuple(
    {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ",
     "‐": "-", "‑": "-", "−": "–", "\t": " ", "\n": " ", "\r": " "}.items()
)  # fmt: skip


def fold(text: str) -> str:
    """The text with typographic variants of quotes, hyphens and spaces made plain; of the same length.

    >>> fold("the Council’s “non‑paper”")
    'the Council\\'s "non-paper"'
    """
    for variant, plain in PLAIN:
        text = text.replace(variant, plain)
    return text
