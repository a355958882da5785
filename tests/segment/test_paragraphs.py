"""Paragraphs get their kinds and ids, and footnotes their paragraphs, whatever stands between them."""

from __future__ import annotations

import pytest

from kg.errors import EmptyDocument
from kg.model import Document
from kg.readers import read_content
from kg.segment import segment

FORMULA = "The General Assembly,\n\n"


def read(text: str, name: str = "specimen.txt") -> Document:
    """The document in a text."""
    return segment(read_content(text.encode(), name))


def outline(document: Document) -> list[str]:
    """Ids with the beginning of each paragraph."""
    return [f"{paragraph.id} {paragraph.text[:14]}".strip() for paragraph in document.paragraphs]


SCHEMES = [
    (
        "numbered",
        "Noting tides,\n\nMindful of moons,\n\n1. Requests a count;\n\n2. Decides to meet.\n",
        ["pp1 Noting tides,", "pp2 Mindful of moo", "op1 Requests a cou", "op2 Decides to mee"],
    ),
    (
        "unnumbered operative paragraphs count in order",
        "Noting tides,\n\nRequests the ports to count tides;\n\nAlso requests the piers to count moons.\n",
        ["pp1 Noting tides,", "op1 Requests the p", "op2 Also requests"],
    ),
    (
        "lettered and nested",
        "1. Decides:\n\n(a) To look:\n\n(i) Once;\n\n(ii) Twice;\n\n(b) To see.\n",
        ["op1 Decides:", "op1(a) To look:", "op1(a)(i) Once;", "op1(a)(ii) Twice;", "op1(b) To see."],
    ),
    (
        "lettered parts of a preambular paragraph",
        "Noting that tides:\n\n(a) Rise,\n\n(b) Fall,\n\n1. Requests a count.\n",
        ["pp1 Noting that ti", "pp1(a) Rise,", "pp1(b) Fall,", "op1 Requests a cou"],
    ),
    (
        "an unnumbered paragraph among numbered ones",
        "Noting tides,\n\nSolemnly declares the following:\n\n1. Requests a count;\n\nAlso decides to meet again;\n\n2. Urges ports.\n",
        ["pp1 Noting tides,", "op0-1 Solemnly decla", "op1 Requests a cou", "op1-1 Also decides t", "op2 Urges ports."],
    ),
    (
        "numbers that start anew in a part",
        "A\n\n1. Requests one;\n\n2. Requests two;\n\nB\n\n1. Urges one;\n\n2. Urges two.\n",
        ["op1 Requests one;", "op2 Requests two;", "B.op1 Urges one;", "B.op2 Urges two."],
    ),
    (
        "numbers that run on through parts",
        "I\n\n1. Requests one;\n\nII\n\nLights of ports\n\n2. Urges two.\n",
        ["op1 Requests one;", "op2 Urges two."],
    ),
    (
        "numbers that start anew behind a heading without number, with a preamble of their own",
        "Ports\n\n1. Requests one;\n\nPiers\n\nNoting piers,\n\n1. Urges one.\n",
        ["op1 Requests one;", "pp1 Noting piers,", "s2.op1 Urges one."],
    ),
    (
        "a number in text that is quoted",
        "1. Amends the rule:\n\nNew paragraph 7:\n\n7. Ports shall count.\n\n2. Urges ports;\n\n3. Decides.\n",
        ["op1 Amends the rul", "op1(7) Ports shall co", "op2 Urges ports;", "op3 Decides."],
    ),
    (
        "a number that is missing",
        "1. Requests one;\n\n3. Urges three;\n\n4. Decides.\n",
        ["op1 Requests one;", "op3 Urges three;", "op4 Decides."],
    ),
    (
        "a scanner's letters for figures",
        "l. Requests one;\n\n2. Urges two;\n\n3. Urges three;\n\n4. Urges four;\n\nS. Decides five.\n",
        ["op1 Requests one;", "op2 Urges two;", "op3 Urges three;", "op4 Urges four;", "op5 Decides five."],
    ),
    (
        "text behind a list goes to the paragraph that opened it",
        "1. Requests:\n\n(a) A count;\n\n(b) A chart;\n\nand urges ports to help;\n\n2. Decides.\n",
        ["op1 Requests: and", "op1(a) A count;", "op1(b) A chart;", "op2 Decides."],
    ),
    (
        "a chapeau is preambular",
        "Noting tides,\n\nActing under Chapter VII of the Charter of the United Nations,\n\n1. Decides.\n",
        ["pp1 Noting tides,", "pp2 Acting under C", "op1 Decides."],
    ),
]


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in SCHEMES], ids=[row[0] for row in SCHEMES])
def test_ids_follow_the_scheme(body: str, expected: list[str]) -> None:
    assert outline(read(FORMULA + body)) == expected


