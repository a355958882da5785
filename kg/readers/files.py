"""The bytes of a file, checked and decoded, before any reader looks at them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from charset_normalizer import from_bytes

from kg.errors import UnreadableDocument
from kg.readers.archives import holder, member

LIMIT = 32 * 1024 * 1024
"""Bytes that a document may have; the longest resolutions take less than one million."""
SAMPLE = 1 << 16
"""Bytes from which the encoding is guessed."""

REFUSED: Mapping[bytes, tuple[str, str]] = {
    b"\xd0\xcf\x11\xe0": ("an old Word file (.doc)", "save it as .docx, for instance with `soffice --convert-to docx`"),
    b"\xffWPC": ("a WordPerfect file", "save it as .docx, for instance with `soffice --convert-to docx`"),
    b"{\\rtf": ("an RTF file", "save it as .docx, for instance with `soffice --convert-to docx`"),
    b"\x1f\x8b": ("a compressed file", "decompress it and read the document inside"),
    b"\x89PNG": ("an image", "recognise its text first and read that"),
    b"\xff\xd8\xff": ("an image", "recognise its text first and read that"),
    b"GIF8": ("an image", "recognise its text first and read that"),
    b"II*\x00": ("an image", "recognise its text first and read that"),
    b"MM\x00*": ("an image", "recognise its text first and read that"),
}
"""What a file begins with when it is none of the formats read: what it is, and what to do."""
PACKED = (b"%PDF", b"PK\x03\x04", b"PK\x05\x06")
"""How the formats begin that hold a document in packed form."""
BYTE_ORDER_MARKS: Mapping[bytes, str] = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies on disk, known to be neither empty, nor too large, nor of a format that nothing reads."""

    name: str
    """Path as the user gave it."""
    data: bytes

    @property
    def suffix(self) -> str:
        """The suffix of the name in lower case, with its point; empty where there is none."""
        return PurePath(self.name).suffix.lower()

    @property
    def packed(self) -> bool:
        """Whether it is a PDF or a ZIP file, as Word files are, and so no text."""
        return self.data.startswith(PACKED)


def load(path: str | Path, name: str | None = None) -> Source:
    """The file at `path`, which may be a member of a ZIP file (`bundle.zip/draft.docx`); its name may be another.

    Raises UnreadableDocument where it is missing, a folder, not permitted, empty, too large or binary.
    """
    path, shown = Path(path), name or str(path)
    try:
        held = holder(path)
        if held is not None:
            return checked(shown, member(*held, LIMIT, shown))
        if path.is_dir():
            raise UnreadableDocument(f"{shown} is a folder; name the documents in it")
        size = path.stat().st_size
        if size > LIMIT:
            raise too_large(shown, size)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(f"{shown} does not exist; check the path") from error
    except PermissionError as error:
        raise UnreadableDocument(f"{shown} may not be read; change its permissions") from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument(f"{shown} could not be read: {error}; check the path") from error
    return checked(shown, data)


def too_large(name: str, size: int) -> UnreadableDocument:
    """The error for a file of `size` bytes."""
    return UnreadableDocument(
        f"{name} is too large: {size / 1e6:.0f} MB, and {LIMIT / 1e6:.0f} MB are the most that is read; "
        "split it into single documents"
    )


def checked(name: str, data: bytes) -> Source:
    """The content `data` of a document called `name`; raises UnreadableDocument as `load` does."""
    if len(data) > LIMIT:
        raise too_large(name, len(data))
    for signature, (what, advice) in REFUSED.items():
        if data.startswith(signature):
            raise UnreadableDocument(f"{name} is {what}: {advice}")
    if not data.strip(b" \t\r\n\f\xef\xbb\xbf"):
        raise UnreadableDocument(f"{name} is empty; give the text of a document")
    if data.startswith(PACKED):
        return Source(name, data)
    marked = any(data.startswith(mark) for mark in BYTE_ORDER_MARKS)
    if not marked and len(CONTROL.findall(data[:SAMPLE])) > len(data[:SAMPLE]) // 200:
        raise UnreadableDocument(
            f"{name} is binary, not text; give a document as .pdf, .docx, .html, .txt, .md or Akoma Ntoso .xml"
        )
    return Source(name, data)


def decode(source: Source) -> tuple[str, tuple[str, ...]]:
    """The text of a source, and a warning where it is not UTF-8 and its encoding had to be guessed.

    Raises UnreadableDocument where no encoding fits.
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if source.data.startswith(mark):
            return source.data.decode(encoding, errors="replace"), ()
    try:
        return source.data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guess(source, error.start)


def _guess(source: Source, first_bad: int) -> tuple[str, tuple[str, ...]]:
    begin = max(0, first_bad - SAMPLE // 2)
    best = from_bytes(source.data[begin : begin + SAMPLE]).best()
    if best is None:
        raise UnreadableDocument(f"{source.name} is in no encoding that could be recognised; save it as UTF-8")
    text = source.data.decode(best.encoding, errors="replace")
    return text, (f"{source.name} is not UTF-8; it was read as {best.encoding}, a guess: save it as UTF-8 to be sure",)
