"""Constructs met in resolutions of many organs and decades, each by an invented sentence, and what is no request beside it."""

import pytest

from kg.model import Masthead
from kg.requests.words import names_a_document, tells_of_a_document
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
    assert tells_of_a_document("to submit a report") and not tells_of_a_document("the study of the Council")
