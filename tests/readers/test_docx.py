"""Word files: the numbers that Word computes, tracked changes, links, fields, tables, marks of footnotes."""

from __future__ import annotations

import pytest

from kg.model import Text
from kg.readers import read_content
from kg.readers.docx_numbering import letter, roman
from tests.readers.forms import RELATIONS, word

LISTED = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'


def p(runs: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(body: str, links: str = "") -> Text:
    """The blocks of a Word file with this body."""
    return read_content(word(body, links=links), "a.docx")


def texts(body: str) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in read(body).blocks]


def table(*rows: tuple[str, ...]) -> str:
    """A table with these cells."""
    cells = ("".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def item(text: str, level: int = 0, list_: int = 5) -> str:
    """A paragraph in a list."""
    return p(r(text), LISTED.format(level=level, list=list_))


def test_lists_are_counted_as_word_counts_them() -> None:
    body = item("a") + item("b", 1) + item("c", 1) + item("d") + item("e", 1) + item("x", list_=7) + item("y", list_=7)
    assert texts(body) == ["1.\ta", "(a)\tb", "(b)\tc", "2.\td", "(a)\te", "(iii)\tx", "(iv)\ty"]


def test_a_style_may_bring_the_number_and_a_paragraph_may_do_without() -> None:
    styled = '<w:pStyle w:val="Listed"/>'
    none = styled + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert texts(p(r("a"), styled) + p(r("b"), none) + p(r("c"), styled)) == ["(iii)\ta", "b", "(iv)\tc"]


@pytest.mark.parametrize(
    ("number", "signs", "figures"), [(1, "a", "i"), (26, "z", "xxvi"), (27, "aa", "xxvii"), (49, "ww", "xlix")]
)
def test_letters_and_roman_figures(number: int, signs: str, figures: str) -> None:
    assert (letter(number), roman(number)) == (signs, figures)


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    changed = p(
        r("Notes ")
        + f"<w:del>{r('old').replace('w:t', 'w:delText')}</w:del>"
        + f"<w:ins>{r('new')}</w:ins>"
        + r(" tides;")
    )
    moved = p(f"<w:moveFrom>{r('gone')}</w:moveFrom>" + r("kept"))
    parted = p(r("One "), "<w:rPr><w:del/></w:rPr>") + p(r("paragraph"))
    found = read(changed + moved + parted)
    assert [block.text for block in found.blocks] == ["Notes new tides;", "kept", "One paragraph"]
    assert ["tracked changes" in warning for warning in found.warnings] == [True]
    assert read(p(r("plain"))).warnings == ()


def test_links_and_fields_that_link_point_at_documents() -> None:
    address = "https://undocs.org/en/A/RES/70/1"
    row = f'<Relationship Id="rL" Type="{RELATIONS}/hyperlink" TargetMode="External" Target="{address}"/>'
    linked = f'<w:hyperlink xmlns:r="{RELATIONS}" r:id="rL">{r("70/1")}</w:hyperlink>'
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f'<w:r><w:instrText> HYPERLINK "{address}" </w:instrText></w:r>'
    field = char.format("begin") + told + char.format("separate") + r("resolution") + char.format("end")
    (block,) = read(p(r("its ") + linked + r(" and ") + field), row).blocks
    assert block.text == "its 70/1 and resolution"
    assert [(block.text[k.start : k.end], k.target) for k in block.links] == [
        ("70/1", "A/RES/70/1"),
        ("resolution", "A/RES/70/1"),
    ]
    (without,) = read_content(word(p(linked), links=row), "a.docx", ignore_links=True).blocks
    assert without.links == ()


def test_footnotes_are_numbered_in_order_unless_they_bear_their_own_mark() -> None:
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    number = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    again = r("1", '<w:vertAlign w:val="superscript"/>')
    body, *notes = read(p(r("Tides") + star + r(" and moons") + number + r(", again") + again)).blocks
    assert body.text == "Tides and moons, again"
    assert [(mark.offset, mark.label) for mark in body.markers] == [(5, "*"), (15, "1"), (22, "1")]
    assert [(note.number, note.text) for note in notes] == [
        ("*", "Resolution 217 A (III)."),
        ("1", "See A/60/999, annex."),
    ]


def test_tables_are_kept_apart_and_frames_are_opened() -> None:
    blocks = read(p(r("Text")) + table(("Summary",), ("Tides rose.",)) + table(("a", "b"), ("c", "d"))).blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("text", "Text"),
        ("text", "Summary"),
        ("text", "Tides rose."),
        ("table", "a | b"),
        ("table", "c | d"),
    ]


def test_rows_bear_the_links_slants_and_footnotes_of_their_cells() -> None:
    address = "https://undocs.org/en/A/RES/70/1"
    row = f'<Relationship Id="rL" Type="{RELATIONS}/hyperlink" TargetMode="External" Target="{address}"/>'
    linked = f'<w:hyperlink xmlns:r="{RELATIONS}" r:id="rL">{r("70/1")}</w:hyperlink>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    cells = f"<w:tc>{p(r('No. ') + linked)}</w:tc><w:tc>{p(r('Tides', '<w:i/>') + mark)}{p(r('and moons'))}</w:tc>"
    first, note = read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", row).blocks
    assert first.text == "No. 70/1 | Tides and moons"
    assert [(first.text[k.start : k.end], k.target) for k in first.links] == [("70/1", "A/RES/70/1")]
    assert [first.text[a:b] for a, b in first.emphasis] == ["Tides"]
    assert [(first.text[: mark.offset], mark.label) for mark in first.markers] == [("No. 70/1 | Tides", "1")]
    assert (note.kind, note.number, note.text) == ("footnote", "1", "See A/60/999, annex.")


def test_a_column_of_numbers_is_a_table_and_rows_that_were_deleted_are_gone() -> None:
    numbers = table(("1502 (2003)", ""), ("2730 (2024)", ""))
    gone = numbers.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    held = numbers.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>", 1).replace(
        "</w:tr>", "</w:tr></w:sdtContent></w:sdt>", 1
    )
    rows = [[(block.kind, block.text) for block in read(body).blocks] for body in (numbers, gone, held)]
    assert rows[0] == rows[2] == [("table", "1502 (2003)"), ("table", "2730 (2024)")]
    assert rows[1] == [("text", "2730 (2024)")]


def test_what_word_does_not_print_is_not_read() -> None:
    hidden = r("hidden", "<w:vanish/>")
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    box = "<w:r><w:drawing><w:txbxContent>" + p(r("In a box")) + "</w:txbxContent></w:drawing></w:r>"
    signs = "<w:r><w:t>Secretary</w:t><w:noBreakHyphen/><w:t>General</w:t><w:tab/><w:t>x</w:t><w:softHyphen/></w:r>"
    assert texts(p(hidden + comment + signs + box)) == ["Secretary-General\tx", "In a box"]


def test_slant_comes_from_the_run_or_the_style_of_the_paragraph() -> None:
    title = p(r("Noting") + r(" upright", '<w:i w:val="0"/>'), '<w:pStyle w:val="Title"/>')
    assert [block.emphasis for block in read(title + p(r("Plain"))).blocks] == [((0, 6),), ()]
