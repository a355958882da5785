"""A name that is only the title of a resolution, tied to it: "resolution 66/288, entitled “The future we want”"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Citation
from kg.resolve.bearers import instrument_titled

TITLED = re.compile(r"^[^\";]{0,80}\b(?:entitled|titled|on the|on) (?:the )?\"(?:The |[^\"]{0,60}: )?$")
"""What stands between a resolution and a name in its title."""
ACTS = ("resolution", "decision")


def tied(citations: Iterable[Citation], text: str) -> Iterator[Citation]:
    """The citations of one folded text; a name that stands in the title of an act before it has that act among its keys.

    A known instrument keeps the symbols that the registry gives it.
    """
    act: Citation | None = None
    for citation in citations:
        if citation.kind in ACTS and citation.target and citation.name is None:
            act = citation
        elif act is not None and act.target and _untied(citation) and TITLED.match(text[act.end : citation.start]):
            citation = replace(citation, also=(act.target,))
        yield citation


def _untied(citation: Citation) -> bool:
    """Whether a citation names an instrument of which no symbol is known."""
    known = instrument_titled(citation.name) if citation.name else None
    return citation.name is not None and (known is None or not known.symbols)
