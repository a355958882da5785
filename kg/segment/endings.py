"""How a block ends: with the punctuation that closes a paragraph, in the middle of a sentence, or as a heading does."""

from __future__ import annotations

import re

ENDED = re.compile(r"[.;:!?,،؛؟。；：，、](?:\s?(?:and|or|et|y|o|ou|и)[,;]?)?[\"”»’'）)\]*_]*(?:\s?\d{1,3})?$")
"""The end of a paragraph, with a footnote's figure behind it or not; to be searched in the last characters only."""
OPEN_ENDED = re.compile(
    r"(?:[(‑-]|\b(?:of|the|and|in|to|for|on|by|with|a|an|at|its|or|that|which|from|as|de|la|le|des|du|del|los|y|et))$"
)
"""The end of a block that must go on."""
SHORT = 200
"""Characters up to which a block can be a heading."""
CELL = 60
"""Characters up to which a block can be the cell of a table, or too short to have been torn apart."""


def heading_like(text: str, *, longest: int = SHORT) -> bool:
    """Whether a text is short, at most `longest` characters, begins with no small letter and ends without punctuation.

    >>> heading_like("Financing of the Mission"), heading_like("Requests the Secretary-General to report;")
    (True, False)
    """
    return (
        len(text) <= longest
        and not ENDED.search(text[-40:])
        and not text[:1].islower()
        and not (len(text) > CELL and OPEN_ENDED.search(text[-12:]))
    )
