"""Akoma Ntoso gives its structure, footnotes at their places, links, and the masthead that its elements state."""

from __future__ import annotations

import pytest

from kg.model import Block, Link, Marker, Sponsor, Subject, Vote
from kg.readers import read_content

META = """
<meta><identification><FRBRWork><FRBRuri value="/akn/un/statement/deliberation/unga/2031-05-04/85-7/"/>
<FRBRdate date="2031-05-04" name="adoption"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression></identification>
<classification><keyword value="tides" href="http://metadata.un.org/thesaurus/9" showAs="TIDES" dictionary="UNBIS Thesaurus"/>
<keyword value="x" showAs="agenda words" dictionary="A/85/251"/></classification>
<workflow>{steps}</workflow>
<analysis><parliamentary><voting {voting}</voting></parliamentary></analysis></meta>
"""
COVER = """
<coverPage><p><docNumber refersTo="#symbol">A/RES/85/7</docNumber></p>
<p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>
<p><docDate date="2031-05-09" refersTo="#dateOfIssuance">9 May 2031</docDate></p>
<p><session value="85">Eighty-fifth session</session></p><p><inline title="72(b)" name="agenda item">Agenda item 72 (b)</inline></p>
<p><docProponent>[on the report of the Third Committee (A/85/400)]</docProponent></p></coverPage>
<preface><p><docNumber>85/7.</docNumber><docTitle refersTo="#resolutionTitle">Tides</docTitle></p></preface>
"""
BODY = """
<preamble><formula><p><span class="italic">The General Assembly</span>,</p></formula>
<container name="Recalling"><p>\t<span class="italic">Recalling</span> its resolution
<a href="https://undocs.org/en/A/RES/70/1">70/1</a> on harbours,<authorialNote marker="1"><p>See
<a href="https://undocs.org/en/A/70/9">A/70/9</a>.</p></authorialNote> and tides,<sup>1</sup></p></container>
<container name="Noting"><blockList><listIntroduction>Noting:</listIntroduction>
<item><num>(a)</num><p>Moons,</p></item></blockList></container></preamble>
<mainBody><paragraph class="SingleTxt"><num>1.</num><content><p><span class="italic">Requests</span> a count;</p></content></paragraph>
<paragraph class="H23"><subheading>Lights</subheading></paragraph>
<paragraph><num>2.</num><list><intro><p>Decides:</p></intro><point><num>(a)</num><content><p>To look;</p></content></point>
<sublist><point><num>(i)</num><content><p>Twice;</p></content></point></sublist></list></paragraph>
<paragraph><content><p>(b)\tTo see.</p></content></paragraph></mainBody>
<conclusions><p><event><location title="45th" refersTo="#adoptionMeeting">45th plenary meeting</location><eol/>
<docDate date="2031-05-04" refersTo="#adoptionDate">4 May 2031</docDate></event></p></conclusions>
<attachments><attachment><doc name="annex"><mainBody><paragraph class="H1"><heading>Annex</heading></paragraph>
<paragraph><num>1.</num><content><p>Tide table.</p></content></paragraph></mainBody></doc></attachment></attachments>
"""
STEPS = """
<step date="2031-04-01" outcome="draftResolution" as="A/C.3/85/L.9, as orally amended" by="Chile and Peru (on behalf of the Ports)"/>
<step date="2031-05-04" outcome="adopted" as="A/85/PV.45" by=""/>
"""


def akn(
    *, language: str = "eng", steps: str = STEPS, voting: str = 'outcome="adoptedWithoutVote">', body: str = BODY
) -> bytes:
    """A specimen of an Akoma Ntoso resolution."""
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">'
        + META.format(language=language, steps=steps, voting=voting)
        + COVER
        + body
        + "</statement></akomaNtoso>"
    ).encode()


def test_the_structure_becomes_blocks_in_reading_order() -> None:
    blocks = read_content(akn(), "a.xml").blocks
    told = [(block.kind, block.number, block.level, block.text) for block in blocks if block.kind != "masthead"]
    assert told == [
        ("formula", None, 0, "The General Assembly,"),
        ("preambular", None, 0, "Recalling its resolution 70/1 on harbours, and tides,"),
        ("footnote", "1", 0, "See A/70/9."),
        ("preambular", None, 0, "Noting:"),
        ("preambular", "(a)", 1, "Moons,"),
        ("operative", "1.", 0, "Requests a count;"),
        ("heading", None, 0, "Lights"),
        ("operative", "2.", 0, "Decides:"),
        ("operative", "(a)", 1, "To look;"),
        ("operative", "(i)", 2, "Twice;"),
        ("operative", "(b)", 0, "To see."),
        ("closing", None, 0, "45th plenary meeting 4 May 2031"),
        ("annex", None, 0, "Annex"),
        ("operative", "1.", 0, "Tide table."),
    ]


