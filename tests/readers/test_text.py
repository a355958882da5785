"""Plain text and Markdown give the lines that their author meant, without page furniture and marks."""

from __future__ import annotations

import pytest

from kg.model import Link, Marker
from kg.readers import read_content
from kg.readers.language import language_of
from kg.readers.marks import markdown_marks, plain_marks

PREAMBLE = [
    "The Specimen Council,",
    "Mindful of the tides that reach every harbour of the region, and of the duty of all harbour masters to keep count of them,",
    "Recalling its resolution 12/3 of 4 May 2011 on harbours, and co-ordinated surveys of lighthouses,",
    "1. Requests the harbour masters to report on tides, currents, buoys and lighthouses in their waters;",
    "2. Decides to return to the matter at its thirteenth session.",
]


def wrapped(paragraphs: list[str], width: int, between: str, line_end: str = "\n") -> str:
    """The paragraphs broken at a margin, with `between` after each and `line_end` after each line."""
    text = ""
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + 1 + len(word) > width:
                text += line + line_end
                line = word
            else:
                line = f"{line} {word}".strip()
        text += line + between
    return text


LAYOUTS = [
    ("a paragraph a line", "\n\n".join(PREAMBLE)),
    ("a paragraph a line, no empty lines", "\n".join(PREAMBLE)),
    ("wrapped, empty line between paragraphs", wrapped(PREAMBLE, 60, "\n\n")),
    ("wrapped, empty line after every line", wrapped(PREAMBLE, 70, "\n\n", "\n\n")),
    ("wrapped, no empty line before numbers", wrapped(PREAMBLE, 60, "\n")),
    ("carriage returns", "\r\n\r\n".join(PREAMBLE)),
    ("trailing spaces and tabs", " \t\n\n".join(PREAMBLE) + "  "),
    ("indented", "\n\n".join(f"     {paragraph}" for paragraph in PREAMBLE)),
]


@pytest.mark.parametrize("content", [content for _, content in LAYOUTS], ids=[name for name, _ in LAYOUTS])
def test_however_lines_are_broken_the_paragraphs_are_the_same(content: str) -> None:
    assert [block.text for block in read_content(content.encode(), "a.txt").blocks] == PREAMBLE


