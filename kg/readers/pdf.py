"""PDF files read into blocks: the text layer in reading order, by the tags of the file or the places of its glyphs."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pypdfium2 as pdfium

from kg.errors import UnreadableDocument
from kg.model import Block, Text
from kg.readers.files import Source
from kg.readers.inflated import inflated
from kg.readers.language import language_of
from kg.readers.pdf_blocks import blocks_of
from kg.readers.pdf_lines import Line, lines_of
from kg.readers.pdf_words import read_page

PAGES = 2_000
"""Pages that a document may have; the longest annual reports of organs have less than a thousand."""
SECONDS = 120.0
"""Time that the reading of one document may take."""
UNPACKED = 1 << 28
"""Bytes to which the packed parts of a file may grow."""
FEW = 30
"""Characters on a page below which a page with a picture is a scan without text."""
ODD = re.compile(
    r"[^\W\d_]+[~^|\\{}<>¬•¤_]+[^\W\d_]|[~^\\|{}¬¤]+\w|\w['’·][(/]|\b([bcdfghjkmnpqrtvwxz])\1[a-z]{2}|\w[~^\\|{}¬¤]+|[a-z][A-Z]{2,}[a-z]|[a-z]\d[a-z]|[\ufffd\ue000-\uf8ff]"
)
"""Signs inside words that recognition errors leave, and signs that mean no letter."""
UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08]")
TOO_ODD = 0.015
"""Share of words with such signs from which on a text layer is called bad."""
FEWEST_ODD = 3


def read_pdf(source: Source, ignore_links: bool) -> Text:
    """The blocks of a PDF with a warning where its text layer is bad or some of its pages are only pictures.

    Raises UnreadableDocument where the file is damaged, locked, too large, or a scan without text.
    """
    if inflated(source.data, UNPACKED) > UNPACKED:
        raise UnreadableDocument(
            f"{source.name} unpacks to more than {UNPACKED / 1e6:.0f} MB; split it into single documents"
        )
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        raise _refused(source, error) from error
    try:
        lines, heights, without = _pages(document, source, ignore_links)
    finally:
        document.close()
    blocks = tuple(blocks_of(lines, heights))
    content = "\n".join(block.text for block in blocks)
    return Text(
        source.name, "pdf", language_of(content), blocks, warnings=tuple(_warnings(source, content, blocks, without))
    )


def _refused(source: Source, error: pdfium.PdfiumError) -> UnreadableDocument:
    if "password" in str(error).lower():
        return UnreadableDocument(
            f"{source.name} is locked with a password; save it without one, for instance with `qpdf --decrypt`"
        )
    return UnreadableDocument(f"{source.name} is damaged and no PDF reader opens it; get the file again")


def _pages(
    document: pdfium.PdfDocument, source: Source, ignore_links: bool
) -> tuple[list[list[Line]], list[float], list[int]]:
    """The lines of each page, the heights of the pages and the numbers of those that show a picture and no text."""
    if len(document) > PAGES:
        raise UnreadableDocument(
            f"{source.name} has {len(document)} pages, and {PAGES} are the most that are read; split it into documents"
        )
    begun = time.monotonic()
    lines: list[list[Line]] = []
    heights: list[float] = []
    without: list[int] = []
    for number in range(len(document)):
        if time.monotonic() - begun > SECONDS:
            raise UnreadableDocument(
                f"{source.name} took more than {SECONDS:.0f} seconds to read up to page {number} of {len(document)}; "
                "split it into single documents"
            )
        try:
            page = document[number]
            read = read_page(page, ignore_links=ignore_links)
            page.close()
        except pdfium.PdfiumError as error:
            raise UnreadableDocument(f"{source.name} is damaged at page {number + 1}; get the file again") from error
        except OverflowError as error:
            raise UnreadableDocument(
                f"{source.name} draws more on page {number + 1} than a page of text holds; print it anew and read that"
            ) from error
        if sum(len(word.text) for word in read.words) < FEW and read.images:
            without.append(number + 1)
        lines.append(lines_of(read, number))
        heights.append(read.height)
    if not any(line.text for page in lines for line in page):
        raise UnreadableDocument(
            f"{source.name} is a scan without text; recognise its text first, for instance with "
            f"`ocrmypdf {source.name} recognised.pdf`, and read the file that this gives"
        )
    return lines, heights, without


def _warnings(source: Source, content: str, blocks: Sequence[Block], without: Sequence[int]) -> list[str]:
    warnings = []
    if without:
        shown = ", ".join(map(str, without[:12])) + (" …" if len(without) > 12 else "")
        warnings.append(
            f"{source.name} has pages that are pictures without text, which were not read: {shown}; "
            "recognise them with `ocrmypdf --skip-text`"
        )
    words = content.split()
    odd = sum(1 for word in words if "/" not in word[1:-1] and ODD.search(word))
    if odd >= FEWEST_ODD and odd > TOO_ODD * len(words):
        warnings.append(
            f"{source.name} has a bad text layer: {odd} of {len(words)} words look misread; "
            "recognise it again with `ocrmypdf --redo-ocr`, or check what was read"
        )
    if content and len(UNREADABLE.findall(content)) > len(content) // 5:
        raise UnreadableDocument(
            f"{source.name} has a text layer whose signs mean no letters; recognise its text again, for instance with "
            f"`ocrmypdf --force-ocr {source.name} recognised.pdf`"
        )
    return warnings
