"""What the components find in a text, kept: resolutions say much word for word as those of the sessions before."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Mention
from kg.nlp.components import folded, make_doc
from kg.nlp.verbs import Found

KEPT = 20_000
"""Texts of which is kept what was found in them: about those of 500 documents."""
LONGEST = 4_000
"""Characters up to which a text is kept."""


class Marked(NamedTuple):
    """A text and what is found in it."""

    text: str
    """Folded."""
    mentions: tuple[Mention, ...]
    actions: tuple[Found, ...]


def marked(nlp: Language, text: str, kind: str = "footnote", emphasis: tuple[tuple[int, int], ...] = ()) -> Marked:
    """What the components of a pipeline find in a paragraph ("preambular", "operative", "decided") or "footnote".

    The pipeline must stay as it is from the first call on.
    """
    return (_kept if len(text) <= LONGEST else _marked)(nlp, text, kind, emphasis)


def _marked(nlp: Language, text: str, kind: str, emphasis: tuple[tuple[int, int], ...]) -> Marked:
    doc = make_doc(nlp, text, kind, emphasis)
    for component in _components(nlp):
        doc = component(doc)
    return Marked(folded(doc), doc._.un_mentions, doc._.un_actions)


@cache
def _components(nlp: Language) -> tuple[Callable[[Doc], Doc], ...]:
    """The components of a pipeline, which spaCy lists anew each time that it is asked."""
    return tuple(component for _, component in nlp.pipeline)


_kept = lru_cache(KEPT)(_marked)
