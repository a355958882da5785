"""Who is asked for which document, for whom and for when: each construct by a sentence of its own."""

import pytest

from kg.model import Masthead
from tests.requests.specimens import ECOSOC, GA, HRC, SC, requests_of, shorts

SG = "Secretary-General"
ASKING = [
    (GA, "Requests the Secretary-General to report to the General Assembly at its seventy-sixth session on the state of piers;",
     [f"{SG} | report | General Assembly | 76"]),
    (GA, "Also invites the Secretary-General to submit to the Assembly at its seventy-sixth session a report on piers;",
     [f"{SG} | report | General Assembly | 76"]),
    (GA, "Notes the gap in tide data, and in this regard requests the Secretary-General to report thereon in his next report;",
     [f"{SG} | report | -"]),
    (GA, "Reiterates its request to the Secretary-General to report to the Assembly on lamps at its seventy-seventh session;",
     [f"{SG} | report | General Assembly | 77"]),
    (GA, "Renews its request, made in its resolution 70/901, that the Secretary-General submit a report on lamps to the Assembly;",
     [f"{SG} | report | General Assembly"]),
    (GA, "Decides that the Lamp Committee shall report to the General Assembly at its seventy-eighth session on its work;",
     ["Lamp Committee | report | General Assembly | 78"]),
    (GA, "Decides to request the Board of Keepers to submit a study on fog horns to the General Assembly;",
     ["Board of Keepers | study | General Assembly"]),
    (GA, "Entrusts the Secretariat with preparing a study on fog horns for the General Assembly at its eightieth session;",
     ["Secretariat | study | General Assembly | 80"]),
    (SC, "Requests the Secretary-General prepare, in consultation with the parties, a written report on buoys by 31 March 2022;",
     [f"{SG} | report | - | 2022-03-31"]),
    (SC, "Directs the Monitoring Team to brief the Committee every six months on seized lamps;",
     ["Monitoring Team | briefing | Committee | every 6 months"]),
    (SC, "Requests that the Panel of Experts provide to the Council an interim report by 29 March 2022;",
     ["Panel of Experts | report | Security Council | 2022-03-29"]),
    (SC, "Urges prompt reporting by the Secretary-General to the Security Council of any damage to buoys;",
     [f"{SG} | report | Security Council"]),
    (HRC, "Requests that a report on shore lighting be submitted to the Human Rights Council at its fifty-second session;",
     [" | report | Human Rights Council | 52"]),
    (HRC, "Decides to renew the mandate of the Independent Expert on lit shores for three years, to report annually to the "
     "Human Rights Council;", ["Independent Expert on lit shores | report | Human Rights Council | annual"]),
]  # fmt: skip
DELIVERABLES = [
    (HRC, "Requests the Working Group to give an oral update to the Council at its fifty-first session;",
     ["Working Group | oral update | Human Rights Council | 51"]),
    (HRC, "Requests the Working Group to prepare a summary report on the meeting and to present it to the Council at its "
     "fifty-second session;", ["Working Group | summary report | Human Rights Council | 52"]),
    (HRC, "Requests the Working Group to report orally to the Council on lamps at its fifty-second session;",
     ["Working Group | oral update | Human Rights Council | 52"]),
    (GA, "Requests the Secretary-General to carry out a study of harbour walls, to be considered by the Disarmament Commission;",
     [f"{SG} | study | Disarmament Commission"]),
    (GA, "Requests the Secretary-General to inform the General Assembly at its eightieth session about lamps;",
     [f"{SG} | information | General Assembly | 80"]),
    (GA, "Requests the Secretary-General to keep Member States regularly informed of the state of the quays;",
     [f"{SG} | information | Member States | periodic"]),
    (GA, "Encourages States to include information on lamp oil in their national reports;", ["States | information | -"]),
    (GA, "Invites Member States to submit to the Secretary-General their views on the colour of buoys;",
     ["Member States | information | Secretary-General"]),
    (GA, "Requests the Board of Keepers to make recommendations to the General Assembly on pilotage;",
     ["Board of Keepers | recommendations | General Assembly"]),
    (GA, "Requests the Board of Keepers to draw up a list of wrecks;", ["Board of Keepers | other | -"]),
    (SC, "Requests the Secretary-General to provide the Security Council every two months with a letter on the ferry line;",
     [f"{SG} | other | Security Council | every 2 months"]),
    (SC, "Requests the Secretariat to develop a form for sightings and submit to the Committee for approval;",
     ["Secretariat | other | Committee"]),
    (GA, "Requests the Secretary-General to reflect the progress made on moorings in his next report to the Economic and Social "
     "Council and the General Assembly on ports;",
     [f"{SG} | information | Economic and Social Council", f"{SG} | information | General Assembly"]),
    (GA, "Requests the Secretary-General to provide in his next report an outline of a plan for dredging;",
     [f"{SG} | information | -"]),
    (GA, "Requests the Secretary-General to propose, in his next budget submission, new posts for keepers, and to report the "
     "losses of lamps on a monthly basis;", [f"{SG} | report | - | monthly"]),
]  # fmt: skip
SEVERAL = [
    (HRC, "Requests the High Commissioner to report to the Human Rights Council at its fifty-second session and to the General "
     "Assembly at its seventy-eighth session on shores;",
     ["United Nations High Commissioner for Human Rights | report | Human Rights Council | 52",
      "United Nations High Commissioner for Human Rights | report | General Assembly | 78"]),
    (HRC, "Requests the Group of Keepers to give an oral update to the Human Rights Council at its fifty-first session and to "
     "present a written report at its fifty-second session;",
     ["Group of Keepers | oral update | Human Rights Council | 51", "Group of Keepers | report | Human Rights Council | 52"]),
    (HRC, "Requests the Group of Keepers to report to the Council at its fifty-second and fifty-fifth sessions;",
     ["Group of Keepers | report | Human Rights Council | 52", "Group of Keepers | report | Human Rights Council | 55"]),
    (SC, "Requests the Panel of Experts to provide to the Council, after discussion with the Committee, a midterm report no later "
     "than 28 February 2022, a final report no later than 15 August 2022, and periodic updates in between;",
     ["Panel of Experts | report | Security Council | 2022-02-28", "Panel of Experts | report | Security Council | 2022-08-15",
      "Panel of Experts | information | Security Council | periodic"]),
    (SC, "Requests the coast guard authorities to report to the Security Council by 1 February 2022 and then by 1 August 2022;",
     ["coast guard authorities | report | Security Council | 2022-02-01",
      "coast guard authorities | report | Security Council | 2022-08-01"]),
    (SC, "Requests the Secretary-General to continue to inform it of the ferries, with a note no later than 31 July 2021, and a "
     "written report no later than 15 October 2021;",
     [f"{SG} | note | Security Council | 2021-07-31", f"{SG} | report | Security Council | 2021-10-15"]),
    (GA, "Requests the Secretary-General to report on lamps to the General Assembly at its eightieth session, and to include in "
     "his report recommendations on wicks;",
     [f"{SG} | report | General Assembly | 80", f"{SG} | recommendations | General Assembly | 80"]),
    (GA, "Requests special keepers to submit their reports in time, and the Secretariat to publish a study on wicks for the General "
     "Assembly;", ["special keepers | report | -", "Secretariat | study | General Assembly"]),
    (GA, "Requests the Secretary-General to mend the piers, and also requests the Board of Keepers to report thereon annually to "
     "the General Assembly;", ["Board of Keepers | report | General Assembly | annual"]),
    (GA, "Requests the Secretary-General to submit to the General Assembly and the Security Council an interim report in 2022 and "
     "a second report in 2024;",
     [f"{SG} | report | General Assembly | 2022-12-31", f"{SG} | report | Security Council | 2022-12-31",
      f"{SG} | report | General Assembly | 2024-12-31", f"{SG} | report | Security Council | 2024-12-31"]),
    (GA, "Requests the Board of Keepers to submit the survey and recommendations to the General Assembly at its eightieth session;",
     ["Board of Keepers | study | General Assembly | 80", "Board of Keepers | recommendations | General Assembly | 80"]),
]  # fmt: skip
ONE_DOCUMENT = [
    (GA, "Requests the Secretary-General to prepare a comprehensive report on quays, in consultation with States, and to submit the "
     "report to the General Assembly at its eightieth session;", [f"{SG} | report | General Assembly | 80"]),
    (GA, "Requests the Secretary-General to compile a report on quays, to seek the views of Member States and to report to the "
     "General Assembly at its eightieth session;", [f"{SG} | report | General Assembly | 80"]),
    (GA, "Requests the Secretary-General to update the technical report on quays, and further requests the Secretary-General to "
     "submit such material in advance of its eightieth session;", [f"{SG} | report | General Assembly | 80"]),
    (GA, "Requests the Secretary-General to devote his annual report to quays and to make it available in all languages;",
     [f"{SG} | report | - | annual"]),
    (GA, "Requests the Board of Keepers to draft a strategy on fog and to present it to the General Assembly;",
     ["Board of Keepers | other | General Assembly"]),
]  # fmt: skip
WHEN = [
    (ECOSOC, "Requests the Board of Keepers to report to the Council at its 2024 session;",
     ["Board of Keepers | report | Economic and Social Council | 2024"]),
    (GA, "Requests the Secretary-General to report on rafts during the main part of its seventy-sixth session;",
     [f"{SG} | report | General Assembly | 76"]),
    (HRC, "Requests the Working Group to report to the Council at its next session on rafts;",
     ["Working Group | report | Human Rights Council | 51"]),
    (GA, "Decides to take up rafts at its seventy-ninth session, and requests the Secretary-General to report to the General "
     "Assembly at that session;", [f"{SG} | report | General Assembly | 79"]),
    (GA, "Requests the Secretary-General to report on rafts at the fifty-second session of the Disarmament Commission;",
     [f"{SG} | report | Disarmament Commission | 52"]),
    (SC, "Requests the Secretary-General to report to the Council within five months of the adoption of this resolution;",
     [f"{SG} | report | Security Council"]),
    (GA, "Requests the Secretary-General to submit, on an annual basis, a report on rafts to the Assembly;",
     [f"{SG} | report | General Assembly | annual"]),
    (GA, "Requests the Secretary-General to inform the General Assembly at its future sessions of the price of wicks;",
     [f"{SG} | information | General Assembly | each session"]),
    (GA, "Requests the Secretary-General to report on rafts in his annual report;", [f"{SG} | report | - | annual"]),
    (GA, "Requests the Secretary-General to include a regularly updated list of rafts in his reports to the Assembly;",
     [f"{SG} | information | General Assembly"]),
    (GA, "Requests the Secretary-General to report on the outcome of the meeting held at its seventieth session to the General "
     "Assembly at its seventy-sixth session;", [f"{SG} | report | General Assembly | 76"]),
    (GA, "Requests the Secretary-General to send data to the Board of Keepers for its report to the General Assembly at its "
     "eightieth session;", [f"{SG} | information | Board of Keepers"]),
]  # fmt: skip


