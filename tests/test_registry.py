"""The ontology files say what the program needs, and say it once."""

import pytest

from kg.errors import RegistryError
from kg.registry import actions, instruments, ontology_file, organ_named, organs


def test_every_organ_has_parents_and_templates_that_exist() -> None:
    for organ in organs().values():
        assert organ.parent is None or organ.parent in organs(), organ.key
        for series in organ.series:
            assert "{number}" in series.template, (organ.key, series)


def test_no_two_organs_share_a_label() -> None:
    seen: dict[str, str] = {}
    for organ in organs().values():
        for label in organ.labels:
            assert seen.setdefault(label.casefold(), organ.key) == organ.key, label


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("the Human Rights Council", "hrc"),
        ("GENERAL ASSEMBLY", "ga"),
        ("Economic and Social Council", "ecosoc"),
        ("Subcommission on the Promotion and Protection of Human Rights", "subcom"),
        ("Conseil de sécurité", "sc"),
        ("大会", "ga"),
    ],
)
def test_printed_forms_name_their_organ(printed: str, key: str) -> None:
    organ = organ_named(printed)
    assert organ is not None and organ.key == key


def test_other_names_name_no_organ() -> None:
    assert organ_named("Council") is None and organ_named("National Assembly") is None


def test_every_printed_form_of_a_verb_belongs_to_one_action() -> None:
    seen: dict[str, str] = {}
    for action in actions().values():
        assert action.participles or action.finites, action.key
        for form in (*action.participles, *action.finites):
            assert form == form.lower() and seen.setdefault(form, action.key) == action.key, form


def test_forces_have_a_scale() -> None:
    for force in ("neutral", "endorsing", "concerned", "directive"):
        ranks = {action.rank for action in actions().values() if action.force == force}
        assert min(ranks) == 1 and len(ranks) > 1


def test_instruments_are_many_and_named() -> None:
    assert len(instruments()) >= 250
    assert instruments()["charter-of-the-united-nations"].presumed_forms == ("Charter",)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(RegistryError, match=r"nothing\.ttl"):
        ontology_file("nothing.ttl")
