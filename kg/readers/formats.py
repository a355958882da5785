"""The table of readers, and `read`, which picks the one that fits a file by its suffix and content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from kg.errors import UnreadableDocument
from kg.model import Text
from kg.readers.akn import is_akn, is_xml, read_akn
from kg.readers.archives import check
from kg.readers.files import Source, checked, load
from kg.readers.markdown import is_markdown, read_markdown
from kg.readers.refusals import refusal
from kg.readers.signatures import is_docx, is_html, is_pdf
from kg.readers.text import is_text, read_text


@dataclass(frozen=True, slots=True)
class Reader:
    """One row of READERS."""

    format: str
    suffixes: tuple[str, ...]
    """Suffixes of files in this format, the usual one first; a file with no suffix may be of any format."""
    fits: Callable[[Source], bool]
    """Whether the content is in this format."""
    read: Callable[[Source, bool], Text]
    """The text of a source; the flag says whether editors' links are left out."""


def later(module: str, name: str) -> Callable[[Source, bool], Text]:
    """The function `name` of a module that is imported when the first document of its format is read."""

    def read_later(source: Source, ignore_links: bool) -> Text:
        found: Callable[[Source, bool], Text] = getattr(import_module(module), name)
        return found(source, ignore_links)

    return read_later


READERS: tuple[Reader, ...] = (
    Reader("akn", (".xml", ".akn"), is_akn, read_akn),
    Reader("pdf", (".pdf",), is_pdf, later("kg.readers.pdf", "read_pdf")),
    Reader("docx", (".docx", ".docm"), is_docx, later("kg.readers.docx", "read_docx")),
    Reader("html", (".html", ".htm", ".xhtml"), is_html, later("kg.readers.html", "read_html")),
    Reader("markdown", (".md", ".markdown", ".txt"), is_markdown, read_markdown),
    Reader("text", (".txt", ".text", ".asc"), is_text, read_text),
)
"""Every format that is read, the most particular first."""


def read(path: str | Path, *, ignore_links: bool = False) -> Text:
    """The blocks of a document; with `ignore_links`, without the hyperlinks that editors put on symbols.

    Raises UnreadableDocument where the file is missing, empty, binary, too large or of no known format.
    """
    return read_source(load(path), ignore_links=ignore_links)


def read_content(data: bytes, name: str, *, ignore_links: bool = False) -> Text:
    """The blocks of a document whose bytes are at hand, such as standard input; `name` stands in messages."""
    return read_source(checked(name, data), ignore_links=ignore_links)


def read_source(source: Source, *, ignore_links: bool = False) -> Text:
    """The blocks of a checked source; raises UnreadableDocument where no reader fits."""
    suffix = source.suffix
    known = any(suffix in reader.suffixes for reader in READERS)
    for reader in READERS:
        if (suffix in reader.suffixes or not known) and reader.fits(source):
            return reader.read(source, ignore_links)
    for reader in READERS:
        if reader.fits(source):
            return reader.read(source, ignore_links)
    what = "XML, but neither Akoma Ntoso nor HTML" if is_xml(source) else "in no format that is read"
    why = refusal(source.data, source.name)
    if why is not None:
        raise UnreadableDocument(why)
    if source.packed:
        check(source.data, source.name)
        what = (
            "a ZIP file, but no Word document; name the file itself to kg, or a document in it (bundle.zip/draft.docx)"
        )
    formats = ", ".join(f"{reader.format} ({reader.suffixes[0]})" for reader in READERS)
    raise UnreadableDocument(f"{source.name} is {what}; give one of: {formats}")
