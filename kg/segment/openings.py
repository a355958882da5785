"""How a paragraph begins: with the verb of a preambular or of an operative paragraph, or otherwise."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from kg.registry import actions

Opening = Literal["participle", "finite"]
ADVERBS = frozenset(
    "also further again once more strongly deeply gravely seriously fully keenly profoundly greatly particularly firmly"
    " equally solemnly hereby moreover therefore accordingly likewise additionally unequivocally in this regard respect"
    " connection context addition being especially extremely highly increasingly still warmly unanimously formally"
    " categorically vehemently urgently sincerely explicitly specifically finally".split()
)
"""Words that may stand before the leading verb."""
WORD = re.compile(r"[“\"'*_(]*([^\W\d_]+(?:-[^\W\d_]+)*)[,*_]*\s*")
LONGEST_LEAD = 6
"""Words before the verb that are looked at."""


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    participles = {form.split()[0] for action in actions().values() for form in action.participles}
    finites = {form.split()[0].rstrip("*") for action in actions().values() for form in action.finites}
    return frozenset(participles), frozenset(finites - {""})


def opening(text: str, *, known: bool = False) -> Opening | None:
    """Whether a paragraph opens as preambular ones do ("Deeply concerned") or operative ones ("Also requests").

    A word in -ing that ontology/actions.ttl does not hold counts too, unless only `known` verbs are asked for.

    >>> opening("Noting with regret the delay,"), opening("Once again urges all States"), opening("The level of risk")
    ('participle', 'finite', None)
    """
    participles, finites = _verbs()
    position = 0
    for _ in range(LONGEST_LEAD):
        found = WORD.match(text, position)
        if not found:
            return None
        word = found[1].lower()
        if word in participles:
            return "participle"
        if word in finites:
            return "finite"
        if word not in ADVERBS and not word.endswith("ly"):
            return _by_ending(word) if position == 0 and not known and found[1][:1].isupper() else None
        position = found.end()
    return None


def _by_ending(word: str) -> Opening | None:
    return "participle" if len(word) > 6 and word.endswith("ing") and word not in NOUNS_IN_ING else None


NOUNS_IN_ING = frozenset(
    "meeting building training financing funding housing setting hearing finding morning planning".split()
)