def test_ids_are_unique_and_kinds_agree_with_them() -> None:
    body = "1. Requests one;\n\n(a) This;\n\n(a) That;\n\n" * 4 + "Annex\n\n1. One.\n\n1. One.\n"
    document = read(FORMULA + body)
    ids = [p.id for p in document.paragraphs] + [p.id for annex in document.annexes for p in annex.paragraphs]
    assert len(ids) == len(set(ids)) == 14
    assert all((p.kind == "preambular") == p.id.startswith("pp") for p in document.paragraphs)


TORN = "Recalling the tide tables that the harbour masters of the region have kept since the opening of the"
REST = "harbour office and its lights,"
HEAD = "United Nations A/RES/85/7\n\n85/7. Tides of the ports\n\n"
TEARS = [
    ("a page break", f"{TORN}\n\f\n{REST}\n\nNoting moons,\n"),
    ("a page number", f"{TORN}\n\n7\n\n{REST}\n\nNoting moons,\n"),
    ("empty lines only", f"{TORN}\n\n\n\n{REST}\n\nNoting moons,\n"),
    ("a footnote", f"{TORN}\n\n¹ See the tables.\n\n{REST}\n\nNoting moons,\n"),
    (
        "rules and footnotes",
        f"{TORN}\n\n---\n\n* Not a port.\n\n<sup>1</sup> See the tables.\n\n{REST}\n\nNoting moons,\n",
    ),
    ("a footnote glued to the rest", f"{TORN}\n\n9 S/1234. {REST}\n\nNoting moons,\n"),
    (
        "star notes set apart by spaces or a tab",
        f"{TORN}\n\n   *  Not a port.\n  **\tNot a pier.\n\n{REST}\n\nNoting moons,\n",
    ),
    (
        "footnotes, a page head with symbol and title, a job number",
        f"{TORN}\n\n¹ See the tables.\n\nA/RES/85/7 Tides of the ports\n\n2/3 31-91901\n\n{REST}\n\nNoting moons,\n",
    ),
    ("a page head with a symbol", f"{TORN}\n\nS/RES/99 (1999)\nPage 2\n\n{REST}\n\nNoting moons,\n"),
]


@pytest.mark.parametrize("body", [body for _, body in TEARS], ids=[name for name, _ in TEARS])
def test_a_paragraph_torn_apart_is_made_whole(body: str) -> None:
    paragraphs = read(HEAD + FORMULA + body + "\n1. Decides.\n").paragraphs
    assert [p.id for p in paragraphs] == ["pp1", "pp2", "op1"]
    assert paragraphs[0].text == f"{TORN} {REST}"


def test_a_capital_may_go_on_behind_a_page_break_but_not_behind_a_heading() -> None:
    torn = "Recalling the tide tables kept by the masters of the General\n\n---\n\nAssembly of Ports,\n\n"
    headed = "Noting moons,\n\nLights of the ports\n\nNoting lights,\n\n1. Decides.\n"
    texts = [p.text for p in read(FORMULA + torn + headed).paragraphs]
    assert texts[0].endswith("General Assembly of Ports,")
    assert texts[1:] == ["Noting moons,", "Noting lights,", "Decides."]


FOOTNOTES = [
    (
        "raised, behind its paragraph",
        "Noting tides,¹ and moons,²\n\n¹ On tides.\n\n² On moons.\n",
        [("pp1", "1", 13), ("pp1", "2", 24)],
    ),
    ("tagged", "Noting tides,<sup>1</sup>\n\n<sup>1</sup> On tides.\n", [("pp1", "1", 13)]),
    (
        "at the end",
        "Noting tides,¹\n\nNoting moons,²\n\n¹ On tides.\n\n² On moons.\n",
        [("pp1", "1", 13), ("pp2", "2", 13)],
    ),
    ("referred to again", "Noting tides,¹\n\n¹ On tides.\n\nNoting moons,¹\n", [("pp1", "1", 13)]),
    (
        "labels anew on each page",
        "Noting tides,¹\n\n¹ Tides.\n\nNoting moons,¹\n\n¹ Moons.\n",
        [("pp1", "1", 13), ("pp2", "1", 13)],
    ),
    ("glued figures", "Noting the programme68 of tides,\n\n68 See the programme.\n", [("pp1", "68", 20)]),
    ("spaced figures", "Noting the report of the master, 38\n\n38 Ibid., document S/12.\n", [("pp1", "38", 32)]),
    (
        "a figure behind a year",
        "Noting the letter of 5 July 1988, 69\n\n69 Ibid., document S/13.\n",
        [("pp1", "69", 33)],
    ),
    ("a slash", "Noting the covenant, 3/ and tides,\n\n3/ See resolution 9.\n", [("pp1", "3", 20)]),
    ("markdown notes", "*Noting* tides,[^1]\n\n[^1]: On tides.\n", [("pp1", "1", 13)]),
    ("stars", "Noting Chile,* Peru** and Fiji,*\n\n* A port.\n\n** A pier.\n", [("pp1", "*", 13), ("pp1", "**", 18)]),
]


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in FOOTNOTES], ids=[row[0] for row in FOOTNOTES])
def test_footnotes_are_tied_to_the_paragraph_that_bears_their_mark(
    body: str, expected: list[tuple[str, str, int]]
) -> None:
    document = read(FORMULA + body + "\n1. Decides.\n")
    assert [(p.id, f.label, f.offset) for p in document.paragraphs for f in p.footnotes] == expected
    assert not any(mark in p.text for p in document.paragraphs for mark in ("¹", "²", "68", "38", "69", "*", "3/"))


