"""Action verbs: the leading one, and those that follow with the organ as subject."""

import pytest

from kg.folding import fold
from kg.nlp.verbs import find_actions

PREAMBULAR = [
    ("Recalling also its resolution 70/1, and reaffirming the Charter,", ["recall", "reaffirm"]),
    ("Deeply concerned about hunger, and particularly concerned that it grows,", ["concerned", "concerned"]),
    ("Expressing its deep concern at the delay, and stressing the need for haste,", ["express concern", "stress"]),
    ("Taking note with appreciation of the report,", ["take note"]),
    ("Mindful of the Charter,", ["mindful"]),
    ("Having also considered the report of the Secretary-General,", ["have considered"]),
    ("Remaining deeply concerned at the delay,", ["remain concerned"]),
    ("Acting under Chapter VII of the Charter,", ["act"]),
    ("Noting with regret the delay,", ["note"]),
    ("Bearing in mind that all States share duties, observing their mandates,", ["bear in mind"]),
]
OPERATIVE = [
    ("Takes note with appreciation of the report, and calls upon States to act;", ["take note", "call upon"]),
    ("Also requests the Secretary-General to report;", ["request"]),
    ("Calls once again upon all States to comply;", ["call upon"]),
    ("Reaffirms a process that recognizes and welcomes dialogue;", ["reaffirm"]),
    ("Calls upon States, recognizing their duties, to cooperate;", ["call upon"]),
    (
        "Expresses its appreciation to the host, and in this regard encourages others to follow;",
        ["express appreciation", "encourage"],
    ),
    ("Decides to remain seized of the matter.", ["decide"]),
    ("Condemns in the strongest terms all attacks, and demands that they cease;", ["condemn", "demand"]),
    ("United Nations offices in the field;", []),
    (
        "Reaffirms its commitment, while underscoring the role of the host, and in this regard emphasizes access;",
        ["reaffirm", "underscore", "emphasize"],
    ),
    ("In regard to the new plan of work, endorses also the funding;", ["endorse"]),
    ("At its 46th plenary meeting, on 7 December 2022, the General Assembly took note of the report.", ["take note"]),
    ("The General Assembly, on the recommendation of the Committee, decided to defer the item.", ["decide"]),
    ("States that recalled the report in the debate;", []),
]
STATEMENT = [
    ("“The Security Council welcomes the report. The Council also thanks the envoy.", ["welcome", "thank"]),
]


@pytest.mark.parametrize(("text", "expected"), PREAMBULAR)
def test_preambular_actions(text: str, expected: list[str]) -> None:
    assert [found.action for found in find_actions(fold(text), "preambular")] == expected


@pytest.mark.parametrize(("text", "expected"), OPERATIVE + STATEMENT)
def test_operative_actions(text: str, expected: list[str]) -> None:
    assert [found.action for found in find_actions(fold(text), "operative")] == expected


def test_spans_hold_the_printed_phrase_with_its_modifiers() -> None:
    text = "Taking note with appreciation of the report, and also welcoming it,"
    spans = [text[found.start : found.end] for found in find_actions(text, "preambular")]
    assert spans == ["Taking note with appreciation", "also welcoming"]


def test_italics_are_evidence_that_a_later_verb_is_the_organs_own() -> None:
    text = "Calls upon a body that monitors and welcomes compliance;"
    assert [f.action for f in find_actions(text, "operative")] == ["call upon"]
    start = text.index("welcomes")
    assert [f.action for f in find_actions(text, "operative", ((start, start + 8),))] == ["call upon", "welcome"]


def test_lettered_parts_below_decides_may_open_with_an_infinitive() -> None:
    text = "To request the Secretary-General to report;"
    assert [f.action for f in find_actions(text, "decided")] == ["request"]
    assert [f.action for f in find_actions(text, "operative")] == []
