"""Those asked and recipients: lists parted, articles dropped, short titles in full where the document prints them."""

import pytest

from kg.model import Masthead
from tests.requests.specimens import ECOSOC, GA, HRC, SC, requests_of

UNHCHR = "United Nations High Commissioner for Human Rights"
UNHCR = "United Nations High Commissioner for Refugees"
ADDRESSEES = [
    (HRC, ["Requests the High Commissioner to submit a report on shores;"], [UNHCHR]),
    (HRC, ["Requests the Office of the High Commissioner to submit a report on shores;"], [f"Office of the {UNHCHR}"]),
    (GA, [f"Welcomes the work of the {UNHCR}, and requests the High Commissioner to submit a report on ports;"], [UNHCR]),
    (GA, ["Welcomes the Working Group on Lost Lamps;", "Requests the Working Group to submit a report on wicks;"],
     ["Working Group on Lost Lamps"]),
    (HRC, ["Welcomes the Special Rapporteur on fog, mist and rain, who serves shores;", "Requests the Special Rapporteur to "
     "submit a report on dew;"], ["Special Rapporteur on fog, mist and rain"]),
    (GA, ["Requests the Ad Hoc Committee to submit a report on wicks;"], ["Ad Hoc Committee"]),
    (GA, ["Requests the Secretary-General, in consultation with States, the Board of Keepers and others, to submit a report;"],
     ["Secretary-General"]),
    (GA, ["Requests the Secretary-General in his next report to provide information on wicks;"], ["Secretary-General"]),
    (GA, ["Requests the Board of Keepers, States and other stakeholders to submit reports on fog;"],
     ["Board of Keepers", "States", "other stakeholders"]),
    (GA, ["Invites all Member States and relevant international and regional organizations to submit reports on fog;"],
     ["Member States", "relevant international and regional organizations"]),
    (GA, ["Requests the Department of Light and Sound Affairs to submit a report on fog;"], ["Department of Light and Sound Affairs"]),
    (GA, ["Urges donor- and host-country groups to submit reports on fog;"], ["donor- and host-country groups"]),
    (ECOSOC, ["Requests the President of the Council to report thereon to the Council;"],
     ["President of the Economic and Social Council"]),
    (GA, ["Thanks the Advisory Board of Keepers, and requests it to keep the General Assembly informed of fog;"],
     ["Advisory Board of Keepers"]),
    (GA, ["Takes note of the report of the Secretary-General, and requests that he submit a further report to the Assembly;"],
     ["Secretary-General"]),
    (SC, ["Requests the Committee established pursuant to resolution 9900 (2020) to submit a report to the Council;"],
     ["Committee established pursuant to resolution 9900 (2020)"]),
]  # fmt: skip
RECIPIENTS = [
    (GA, ["Requests the Board of Keepers to report to the Council on fog;"], "Council"),
    (GA, ["Recalls the work of the Human Rights Council;", "Requests the Board of Keepers to report to the Council on fog;"],
     "Human Rights Council"),
    (SC, ["Requests the Secretary-General to report to it on fog;"], "Security Council"),
    (HRC, ["Requests the Board of Keepers to report to the Assembly on fog;"], "General Assembly"),
    (GA, ["Requests the Board of Keepers to report through the Secretary-General to the General Assembly on fog;"],
     "General Assembly"),
    (GA, ["Requests the Board of Keepers to submit to the General Assembly, through the Economic and Social Council, a report;"],
     "General Assembly"),
    (GA, ["Requests the Board of Keepers to report on assistance to the Government of the island and on access to the Court;"], None),
    (GA, ["Requests the Board of Keepers to prepare an input for the report of the Secretary-General on fog;"],
     "Secretary-General"),
    (SC, ["Requests the keepers' authorities to share with the Committee any information on fog;"], "Committee"),
    (SC, ["Requests the Group of Keepers to report to the Committee established pursuant to resolution 9900 (2020) concerning "
      "Atlantis on fog;"], "Committee established pursuant to resolution 9900 (2020) concerning Atlantis"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "texts", "expected"), ADDRESSEES)
def test_those_asked(head: Masthead, texts: list[str], expected: list[str]) -> None:
    assert list(requests_of(head, *texts)[-1].addressee) == expected


@pytest.mark.parametrize(("head", "texts", "expected"), RECIPIENTS)
def test_recipients(head: Masthead, texts: list[str], expected: str | None) -> None:
    assert requests_of(head, *texts)[-1].recipient == expected


def test_the_heading_of_an_act_names_whom_a_short_title_means() -> None:
    head = Masthead(
        symbol="A/HRC/RES/50/902", organ="hrc", session=50, title="Mandate of Independent Expert on the right to light"
    )
    (request,) = requests_of(head, "Requests the Independent Expert to submit a report to the Human Rights Council;")
    assert request.addressee == ("Independent Expert on the right to light",)


def test_parties_to_a_treaty_report_to_its_committee() -> None:
    (request,) = requests_of(
        GA,
        "Welcomes the Convention on the Rights of the Child and the Committee on the Rights of the Child;",
        "Urges States parties to the Convention to submit their reports;",
    )
    assert request.addressee == ("States parties to the Convention on the Rights of the Child",)
    assert request.recipient == "Committee on the Rights of the Child"