FIGURES_THAT_STAY = [
    "Noting Article 5 of the statute,",
    "Noting the letter of 5 May and of 6 May,",
    "Noting resolution 5 (1946) on ports,",
    "Noting that 5 per cent of tides,",
    "Noting 25 ports and paragraph 5 of the report,",
    "Noting the report A/75/900 and Corr.5 and Add.5, on tides,",
    "Noting the draft A/C.3/75/L.5, on tides,",
]


@pytest.mark.parametrize("paragraph", FIGURES_THAT_STAY)
def test_figures_of_the_sentence_are_no_footnote_marks(paragraph: str) -> None:
    document = read(f"{FORMULA}{paragraph}\n\n1. Decides.\n\n5 See the report.\n")
    assert document.paragraphs[0].text == paragraph
    assert any("footnote 5" in warning for warning in document.warnings)


def test_annexes_are_kept_apart() -> None:
    text = (
        FORMULA
        + "1. Adopts the rules annexed hereto.\n\n45th plenary meeting\n5 May 2001\n\nAnnex I\n\nRules of the ports\n\n1. Ports count.\n\n2. Piers count.\n\nAnnex II\n\nA table of tides.\n"
    )
    document = read(text)
    assert [p.id for p in document.paragraphs] == ["op1"]
    assert [(annex.title, [p.id for p in annex.paragraphs]) for annex in document.annexes] == [
        ("Annex I: Rules of the ports", ["annex1.1", "annex1.2"]),
        ("Annex II", ["annex2.1"]),
    ]
    assert document.annexes[0].paragraphs[1].number == "2"


def test_a_draft_for_another_organ_bears_its_name() -> None:
    text = (
        "The Economic and Social Council\n\nRecommends to the General Assembly the adoption of the following draft resolution:\n\n"
        "The General Assembly,\n\nNoting tides,\n\n1. Requests a count;\n\n2. Decides.\n"
    )
    glued = (
        text.replace(":\n\nThe General", ": The General")
        .replace("Assembly,\n\nNoting tides,\n\n1. ", "Assembly, Noting tides, 1. ")
        .replace(";\n\n2. ", "; 2. ")
    )
    for form in (text, glued):
        document = read(form)
        assert document.masthead.organ == "ecosoc"
        assert [(p.id, p.organ) for p in document.paragraphs] == [
            ("op0-1", None),
            ("pp1", "ga"),
            ("op1", "ga"),
            ("op2", "ga"),
        ]


def test_presidential_statements_give_their_paragraphs_in_order_without_quotation_marks() -> None:
    text = (
        "Statement by the President of the Security Council\n\nAt the 4122nd meeting of the Security Council, held on 29 March 2000"
        " in connection with its consideration of the item entitled “Ports”, the President made the following statement on behalf of"
        " the Council:\n\n“The Security Council notes the tides.\n\n“The Council calls for “lights” in ports.”\n"
    )
    document = read(text)
    assert [(p.id, p.text) for p in document.paragraphs] == [
        ("op1", "The Security Council notes the tides."),
        ("op2", "The Council calls for “lights” in ports."),
    ]
    assert (document.masthead.organ, document.masthead.meeting, document.masthead.date) == ("sc", 4122, "2000-03-29")
    assert document.masthead.status == "adopted"


def test_decisions_without_formula_are_operative() -> None:
    text = (
        "A/DEC/85/404\n\nGeneral Assembly\n\nDecision\n\nAgenda item 9\n\n85/404. Election of the harbour board\n\n"
        "At its 68th plenary meeting, on 13 April 2031, the General Assembly elected Chile.¹\n\n¹ See A/85/9.\n\n"
        "At the same meeting, the Assembly decided:\n\n(a) To count tides;\n\n(b) To chart moons.\n\n68th plenary meeting 13 April 2031\n"
    )
    document = read(text)
    assert [p.id for p in document.paragraphs] == ["op1", "op2", "op2(a)", "op2(b)"]
    assert [f.label for f in document.paragraphs[0].footnotes] == ["1"]
    assert (document.masthead.symbol, document.masthead.meeting, document.warnings) == ("A/DEC/85/404", 68, ())


