"""Prints in two languages: the early volumes set the French text in a second column beside the English one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Block
from kg.segment.languages import Language

ENGLISH = re.compile(r"\b(?:the|of|and|to|in|by|for|that|which|its|is|on|be|with|from)\b", re.IGNORECASE)
FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|de|et|à|aux|au|par|une|dans|pour|sur|que|qui|est|en)\b|\b[ldLD]['’]", re.IGNORECASE
)
TELLING = (" la ", " les ", " des ", " du ", " de ")
"""One of these stands in nearly every French paragraph, and in few English ones; an accent in every one."""
SURE = 3
"""French words that a block of the second column has at least, and times that they outnumber the English ones."""
FEWEST = 3
"""Blocks in French from which on a document is taken for bilingual."""
LARGEST_SHARE = 0.7
"""Of the blocks; above it the document is French."""


def first_column(blocks: Sequence[Block], language: Language) -> tuple[tuple[Block, ...], int]:
    """The blocks without those of a second column in French, and how many were left out; only of English documents."""
    if language.code != "en":
        return tuple(blocks), 0
    if sum(1 for block in blocks if not block.text.isascii() and _is_telling(block.text)) < FEWEST:
        return tuple(blocks), 0
    french = [_is_french(block.text) for block in blocks]
    if not FEWEST <= sum(french) <= LARGEST_SHARE * len(blocks):
        return tuple(blocks), 0
    return tuple(block for block, other in zip(blocks, french, strict=True) if not other), sum(french)


def _is_french(text: str) -> bool:
    found = len(FRENCH.findall(text))
    return found >= SURE and found > SURE * len(ENGLISH.findall(text))


def _is_telling(text: str) -> bool:
    return any(word in text for word in TELLING)