MORE = [
    (SC, "Requests that, after a word with the Committee, the Panel of Experts submit to the Council its midterm report by "
     "6 September 2021, and requests also a final report to the Committee no later than 28 January 2022;",
     ["Panel of Experts | report | Security Council | 2021-09-06", "Panel of Experts | report | Committee | 2022-01-28"]),
    (SC, "Requests that the Secretary-General reports to the Council every three months on the ferries;",
     [f"{SG} | report | Security Council | every 3 months"]),
    (SC, "Requests a comprehensive update from the Secretary-General on the ferries by 11 October 2021;",
     [f"{SG} | information | - | 2021-10-11"]),
    (SC, "Recalls its request, and requests a further report by 30 April 2022;", [" | report | - | 2022-04-30"]),
    (SC, "Requests the Secretary-General, within six months of the adoption of this resolution, to provide a strategic review;",
     [f"{SG} | other | -"]),
    (SC, "Requests the Secretary-General to provide the Security Council with an update on the ferries every 90 days as an annex to "
     "the regular reporting on ports;", [f"{SG} | information | Security Council | every 90 days"]),
    (SC, "Requests the Secretary-General to report to the Council on 15 February 2022, 15 June 2022 and 13 October 2022;",
     [f"{SG} | report | Security Council | 2022-02-15", f"{SG} | report | Security Council | 2022-06-15",
      f"{SG} | report | Security Council | 2022-10-13"]),
    (HRC, "Requests the Group of Keepers to report on the lamps, to weigh their worth, and to present its report to the Human Rights "
     "Council at its fifty-ninth session;", ["Group of Keepers | report | Human Rights Council | 59"]),
    (HRC, "Requests the Group of Keepers to submit annual reports to the Council, and to submit its next report to the General "
     "Assembly by September 2023;",
     ["Group of Keepers | report | Human Rights Council | annual", "Group of Keepers | report | General Assembly | 2023-09-30"]),
    (HRC, "Requests the Group of Keepers to present the outcomes of the study in the form of a report to the Council;",
     ["Group of Keepers | report | Human Rights Council"]),
    (HRC, "Requests the Working Group to update the Council orally on lamps at its fifty-second session;",
     ["Working Group | oral update | Human Rights Council | 52"]),
    (HRC, "Requests the Working Group to prepare a report on the panel in the form of a summary for its fifty-second session;",
     ["Working Group | summary report | - | 52"]),
    (GA, "Authorizes the Board of Keepers to continue its work with a view to reporting to the Disarmament Commission;",
     ["Board of Keepers | report | Disarmament Commission"]),
    (ECOSOC, "Requests that the Bureau of the Commission review, assess and report on the lamps at the fifty-eighth session;",
     ["Bureau of the Commission | report | - | 58"]),
    (GA, "Requests the Board of Keepers to submit and present reports to the Council every 180 days;",
     ["Board of Keepers | report | Council | every 180 days"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "expected"), [*ASKING, *DELIVERABLES, *SEVERAL, *ONE_DOCUMENT, *WHEN, *MORE])
def test_requests_of_a_paragraph(head: Masthead, text: str, expected: list[str]) -> None:
    assert shorts(head, text) == expected


NOT_A_REQUEST = [
    (GA, "Recalls that it requested the Secretary-General to submit a report on lamps;"),
    (GA, "Takes note of the report of the Secretary-General on lamps;"),
    (GA, "Welcomes the intention of the Secretary-General to report on lamps to the Assembly;"),
    (GA, "Looks forward to the next report of the Board of Keepers;"),
    (GA, "Requests the Secretary-General to mend the lamps and to provide the resources necessary for the work;"),
    (GA, "Calls upon States to inform the families of missing keepers without delay;"),
    (GA, "Calls upon States to provide keepers and their children, through schools, with information on storms;"),
    (GA, "Urges States to improve the collection, analysis and reporting of tide data;"),
    (GA, "Requests the Secretary-General to provide support for the preparation of reports by States;"),
    (GA, "Encourages States to assist other States in preparing their reports to the Committee;"),
    (
        GA,
        "Requests the Secretary-General to study the possibility of a mechanism to assess, record and report on storms;",
    ),
    (GA, "Requests the Secretary-General to update the manual of keepers accordingly;"),
    (GA, "Encourages States to collect data on tides;"),
    (
        GA,
        "Decides to include in the provisional agenda of its seventy-sixth session the item entitled “Report of the keepers”;",
    ),
    (GA, "Decides to consider the report of the Board of Keepers at its seventy-sixth session;"),
    (GA, "Calls for the timely implementation of the recommendations, to improve reporting to the Assembly;"),
    (SC, "Notes that the keepers shall report to the harbour master, and welcomes their reports;"),
    (
        GA,
        "Requests the Secretary-General to provide the keepers with all the information and resources necessary for their work;",
    ),
    (GA, "Requests the Panel to propose or update statements of account for the lamps;"),
    (SC, "Decides that the Focal Point may receive and transmit letters to the Committee;"),
]


@pytest.mark.parametrize(("head", "text"), NOT_A_REQUEST)
def test_what_asks_for_no_document_is_no_request(head: Masthead, text: str) -> None:
    assert shorts(head, text) == []


def test_a_request_keeps_its_clause_verb_and_words() -> None:
    text = "Notes the fog, and requests the Secretary-General to report to the Assembly on piers by 1 May 2021; and thanks the host."
    (request,) = requests_of(GA, text)
    assert request.text == text[request.start : request.end]
    assert request.text == "requests the Secretary-General to report to the Assembly on piers by 1 May 2021"
    assert (request.action, request.about, request.due_text, request.paragraph) == (
        "request",
        "piers",
        "by 1 May 2021",
        "op1",
    )


def test_offsets_count_code_points_before_typographic_marks() -> None:
    text = "Notes “the keepers’ song”, and requests the Secretary-General to brief the Security Council on the keepers’ needs;"
    (request,) = requests_of(SC, text)
    assert text[request.start : request.end].startswith("requests the Secretary-General")
    assert request.about == "the keepers’ needs"


def test_a_deadline_before_the_adoption_is_none() -> None:
    text = "Requests the Secretary-General to report to the Assembly on measures taken by 1 May 2019;"
    assert shorts(GA, text) == [f"{SG} | report | General Assembly"]


def test_long_paragraphs_are_read_in_time_that_grows_with_their_length() -> None:
    from time import process_time

    def seconds(repeats: int) -> float:
        began = process_time()
        requests_of(
            GA,
            "Requests the Board to mend" + ", and to report to the Council and the Assembly on lamps" * repeats + ";",
        )
        return process_time() - began

    seconds(10)
    assert seconds(800) < 16 * max(seconds(100), 0.02)
