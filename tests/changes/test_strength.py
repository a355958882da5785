"""Which verb is stronger on the scale of ontology/actions.ttl, and what became of the verbs of a paragraph."""

from __future__ import annotations

import pytest

from kg.changes.strength import changed_verbs, strength
from kg.model import ActionMention
from kg.questions import named_query

CASES = [
    ("note", "welcome", "stronger"),
    ("welcome", "note", "weaker"),
    ("recall", "reaffirm", "stronger"),
    ("request", "demand", "stronger"),
    ("urge", "encourage", "weaker"),
    ("welcome", "condemn", "of another kind"),
    ("note", "request", "of another kind"),
    ("recall", "recall", "as strong"),
    ("recall", "unheard of", "of another kind"),
]


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_strength(before: str, after: str, expected: str) -> None:
    assert strength(before, after) == expected


def test_the_query_of_the_graph_says_the_same_of_forces() -> None:
    sparql = named_query("verb-changes").sparql
    assert '?force = "neutral" && ?newforce = "endorsing", "stronger"' in sparql


def verb(action: str, text: str = "", modifier: str = "") -> ActionMention:
    return ActionMention("op1", action, text or action, 0, 1, modifier)


VERBS = [
    ("kept", [verb("recall")], [verb("recall")], []),
    ("replaced", [verb("note")], [verb("welcome")], [("stronger", "note", "welcome")]),
    ("added behind", [verb("urge")], [verb("urge"), verb("call upon")], [("added", None, "call upon")]),
    ("dropped", [verb("recall"), verb("stress")], [verb("recall")], [("dropped", "stress", None)]),
    ("also is no tone", [verb("request")], [verb("request", modifier="also")], []),
    ("with appreciation is", [verb("take note")], [verb("take note", modifier="also with appreciation")],
     [("worded otherwise", "take note", "take note")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in VERBS], ids=[case[0] for case in VERBS])
def test_what_became_of_verbs(
    old: list[ActionMention], new: list[ActionMention], expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = changed_verbs(old, new)
    assert [(one.change, one.before and one.before.action, one.after and one.after.action) for one in found] == expected
