"""Names of instruments in a text: those of the registry, titles that it does not hold, and what stands beside short forms."""

from __future__ import annotations

from functools import cache

import pytest
import spacy

from kg.folding import fold
from kg.model import Mention
from kg.nlp.clues import clues, definition
from kg.nlp.names import NameFinder


@cache
def finder() -> NameFinder:
    return NameFinder(spacy.blank("en"))


def names(text: str) -> list[Mention]:
    """The mentions of a text that name something other than an organ."""
    plain = fold(text)
    return [mention for mention in finder().find(finder().nlp.make_doc(plain), plain) if mention.label != "ORGAN"]


TITLES = [
    ("adopted the Samarkand Declaration on the Rivers of Central Asia and their tributaries", "Samarkand Declaration on the Rivers of Central Asia"),
    ("the Lund Compact and the Turku Accord", "Lund Compact", "Turku Accord"),
    ("the Convention on Lakes, Rivers and Wetlands, adopted in 1971", "Convention on Lakes, Rivers and Wetlands"),
    ("the Protocol of Trondheim of 3 May 1999", "Protocol of Trondheim"),
    ("the Agreement between the Government of Norway and the Government of Iceland on Herring", "Agreement between the Government of Norway and the Government of Iceland on Herring"),
    ("the Lund Declaration of the Ninth World Summit on Lakes", "Lund Declaration"),
    ("takes note of the Lund Declaration at the World Lake Forum", "Lund Declaration"),
    ("under the July 2011 Agreement on the Administration of Turku District", "Agreement on the Administration of Turku District"),
    ("Freedonia's National Strategy for Lake Protection and Wetlands", "National Strategy for Lake Protection and Wetlands"),
    ("the Lake Union Leaders' Declaration on Wetlands", "Lake Union Leaders' Declaration on Wetlands"),
    ("the Lund Call to Action for Wetlands and the Committee on Lakes", "Lund Call to Action for Wetlands"),
    ("the Turku Declaration and Programme of Action on Wetlands", "Turku Declaration and Programme of Action on Wetlands"),
    ("the Santiago de Turku Protocol", "Santiago de Turku Protocol"),
    ("the Code of Conduct for Responsible Wetlands of the Lake and Rivers Organization of the North", "Code of Conduct for Responsible Wetlands"),
    ("the Convention on Ships and the Law on Inland Navigation", "Convention on Ships", "Law on Inland Navigation"),
    ("guided by these norms (the Turku Principles)", "Turku Principles"),
    ("the Turku Declaration on Furthering the Implementation of the Paris Agreement", "Turku Declaration on Furthering the Implementation of the Paris Agreement"),
    ("the Lund Declaration: Towards Clean Lakes", "Lund Declaration: Towards Clean Lakes"),
    ("the Turku Convention on the Protection of Lakes,4 and", "Turku Convention on the Protection of Lakes"),
]  # fmt: skip


@pytest.mark.parametrize("case", TITLES, ids=[case[0][:40] for case in TITLES])
def test_a_title_is_found_from_its_first_word_to_its_last(case: tuple[str, ...]) -> None:
    text, *titles = case
    assert [mention.text for mention in names(text)] == titles


NO_TITLES = [
    "the United Nations Global Compact with the Lake Initiative",
    "the National Action Plan and the Strategic Plan",
    "the Purposes and Principles",
    "the Programme of Work to the Security Council",
    "the 135 members of the Board of the Agreement Organization",
    "decision 2/CP.23 on the Platform's purpose",
    "the Framework Team and the Treaty Section",
    "the Rule of Law Unit",
]


@pytest.mark.parametrize("text", NO_TITLES)
def test_generic_words_and_bodies_are_no_titles(text: str) -> None:
    assert [mention.text for mention in names(text) if mention.label == "NAME"] == []


KNOWN = [
    ("the Convention on the Rights of the Child,52 as", "convention-on-the-rights-of-the-child"),
    ("the Monterrey Consensus3 and", "monterrey-consensus"),
    ("the Treaty on the Non Proliferation of Nuclear Weapons", "treaty-on-the-non-proliferation-of-nuclear-weapons"),
    ("the Durban Declaration's follow-up", "durban-declaration-and-programme-of-action"),
    ("ILO Convention No. 182", "worst-forms-of-child-labour-convention-1999-no-182"),
    (
        'the "Protect, Respect and Remedy" Framework',
        "protect-respect-and-remedy-framework",
    ),
]


@pytest.mark.parametrize(("text", "key"), KNOWN)
def test_a_known_name_is_found_in_spite_of_marks_and_spelling(text: str, key: str) -> None:
    (found,) = names(text)
    assert (found.label, found.fields["key"]) == ("INSTRUMENT", key)


def test_two_titles_may_share_their_subject() -> None:
    first, second = names(
        "the Declaration and the Programme of Action on the Establishment of a New International Economic Order"
    )
    assert first.fields["key"] == "declaration-on-the-establishment-of-a-new-international-economic-order"
    assert second.fields["key"] == "programme-of-action-on-the-establishment-of-a-new-international-economic-order"


LONGER = ["Status of Forces Agreement", "the United Nations Global Compact", "Agenda item 4", "the Treaty Section"]


@pytest.mark.parametrize("text", LONGER)
def test_a_short_form_is_no_piece_of_a_longer_name(text: str) -> None:
    assert [mention.text for mention in names(text) if mention.label == "SHORT_FORM"] == []


def test_the_offsets_of_a_name_are_those_of_the_text() -> None:
    text = "Noting the goals,4 the Turku Accord,5 and the Paris Agreement6"
    assert [text[mention.start : mention.end] for mention in names(text)] == ["Turku Accord", "Paris Agreement"]


CLUES = [
    ("the Convention and the Protocol thereto", "Protocol", {"to": "it"}),
    ("the Convention and its Optional Protocol", "Optional Protocol", {"to": "it"}),
    ("the Agreement of 3 May 2005", "Agreement", {"date": "2005-05-03"}),
    ("the 20 June 2011 Agreement", "Agreement", {"date": "2011-06-20"}),
    ("the 1951 Convention", "Convention", {"year": "1951"}),
    ("under that Convention", "Convention", {"that": "one"}),
    ("the Convention", "Convention", {}),
]


@pytest.mark.parametrize(("text", "form", "expected"), CLUES)
def test_what_stands_beside_a_short_form_is_read(text: str, form: str, expected: dict[str, str]) -> None:
    start = text.rindex(form)
    assert clues(text, start, start + len(form)) == expected


DEFINITIONS = [
    ("the Treaty (NPT)", "NPT"),
    ('the Treaty ("the Convention")', "Convention"),
    ("the Treaty (hereinafter referred to as the Treaty)", "Treaty"),
    ("the Treaty (Djibouti Accord)", "Djibouti Accord"),
    ("the Treaty (see annex)", None),
    ("the Treaty (A/74/5)", None),
    ("the Treaty, (NPT)", None),
]


@pytest.mark.parametrize(("text", "form"), DEFINITIONS)
def test_a_short_form_defined_behind_a_name_is_read(text: str, form: str | None) -> None:
    assert definition(text, len("the Treaty")) == form