def test_footnotes_emphasis_and_links_keep_their_places() -> None:
    block = next(block for block in read_content(akn(), "a.xml").blocks if block.kind == "preambular")
    assert block.markers == (Marker(42, "1"), Marker(53, "1"))
    assert block.emphasis == ((0, 9),)
    assert block.links == (Link(25, 29, "A/RES/70/1"),)
    assert block.text[25:29] == "70/1"


def test_links_can_be_left_out() -> None:
    blocks = read_content(akn(), "a.xml", ignore_links=True).blocks
    assert all(block.links == () for block in blocks)
    assert [block.text for block in blocks] == [block.text for block in read_content(akn(), "a.xml").blocks]


def test_the_masthead_is_what_the_elements_state() -> None:
    stated = read_content(akn(), "a.xml").stated
    assert stated is not None
    expected = {
        "symbol": "A/RES/85/7",
        "symbol_printed": True,
        "organ": "ga",
        "committee": "Third Committee",
        "status": "adopted",
        "number": "85/7",
        "session": 85,
        "agenda_item": "72 (b)",
        "title": "Tides",
        "date": "2031-05-04",
        "distribution_date": "2031-05-09",
        "meeting": 45,
        "language": "en",
        "draft_symbol": "A/C.3/85/L.9",
        "work_iri": "/akn/un/statement/deliberation/unga/2031-05-04/85-7/",
        "sponsors": (Sponsor("Chile and Peru (on behalf of the Ports)"),),
        "subjects": (Subject("TIDES", "UNBIS", "http://metadata.un.org/thesaurus/9"),),
        "vote": Vote("without a vote"),
    }
    assert {name: getattr(stated, name) for name in expected} == expected


COUNT = (
    'outcome="adoptedRecordedVote"><count value="2" refersTo="inFavour"><voters><organization>CHILE</organization>'
    '<organization>PERU</organization></voters></count><count value="1" refersTo="against"><voters>'
    "<organization>CUBA</organization></voters></count>"
)
VOTES = [
    ('outcome="adoptedWithoutVote">', STEPS, Vote("without a vote")),
    (COUNT, STEPS, Vote("recorded", 2, 1, None, ("CHILE", "PERU"), ("CUBA",))),
    (">", '<step outcome="adopted" as="S/PV.9" by="Adopted 14-0-1, 9th meeting"/>', Vote("counted", 14, 0, 1)),
    (">", '<step outcome="adopted" as="S/PV.9" by="Adopted unanimously, 9th meeting"/>', Vote("counted", None, 0, 0)),
    (">", "", None),
]


@pytest.mark.parametrize(("voting", "steps", "vote"), VOTES)
def test_votes_are_read_as_they_are_stated(voting: str, steps: str, vote: Vote | None) -> None:
    stated = read_content(akn(voting=voting, steps=steps), "a.xml").stated
    assert stated is not None
    assert stated.vote == vote


@pytest.mark.parametrize(
    ("code", "language"), [("fra", "fr"), ("spa", "es"), ("rus", "ru"), ("zho", "zh"), ("ara", "ar"), ("eng", "en")]
)
def test_the_language_is_the_one_stated(code: str, language: str) -> None:
    assert read_content(akn(language=code), "a.xml").language == language


def test_a_draft_embedded_in_a_paragraph_follows_it_with_its_own_formula() -> None:
    body = (
        "<mainBody><paragraph><content><p>Recommends the following draft resolution:<embeddedStructure>"
        '<container name="formula"><p>The General Assembly,</p></container><container name="Noting"><p>Noting tides,</p></container>'
        "<paragraph><num>1.</num><content><p>Requests a count.</p></content></paragraph>"
        "</embeddedStructure></p></content></paragraph></mainBody>"
    )
    blocks = [block for block in read_content(akn(body=body), "a.xml").blocks if block.kind != "masthead"]
    assert blocks == [
        Block("Recommends the following draft resolution:", kind="text"),
        Block("The General Assembly,", kind="formula"),
        Block("Noting tides,", kind="preambular"),
        Block("Requests a count.", kind="operative", number="1."),
    ]
