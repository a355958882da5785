"""What is in a form that is not read is refused by its name, with what to do; the rest of its kin is read."""

from __future__ import annotations

import pytest

from kg.errors import UnreadableDocument
from kg.readers import read_content
from kg.readers.refusals import REFUSALS
from tests.readers.forms import SPECIMEN, docx, zipped

TEXT = SPECIMEN.text()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIL = (
    b'From: a <a@port.example>\r\nSubject: Draft\r\nMIME-Version: 1.0\r\nContent-Type: %s; boundary="x"\r\n\r\n--x\r\n'
)
OPEN = "application/vnd.oasis.opendocument."

REFUSED = [
    ("a.doc", OLE, "an old Word file (.doc)", "soffice --convert-to docx a.doc"),
    ("a.xls", OLE, "an old Excel file", "web page (.html)"),
    ("a.ppt", OLE, "an old PowerPoint file", ".pdf"),
    ("a.msg", OLE, "an Outlook message", "attached"),
    ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "without one"),
    ("a.wpd", b"\xffWPC\x10", "a WordPerfect file", "soffice --convert-to docx a.wpd"),
    ("a.rtf", b"{\\rtf1 x}", "an RTF file", "soffice --convert-to docx a.rtf"),
    ("a.txt", b"{\\rtf1 x}", "an RTF file", "soffice --convert-to docx a.txt"),
    ("a.gz", b"\x1f\x8b\x08x", "a compressed file", "decompress"),
    ("a.7z", b"7z\xbc\xaf'\x1c", "an archive", "unpack"),
    ("a.png", b"\x89PNG\r\n", "an image", "ocrmypdf --image-dpi 300 a.png recognised.pdf"),
    ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "an image", "ocrmypdf"),
    ("a.heic", b"\x00\x00\x00\x18ftypheic\x00\x00", "an image", "ocrmypdf"),
    ("a.bmp", b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36", "an image", "ocrmypdf"),
    ("a.ps", b"%!PS-Adobe-3.0\n", "a PostScript file", "ps2pdf a.ps"),
    ("a.odt", zipped({"mimetype": OPEN + "text"}), "an OpenDocument text", "soffice --convert-to docx a.odt"),
    ("a.ods", zipped({"mimetype": OPEN + "spreadsheet"}), "an OpenDocument sheet", ".html"),
    ("a.odp", zipped({"mimetype": OPEN + "presentation"}), "an OpenDocument file", ".pdf"),
    ("a.epub", zipped({"mimetype": "application/epub+zip"}), "an e-book", ".html"),
    ("a.xlsx", zipped({"xl/workbook.xml": "<a/>"}), "an Excel file (.xlsx)", ".html"),
    ("a.docx", zipped({"xl/workbook.xml": "<a/>"}), "an Excel file (.xlsx)", ".html"),
    ("a.pptx", zipped({"ppt/presentation.xml": "<a/>"}), "a PowerPoint file", ".pdf"),
    ("a.pages", zipped({"Index/Document.iwa": "x"}), "a Pages file", ".docx"),
    (
        "a.xml",
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x"/>',
        "Word XML",
        ".docx",
    ),
    ("a.mht", MAIL % b"multipart/related", "a web archive", "HTML only"),
    ("a.eml", MAIL % b"multipart/mixed" + TEXT.encode(), "an e-mail message", "save the document"),
]


@pytest.mark.parametrize(("name", "data", "what", "advice"), REFUSED, ids=[f"{row[0]} {row[2]}" for row in REFUSED])
def test_the_sentence_names_the_file_what_it_is_and_what_to_do(name: str, data: bytes, what: str, advice: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_content(data, name)
    sentence = str(error.value)
    assert sentence.startswith(f"{name} is ") and what in sentence and advice in sentence
    assert "\n" not in sentence and len(sentence) < 200


def test_every_row_is_proved() -> None:
    assert [row.what for row in REFUSALS if not any(proof[2] in row.what for proof in REFUSED)] == []


READ = [
    ("a.docm", docx(), 0),
    ("a.txt", TEXT.encode("utf-16-le"), 1),
    ("a.txt", TEXT.encode("utf-16-be"), 1),
    ("a.txt", TEXT.encode("utf-16"), 0),
    ("a.txt", b"To: the masters\n\n" + TEXT.encode(), 0),
]


@pytest.mark.parametrize(("name", "data", "warnings"), READ)
def test_what_only_looks_like_a_form_that_is_refused_is_read(name: str, data: bytes, warnings: int) -> None:
    found = read_content(data, name)
    assert any("Counting of the tides" in block.text for block in found.blocks)
    assert len(found.warnings) == warnings
