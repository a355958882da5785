"""Every concept of ontology/requests.ttl does what it says, in a sentence made for it."""

import pytest

from kg.registry import actions, concepts, organs
from kg.requests.lexicon import FILE, asking, blanked, deliverables, plural
from tests.requests.specimens import GA, requests_of

NOUNS = sorted(
    (noun, row["notation"][0])
    for row in concepts(FILE, "Deliverable")
    for noun in row["altLabel"]
    if noun != "reporting"
)
PHRASES = sorted((phrase, row["notation"][0]) for row in concepts(FILE, "Recurrence") for phrase in row["altLabel"])
ADJECTIVES = sorted(
    (word, row["notation"][0]) for row in concepts(FILE, "Recurrence") for word in row.get("adjective", ())
)
TITLES = [(title, row["prefLabel"][0]) for row in concepts(FILE, "AddresseeTitle") for title in row["shortForm"]]


@pytest.mark.parametrize(("noun", "kind"), NOUNS)
def test_every_noun_of_a_deliverable_is_found(noun: str, kind: str) -> None:
    (request,) = requests_of(
        GA, f"Requests the Board of Keepers to submit the {plural(noun)} on fog to the General Assembly;"
    )
    assert (request.deliverable, request.recipient) == (kind, "General Assembly")


@pytest.mark.parametrize(("phrase", "recurrence"), PHRASES)
def test_every_phrase_of_recurrence_is_found(phrase: str, recurrence: str) -> None:
    (request,) = requests_of(GA, f"Requests the Board of Keepers to report to the General Assembly {phrase} on fog;")
    assert request.recurrence == recurrence


@pytest.mark.parametrize(("word", "recurrence"), ADJECTIVES)
def test_every_adjective_of_recurrence_is_found(word: str, recurrence: str) -> None:
    (request,) = requests_of(
        GA, f"Requests the Board of Keepers to submit {word} reports on fog to the General Assembly;"
    )
    assert request.recurrence == recurrence


@pytest.mark.parametrize("verb", sorted(asking()))
def test_every_verb_that_asks_is_an_action(verb: str) -> None:
    assert verb in actions()


@pytest.mark.parametrize(("short", "full"), TITLES)
def test_every_short_title_means_the_full_one_once_that_is_printed(short: str, full: str) -> None:
    (request,) = requests_of(
        GA, f"Thanks the {full} for its work, and requests the {short} to report to the General Assembly;"
    )
    assert request.addressee == (full,)


def test_titles_are_presumed_in_organs_that_exist() -> None:
    presumed = {key for row in concepts(FILE, "AddresseeTitle") for key in row.get("presumedIn", ())}
    assert presumed <= set(organs())


def test_no_noun_has_two_classes() -> None:
    printed = [noun for row in concepts(FILE, "Deliverable") for noun in row["altLabel"]]
    assert len(printed) == len(set(printed))
    assert {noun for noun in printed} <= set(deliverables())


def test_folding_keeps_the_length_and_blanks_quotations_and_brackets() -> None:
    text = "the “Report to the Council” (to be submitted) of the keepers’ board"
    assert len(blanked(text)) == len(text)
    assert "Council" not in blanked(text) and "submitted" not in blanked(text)
