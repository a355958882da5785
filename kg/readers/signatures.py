"""How the formats begin, so that the reader of each is imported only for documents of its own."""

from __future__ import annotations

import re
from io import BytesIO

from kg.readers.akn import is_xml
from kg.readers.files import Source

HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta)\b", re.IGNORECASE)
NEAR = 4000
"""Bytes at the head of a file in which its first element stands."""
WORD = ("word/document", "word/_rels/")
"""Names of members that only Word files have."""


def is_pdf(source: Source) -> bool:
    """Whether a source begins as PDF files do."""
    return source.data.startswith(b"%PDF")


def is_docx(source: Source) -> bool:
    """Whether a source is a ZIP file with a Word document in it."""
    if not source.data.startswith(b"PK"):
        return False
    from zipfile import ZipFile

    from kg.readers.zipped import DAMAGE

    try:
        with ZipFile(BytesIO(source.data)) as archive:
            return any(name.startswith(WORD) for name in archive.namelist())
    except DAMAGE:
        return source.suffix in (".docx", ".docm")


def is_html(source: Source) -> bool:
    """Whether a source is HTML or XHTML, but not other XML."""
    head = source.data[:NEAR]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    named = source.suffix in (".html", ".htm", ".xhtml")
    begins = HTML.match(head.lstrip(b"\xef\xbb\xbf \t\r\n")) is not None
    return not source.packed and (begins or (HTML.search(head) is not None and (named or is_xml(source))))


def is_plain(source: Source) -> bool:
    """Whether a source is text without elements: no PDF, ZIP file, XML or HTML."""
    return not (source.packed or is_xml(source) or is_html(source))
