"""Constructs met in resolutions of many organs and decades, each by an invented sentence, and what is no request beside it."""

import pytest

from kg.model import Masthead
from kg.requests.words import may_ask, names_a_document
from tests.requests.specimens import ECOSOC, GA, HRC, SC, requests_of, shorts

SG = "Secretary-General"
WHOM = [
    (GA, "Commends the buoy code to the attention of Governments, and invites them to submit in writing to the Secretary-General "
     "their comments on it;", ["Governments | information | Secretary-General"]),
    (ECOSOC, "Recommends that the heads of agencies of the United Nations system formulate, with the coast guards concerned, lamp "
     "proposals and submit those proposals to their governing organs;",
     ["heads of agencies of the United Nations system | other | governing organs"]),
    (GA, "Requests the United Nations Educational, Scientific and Cultural Organization to report to the General Assembly on "
     "sunken bells;", ["United Nations Educational, Scientific and Cultural Organization | report | General Assembly"]),
    (SC, "Decides to send a commission of inquiry composed of three members in order to look at the wrecks, and to report to the "
     "Council with recommendations no later than 31 January 2022;",
     ["commission of inquiry | report | Security Council | 2022-01-31"]),
    (SC, "Decides that where paragraph 3 applies, the Harbour Board shall, no later than 30 days after a delivery of lamps, submit "
     "to the Committee a notification;", ["Harbour Board | other | Committee"]),
    (HRC, "Requests the Group of Keepers to submit reports in this regard to the Human Rights Council and the General Assembly;",
     ["Group of Keepers | report | Human Rights Council", "Group of Keepers | report | General Assembly"]),
    (SC, "Urges the Coast Guard to provide regular updates to inform the Committee on lamps;",
     ["Coast Guard | information | Committee | periodic"]),
    (SC, "Decides that the Monitoring Team shall report to the Council every 90 days, and shall submit a final report to the Council "
     "not later than 30 September 2022;",
     ["Monitoring Team | report | Security Council | every 90 days", "Monitoring Team | report | Security Council | 2022-09-30"]),
    (SC, "Decides that the Committee for the Conduct of its Trials shall rest, and directs the Monitoring Team to submit updates to "
     "the Committee;", ["Monitoring Team | information | Committee"]),
    (SC, "Welcomes the work of its Working Group on Piers, and invites it to report regularly to the Security Council;",
     ["Working Group on Piers | report | Security Council | periodic"]),
    (SC, "Calls upon all States to cooperate with the Team on piers and to provide it with any information;",
     ["States | information | Team"]),
    (GA, "Requests that the report of the Secretary-General on lamps be submitted to the General Assembly at its eightieth session;",
     [f"{SG} | report | General Assembly | 80"]),
    (GA, "Invites coast guards to report broken lamps to the Harbour Unit;", ["coast guards | report | Harbour Unit"]),
    (GA, "Reiterates its request to present annual reports to the port Governments on lamps;",
     [" | report | port Governments | annual"]),
    (GA, "Urges the pilots to provide to the Eminent Person and the Secretary-General relevant information on wrecks;",
     ["pilots | information | Eminent Person", f"pilots | information | {SG}"]),
    (HRC, "Requests the Office of Keepers to prepare, in consultation with States, United Nations agencies and others, a report on "
     "lamps;", ["Office of Keepers | report | -"]),
]  # fmt: skip
WHEN = [
    (SC, "Requests the Secretary-General to submit at the end of this period a report on lamps;", [f"{SG} | report | -"]),
    (GA, "Requests the Secretary-General to submit a report on the lamps in question to the General Assembly at least 72 hours before "
     "the debate;", [f"{SG} | report | General Assembly"]),
    (SC, "Requests the Secretary-General to report on the repair of lamps by 30 May 2022 or earlier if need be;",
     [f"{SG} | report | - | 2022-05-30"]),
    (SC, "Requests the Secretary-General to report to the Council on an urgent and continuing basis on the lamps;",
     [f"{SG} | report | Security Council | periodic"]),
    (ECOSOC, "Requests the Secretary-General to submit these surveys to the Economic and Social Council at its summer sessions;",
     [f"{SG} | study | Economic and Social Council | each session"]),
    (HRC, "Requests the Group of Keepers to present an oral update at the sixty-first session of the Council and a full report at the "
     "Council's sixty-third session;",
     ["Group of Keepers | oral update | Human Rights Council | 61", "Group of Keepers | report | Human Rights Council | 63"]),
    (HRC, "Requests the Group of Keepers to submit a written report on the shores during an enhanced interactive dialogue at the "
     "fifty-first session of the Council;", ["Group of Keepers | report | Human Rights Council | 51"]),
    (SC, "Requests the Secretary-General to submit to it, between now and that day, recommendations on the lamps;",
     [f"{SG} | recommendations | Security Council"]),
    (GA, "Requests the Secretariat to circulate a note on the matter by 15 January 2021;", ["Secretariat | note | - | 2021-01-15"]),
    (SC, "Requests the Secretary-General to brief the Council within 90 days of the adoption of this resolution, and every six months "
     "thereafter;", [f"{SG} | briefing | Security Council | every 6 months"]),
    (SC, "Requests the Secretary-General to inform the Council within 15 days and in two week intervals thereafter;",
     [f"{SG} | information | Security Council | every 2 weeks"]),
    (GA, "Requests the Secretary-General to submit, in the context of its seventy-sixth session, a note on lamps;",
     [f"{SG} | note | General Assembly | 76"]),
    (GA, "Requests the Secretary-General to report on lamps in his fourth annual progress report;", [f"{SG} | report | -"]),
    (ECOSOC, "Requests the Secretary-General to prepare a note for the Commission on Lamps at its sixty-ninth session;",
     [f"{SG} | note | Commission on Lamps | 69"]),
]  # fmt: skip
WHAT = [
    (GA, "Requests the Secretary-General to hold regular briefings on the lighthouses;", [f"{SG} | briefing | - | periodic"]),
    (GA, "Requests the Secretary-General to hold a conference on the lighthouses and to organize a review of lamps;", []),
    (SC, "Requests the Secretary-General to keep the Council informed, including through oral updates and written reports every 90 "
     "days;", [f"{SG} | oral update | Security Council", f"{SG} | report | Security Council | every 90 days"]),
    (HRC, "Requests the Advisory Committee to conduct a study on tides, and to submit the report to the Human Rights Council before "
     "its fifty-second session;", ["Advisory Committee | study | Human Rights Council | 52"]),
    (SC, "Requests the Task Force to consider new lamps, and requests that the Task Force look at moorings and that it provide updates "
     "to the Security Council;", ["Task Force | information | Security Council"]),
    (SC, "Requests the Secretary-General to report urgently to the Council on the ferries;", [f"{SG} | report | Security Council"]),
    (SC, "Requests the Secretary-General to keep the Council informed of lamps, and in particular to submit to it a list of wrecks, and "
     "thereafter to report every ninety days;",
     [f"{SG} | information | Security Council", f"{SG} | other | Security Council", f"{SG} | report | - | every 90 days"]),
    (GA, "Requests the Secretary-General to submit proposals on the pay of keepers;", [f"{SG} | other | -"]),
    (GA, "Recommends that the Board take up the proposals to be submitted by the Secretary-General;", []),
    (GA, "Requests the Secretary-General to propose in his next report a set of clear benchmarks for lamps;",
     [f"{SG} | information | -"]),
    (GA, "Requests the Office of Keepers to submit for consideration by the General Assembly at its eightieth session recommendations "
     "on piers;", ["Office of Keepers | recommendations | General Assembly | 80"]),
    (GA, "Requests the Powers to transmit regularly to the Secretary-General for information purposes, subject to such limits as law "
     "may require, statistical and other information on lamps;", [f"Powers | information | {SG} | periodic"]),
    (GA, "Encourages States to include in their voluntary national reviews for the Shore Forum and their national reports information "
     "on lamps;", ["States | information | -"]),
    (GA, "Invites Governments to develop lamps to ensure that ports are in line with the assessments of pilots;", []),
    (GA, "Recommends that public information activities be organized for keepers;", []),
    (SC, "Decides that the Committee should submit an annual Programme of Work to the Security Council;",
     ["Committee | other | Security Council | annual"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "expected"), [*WHOM, *WHEN, *WHAT])
def test_a_construct_is_read(head: Masthead, text: str, expected: list[str]) -> None:
    assert shorts(head, text) == expected


def test_parts_that_say_by_which_means_are_asked_for() -> None:
    chapeau = "Requests the Office of Keepers to strengthen its help to the ports, by:"
    assert shorts(HRC, chapeau, a="Reporting to the Human Rights Council on lamps;", b="Mending the piers;") == [
        "Office of Keepers | report | Human Rights Council"
    ]


def test_elements_that_a_report_is_to_hold_are_no_documents() -> None:
    chapeau = "Requests the Secretary-General to ensure that his plans for harbours have the following elements:"
    assert shorts(GA, chapeau, a="Consolidated conclusions;", b="A list of wrecks;") == []


def test_names_end_before_what_they_are_on() -> None:
    head = Masthead(
        organ="ga",
        session=75,
        date="2020-12-16",
        title="Report of the Lamp Law Commission on the work of its first session",
    )
    asked = requests_of(head, "Requests the Secretary-General to submit a report to the Commission;")
    assert [one.recipient for one in asked] == ["Lamp Law Commission"]


@pytest.mark.parametrize(
    "text",
    [
        "to report to the Council",
        "a study of tides",
        "and transmit it to the Board",
        "information on lamps",
        "Reports: briefings",
    ],
)
def test_a_text_with_a_word_of_a_document_is_read(text: str) -> None:
    assert names_a_document(text)


@pytest.mark.parametrize("text", ["to mend the piers", "Reportedly lost", "to transmit signals", "with wide support"])
def test_a_text_without_one_is_not(text: str) -> None:
    assert not names_a_document(text)


def test_a_document_alone_tells_nothing() -> None:
    assert may_ask("to submit a report") and not may_ask("the plan of the Council")


def test_parts_of_a_decision_are_read_as_its_own_words() -> None:
    parts = {
        "a": "To request the Keeper of Lamps to submit a report on piers;",
        "b": "That the Bureau will submit a list of wrecks;",
    }
    assert shorts(SC, "Decides:", **parts) == ["Keeper of Lamps | report | -", "Bureau | other | -"]
    assert shorts(SC, "Resolves:", "That the Commission shall submit to the Council a report on lamps.") == [
        "Commission | report | Security Council"
    ]


def test_a_part_may_ask_somebody_else_besides() -> None:
    part = "Mend the piers, and requests the Keeper of Lamps to make recommendations by 31 May 2025;"
    assert shorts(SC, "Requests the Secretary-General to lead the Pier Mission as follows:", a=part) == [
        "Keeper of Lamps | recommendations | - | 2025-05-31"
    ]


def test_parts_of_a_mandate_ask_its_holder() -> None:
    chapeau = "Decides to extend the mandate of the Independent Expert on lamps for a period of three years:"
    assert shorts(HRC, chapeau, a="To report annually to the Human Rights Council and the General Assembly;") == [
        "Independent Expert on lamps | report | Human Rights Council | annual",
        "Independent Expert on lamps | report | General Assembly | annual",
    ]


def test_somebody_may_be_asked_in_the_passive() -> None:
    text = "Recommends that the Harbour Board be requested to submit a report to the General Assembly;"
    assert shorts(ECOSOC, text) == ["Harbour Board | report | General Assembly"]
