"""What a mention means: each rule with the sentences that show it."""

from dataclasses import replace

import pytest

from kg.model import Citation, Document, Footnote, Masthead, Paragraph
from kg.pipeline import annotate

GA = Masthead(symbol="A/RES/75/901", organ="ga", date="2020-12-16", session=75)
HRC = Masthead(symbol="A/HRC/RES/50/901", organ="hrc", date="2022-07-07", session=50)
SC = Masthead(symbol="S/RES/9901(2021)", organ="sc", date="2021-06-29")
ECOSOC = Masthead(symbol="E/RES/2023/901", organ="ecosoc", date="2023-07-25")


def cite(head: Masthead, *texts: str, note: str | None = None, mark: str = "*") -> tuple[Citation, ...]:
    """Citations of a document of these preambular paragraphs; `note` hangs where `mark` stands in the last."""
    paragraphs = []
    for number, text in enumerate(texts, 1):
        footnotes = (Footnote("1", note, text.index(mark)),) if note is not None and number == len(texts) else ()
        paragraphs.append(Paragraph(f"pp{number}", "preambular", text.replace(mark, ""), footnotes=footnotes))
    return annotate(Document("specimen", "text", head, tuple(paragraphs))).citations


RULES = [
    (GA, "Recalling its resolution 74/153 of 18 December 2019,", "A/RES/74/153", "own organ"),
    (HRC, "Recalling Human Rights Council resolution 44/18 of 17 July 2020,", "A/HRC/RES/44/18", "organ named"),
    (HRC, "Recalling Council resolution 44/18,", "A/HRC/RES/44/18", "organ named"),
    (HRC, "Recalling Human Rights Council 46/14 resolution of 23 March 2021,", "A/HRC/RES/46/14", "organ named"),
    (HRC, "Recalling resolution 2000/22 of 18 August 2000, adopted by the Subcommission on the Promotion and Protection of "
     "Human Rights,", "E/CN.4/Sub.2/RES/2000/22", "organ after"),
    (HRC, "Recalling that, in its resolution 74/151 of 18 December 2019, the General Assembly requested a report,",
     "A/RES/74/151", "subject"),
    (HRC, "Recalling that the General Assembly, in its resolution 48/141 of 20 December 1993, created a post,",
     "A/RES/48/141", "subject"),
    (HRC, "Recalling resolution 1325 (2000) of 31 October 2000,", "S/RES/1325(2000)", "number alone"),
    (SC, "Recalling its resolution 242 (1967) of 22 November 1967,", "S/RES/242(1967)", "own organ"),
    (SC, "Recalling General Assembly resolution 1541 (XV),", "A/RES/1541(XV)", "organ named"),
    (GA, "Recalling its resolution 217 A (III) of 10 December 1948,", "A/RES/217(III)", "own organ"),
    (GA, "Recalling its resolution S-26/2 of 27 June 2001,", "A/RES/S-26/2", "own organ"),
    (HRC, "Recalling its resolution S-21/1 of 23 July 2014,", "A/HRC/RES/S-21/1", "own organ"),
    (GA, "Recalling Economic and Social Council decision 2006/252,", "E/DEC/2006/252", "organ named"),
    (ECOSOC, "Recalling its resolution 1503 (XLVIII) of 27 May 1970,", "E/RES/1503(XLVIII)", "own organ"),
    (HRC, "Recalling its decision 36/115 of 29 September 2017,", "A/HRC/DEC/36/115", "own organ"),
    (GA, "Taking note of the report in A/HRC/47/47,", "A/HRC/47/47", "symbol printed"),
    (GA, "Reaffirming the Universal Declaration of Human Rights,", "Universal Declaration of Human Rights", "title"),
    (GA, "Guided by the purposes of the Charter,", "Charter of the United Nations", "presumed"),
    (SC, "Reaffirming General Assembly and Security Council resolutions 70/262 of 27 April 2016,", "A/RES/70/262",
     "organ named"),
    (GA, "Noting the report of the High Commissioner to the Human Rights Council, submitted pursuant to resolution 43/1,",
     "A/HRC/RES/43/1", "report answers"),
    (ECOSOC, "Noting the annual report (E/2015/27), chap. I, sect. C,", "E/2015/27", "symbol printed"),
    (GA, "Recalling decision XII/11 of the Conference of the Parties to the Convention on Biological Diversity,",
     "UNEP/CBD/COP/DEC/XII/11", "organ after"),
    (GA, "Recalling United Nations Environment Assembly resolution 4/6 of 15 March 2019,", "UNEP/EA.4/Res.6", "organ named"),
    (GA, "Recalling resolution 4/6 of 15 March 2019 on plastic,", "UNEP/EA.4/Res.6", "number and date"),
    (GA, "Recalling Commission on Human Rights resolution 20 (XXXVI) of 29 February 1980,", "E/CN.4/RES/20(XXXVI)",
     "organ named"),
    (GA, "Noting World Health Assembly resolution WHA73.1 of 19 May 2020,", "World Health Assembly resolution WHA73.1",
     "number printed"),
    (GA, "Noting resolution A.1078(28) of 4 December 2013 of the International Maritime Organization,",
     "Assembly of the International Maritime Organization resolution A.1078(28)", "number printed"),
    (GA, "Welcoming decision Assembly/AU/Dec.605 (XXVII) on the African Union,",
     "African Union decision Assembly/AU/Dec.605 (XXVII)", "number printed"),
    (GA, "Noting resolution GC(64)/RES/9 of the General Conference,", "GC(64)/RES/9", "symbol printed"),
    (GA, "Noting GC.18/Res.9, on industry,", "GC.18/Res.9", "symbol printed"),
    (HRC, "Recalling GA resolution 48/104 on violence,", "A/RES/48/104", "organ named"),
    (GA, "Recalling HRC res. 31/32 on defenders,", "A/HRC/RES/31/32", "organ named"),
    (HRC, "Recalling UNSCR 1325 (2000) on women,", "S/RES/1325(2000)", "organ named"),
    (HRC, "Recalling UNSCR 1325 on women,", "S/RES/1325(2000)", "organ named"),
    (HRC, "Recalling G.A. Res. 217A (III) on rights,", "A/RES/217(III)", "organ named"),
    (GA, "Recalling Security Council resolution 1325 on women,", "S/RES/1325(2000)", "organ named"),
    (SC, "Reaffirming its resolution 1701,", "S/RES/1701(2006)", "own organ"),
    (SC, "Recalling paragraph 3 of resolution 242 of 22 November 1967,", "S/RES/242(1967)", "bare number"),
    (GA, "Recalling resolution 58.3 of the World Health Assembly,", "World Health Assembly resolution WHA58.3",
     "number printed"),
    (GA, "Recalling decision BC-14/12 on waste,", "Conference of the Parties to the Basel Convention on the Control of "
     "Transboundary Movements of Hazardous Wastes and Their Disposal decision BC-14/12", "number printed"),
    (GA, "Recalling International Labour Conference resolution 186,", "International Labour Conference resolution 186",
     "organ named"),
    (GA, "Recalling the advisory opinion of the International Court of Justice of 9 July 2004,",
     "Legal Consequences of the Construction of a Wall in the Occupied Palestinian Territory", "date or adopting body"),
    (GA, "Noting the advisory opinion of the International Court of Justice on the legality of the threat or use of nuclear "
     "weapons,", "Legality of the Threat or Use of Nuclear Weapons", "alias"),
    (GA, "Noting general comment No. 26 (2023), on a clean environment, of the Committee on the Rights of the Child,",
     "Committee on the Rights of the Child general comment No. 26", "number printed"),
    (GA, "Reaffirming the UDHR,", "Universal Declaration of Human Rights", "alias"),
    (GA, "Recalling Governing Council decision 27/2 on the Environment Programme,",
     "Governing Council of the United Nations Environment Programme decision 27/2", "organ named"),
    (GA, "Noting what the Economic and Social Council welcomed in its decision 1995/236, as the Commission on Population and "
     "Development asked,", "E/DEC/1995/236", "subject"),
    (GA, "Welcoming the Samarkand Declaration of Riverine Cities,", "Samarkand Declaration of Riverine Cities",
     "pattern of a title"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "target", "rule"), RULES)