FURNITURE = [
    "12",
    "- 3 -",
    "Page 4",
    "3/17",
    "21-04711 (E)",
    "GE.21-04711(E)",
    "*2104711*",
    "/…",
    "2/3 31-91901",
    "31-91901 3/3",
    "page 2 of 3        GE.31-91901(E)",
    "---",
    "________",
    "\f",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_is_dropped_and_leaves_a_break(line: str) -> None:
    text = f"Noting the tide tables of the\n\n{line}\n{line}\n\nharbour office,\n\nNoting the moon,\n"
    blocks = read_content(text.encode(), "a.txt").blocks
    assert [block.text for block in blocks] == ["Noting the tide tables of the", "harbour office,", "Noting the moon,"]
    assert [block.after_break for block in blocks] == [False, True, False]


def test_the_symbol_in_a_page_head_is_kept_apart_from_the_text() -> None:
    text = "A/SPEC/12/L.3\n\nNoting the tides,\n\nA/SPEC/12/L.3\nPage 2\n\nNoting the moon,\n"
    kinds = [(block.kind, block.text) for block in read_content(text.encode(), "a.txt").blocks]
    assert kinds.count(("masthead", "A/SPEC/12/L.3")) == 2
    assert [text for kind, text in kinds if kind == "text"] == ["Noting the tides,", "Noting the moon,"]


COLUMNS = [
    ("spaces", "                United Nations                  A/SPEC/12/L.3", ["United Nations", "A/SPEC/12/L.3"]),
    ("a tab", "United Nations\tA/SPEC/12/L.3", ["United Nations", "A/SPEC/12/L.3"]),
    ("one space", "United Nations A/SPEC/12/L.3", ["United Nations", "A/SPEC/12/L.3"]),
    ("one space, French", "Nations Unies E/CN.4/2031/L.3", ["Nations Unies", "E/CN.4/2031/L.3"]),
    ("an organ", "Security Council        S/2031/9", ["Security Council", "S/2031/9"]),
    ("distribution", "General Assembly          Distr.: Limited", ["General Assembly", "Distr.: Limited"]),
    ("a date", "General Assembly          2 July 2031", ["General Assembly", "2 July 2031"]),
    (
        "a symbol in a sentence",
        "Having considered the letter A/SPEC/12/L.3",
        ["Having considered the letter A/SPEC/12/L.3"],
    ),
    ("a number and its paragraph", "1.      Requests the ports", ["1.      Requests the ports"]),
    ("a letter and its part", "(a)\tTo count", ["(a)\tTo count"]),
    ("spread words", "Rights   of   the    sea", ["Rights   of   the    sea"]),
]


@pytest.mark.parametrize(("line", "cells"), [row[1:] for row in COLUMNS], ids=[row[0] for row in COLUMNS])
def test_a_masthead_in_two_columns_gives_its_cells_one_by_one(line: str, cells: list[str]) -> None:
    blocks = read_content(f"{line}\n\nNoting the tides,\n".encode(), "a.txt").blocks
    assert [block.text for block in blocks] == [*cells, "Noting the tides,"]
    assert [block.text for block in blocks if block.kind == "masthead"] == [cell for cell in cells[1:] if "/" in cell]


RUNNING = [
    ("symbol and title", "A/SPEC/12/3 Rights of the sea: tides, moons and lights\n\n2/3 31-91901"),
    ("title and symbol", "Rights of the sea: tides, moons and lights A/SPEC/12/3\n\n31-91901 3/3"),
    (
        "title and symbol in columns",
        "Rights of the sea: tides, moons and lights        A/SPEC/12/3\n31-91901       3/3",
    ),
    ("a title in two lines", "A/SPEC/12/3 Rights of the sea: tides,\nmoons and lights\n\n2/3 31-91901"),
    ("a job number with its language", "A/SPEC/12/3\n\n2/3 31-91901 (E)"),
    ("a page and its job number in columns", "A/SPEC/12/3\n\n2              GE.31-91901"),
]


@pytest.mark.parametrize("head", [head for _, head in RUNNING], ids=[name for name, _ in RUNNING])
@pytest.mark.parametrize("masthead", ["United Nations A/SPEC/12/3", "United Nations        A/SPEC/12/3", "A/SPEC/12/3"])
def test_running_heads_of_the_documents_own_symbol_and_title_are_dropped(head: str, masthead: str) -> None:
    title = "12/3. Rights of the sea: tides, moons and lights"
    text = f"{masthead}\n\n{title}\n\nNoting the tide tables of the\n\n{head}\n\nharbour office,\n\nNoting the moon,\n"
    blocks = [block.text for block in read_content(text.encode(), "a.txt").blocks if block.kind == "text"]
    kept = ["United Nations", title] if masthead.startswith("U") else [title]
    assert blocks == [*kept, "Noting the tide tables of the", "harbour office,", "Noting the moon,"]


OF_OTHERS = [
    "Recalling the report A/SPEC/12/9",
    "A/SPEC/12/9 Lights of the ports",
    "A/SPEC/12/3 and the tables of the office,",
    "A/SPEC/12/3, and the tables of the office,",
]


@pytest.mark.parametrize("line", OF_OTHERS)
def test_lines_with_a_symbol_that_are_no_running_head_stay(line: str) -> None:
    text = f"United Nations A/SPEC/12/3\n\n12/3. Tides\n\nNoting tides,\n\n{line}\n\nNoting the moon,\n"
    assert line in " ".join(block.text for block in read_content(text.encode(), "a.txt").blocks)


def test_rows_of_a_table_are_lines_of_their_own_and_make_a_text_markdown() -> None:
    content = "The Council,\n\n1. Adopts:\n\n| port | tide |\n|------|------|\n| Callao | high |\n| Dakar | low |\n"
    found = read_content(content.encode(), "a.txt")
    assert found.format == "markdown"
    assert [block.text for block in found.blocks if block.kind == "table"] == [
        "port | tide",
        "Callao | high",
        "Dakar | low",
    ]


HYPHENS = [
    ("The co-\noperation of ports is a co-operation of men.", "The co-operation of ports is a co-operation of men."),
    ("The har-\nbours of the region and a harbours list.", "The harbours of the region and a harbours list."),
    ("A soft hyphen in har\u00adbours is dropped.", "A soft hyphen in harbours is dropped."),
    ("A non\u2011breaking hyphen and a\u00a0space.", "A non-breaking hyphen and a space."),
]


@pytest.mark.parametrize(("content", "expected"), HYPHENS)
def test_hyphens_at_the_end_of_a_line_are_judged_by_the_words_of_the_file(content: str, expected: str) -> None:
    padding = "\n\nNoting a long second paragraph that is wrapped\nas the first one is, so that the margin is seen,\n"
    assert read_content((content + padding).encode(), "a.txt").blocks[0].text == expected


MARKS = [
    ("the tables,¹ as kept", "the tables, as kept", [Marker(11, "1")]),
    ("the tables,<sup>12</sup> as kept", "the tables, as kept", [Marker(11, "12")]),
    ("the tables,^{**} as kept", "the tables, as kept", [Marker(11, "**")]),
    ("the tables,^3 as kept", "the tables, as kept", [Marker(11, "3")]),
    ("in m² and 10<sup>6</sup>", "in m and 10", [Marker(4, "2"), Marker(11, "6")]),
    ("H<sup>plus sign</sup>", "Hplus sign", []),
]


@pytest.mark.parametrize(("text", "plain", "markers"), MARKS)
def test_raised_marks_are_taken_out_and_their_places_kept(text: str, plain: str, markers: list[Marker]) -> None:
    marked = plain_marks(text)
    assert (marked.text, list(marked.markers)) == (plain, markers)


MARKDOWN = [
    ("1. *Requests* the ports;", ["1. Requests the ports;"], [(3, 11)]),
    ("_Recalling_ a snake_case word,", ["Recalling a snake_case word,"], [(0, 9)]),
    ("Chile,* Cuba\\* and *Peru*", ["Chile,* Cuba* and Peru"], [(18, 22)]),
    ("**Specimen Council****Third session***Noting*", ["Specimen Council", "Third session", "Noting"], [(0, 16)]),
    ("**bold and *both* runs**", ["bold and both runs"], [(0, 18), (9, 13)]),
    ("an open *run without end", ["an open run without end"], []),
    ("2 * 3 * 4 and a_b", ["2 * 3 * 4 and a_b"], []),
    ("a &amp; b&nbsp;c\\_d", ["a & b c_d"], []),
    ("first<br>second", ["first second"], []),
    ("![arms](arms.png) of the port", ["of the port"], []),
]


@pytest.mark.parametrize(("text", "parts", "emphasis"), MARKDOWN)
def test_markdown_is_taken_out(text: str, parts: list[str], emphasis: list[tuple[int, int]]) -> None:
    marked = markdown_marks(text)
    assert [part.text for part in marked] == parts
    assert list(marked[0].emphasis) == emphasis


def test_links_on_symbols_are_evidence_that_can_be_left_out() -> None:
    line = "Recalling [A/RES/70/1](https://docs.un.org/en/A/RES/70/1) and [a page](https://harbour.example/x),\n"
    with_links = read_content(line.encode(), "a.md").blocks[0]
    without = read_content(line.encode(), "a.md", ignore_links=True).blocks[0]
    assert with_links.links == (Link(10, 20, "A/RES/70/1"),)
    assert without.links == ()
    assert with_links.text == without.text == "Recalling A/RES/70/1 and a page,"


def test_headings_quotes_and_tables_of_markdown_are_named() -> None:
    content = (
        "## Third session ##\n\n> Noting the tides,\n\n| port | **tide** of A\\|B |\n|:---|---|\n|  | low |\n| | |\n"
    )
    blocks = read_content(content.encode(), "a.md").blocks
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        ("heading", 2, "Third session"),
        ("text", 0, "Noting the tides,"),
        ("table", 0, "port | tide of A|B"),
        ("table", 0, " | low"),
    ]


LANGUAGES = [
    ("en", "Noting the tides of the harbour and its lights,"),
    ("fr", "Notant les marées du port et les feux de la côte, dans une lettre,"),
    ("es", "Observando las mareas del puerto y los faros de la costa,"),
    ("ru", "отмечая приливы в гавани и маяки побережья,"),
    ("zh", "注意到港口的潮汐和灯塔，"),
    ("ar", "إذ تلاحظ المد والجزر في الميناء والمنارات،"),
]


@pytest.mark.parametrize(("code", "text"), LANGUAGES)
def test_the_language_is_recognised(code: str, text: str) -> None:
    assert language_of(text) == code
