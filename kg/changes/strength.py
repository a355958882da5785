"""Which of two action verbs is the stronger, on the scale of ontology/actions.ttl."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from kg.model import ActionMention
from kg.registry import actions

Strength = Literal["stronger", "weaker", "as strong", "of another kind"]
VerbChange = Literal["stronger", "weaker", "as strong", "of another kind", "worded otherwise", "added", "dropped"]
SEQUENCE = (
    *(f"in {which} {what}" for which in ("this", "that") for what in ("regard", "context", "respect", "connection")),
    *(
        "once again",
        "once more",
        "in addition",
        "furthermore",
        "moreover",
        "further",
        "also",
        "again",
        "therefore",
        "thus",
    ),
    *("lastly", "its"),
)
"""Modifiers that only say where the paragraph stands among others."""


@dataclass(frozen=True, slots=True)
class ChangedVerb:
    """An action verb that a paragraph changed, added or dropped."""

    change: VerbChange
    before: ActionMention | None
    after: ActionMention | None


def strength(before: str, after: str) -> Strength:
    """What became of an action that was `before` and is `after`, both base forms.

    Verbs of one force compare by their rank; an endorsing verb is stronger than a neutral one; other changes of force are
    of another kind, as are verbs that the registry does not hold.

    >>> strength("recall", "reaffirm"), strength("request", "invite"), strength("welcome", "condemn")
    ('stronger', 'weaker', 'of another kind')
    """
    old, new = actions().get(before), actions().get(after)
    if old is None or new is None:
        return "as strong" if before == after else "of another kind"
    if old.force == new.force:
        return "stronger" if new.rank > old.rank else "weaker" if new.rank < old.rank else "as strong"
    return {("neutral", "endorsing"): "stronger", ("endorsing", "neutral"): "weaker"}.get(  # type: ignore[return-value]
        (old.force, new.force), "of another kind"
    )


def changed_verbs(old: Sequence[ActionMention], new: Sequence[ActionMention]) -> tuple[ChangedVerb, ...]:
    """What became of the verbs of one paragraph, in order; a verb whose modifier alone changed is worded otherwise."""
    found: list[ChangedVerb] = []
    matcher = SequenceMatcher(None, [one.action for one in old], [one.action for one in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        for before, after in zip_longest(old[i1:i2], new[j1:j2]):
            if tag == "equal":
                if before is not None and after is not None and _tone(before) != _tone(after):
                    found.append(ChangedVerb("worded otherwise", before, after))
            elif before is None:
                found.append(ChangedVerb("added", None, after))
            elif after is None:
                found.append(ChangedVerb("dropped", before, None))
            else:
                found.append(ChangedVerb(strength(before.action, after.action), before, after))
    return tuple(found)


def _tone(mention: ActionMention) -> str:
    """The modifier of a verb without what only says where its paragraph stands."""
    kept = mention.modifier
    for word in SEQUENCE:
        kept = f" {kept} ".replace(f" {word} ", " ").strip()
    return kept