def test_each_rule_settles_its_sentence(head: Masthead, text: str, target: str, rule: str) -> None:
    assert [(c.target, c.rule) for c in cite(head, text)] == [(target, rule)]


def test_items_of_a_list_take_the_organ_of_its_head() -> None:
    text = "Recalling General Assembly resolutions 60/251 of 15 March 2006, 65/281 of 17 June 2011 and 68/268,"
    assert [c.target for c in cite(HRC, text)] == ["A/RES/60/251", "A/RES/65/281", "A/RES/68/268"]


def test_a_list_may_change_its_organ() -> None:
    text = "Recalling General Assembly resolution 60/251 of 15 March 2006 and Human Rights Council resolution 5/1 of 18 June 2007,"
    assert [c.target for c in cite(GA, text)] == ["A/RES/60/251", "A/HRC/RES/5/1"]


def test_a_footnote_without_organ_is_the_assemblys() -> None:
    (found,) = cite(HRC, "Reaffirming a text of old,*", note="Resolution 55/2.")
    assert (found.target, found.rule, found.footnote, found.action) == ("A/RES/55/2", "footnote", "1", "reaffirm")


def test_a_later_resolution_is_not_cited() -> None:
    assert cite(HRC, "Recalling resolution 74/151,")[0].target == "A/RES/74/151"


