"""The same document in any form says the same; what cannot be read is refused with what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kg.errors import UnreadableDocument
from kg.model import Document
from kg.pipeline import extract, extract_content
from kg.readers import read_content
from kg.segment import segment
from tests.readers import forms
from tests.readers.forms import SPECIMEN

ORIGINALS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "originals"
PAIRS = sorted(ORIGINALS.glob("*.docx")) if ORIGINALS.exists() else []
FORMS = [
    ("draft.docx", forms.docx()),
    ("strict.docx", forms.strict(forms.docx())),
    ("draft.pdf", forms.pdf()),
    ("over-pages.pdf", forms.pdf(before=38)),
    ("torn.pdf", forms.pdf(before=42)),
    ("draft.html", forms.html()),
]


def read(name: str, data: bytes) -> Document:
    """The document in some bytes."""
    return segment(read_content(data, name))


@pytest.mark.parametrize(("name", "data"), FORMS, ids=[name for name, _ in FORMS])
def test_every_form_gives_the_paragraphs_and_footnotes_of_the_text(name: str, data: bytes) -> None:
    expected, found = read("draft.txt", SPECIMEN.text().encode()), read(name, data)
    assert [(p.id, p.text, p.number) for p in found.paragraphs] == [
        (p.id, p.text, p.number) for p in expected.paragraphs
    ]
    assert [p.footnotes for p in found.paragraphs] == [p.footnotes for p in expected.paragraphs]
    assert (found.masthead.symbol, found.masthead.title, found.masthead.session, found.masthead.agenda_item) == (
        "A/RES/90/7",
        "Counting of the tides",
        90,
        "7",
    )
    assert found.annexes == () and found.warnings == ()


@pytest.mark.parametrize(("name", "data"), FORMS, ids=[name for name, _ in FORMS])
def test_every_form_gives_the_same_citations_verbs_and_slanted_words(name: str, data: bytes) -> None:
    expected, found = extract_content(SPECIMEN.text().encode(), "draft.txt"), extract_content(data, name)
    assert found.citations == expected.citations and len(found.citations) > 8
    assert found.actions == expected.actions
    slanted = [p.text[a:b] for p in found.document.paragraphs for a, b in p.emphasis]
    assert slanted == ["Recalling", "and mindful", "Taking note", "Reaffirms", "Requests"]


@pytest.mark.skipif(not PAIRS, reason="the shared corpus is not beside the project")
@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_what_is_published_as_word_and_as_pdf_cites_the_same(path: Path) -> None:
    word, printed = extract(path), extract(path.with_suffix(".pdf"))
    cited = {citation.target for citation in word.citations if citation.target}
    assert cited <= {citation.target for citation in printed.citations}
    assert len({citation.target for citation in printed.citations if citation.target} - cited) <= 1
    assert word.document.masthead.symbol == printed.document.masthead.symbol
    assert word.document.masthead.distribution_date == printed.document.masthead.distribution_date


def test_pages_in_two_columns_are_read_column_by_column() -> None:
    left = [
        "The General Assembly,",
        *(f"Noting the {n} tides of the ports of the islands of the northern sea," for n in "abcdefghij"),
    ]
    right = [f"{n}. Requests the masters of the ports and of the piers of the sea to count;" for n in range(1, 11)]
    document = read("early.pdf", forms.columns(left, right))
    assert [p.text for p in document.paragraphs] == left[1:] + [text.partition(" ")[2] for text in right]


def test_a_word_parted_at_a_lines_end_is_made_whole() -> None:
    press = forms.Printer("A/1")
    for text in ("The General Assembly,", "Noting the recommendations and a well-being of a kind,"):
        press.paragraph([(text, "")])
    for text in (
        "Taking note of the report of the Secretary-",
        "General on the recommen-",
        "dations and on the well-",
        "being of the tides,",
    ):
        press.line(123, [(text, "")])
    assert read("a.pdf", press.finished()).paragraphs[-1].text == (
        "Taking note of the report of the Secretary-General on the recommendations and on the well-being of the tides,"
    )


def test_the_rows_of_a_table_in_a_pdf_are_read_and_long_cells_go_on_in_the_next_lines() -> None:
    press = forms.Printer("A/1")
    press.paragraph([("The General Assembly,", "")])
    press.paragraph([("Noting the tides of the ports as they are counted in the table below,", "")])
    for row in range(5):
        for column in range(4):
            press.words(123 + 90 * column, press.height, [(f"{row}{column} 200", "")])
        press.height -= 12
        if row == 2:
            press.words(213, press.height, [("and 1991–", "")])
            press.height -= 12
            press.words(213, press.height, [("1995", "")])
            press.height -= 12
    press.height -= 12
    press.paragraph([("1. Requests a report;", "")])
    document = read("a.pdf", press.finished())
    rows = [p for p in document.paragraphs if p.kind == "table"]
    assert [p.id for p in document.paragraphs if p.kind != "table"] == ["pp1", "op1"]
    assert [p.text for p in rows[1:4]] == [
        "10 200 | 11 200 | 12 200 | 13 200",
        "20 200 | 21 200 and 1991–1995 | 22 200 | 23 200",
        "30 200 | 31 200 | 32 200 | 33 200",
    ]
    assert document.warnings == ()


def scan() -> bytes:
    """A page that is only a picture."""
    from PIL import Image

    file = forms.io.BytesIO()
    canvas = Canvas(file)
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 128)), 0, 0, 500, 700)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def with_scan() -> bytes:
    """A page of text and one that is only a picture."""
    import pypdfium2

    whole, other = pypdfium2.PdfDocument(forms.pdf()), pypdfium2.PdfDocument(scan())
    whole.import_pages(other)
    file = forms.io.BytesIO()
    whole.save(file)
    return file.getvalue()


def test_pages_without_text_among_others_are_named() -> None:
    (warning,) = read_content(with_scan(), "mixed.pdf").warnings
    assert "not read: 2;" in warning and "ocrmypdf --skip-text" in warning


def test_a_bad_text_layer_is_warned_of() -> None:
    press = forms.Printer("A/1")
    press.paragraph([("The General Assembly,", "")])
    press.paragraph([("Recalllng the Nicar~gua tides, rrecommends the UBRAR'( of the p|rts and of {he m~sters,", "")])
    assert any("bad text layer" in warning for warning in read_content(press.finished(), "a.pdf").warnings)
    assert read_content(forms.pdf(), "a.pdf").warnings == ()


REFUSED = [
    ("scan.pdf", scan(), "ocrmypdf scan.pdf"),
    ("locked.pdf", forms.pdf(locked=True), "locked with a password"),
    ("cut.pdf", forms.pdf()[:200], "is damaged"),
    ("a.doc", b"\xd0\xcf\x11\xe0 rest", "soffice --convert-to docx"),
    ("a.wpf", b"\xffWPC rest", "WordPerfect"),
    ("a.rtf", b"{\\rtf1 rest", "RTF"),
    ("cut.docx", forms.docx()[:300], "damaged ZIP file"),
    ("empty.docx", forms.zipped({"word/document.xml": "<a/>"}), "no body"),
    ("bad.docx", forms.zipped({"word/document.xml": "<a"}), "not well-formed"),
    ("sheet.xlsx", forms.zipped({"xl/workbook.xml": "<a/>"}), "an Excel file"),
]


@pytest.mark.parametrize(("name", "data", "sentence"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_content(data, name)
    assert name in str(error.value) and sentence in str(error.value) and "\n" not in str(error.value)
