"""Files in forms that are not read: what each is, and what to do with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import ZipFile

from kg.readers.zipped import DAMAGE

CONVERT = "save it as .docx, for instance with `soffice --convert-to docx {name}`"
RECOGNISE = (
    "recognise its text first, for instance with `ocrmypdf --image-dpi 300 {name} recognised.pdf`, and read that"
)
UNPACK = "unpack it and read the documents inside"
SAVE_TABLE = "save the sheet as a web page (.html), or copy its table into a .docx"
OLE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What the Office files that are locked with a password hold."""
HEAD = 4096
MAIL = re.compile(
    rb"(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|X-[\w-]+): ?[^\r\n]*\r?\n",
    re.I,
)
MIME = re.compile(rb"^MIME-Version: ?1\.0|^Content-Type: ?(?:multipart|text)/", re.IGNORECASE | re.MULTILINE)
WORD_XML = re.compile(rb"progid=\"Word\.Document\"|schemas\.microsoft\.com/office/(?:2006/xmlPackage|word/2003/wordml)")


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row of REFUSALS: `{name}` in its advice stands for the file."""

    what: str
    advice: str
    fits: Callable[[bytes, str], bool]
    """Whether a content, under a suffix in lower case, is of this form."""


def _begins(*signatures: bytes) -> Callable[[bytes, str], bool]:
    return lambda data, suffix: data.startswith(signatures)


def _ole(*suffixes: str) -> Callable[[bytes, str], bool]:
    return lambda data, suffix: data.startswith(OLE) and suffix in suffixes


def _holds(*names: str) -> Callable[[bytes, str], bool]:
    """Whether a content is a ZIP file with a member whose name begins so."""

    def fits(data: bytes, suffix: str) -> bool:
        if not data.startswith(b"PK"):
            return False
        try:
            with ZipFile(BytesIO(data)) as archive:
                return any(name.startswith(names) for name in archive.namelist())
        except DAMAGE:
            return False

    return fits


def _packed_as(form: bytes) -> Callable[[bytes, str], bool]:
    """Whether a content is a ZIP file whose member `mimetype` says so, as those of OpenDocument and EPUB files do."""

    def fits(data: bytes, suffix: str) -> bool:
        if not data.startswith(b"PK"):
            return False
        try:
            with ZipFile(BytesIO(data)) as archive, archive.open("mimetype") as stream:
                return stream.read(len(form)) == form
        except (KeyError, RuntimeError, *DAMAGE):
            return False

    return fits


def _mail(data: bytes, suffix: str) -> bool:
    return MAIL.match(data) is not None and MIME.search(data[:HEAD]) is not None


REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        "an Office file that is locked with a password",
        "open it and save it without one",
        lambda data, suffix: data.startswith(OLE) and LOCKED in data,
    ),
    Refusal("an Outlook message (.msg)", "save the document that is attached to it", _ole(".msg")),
    Refusal("an old Excel file (.xls)", SAVE_TABLE, _ole(".xls")),
    Refusal("an old PowerPoint file (.ppt)", "save it as .pdf", _ole(".ppt", ".pps")),
    Refusal("an old Word file (.doc)", CONVERT, _begins(OLE)),
    Refusal("a WordPerfect file", CONVERT, _begins(b"\xffWPC")),
    Refusal("an RTF file", CONVERT, _begins(b"{\\rtf")),
    Refusal(
        "a compressed file", "decompress it and read the document inside", _begins(b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
    ),
    Refusal("an archive that is no ZIP file", UNPACK, _begins(b"7z\xbc\xaf", b"Rar!")),
    Refusal(
        "an image",
        RECOGNISE,
        lambda data, suffix: (
            data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"))
            or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
            or (data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00")
            or data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
        ),
    ),
    Refusal("a PostScript file", "make a PDF of it, for instance with `ps2pdf {name}`", _begins(b"%!PS")),
    Refusal("an OpenDocument text (.odt)", CONVERT, _packed_as(b"application/vnd.oasis.opendocument.text")),
    Refusal("an OpenDocument sheet (.ods)", SAVE_TABLE, _packed_as(b"application/vnd.oasis.opendocument.spreadsheet")),
    Refusal("an OpenDocument file", "save it as .pdf", _packed_as(b"application/vnd.oasis.opendocument")),
    Refusal("an e-book (.epub)", "save the document as .html or .pdf", _packed_as(b"application/epub+zip")),
    Refusal("an Excel file (.xlsx)", SAVE_TABLE, _holds("xl/workbook")),
    Refusal("a PowerPoint file (.pptx)", "save it as .pdf", _holds("ppt/presentation")),
    Refusal("a Pages file", "export it as Word (.docx)", _holds("Index/Document.iwa")),
    Refusal(
        "Word XML", "open it in Word and save it as .docx", lambda data, suffix: bool(WORD_XML.search(data[:HEAD]))
    ),
    Refusal(
        "a web archive (.mht)",
        "open it in a browser and save the page as HTML only",
        lambda data, suffix: (
            _mail(data, suffix) and (suffix in (".mht", ".mhtml") or b"multipart/related" in data[:HEAD])
        ),
    ),
    Refusal("an e-mail message", "save the document that it brings, and read that", _mail),
)
"""Every form that is refused by name, the most particular first."""


def refusal(data: bytes, name: str) -> str | None:
    """Why a file is not read and what to do, as a sentence that begins with its name; None where its form may be read."""
    suffix = PurePath(name).suffix.lower()
    row = next((row for row in REFUSALS if row.fits(data, suffix)), None)
    return f"{name} is {row.what}: {row.advice.format(name=name)}" if row else None