def test_a_date_that_contradicts_the_number_is_flagged_and_the_named_organ_kept() -> None:
    (found,) = cite(GA, "Recalling General Assembly resolution 70/1 of 25 September 1999,")
    assert found.target == "A/RES/70/1" and "does not agree" in found.warnings[0]


CONFLICTS = [
    (GA, "Recalling Human Rights Council resolution 5/1 of 18 June 1995,", "A/HRC/RES/5/1", "does not agree"),
    (HRC, "Recalling Commission on Human Rights resolution 2009/5,", "E/CN.4/RES/2009/5", "did not exist after 2006"),
    (GA, "Recalling Security Council resolution 70/262,", None, "numbers no resolution in the way of 70/262"),
    (GA, "Recalling Human Rights Council resolution 90/1,", "A/HRC/RES/90/1", "the document is of 2020"),
    (SC, "Recalling its resolutions 2240 (2015) and 2312 (2106),", "S/RES/2312(2106)", "the document is of 2021"),
    (GA, "Recalling its resolution 70/1 of 25 September 1999,", "A/RES/70/1", "does not agree"),
    (GA, "Recalling its resolutions 70/1 and 233/22 of 30 September 2016,", None, "the document is of 2020"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "target", "warning"), CONFLICTS)
def test_what_an_organ_cannot_have_adopted_is_stated(
    head: Masthead, text: str, target: str | None, warning: str
) -> None:
    found = cite(head, text)[-1]
    assert found.target == target and warning in found.warnings[-1]


