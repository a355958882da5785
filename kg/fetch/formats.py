"""The formats of documents that are fetched, and whether what came is one: by its bytes, whatever the server calls it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

HTML = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why what came is not what was asked for."""

    reason: str
    passing: bool
    """Whether it may come whole when it is asked for again."""


def check_pdf(data: bytes) -> Flaw | None:
    """What is wrong with a PDF; None where it begins and ends as one."""
    if b"%PDF-" not in data[:1024]:
        return Flaw(f"the server sent {kind_of(data)} in place of a PDF", False)
    return None if b"%%EOF" in data[-2048:] else Flaw("the PDF breaks off before its end", True)


def check_docx(data: bytes) -> Flaw | None:
    """What is wrong with a Word document; None where its table of contents is whole."""
    if not data.startswith(b"PK"):
        return Flaw(f"the server sent {kind_of(data)} in place of a Word document", False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Flaw("the Word document breaks off before its end", True)
    return (
        None
        if "word/document.xml" in names
        else Flaw("the server sent another zipped file than a Word document", False)
    )


def check_record(data: bytes) -> Flaw | None:
    """What is wrong with an XML answer; None where it ends as one. What it says is looked at when it is read."""
    broken = kind_of(data) == "XML" and not data.rstrip().endswith(b">")
    return Flaw("the record breaks off before its end", True) if broken else None


FORMATS: Mapping[str, Callable[[bytes], Flaw | None]] = {"pdf": check_pdf, "docx": check_docx}
"""What can be asked for, with the check of what comes."""


def kind_of(data: bytes) -> str:
    """What some bytes look like, for a message."""
    if not data.strip():
        return "nothing"
    if HTML.match(data):
        return "a web page"
    if data.lstrip().startswith(b"<?xml"):
        return "XML"
    return next((what for mark, what in KINDS.items() if data.startswith(mark)), "something else")


KINDS: Mapping[bytes, str] = {
    b"%PDF": "a PDF",
    b"PK": "a zipped file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{": "JSON",
}
