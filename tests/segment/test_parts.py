"""The small rules of segmentation: labels, openings, dates, lists of States, votes, formulas and number lines."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import kg.segment
from kg.model import Block, Marker, Sponsor, Vote
from kg.segment.acts import formula_length, number_line
from kg.segment.dates import dates, ordinal
from kg.segment.labels import Nesting, read_label
from kg.segment.languages import LANGUAGES, language
from kg.segment.numbers import implied_symbol
from kg.segment.openings import opening
from kg.segment.states import on_behalf_of, sponsors, states
from kg.segment.votes import read_vote

ENGLISH = language("en")

LABELS = [
    ("3. Requests", None, ("3", "3", "digit")),
    ("12.\tRequests", None, ("12", "12", "digit")),
    ("4 - Requests", None, ("4", "4", "digit")),
    ("(a) To act", None, ("(a)", "a", "letter")),
    ("(bb) To act", None, ("(bb)", "bb", "letter")),
    ("a. to act", None, ("a", "a", "letter")),
    ("(iv) to act", None, ("(iv)", "iv", "roman")),
    ("(2) to act", None, ("(2)", "2", "digit")),
    ("– to act", None, ("–", "-1", "bullet")),
    ("l. Requests", 1, ("1", "1", "digit")),
    ("S. Requests", 5, ("5", "5", "digit")),
    ("ll. Requests", 11, ("11", "11", "digit")),
    ("1O. Requests", 10, ("10", "10", "digit")),
    ("l. Requests", 7, ("l", "l", "letter")),
    ("S. Requests", 2, None),
    ("1945 was a year", None, None),
    ("12 ports report", None, None),
    ("The ports report", None, None),
    ("(the ports) report", None, None),
]


@pytest.mark.parametrize(("text", "expected", "label"), LABELS)
def test_labels_are_read_and_scans_forgiven(
    text: str, expected: int | None, label: tuple[str, str, str] | None
) -> None:
    found = read_label(text, expected=expected)
    assert (None if found is None else (found.printed, found.key, found.style)) == label


NESTINGS = [
    ("(a) (b) (c)", "a b c"),
    ("(a) (i) (ii) (b)", "a a/i a/ii b"),
    ("(h) (i) (j)", "h i j"),
    ("(a) (i) (ii) (iii) (iv) (v) (b) (c)", "a a/i a/ii a/iii a/iv a/v b c"),
    ("(a) (1) (2) (b)", "a a/1 a/2 b"),
    ("a. i. ii. b.", "a a/i a/ii b"),
    ("(i) (ii) (iii)", "i ii iii"),
    ("(a) – – (b)", "a a/-1 a/-2 b"),
    ("(z) (aa) (bb)", "z aa bb"),
    ("(a) (b) (d)", "a b d"),
    ("(a) (b) (a) (b)", "a b a b"),
]


@pytest.mark.parametrize(("printed", "paths"), NESTINGS)
def test_lettered_parts_find_their_level(printed: str, paths: str) -> None:
    labels = [label for text in printed.split() if (label := read_label(f"{text} Text"))]
    nesting = Nesting()
    found = ["/".join(nesting.place(label, labels[index + 1 :])) for index, label in enumerate(labels)]
    assert " ".join(found) == paths


def test_letters_do_not_nest_without_end() -> None:
    nesting = Nesting()
    label = read_label("(a) Text")
    assert label is not None
    assert {len(nesting.place(label, ())) for _ in range(50)} == {1}


OPENINGS = [
    ("Recalling the tides,", "participle"),
    ("Deeply concerned at the tides,", "participle"),
    ("Also recalling further tides,", "participle"),
    ("Whereas tides rise,", "participle"),
    ("“Noting the tides,", "participle"),
    ("Requests the ports to report;", "finite"),
    ("Once again strongly urges ports;", "finite"),
    ("In this regard, calls upon ports;", "finite"),
    ("The level of tides", None),
    ("States that keep ports", None),
    ("Meeting places of the ports", None),
    ("and recalling tides", None),
]


@pytest.mark.parametrize(("text", "kind"), OPENINGS)
def test_the_opening_verb_tells_preambular_from_operative(text: str, kind: str | None) -> None:
    assert opening(text) == kind


DATES = [
    ("en", "held on 7 December 2023", "2023-12-07"),
    ("en", "on1 Sept. 2011", "2011-09-01"),
    ("en", "the 3rd March 1999", "1999-03-03"),
    ("en", "on 31 February 2020", None),
    ("en", "24 ports in 2020", None),
    ("fr", "le 1er août 2010", "2010-08-01"),
    ("es", "el 2 de septiembre de 2015", "2015-09-02"),
    ("ru", "5 мая 2021 года", "2021-05-05"),
    ("zh", "2023年12月7日", "2023-12-07"),
    ("ar", "7 كانون الأول/ديسمبر 2023", "2023-12-07"),
    ("ar", "11 December 2023", "2023-12-11"),
]


@pytest.mark.parametrize(("code", "text", "iso"), DATES)
def test_dates_are_read_in_every_language(code: str, text: str, iso: str | None) -> None:
    assert next((found for _, found in dates(text, language(code))), None) == iso


ORDINALS = [
    ("First", 1),
    ("Twelfth", 12),
    ("Twentieth", 20),
    ("Forty-third", 43),
    ("ninety-ninth", 99),
    ("101st", 101),
    ("Next", None),
]


@pytest.mark.parametrize(("words", "number"), ORDINALS)
def test_ordinals_are_read_in_words_and_figures(words: str, number: int | None) -> None:
    assert ordinal(words) == number


def test_every_language_has_twelve_months_and_its_own_code() -> None:
    assert set(LANGUAGES) == {"en", "fr", "es", "ru", "zh", "ar"}
    assert all(len(row.months) == 12 and row.code == code for code, row in LANGUAGES.items())


STATES = [
    ("Chile and Peru", ("Chile", "Peru")),
    ("Chile, Peru, Iran (Islamic Republic of) and Cuba", ("Chile", "Peru", "Iran (Islamic Republic of)", "Cuba")),
    ("Antigua and Barbuda, Cuba and Trinidad and Tobago", ("Antigua and Barbuda", "Cuba", "Trinidad and Tobago")),
    ("Bolivia (Plurinational State of)", ("Bolivia (Plurinational State of)",)),
    ("Côte d’Ivoire,* Fiji* and Peru]", ("Côte d’Ivoire", "Fiji", "Peru")),
    ("", ()),
]


@pytest.mark.parametrize(("text", "names"), STATES)
def test_lists_of_states_are_taken_apart(text: str, names: tuple[str, ...]) -> None:
    assert states(text) == names


NOTES = {
    "*": "State not a member of the Specimen Council.",
    "**": "On behalf of the States Members of the United Nations that are members of the Harbour Group.",
}
SPONSORS = [
    ("Chile,* Cuba and Egypt*", (), [("Chile", True, None), ("Cuba", False, None), ("Egypt", True, None)]),
    ("Chile, and Cuba", (Marker(6, "**"), Marker(15, "*")), [("Chile", False, "Harbour Group"), ("Cuba", True, None)]),
    ("Peru (on behalf of the Group of Ports and Piers)", (), [("Peru", False, "Group of Ports and Piers")]),
    ("Chile*", (), [("Chile", True, None)]),
]


@pytest.mark.parametrize(("text", "markers", "found"), SPONSORS)
def test_sponsors_bear_their_marks(
    text: str, markers: tuple[Marker, ...], found: list[tuple[str, bool, str | None]]
) -> None:
    assert list(sponsors(text, markers, NOTES)) == [Sponsor(*row) for row in found]


def test_the_group_is_what_the_states_are_members_of() -> None:
    assert on_behalf_of("On behalf of the Group of 77 and China.") == "Group of 77 and China"
    assert on_behalf_of("State not a member of the Council.") is None


VOTES = [
    ("[Adopted without a vote.]", Vote("without a vote")),
    (
        "[Adopted by a recorded vote of 2 to 1, with 1 abstention. The voting was as follows:"
        " In favour: Chile and Peru Against: Cuba Abstaining: Fiji]",
        Vote("recorded", 2, 1, 1, ("Chile", "Peru"), ("Cuba",), ("Fiji",)),
    ),
    (
        "In favour: Chile, PeruAgainst: NoneAbstaining: Fiji",
        Vote("recorded", 2, 0, 1, ("Chile", "Peru"), (), ("Fiji",)),
    ),
    ("Adopted at the 9th meeting by 13 votes to none, with 2 abstentions (Chile, Peru).", Vote("counted", 13, 0, 2)),
    ("Adopted at the 9th meeting by 9 votes to 2.", Vote("counted", 9, 2, 0)),
    ("Adopted unanimously at the 5th meeting.", Vote("counted", None, 0, 0)),
    ("[Adoptée sans vote.]", Vote("without a vote")),
    ("5 May 2001", None),
]


@pytest.mark.parametrize(("text", "vote"), VOTES)
def test_votes_are_read_from_what_is_printed(text: str, vote: Vote | None) -> None:
    assert read_vote([Block(text, kind="vote")]) == vote


FORMULAS = [
    ("en", "The General Assembly,", True),
    ("en", "The Security Council", True),
    ("en", "*The Human Rights Council,*", True),
    ("en", "The Conference of the Parties,", True),
    ("en", "The Specimen Assembly of Harbours,", True),
    ("en", "The General Assembly therefore", True),
    ("en", "General Assembly", False),
    ("en", "The harbours,", False),
    ("en", "The General Assembly adopted a text in 1999,", False),
    ("fr", "L’Assemblée générale,", True),
    ("fr", "Assemblée générale", False),
    ("es", "La Asamblea General,", True),
    ("ru", "Генеральная Ассамблея,", True),
    ("zh", "大会，", True),
    ("zh", "大会", False),
    ("ar", "إن الجمعية العامة،", True),
]


@pytest.mark.parametrize(("code", "text", "is_formula"), FORMULAS)
def test_enacting_formulas_are_told_from_the_organ_in_the_head(code: str, text: str, is_formula: bool) -> None:
    assert (formula_length(Block(text), language(code)) == len(text)) is is_formula


def test_a_formula_may_share_its_block_with_the_first_paragraph() -> None:
    text = "The General Assembly, Recalling the tides of its harbours,"
    assert text[formula_length(Block(text), ENGLISH) :] == " Recalling the tides of its harbours,"


NUMBER_LINES = [
    ("85/7. Tides and ports", ("85/7", "Tides and ports")),
    ("85/7 B. Tides", ("85/7 B", "Tides")),
    ("S-33/1. Tides", ("S-33/1", "Tides")),
    ("1592 (XV). Tides", ("1592 (XV)", "Tides")),
    ("2617. (XXIV). Tides", ("2617 (XXIV)", "Tides")),
    ("9 (1946). Resolution of 3 May 1946", ("9 (1946)", "Resolution of 3 May 1946")),
    ("Resolution 2999 (2031)", ("2999 (2031)", None)),
    ("2031/9. 2032 Conference of the Ports", ("2031/9", "2032 Conference of the Ports")),
    ("46/… Tides", ("46/…", "Tides")),
    ("Human rights resolution 2031/191", ("2031/191", None)),
    ("Commission on Human Rights resolution 2031/59", ("2031/59", None)),
    ("General Assembly resolution 85/7. Tides", ("85/7", "Tides")),
    ("Resolution 1999 (LXVIII)", ("1999 (LXVIII)", None)),
    ("Commission on Human Rights resolution 2031/59 of 4 May 2031", None),
    ("General Assembly resolution 85/7, on tides", None),
    ("Follow-up to harbour resolution 2031/59", None),
    ("34/87 D of 11 December 1979, and others", None),
    ("40/94, 41/95 and 42/96", None),
    ("12 ports and 3 piers", None),
    ("1. Requests the ports", None),
]


@pytest.mark.parametrize(("text", "found"), NUMBER_LINES)
def test_lines_that_number_an_act_are_told_from_numbers_in_sentences(
    text: str, found: tuple[str, str | None] | None
) -> None:
    assert number_line(Block(text)) == found


SYMBOLS = [
    ("hrc", "50/4", None, False, "A/HRC/RES/50/4"),
    ("ga", "2200 (XXI)", "A", False, "A/RES/2200A(XXI)"),
    ("ga", "75/290 B", "B", False, "A/RES/75/290B"),
    ("sc", "1325 (2000)", None, False, "S/RES/1325(2000)"),
    ("ecosoc", "2000/22", None, False, "E/RES/2000/22"),
    ("hrc", "15/2", None, True, "A/HRC/PRST/15/2"),
    ("sc", "15/2", None, False, None),
    ("ga", None, None, False, None),
]


@pytest.mark.parametrize(("key", "number", "part", "statement", "symbol"), SYMBOLS)
def test_the_symbol_follows_from_organ_and_number(
    key: str, number: str | None, part: str | None, statement: bool, symbol: str | None
) -> None:
    from kg.registry import organs

    assert implied_symbol(organs()[key], number, part, (), statement) == symbol


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(kg.segment.__path__)])
def test_the_examples_in_docstrings_hold(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"kg.segment.{name}"))
    assert failed == 0
