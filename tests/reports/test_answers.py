"""Which report answers which request: grounds one by one, the samples' own table, and the seeds."""

from __future__ import annotations

import doctest
from dataclasses import replace

import pytest

from kg.reports.report import Reference
from kg.reports.requests import grounds, noted
from kg.reports.requests.answers import answers
from kg.reports.requests.asked import Asked, requests_asked
from kg.reports.requests.grounds import author, fit, plain, subject
from tests.reports.stores import SEEDS, built, sample_store
from tests.reports.test_requests import ONE


def asking(**fields: object) -> Asked:
    return replace(ONE, **{"about": "the safety of lamps", "due_organ": "ga", **fields})  # type: ignore[arg-type]


AUTHORS = [
    ("Secretary-General", "report of the Secretary-General on lamps", True),
    ("Secretary-General", "reports of the Special Representative of the Secretary-General on lamps", False),
    ("United Nations High Commissioner for Human Rights", "report of the High Commissioner on lamps", True),
    ("United Nations High Commissioner for Human Rights", "report by the Office of the High Commissioner", True),
    ("United Nations High Commissioner for Human Rights", "report of the High Commissioner for Refugees", False),
    ("Special Rapporteur on the right to light", "report of the Special Rapporteur on lamps", True),
    ("Member States", "reports of Member States", False),
    ("Advisory Committee", "report of the Secretary-General", False),
]


@pytest.mark.parametrize(("addressee", "description", "right"), AUTHORS)
def test_the_author_stands_right_behind_of_or_by(addressee: str, description: str, right: bool) -> None:
    assert author(asking(addressees=(addressee,)), description) is right


FITS = [
    ({"due_session": 78}, "A/78/123", "due"),
    ({"due_session": 78}, "A/79/123", "no"),
    ({"due_session": 78, "recurrence": "annual"}, "A/79/123", "later"),
    ({"due_session": 78, "recurrence": "biennial"}, "A/79/123", "no"),
    ({"due_session": 78, "recurrence": "biennial"}, "A/80/123", "later"),
    ({"due_session": 78}, "A/HRC/53/12", "no"),
    ({"due_session": 53, "due_organ": "hrc"}, "A/HRC/53/12", "due"),
    ({"due_session": 53, "due_organ": "hrc"}, "A/HRC/54/12", "no"),
    ({"due_session": 2023, "due_organ": "ecosoc"}, "E/2023/12", "due"),
    ({"due_session": None, "due_date": "2023-06-30"}, "S/2023/12", "due"),
    ({"due_session": None, "due_date": "2023-06-30"}, "S/2024/12", "no"),
    ({"due_session": None, "due_date": "2023-12-31"}, "S/2024/12", "due"),
    ({"due_session": None}, "A/78/123", "silent"),
    ({"due_session": None}, "A/70/123", "no"),
    ({"due_session": None, "recipient_organ": "hrc"}, "A/78/123", "no"),
]


@pytest.mark.parametrize(("fields", "symbol", "expected"), FITS)
def test_a_report_bears_the_session_or_year_that_was_asked_for(
    fields: dict[str, object], symbol: str, expected: str
) -> None:
    assert fit(asking(**fields), symbol) == expected


SUBJECTS = [
    ("the safety of lighthouse lamps", "report of the Secretary-General on lighthouse lamps", True),
    ("the safety of lighthouse lamps", "report of the Secretary-General on mountain roads", False),
    ("sustainable development of lamps", "report of the Secretary-General on sustainable mountain development", False),
]


@pytest.mark.parametrize(("about", "description", "same"), SUBJECTS)
def test_subjects_agree_by_the_words_that_tell(about: str, description: str, same: bool) -> None:
    assert subject(asking(about=about), description) is same


def test_what_adds_nothing_to_the_title_is_about_the_same_in_a_text_of_that_title() -> None:
    request = asking(about="the implementation of the present resolution", document=Reference("X", "X", "Safe lamps"))
    assert subject(request, "report of the Secretary-General on lamps", same_title=True)
    assert not subject(request, "report of the Secretary-General on lamps")
    assert plain(request, "report of the Secretary-General, which lists lamps")
    assert not plain(request, "report of the Secretary-General on lamps")


@pytest.mark.parametrize("module", [noted, grounds])
def test_examples_in_the_documentation_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


TRUE = {
    ("A/HRC/RES/38/91", "op5"): ("A/HRC/41/191",),
    ("A/HRC/RES/38/91", "op6"): ("A/HRC/40/191",),
    ("A/HRC/RES/41/92", "op10"): ("A/HRC/47/191",),
    ("A/HRC/RES/41/92", "op9"): ("A/HRC/47/192",),
    ("A/HRC/RES/47/93", "op11"): ("A/HRC/50/191",),
    ("A/RES/72/901", "op7"): ("A/74/1901",),
    ("A/RES/74/902", "op10"): ("A/76/1902", "E/2021/1901"),
    ("E/RES/2019/91", "op5"): ("E/2021/1902", "E/2023/1901"),
    ("S/PRST/2019/91", "op6(c)"): ("S/2021/1901",),
    ("S/RES/9903(2021)", "op7"): ("S/2022/1901",),
    ("S/RES/9903(2021)", "op9"): ("S/2022/1902",),
}
"""The table of kg/samples/README.md: what was asked for and what answered it."""
TIED = {
    *(("A/HRC/RES/38/91", "op5"), ("A/HRC/RES/41/92", "op10"), ("A/RES/72/901", "op7"), ("A/RES/74/902", "op10")),
    *(("E/RES/2019/91", "op5"), ("S/PRST/2019/91", "op6(c)"), ("S/RES/9903(2021)", "op9")),
}
"""Those of them that the rules tie; the others lack author, subject or session in their words."""


def test_the_samples_tie_what_their_readme_ties_and_nothing_else() -> None:
    found, asked = answers(sample_store()), {one.iri: one for one in requests_asked(sample_store())}
    ties = {
        (asked[iri].document.key, asked[iri].paragraph): tuple(one.report for one in (answer, *answer.further))
        for iri, answer in found.items()
    }
    assert all(set(reports) <= set(TRUE[key]) for key, reports in ties.items())
    assert ties.keys() == TIED


def test_every_tie_says_where_the_report_is_named_and_why() -> None:
    for answer in answers(sample_store()).values():
        assert answer.grounds and answer.paragraph and answer.date
        assert "report" in str(answer.sentence).casefold() or "assessment" in str(answer.sentence)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the corpus is not here")
def test_the_seeds_report_to_the_fiftieth_session_is_answered_by_what_50_4_takes_note_of() -> None:
    store = built(SEEDS)
    asked = {one.iri: one for one in requests_asked(store)}
    (tie,) = answers(store).items()
    request, answer = asked[tie[0]], tie[1]
    assert (request.paragraph, request.due_session, request.due_organ) == ("op32", 50, "hrc")
    assert (answer.report, answer.text, answer.paragraph) == ("A/HRC/50/51", "A/HRC/RES/50/4", "op31")
    assert (answer.verb, answer.rule, answer.date) == ("take note", "subject", "2022-07-07")