def test_reports_are_read_in_order_and_the_reader_is_told() -> None:
    long = (
        "The harbour masters of the region met three times in the period under review and counted tides, currents and buoys "
        * 2
    )
    document = read(f"Report of the harbour masters\n\n{long.strip()}.\n\n{long.strip()} again.\n")
    assert [p.id for p in document.paragraphs] == ["op1", "op2"]
    assert any("no enacting formula" in warning for warning in document.warnings)


@pytest.mark.parametrize("text", ["United Nations\n\nGeneral Assembly\n", "A/RES/85/7\n\nTides\n", "---\n\n***\n"])
def test_a_text_without_paragraphs_is_an_error_that_names_the_file(text: str) -> None:
    with pytest.raises(EmptyDocument, match=r"specimen\.txt"):
        read(text)


def test_the_cells_of_a_table_are_rows_and_leave_the_ids_of_paragraphs_as_they_are() -> None:
    cells = "\n\n".join(["Port", "Tide", "Callao", "High", "Lisbon", "Low"])
    document = read(f"{FORMULA}1. Adopts the table below:\n\n{cells}\n\n2. Decides.\n\n{cells}\n\n3. Ends.")
    rows = [p for p in document.paragraphs if p.kind == "table"]
    assert [p.id for p in rows] == [f"table{table}.{row}" for table in (1, 2) for row in range(1, 7)]
    assert [p.text for p in rows[:6]] == cells.split("\n\n")
    others = [(p.id, p.text) for p in document.paragraphs if p.kind != "table"]
    assert others == [("op1", "Adopts the table below:"), ("op2", "Decides."), ("op3", "Ends.")]
    assert document.warnings == ()


def test_what_follows_a_table_without_a_number_goes_on_with_the_paragraph_before_it() -> None:
    rows = "| Port | Tide |\n|---|---|\n| Lima | High |\n"
    document = read(f"{FORMULA}1. Adopts the table:\n\n{rows}\nwhich is to be printed;\n\n2. Decides.\n", "a.md")
    assert outline(document) == ["op1 Adopts the tab", "table1.1 Port | Tide", "table1.2 Lima | High", "op2 Decides."]
    assert document.paragraphs[0].text == "Adopts the table: which is to be printed;"


def test_the_rows_of_an_annex_stand_in_it() -> None:
    rows = "| Port | Tide |\n|---|---|\n| Callao | High |\n"
    document = read(f"{FORMULA}1. Adopts the annex.\n\nAnnex\n\nList of ports\n\n{rows}", "a.md")
    assert [(p.id, p.kind, p.text) for p in document.annexes[0].paragraphs] == [
        ("annex1.1", "table", "Port | Tide"),
        ("annex1.2", "table", "Callao | High"),
    ]


def test_a_document_of_tables_only_is_read_and_the_reader_is_told() -> None:
    document = read("| Record | Outcome |\n|---|---|\n| S/PV.99 | S/RES/9 (1946) |\n", "a.md")
    assert [p.id for p in document.paragraphs] == ["table1.1", "table1.2"]
    assert document.warnings == ("a.md holds tables only; their rows were read, and no paragraph was found",)


OTHER_LANGUAGES = [
    (
        "fr",
        "L’Assemblée générale,\n\nNotant les marées,\n\nRappelant la lune et les ports,\n\n1. Prie les ports de compter ;\n\n2. Décide.\n",
    ),
    (
        "es",
        "La Asamblea General,\n\nObservando las mareas,\n\nRecordando la luna y los puertos,\n\n1. Pide un informe;\n\n2. Decide.\n",
    ),
    (
        "ru",
        "Генеральная Ассамблея,\n\nотмечая приливы,\n\nпринимая во внимание луну,\n\n1. просит считать;\n\n2. постановляет.\n",
    ),
    ("zh", "大会，\n\n注意到潮汐，\n\n回顾月亮和港口，\n\n1. 请各港口计算；\n\n2. 决定。\n"),
    ("ar", "إن الجمعية العامة،\n\nإذ تلاحظ المد والجزر،\n\nوإذ تشير إلى القمر،\n\n1 - تطلب تقريرا؛\n\n2 - تقرر.\n"),
]


@pytest.mark.parametrize(("code", "text"), OTHER_LANGUAGES)
def test_the_other_official_languages_are_segmented(code: str, text: str) -> None:
    document = read(text)
    assert document.masthead.language == code
    assert document.masthead.organ == "ga"
    assert [p.id for p in document.paragraphs] == ["pp1", "pp2", "op1", "op2"]
