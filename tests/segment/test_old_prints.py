"""What early and scanned prints do: quoted questions, second columns, lines broken in two, titles that are only dates."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.readers import read_content
from kg.segment import segment

FORMULA = "The General Assembly,\n\n"


def read(text: str) -> Document:
    """The document in a text."""
    return segment(read_content(text.encode(), "specimen.txt"))


def test_what_a_paragraph_quotes_belongs_to_it() -> None:
    body = (
        "Noting tides,\n\nDecides to put the following question:\n\n“Having regard to the tides:\n\n"
        "(a)\tWhat are the duties of the ports?\n\n(b)\tWhat are those of the piers?”\n"
    )
    document = read(FORMULA + body)
    assert [p.id for p in document.paragraphs] == ["pp1", "op1", "op1(a)", "op1(b)"]
    assert document.paragraphs[1].text.endswith("Having regard to the tides:")


def test_a_second_column_in_french_is_left_out_and_the_reader_is_told() -> None:
    columns = [
        ("Noting the tides of the ports,", "Notant les marées des ports de la côte,"),
        ("Recalling the moons of the year,", "Rappelant les lunes de l’année et de la mer,"),
        ("Requests the masters to count the tides.", "Prie les maîtres des ports de compter les marées."),
    ]
    english = "\n\n".join(left for left, _ in columns)
    document = read(FORMULA + "\n\n".join(f"{left}\n\n{right}" for left, right in columns))
    assert [p.text for p in document.paragraphs] == english.split("\n\n")
    assert any("3 blocks of a second column in French" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "86 (1950). Resolution of 26 September 1950\n\n[S/1809]\n\nThe Security Council,\n\nFinds the tides high.\n",
            None,
        ),
        ("86 (I). Counting of the tides\n\nThe General Assembly,\n\nFinds the tides high.\n", "Counting of the tides"),
    ],
)
def test_a_date_is_no_title(text: str, title: str | None) -> None:
    assert read(text).masthead.title == title


def test_lines_that_stand_together_among_lines_apart_are_one_paragraph() -> None:
    body = "Noting tides,\n\nRecommends to the masters of all the ports that Saint\nHelena and Ascension be counted among the\nislands.\n"
    document = read(FORMULA + body)
    assert [p.text for p in document.paragraphs] == ["Noting tides,", " ".join(body.split("\n\n")[1].split())]


def test_an_officer_at_the_head_of_a_line_is_no_enacting_formula() -> None:
    body = "Having considered the question of the appointment of the\nSecretary-General of the United Nations,\n\nRecommends haste.\n"
    document = read("The Security Council,\n\n" + body)
    assert [(p.id, p.organ) for p in document.paragraphs] == [("pp1", None), ("op1", None)]


def test_a_footnotes_figure_behind_the_comma_leaves_a_paragraph_preambular() -> None:
    document = read(
        "I. Of tides\n\n"
        + FORMULA
        + "Takes note of the tides;\n\nII. Of moons\n\nHaving seen the moons,12\n\nNotes them;\n"
    )
    assert [p.kind for p in document.paragraphs] == ["operative", "preambular", "operative"]


def test_the_title_of_a_part_may_run_over_two_hundred_characters() -> None:
    title = "Counting of the tides " + "and of the moons over the ports " * 7 + "of the sea"
    document = read(FORMULA + f"1. Notes tides;\n\nII\n\nMoons\n\n2. Notes moons;\n\nIII. {title}\n\n3. Notes ports.\n")
    assert [p.section for p in document.paragraphs] == [None, "II. Moons", f"III. {title}"]


def test_the_long_title_of_a_part_that_cites_is_a_paragraph_where_nothing_is_enacted() -> None:
    title = "Follow-up to resolutions 76/274 and 78/297 " + "and to the counting of the tides in all the ports " * 4
    report = "I.\tIntroduction\n\n1.\tThe report covers the year of the tides and of the moons over all the ports of the sea.\n\n"
    document = read(
        f"{report}II.\t{title}\n\n2.\tThe masters have counted the tides of the year in all the ports of the sea.\n"
    )
    assert any("76/274" in paragraph.text for paragraph in document.paragraphs)


def test_rules_that_hold_a_resolution_keep_their_own_paragraphs() -> None:
    rule = "Rule {n}. The masters of the ports shall count the tides of the sea every day, and shall tell the pilots of the piers what they have counted there and what the moons did."
    rules = "\n\n".join(rule.format(n=n) for n in range(1, 13))
    document = read(f"{rules}\n\nAnnex\n\n2632 (XXVI). Counting\n\n{FORMULA}Noting tides,\n\nDecides to count them.\n")
    assert sum("masters of the ports" in paragraph.text for paragraph in document.paragraphs) == 12
    assert document.masthead.number is None and len(document.annexes) == 1


def test_a_paragraph_torn_behind_and_goes_on_with_a_small_letter() -> None:
    document = read(
        FORMULA + "Noting the tides, and\n\n¹ A/55/1.\n\nconsidering that moons draw them,\n\n1. Notes moons;\n"
    )
    assert [p.text for p in document.paragraphs[:1]] == ["Noting the tides, and considering that moons draw them,"]


def test_items_below_a_colon_belong_to_the_paragraph_and_keep_their_footnotes() -> None:
    body = "Decided to defer consideration of the following documents:\n\nReport on tides¹\n\n¹ A/66/340.\n\nReport on moons²\n\n² A/66/341.\n"
    document = read("77/548. Questions deferred\n\n" + FORMULA + body)
    (only,) = document.paragraphs
    assert [note.text for note in only.footnotes] == ["A/66/340.", "A/66/341."]
    assert only.text.endswith("Report on tides Report on moons")


def test_lettered_parts_in_a_quoted_statement_are_parts() -> None:
    head = "S/PRST/2000/39\n\nAt the 4244th meeting, the President of the Security Council made the following statement:\n\n"
    said = "“The Council asks for steps, including:\n\n“(i) counting of tides;\n\n“(ii) counting of moons.\n\n“The Council will remain seized of the matter.”\n"
    assert [p.id for p in read(head + said).paragraphs] == ["op1", "op1(i)", "op1(ii)", "op2"]


def test_a_page_without_any_head_is_named_by_its_file() -> None:
    page = b"Reaffirming the tides of the sea and of the ports,\n\n1. Requests the masters to count the tides.\n"
    named = segment(read_content(page, "E_RES_1818(LV).txt")).masthead
    assert (named.symbol, named.organ, named.symbol_printed) == ("E/RES/1818(LV)", "ecosoc", False)
    assert segment(read_content(page, "page.txt")).masthead.organ is None
