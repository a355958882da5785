"""The masthead is read from head and close, in the forms that drafts and adopted texts have."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model import Masthead, Sponsor
from kg.readers import read_content
from kg.segment import segment

BODY = "Noting tides,\n\n1. Requests a count;\n\n2. Decides to meet.\n\n"


def masthead(text: str, name: str = "specimen.txt") -> Masthead:
    """The masthead of a document in a text."""
    return segment(read_content(text.encode(), name)).masthead


CASES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "an adopted resolution of the Assembly",
        "United Nations\n\nA/RES/85/7\n\nGeneral Assembly\n\nDistr.: General\n\n9 May 2031\n\nEighty-fifth session\n\nAgenda item 72 (b)\n\n"
        "Questions of the sea\n\nResolution adopted by the General Assembly on 4 May 2031\n\n[on the report of the Third Committee (A/85/400)]\n\n"
        "85/7. Tides of the ports\n\nThe General Assembly,\n\n" + BODY + "45th (resumed) plenary meeting\n4 May 2031\n",
        {
            "symbol": "A/RES/85/7", "symbol_printed": True, "organ": "ga", "committee": "Third Committee", "status": "adopted",
            "number": "85/7", "session": 85, "agenda_item": "72 (b)", "title": "Tides of the ports", "date": "2031-05-04",
            "distribution_date": "2031-05-09", "meeting": 45, "vote": None, "sponsors": (),
        },
    ),
    (
        "one line for many fields, symbol implied, vote behind",
        "Distr.: General 2 July 2030\n\nHuman Rights Council Seventy-third session 24 February–13 March 2030 Agenda item 3\n\n"
        "Resolution adopted by the Human Rights Council on 22 June 2030\n\n73/21. Tides\n\nThe Human Rights Council,\n\n" + BODY
        + "45th meeting 22 June 2030\n\n[Adopted by a recorded vote of 2 to 1, with 0 abstentions. The voting was as follows:\n\nIn favour:\n\nChile, Peru\n\nAgainst:\n\nCuba]\n",
        {
            "symbol": "A/HRC/RES/73/21", "symbol_printed": False, "organ": "hrc", "session": 73, "agenda_item": "3", "title": "Tides",
            "date": "2030-06-22", "distribution_date": "2030-07-02", "meeting": 45,
        },
    ),
    (
        "a draft of the Council",
        "General Assembly\n\nDistr.: Limited\n9 July 2031\n\nHuman Rights Council\n\nSeventy-fourth session\n\n21 June–13 July 2031\n\nAgenda item 3\n\n"
        "Rights of the sea\n\nChile,* and Peru:** draft resolution\n\n74/... Tides\n\nThe Human Rights Council,\n\nNoting tides,\n\n"
        "* State not a member of the Human Rights Council.\n\n** On behalf of the Group of Ports.\n\n1. Decides.\n",
        {
            "symbol": None, "organ": "hrc", "status": "draft", "number": "74/...", "session": 74, "title": "Tides", "date": "2031-07-09",
            "distribution_date": None, "meeting": None, "sponsors": (Sponsor("Chile", True), Sponsor("Peru", False, "Group of Ports")),
        },
    ),
    (
        "a masthead in two columns, the date alone in the right one",
        "            United Nations                        E/CN.4/2002/L.191\n\n            Economic and Social Council         Distr.: Limited\n"
        "                                              12 April 2002\n\n                                              Original: English\n\n"
        "Commission on Human Rights\nFifty-eighth session\nAgenda item 3\n\n  Chile and Cuba: draft resolution\n\n  2002/…  Tides\n\n"
        "The Commission on Human Rights,\n\n  Noting tides,\n\n  1. Decides.\n",
        {
            "symbol": "E/CN.4/2002/L.191", "symbol_printed": True, "organ": "chr", "date": "2002-04-12", "status": "draft", "title": "Tides",
            "session": 58,
        },
    ),
    (
        "a draft whose notes on sponsors are set apart by spaces, at the foot of a page",
        "Human Rights Council\nSeventy-fourth session\n21 June–13 July 2031\nAgenda item 3\n\n  Chile,* Cuba and Peru:** draft resolution\n\n"
        "  74/…  Tides\n\nThe Human Rights Council,\n\n  Noting tides,\n\n   *  State not a member of the Human Rights Council.\n"
        "  **\tOn behalf of the Group of Ports.\n\nGE.31-01234(E)\n\n  Noting moons,\n\n  1. Decides.\n",
        {"sponsors": (Sponsor("Chile", True), Sponsor("Cuba"), Sponsor("Peru", False, "Group of Ports"))},
    ),
    (
        "a resolution that bears the name of its subject before its number",
        "**Commission on Human Rights**\n\n**Fifty-eighth session, 18 March–26 April 2002**\n\n**Human rights resolution 2002/191**\n\n## Rights of the sea\n\n*The Commission on Human Rights,*\n\n"
        + BODY,
        {
            "symbol": "E/CN.4/RES/2002/191", "symbol_printed": False, "organ": "chr", "number": "2002/191", "session": 58,
            "title": "Rights of the sea", "status": "adopted",
        },
    ),
    (
        "a resolution that bears the name of its organ before its number",
        "Commission on Human Rights resolution 2031/59\n\nTides of the ports\n\nThe Commission on Human Rights,\n\n" + BODY,
        {"symbol": "E/CN.4/RES/2031/59", "number": "2031/59", "title": "Tides of the ports"},
    ),
    (
        "sessions counted anew each year are told by the year",
        "Economic and Social Council\n\nFirst regular session, 1981\n\n1981/99. Tides of the ports\n\nThe Economic and Social Council,\n\n" + BODY,
        {"symbol": "E/RES/1981/99", "session": 1981},
    ),
    (
        "an early resolution with the word before its number",
        "Resolution 1999 (LXVIII)\n\nTides of the ports\n\nThe Economic and Social Council,\n\n" + BODY,
        {"symbol": "E/RES/1999(LXVIII)", "number": "1999 (LXVIII)", "title": "Tides of the ports"},
    ),
    (
        "an early page whose running title names the committee",
        "General Assembly—Twenty-seventh Session\n\nResolutions adopted on the reports of the Fourth Committee 91\n\n"
        "2991 (XXVII). Tides of the ports\n\nThe General Assembly,\n\n" + BODY,
        {"symbol": "A/RES/2991(XXVII)", "committee": "Fourth Committee", "title": "Tides of the ports", "session": 27},
    ),
    (
        "a committee with two names, printed with both",
        "Resolution adopted by the General Assembly on 4 May 2031\n\n[on the report of the Special Political and Decolonization Committee"
        " (Fourth Committee) (A/85/400)]\n\n85/7. Tides\n\nThe General Assembly,\n\n" + BODY,
        {"committee": "Special Political and Decolonization Committee (Fourth Committee)"},
    ),
    (
        "a draft of a Main Committee",
        "# General Assembly\n\nDistr.: Limited\n29 October 2030\n\n## Eighty-fifth session\n\n### Third Committee\n\nAgenda item 72 (b)\n\n"
        "#### **Questions of the sea**\n\n#### **Chile and Cuba\\*: draft resolution**\n\n#### **Tides of the ports**\n\n*The General Assembly,*\n\n"
        "*Noting* tides,\n\n1. *Decides*.\n\n---\n\n\\* On behalf of the States Members of the United Nations that are members of the Harbour Group.\n",
        {
            "organ": "ga", "committee": "Third Committee", "status": "draft", "number": None, "session": 85, "agenda_item": "72 (b)",
            "title": "Tides of the ports", "date": "2030-10-29", "sponsors": (Sponsor("Chile"), Sponsor("Cuba", False, "Harbour Group")),
        },
    ),
    (
        "a committee with two names on two lines",
        "Resolution adopted by the General Assembly on 4 May 2031\n\n[on the report of the Special Political and Decolonization Committee\n"
        "(Fourth Committee) (A/85/400)]\n\n85/7. Tides\n\nThe General Assembly,\n\n" + BODY,
        {"committee": "Special Political and Decolonization Committee (Fourth Committee)"},
    ),
    (
        "a draft known by its symbol only",
        "A/C.3/85/L.40\n\nEighty-fifth session\n\nTides of the ports\n\nThe General Assembly,\n\n" + BODY,
        {"symbol": "A/C.3/85/L.40", "organ": "ga", "committee": "Third Committee", "status": "draft", "title": "Tides of the ports"},
    ),
    (
        "a resolution of the Security Council",
        "S/RES/2999 (2031)\n\nSecurity Council\n\nResolution 2999 (2031)\n\nAdopted by the Security Council at its 9490th meeting, on\n1 December 2031\n\n"
        "The Security Council,\n\n" + BODY,
        {
            "symbol": "S/RES/2999(2031)", "organ": "sc", "number": "2999 (2031)", "session": None, "title": None, "date": "2031-12-01",
            "meeting": 9490, "status": "adopted",
        },
    ),
    (
        "an early resolution of the Security Council",
        "Resolution 1441 (1978)\nof 30 November 1978\n\nThe Security Council,\n\nHaving considered the tides,\n\nDecides:\n\n(a) To count.\n\n"
        "Adopted at the 2101st meeting by 14 votes to none.\n",
        {"symbol": "S/RES/1441(1978)", "organ": "sc", "date": "1978-11-30", "meeting": 2101, "status": "adopted"},
    ),
    (
        "an early resolution of the Assembly",
        "2991 (XXVII). Tides of the ports\n\nThe General Assembly,\n\n" + BODY + "2112th plenary meeting,\n\n15 December 1972.\n",
        {
            "symbol": "A/RES/2991(XXVII)", "organ": "ga", "number": "2991 (XXVII)", "session": 27, "title": "Tides of the ports",
            "date": "1972-12-15", "meeting": 2112,
        },
    ),
    (
        "a resolution of the Economic and Social Council with the title on the next line",
        "2031/57.\n\nTides of the ports\n\nThe Economic and Social Council,\n\n" + BODY + "15th plenary meeting\n\n24 May 2031\n",
        {"symbol": "E/RES/2031/57", "organ": "ecosoc", "session": 2031, "title": "Tides of the ports", "date": "2031-05-24"},
    ),
    (
        "a part of a resolution",
        "Resolution adopted by the General Assembly\n\n56/910. Tides of the ports B\n\nThe General Assembly,\n\n" + BODY,
        {"symbol": "A/RES/56/910B", "title": "Tides of the ports"},
    ),
    (
        "an emergency special session",
        "General Assembly\n\nTenth emergency special session\n\nES-10/99. Tides\n\nThe General Assembly,\n\n" + BODY,
        {"symbol": "A/RES/ES-10/99", "session": 10, "title": "Tides"},
    ),
    (
        "a statement of the Human Rights Council's President",
        "Human Rights Council\n\nFifteenth session\n\nStatement by the President\n\nPRST 15/9. Tides\n\nAt the 34th meeting, held on 1 October 2010,"
        " the President of the Council made the following statement:\n\n“The Human Rights Council\n\n1. Notes the tides;\n\n2. Invites ports.”\n",
        {"symbol": "A/HRC/PRST/15/9", "organ": "hrc", "number": "15/9", "title": "Tides", "meeting": 34, "status": "adopted"},
    ),
    (
        "French",
        "Assemblée générale\n\nDistr. générale\n\n11 décembre 2031\n\nPoint 85 de l’ordre du jour\n\nRésolution adoptée par l’Assemblée générale le 7 décembre 2031\n\n"
        "86/114. Les marées des ports\n\nL’Assemblée générale,\n\nNotant les marées,\n\n1. Décide de les compter.\n\n45e séance plénière\n7 décembre 2031\n",
        {
            "symbol": "A/RES/86/114", "organ": "ga", "session": 86, "agenda_item": "85", "title": "Les marées des ports",
            "date": "2031-12-07", "distribution_date": "2031-12-11", "meeting": 45, "language": "fr",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_mastheads_are_read(text: str, expected: dict[str, Any]) -> None:
    found = masthead(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_vote_behind_a_text_has_every_state_in_its_column() -> None:
    vote = masthead(CASES[1][1]).vote
    assert vote is not None
    assert (vote.type, vote.for_, vote.against, vote.abstaining) == ("recorded", 2, 1, 0)
    assert (vote.in_favour, vote.against_list, vote.abstaining_list) == (("Chile", "Peru"), ("Cuba",), ())


PAGE = (
    "the tides of the harbours that the masters count each month of the year and send to the office,\n\n"
    "41/90. Moons\n\nThe General Assembly,\n\nNoting moons,\n\n1. Requests moons.\n\n96th plenary meeting\n\n4 December 1986\n\n"
    "41/91. Tides\n\nThe General Assembly,\n\nNoting tides,\n\n1. Requests tides;\n\n2. Decides.\n\n97th plenary meeting\n\n5 December 1986\n\n"
    "41/92. Lights\n\nThe General Assembly,\n\nNoting lights,\n"
)
NEIGHBOURS = [
    ("A_RES_41_91.txt", "41/91", "1986-12-05", ["Noting tides,", "Requests tides;", "Decides."], "41/91 was read"),
    ("A_RES_41_90.txt", "41/90", "1986-12-04", ["Noting moons,", "Requests moons."], "41/90 was read"),
    ("scan.txt", "41/90", "1986-12-04", ["Noting moons,", "Requests moons."], "neither a symbol nor the file's name"),
]


@pytest.mark.parametrize(("name", "number", "date", "texts", "warning"), NEIGHBOURS)
def test_on_a_page_of_several_acts_only_the_one_that_is_meant_is_read(
    name: str, number: str, date: str, texts: list[str], warning: str
) -> None:
    document = segment(read_content(PAGE.encode(), name))
    assert (document.masthead.number, document.masthead.date) == (number, date)
    assert [paragraph.text for paragraph in document.paragraphs] == texts
    assert any(warning in said for said in document.warnings)


def test_a_name_that_does_not_agree_with_the_act_is_told() -> None:
    text = "41/91. Tides\n\nThe General Assembly,\n\n" + BODY
    document = segment(read_content(text.encode(), "A_RES_40_12.txt"))
    assert document.masthead.symbol == "A/RES/41/91"
    assert any("does not agree" in warning for warning in document.warnings)


def test_a_structured_format_states_its_masthead_and_lists_are_taken_apart() -> None:
    akn = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><meta><workflow>'
        '<step outcome="draftResolution" as="A/85/L.9" by="Chile and Peru (on behalf of the States that are members of the Group of Ports)"/>'
        '<step outcome="adopted" as="A/85/PV.45" by=""/></workflow><analysis><voting outcome="adoptedRecordedVote">'
        '<count value="2" refersTo="inFavour"><organization>CHILE</organization><organization>TRINIDAD AND TOBAGO</organization></count>'
        '<count value="0" refersTo="against"/><count value="1" refersTo="abstaining"><organization>IRAN (ISLAMIC REPUBLIC OF)</organization></count>'
        "</voting></analysis></meta><coverPage><p><docNumber refersTo='#symbol'>A/RES/85/7</docNumber></p><p>Eighty-fifth session</p></coverPage>"
        "<preamble><formula><p>The General Assembly,</p></formula></preamble><mainBody><paragraph><num>1.</num><content><p>Decides.</p></content>"
        "</paragraph></mainBody><conclusions><p>45th plenary meeting 4 May 2031</p></conclusions></statement></akomaNtoso>"
    )
    found = masthead(akn, "a.xml")
    assert found.sponsors == (Sponsor("Chile"), Sponsor("Peru", False, "Group of Ports"))
    assert found.vote is not None
    assert found.vote.in_favour == ("Chile", "Trinidad and Tobago")
    assert found.vote.abstaining_list == ("Iran (Islamic Republic of)",)
    assert (found.symbol, found.session, found.meeting, found.date) == ("A/RES/85/7", 85, 45, "2031-05-04")
