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
