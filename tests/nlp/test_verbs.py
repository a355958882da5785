"""Action verbs: the leading one, and those that follow with the organ as subject."""

import pytest

from kg.folding import fold
from kg.model import Action
from kg.nlp.verbs import find_actions
from kg.registry import actions

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
    ("Taking further note of the report,", ["take note"]),
    ("Bearing also in mind the Charter,", ["bear in mind"]),
    ("Attaching great importance to haste,", ["attach importance"]),
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
    ("Takes note of the letter and decides to extend the mandate;", ["take note", "decide"]),
    ("Requests the panel to report, and further directs the Committee to meet;", ["request", "direct"]),
    ("Calls upon States to ratify the Treaty and to ensure that it is kept;", ["call upon"]),
    ("Recalls its resolution 1209 (1998), which, inter alia, declares that the truce must hold;", ["recall"]),
    ("Encourages the office to answer offers and requests for help;", ["encourage"]),
    ("Urges all to protect homes, schools and objects that nobody can replace;", ["urge"]),
    ("Due to the flood, further requests the mission to stay;", ["request"]),
    ("Takes positive note of the assessment;", ["take note"]),
    ("Also decided to defer the item;", ["decide"]),
    ("We reaffirm the Charter, and we also pledge haste.", ["reaffirm"]),
    ("We, Heads of State, are determined to act.", ["determined"]),
    ("We express our deep concern at the delay.", ["express concern"]),
    (
        "At its 9th meeting, on 7 December 2022, the General Assembly, on the proposal of Chile, recalling its "
        "resolution 70/1, decided to defer the item.",
        ["recall", "decide"],
    ),
]
STATEMENT = [
    ("“The Security Council welcomes the report. The Council also thanks the envoy.", ["welcome", "thank"]),
    (
        "In this regard, the Council, taking note of the report, welcomes and supports the plan.",
        ["take note", "welcome", "support"],
    ),
    (
        "The Security Council has considered the report. It is deeply concerned by the delay.",
        ["have considered", "concerned"],
    ),
    ("The Security Council will remain actively seized of the matter.", ["remain seized"]),
    ("To gain time, the Security Council requests a report. It encouraged nobody.", ["request"]),
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


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Deeply concerned at the delay,", "deeply"),
        ("Taking note with appreciation of the report,", "with appreciation"),
        ("Once again calls urgently upon all States to comply;", "once again urgently"),
        ("Expresses its deep and abiding concern;", "its deep and abiding"),
        ("Recalls the report;", ""),
    ],
)
def test_the_modifier_is_what_the_phrase_says_beside_the_verb(text: str, modifier: str) -> None:
    assert next(find_actions(text, "operative")).modifier == modifier


def test_italics_are_evidence_that_a_later_verb_is_the_organs_own() -> None:
    text = "Calls upon a body that monitors and welcomes compliance;"
    assert [f.action for f in find_actions(text, "operative")] == ["call upon"]
    start = text.index("welcomes")
    assert [f.action for f in find_actions(text, "operative", ((start, start + 8),))] == ["call upon", "welcome"]


def test_lettered_parts_below_decides_may_open_with_an_infinitive() -> None:
    text = "To request the Secretary-General to report;"
    assert [f.action for f in find_actions(text, "decided")] == ["request"]
    assert [f.action for f in find_actions(text, "operative")] == []


@pytest.mark.parametrize("action", actions().values(), ids=lambda action: action.key)
def test_every_form_of_the_ontology_opens_a_paragraph_with_its_verb(action: Action) -> None:
    behind = action.preposition or "the"
    for kind, printed in (("preambular", action.participles), ("operative", action.finites)):
        for form in printed:
            text = f"{form.replace('*', 'its deep')} {behind} report of the office;"
            found = next(find_actions(text[0].upper() + text[1:], kind), None)
            assert found is not None and found.action == action.key, form