FOREIGN = [
    "Recalling World Congress resolution 3/4,",
    "Noting the work of the Indian Ocean Tuna Commission, resolution 12/07,",
    "Taking note of decision 13/1 adopted by the Open-ended Working Group on Glaciers,",
    "Noting resolution 563 adopted by the Open-ended Working Group on Glaciers,",
    "Welcoming resolution 7/2019 of 28 June 2019 of the Conference of the Food and Agriculture Organization,",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_the_act_of_an_unknown_body_is_given_to_nobody(text: str) -> None:
    (found,) = cite(GA, "Recalling the United Nations Environment Assembly and the Human Rights Council,", text)
    assert found.target is None and "not in ontology/organs.ttl" in found.warnings[0]


def test_an_opinion_that_is_asked_for_and_a_number_without_a_body_are_cited_of_nobody() -> None:
    assert (
        cite(GA, "Recalling its request for an advisory opinion of the International Court of Justice on climate,")
        == ()
    )
    (one,) = cite(GA, "Recalling General Assembly resolution 1514 on colonies,")
    assert (one.target, one.rule) == (None, "unresolved")
    (two,) = cite(GA, "Noting the Human Rights Committee and general recommendation No. 39,")
    assert two.target is None and "treaty body" in two.warnings[0]


def test_a_committee_that_is_only_mentioned_before_a_number_adopts_nothing() -> None:
    text = "Recalling its resolutions 45/175 of 18 December 1990 on the work of the Third Committee and 58/316 of 1 July 2004,"
    assert [c.target for c in cite(GA, text)] == ["A/RES/45/175", "A/RES/58/316"]


REPORTS = [
    ("See Supplement No. 53 (A/73/53), chap. IV, sect. A, resolution 37/17.", ["A/73/53", "A/HRC/RES/37/17"]),
    ("See Supplement No. 7 (E/2015/27), chap. I, sect. C, resolution 59/1, annex.",
     ["E/2015/27", "Commission on the Status of Women resolution 59/1"]),
    ("See FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.", ["FCCC/CP/2015/10/Add.1"]),
    ("See CBD/COP/15/17, decision 15/4, annex.", ["CBD/COP/15/17", "CBD/COP/DEC/15/4"]),
]  # fmt: skip


@pytest.mark.parametrize(("note", "targets"), REPORTS)
def test_an_act_printed_in_a_report_is_of_the_organ_that_reports(note: str, targets: list[str]) -> None:
    assert [c.target for c in cite(replace(GA, date="2023-12-16"), "Welcoming what was done,*", note=note)] == targets


def test_what_no_rule_settles_is_kept_with_its_text() -> None:
    extraction = annotate(
        Document(
            "specimen",
            "text",
            Masthead(organ="sc", date="2021-01-01"),
            (Paragraph("op1", "operative", "Recalls resolution 3/4;"),),
        )
    )
    (found,) = extraction.unresolved
    assert (found.target, found.rule, found.text) == (None, "unresolved", "resolution 3/4")


def test_short_forms_mean_what_was_named_last() -> None:
    found = cite(
        GA,
        "Recalling the Convention on the Rights of the Child,",
        "Urging States to ratify the Convention,",
        "Recalling the United Nations Framework Convention on Climate Change,",
        "Urging States to ratify the Convention,",
    )
    assert [c.target for c in found] == [
        "Convention on the Rights of the Child",
        "Convention on the Rights of the Child",
        "United Nations Framework Convention on Climate Change",
        "United Nations Framework Convention on Climate Change",
    ]
    assert found[1].rule == "anaphora"


def test_a_short_form_before_any_name_is_kept_unresolved() -> None:
    (found,) = cite(GA, "Urging States to ratify the Convention,")
    assert (found.target, found.rule, found.warnings) == (
        None,
        "unresolved",
        ("short for nothing that was named before",),
    )


def test_a_short_form_that_several_bear_is_kept_unresolved() -> None:
    found = cite(
        GA,
        "Recalling the Convention on the Rights of the Child and the Convention on the Rights of Persons with Disabilities,",
        "Urging States to act,",
        "Urging States to ratify the Convention,",
    )
    assert found[-1].target is None and "Rights of the Child" in found[-1].warnings[0]


def test_a_short_form_means_the_instrument_in_the_title_of_the_document() -> None:
    head = replace(GA, title="Status of the Convention on the Rights of the Child")
    (found,) = cite(head, "Urging States to ratify the Convention,")
    assert (found.target, found.rule) == ("Convention on the Rights of the Child", "title of the document")


PINPOINTS = [
    (
        "Guided by the Charter of the United Nations, in particular Article 1, paragraph 3, thereof,",
        "Article 1, paragraph 3",
    ),
    ("Recalling paragraph 5 (h) of its resolution 60/251 of 15 March 2006,", "paragraph 5 (h)"),
    ("Noting A/CONF.157/24 (Part I), chap. III, and other texts,", "chap. III"),
    ("Recalling its resolution 60/251 and paragraphs of speech,", None),
    ("Recalling its resolution 60/251, decision 60/559 and other texts,", None),
    ("Noting FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex,", "decision 1/CP.21, annex"),
]


@pytest.mark.parametrize(("text", "pinpoint"), PINPOINTS)
def test_pinpoints_are_read_before_and_behind(text: str, pinpoint: str | None) -> None:
    assert cite(GA, text)[0].pinpoint == pinpoint


def test_the_last_verb_before_a_citation_governs_it() -> None:
    found = cite(GA, "Reaffirming its resolution 60/251, and recalling its resolution 48/141,")
    assert [(c.target, c.action) for c in found] == [("A/RES/60/251", "reaffirm"), ("A/RES/48/141", "recall")]


def test_the_documents_own_symbol_is_no_citation() -> None:
    assert cite(GA, "Noting A/RES/75/901,") == ()


def test_a_symbol_whose_number_was_not_given_yet_is_kept_unresolved() -> None:
    (found,) = cite(GA, "Noting S/2024/xx,")
    assert (found.target, found.text) == (None, "S/2024/xx") and "not given yet" in found.warnings[0]


def test_the_second_half_of_a_joint_symbol_is_kept() -> None:
    (found,) = cite(GA, "Noting E/CN.4/2001/2–E/CN.4/Sub.2/2000/46, chap. II, sect. A,")
    assert (found.target, found.also, found.pinpoint) == (
        "E/CN.4/2001/2",
        ("E/CN.4/Sub.2/2000/46",),
        "chap. II, sect. A",
    )
