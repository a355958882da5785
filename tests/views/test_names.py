"""The words on a page are the field's words, and labels are short."""

import pytest

from kg.model import Instrument
from kg.network import Node
from kg.views.drawing import SHAPES
from kg.views.names import KINDS, paragraph_name, short_label, short_names, short_names_of

AGENDA = Instrument(
    key="2030-agenda",
    name="Transforming our world: the 2030 Agenda for Sustainable Development",
    kind="programme",
    labels=("2030 Agenda for Sustainable Development",),
    presumed_forms=("the 2030 Agenda",),
    symbols=("A/RES/70/1",),
)
CHARTER = Instrument(
    "charter", "Charter of the United Nations", "treaty", ("United Nations Charter",), ("the Charter",)
)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("pp4", "preambular paragraph 4"),
        ("op3", "operative paragraph 3"),
        ("op3(a)", "operative paragraph 3 (a)"),
        ("op3(a)(i)", "operative paragraph 3 (a)(i)"),
        ("table2.7", "table 2, row 7"),
        ("annex", "annex"),
    ],
)
def test_a_paragraph_is_named_in_words(identifier: str, name: str) -> None:
    assert paragraph_name(identifier) == name


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("A/RES/70/1", "A/RES/70/1 · 2030 Agenda"),
        (AGENDA.name, "2030 Agenda"),
        ("Charter of the United Nations", "United Nations Charter"),
        ("A/RES/70/2", "A/RES/70/2"),
        (
            "Convention on the Prevention of Long Names and on the Protection of Short Ones",
            "Convention on the Prevention of Long Names…",
        ),
    ],
)
def test_labels_are_short(key: str, label: str) -> None:
    assert short_label(Node(key, key, "other"), short_names_of([AGENDA, CHARTER])) == label


def test_every_instrument_of_the_registry_has_a_short_name() -> None:
    assert all(name.strip() and not name.startswith("the ") for name in short_names().values())


def test_every_kind_has_a_word_and_a_shape() -> None:
    assert set(KINDS) == set(SHAPES)
