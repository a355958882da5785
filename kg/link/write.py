"""A linked document written to files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import UnknownName
from kg.link.akn import to_akn
from kg.link.page import to_html
from kg.model import Extraction

FORMS: Mapping[str, Callable[[Extraction], bytes]] = {
    "html": lambda extraction: to_html(extraction).encode("utf-8"),
    "xml": to_akn,
}
"""What a document can be written as: suffix and function."""


def write_linked(extraction: Extraction, path: Path) -> Path:
    """Write a document with its citations linked, in the form that the path's suffix says; returns the path.

    Raises UnknownName for a suffix that is not one of FORMS.
    """
    form = path.suffix.lower().lstrip(".")
    if form not in FORMS:
        raise UnknownName(f"{path}: a linked document is written as .html or .xml (Akoma Ntoso); give one of these")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(FORMS[form](extraction))
    return path
