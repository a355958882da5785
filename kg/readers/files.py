"""The bytes of a file, checked and decoded, before any reader looks at them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from charset_normalizer import from_bytes

from kg.errors import UnreadableDocument
from kg.readers.archives import SUFFIX, holder, member
from kg.readers.refusals import refusal

LIMIT = 32 * 1024 * 1024
"""Bytes that a document may have; the longest resolutions take less than one million."""
SAMPLE = 1 << 16
"""Bytes from which the encoding is guessed."""

PACKED = (b"%PDF", b"PK\x03\x04", b"PK\x05\x06")
"""How the formats begin that hold a document in packed form."""
BYTE_ORDER_MARKS: Mapping[bytes, str] = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
WIDE_SAMPLE = 4000
"""Bytes from which UTF-16 without a mark is recognised."""
MOSTLY = 0.7
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
    why = None if data.startswith(b"PK") else refusal(data, name)
    if why is not None:
        raise UnreadableDocument(why)
    if not data.strip(b" \t\r\n\f\xef\xbb\xbf"):
        raise UnreadableDocument(f"{name} is empty; give the text of a document")
    if data.startswith(PACKED):
        return Source(name, data)
    if PurePath(name).suffix.lower() == SUFFIX:
        raise UnreadableDocument(f"{name} is called a ZIP file and is none; get it again, or rename it")
    marked = any(data.startswith(mark) for mark in BYTE_ORDER_MARKS) or _wide(data) is not None
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
    wide = _wide(source.data)
    if wide is not None:
        return source.data.decode(wide, errors="replace"), (_guessed(source, wide),)
    try:
        return source.data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guess(source, error.start)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, where every other byte of a text in Latin letters is zero; None for other content."""
    sample = data[:WIDE_SAMPLE]
    zeros = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 2 or max(zeros) < MOSTLY * len(sample) / 2 or min(zeros) > len(sample) / 100:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _guessed(source: Source, encoding: str) -> str:
    return f"{source.name} is not UTF-8; it was read as {encoding}, a guess: save it as UTF-8 to be sure"


def _guess(source: Source, first_bad: int) -> tuple[str, tuple[str, ...]]:
    begin = max(0, first_bad - SAMPLE // 2)
    best = from_bytes(source.data[begin : begin + SAMPLE]).best()
    if best is None:
        raise UnreadableDocument(f"{source.name} is in no encoding that could be recognised; save it as UTF-8")
    text = source.data.decode(best.encoding, errors="replace")
    return text, (_guessed(source, best.encoding),)
