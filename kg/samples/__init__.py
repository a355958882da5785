"""The sample corpus: invented resolutions, decisions, drafts and statements that travel with the package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from kg.errors import UnreadableDocument

LABEL = "SPECIMEN — invented for the kg project, not a United Nations document"
"""The line that marks every sample: the first line of a text, the first comment of an XML file."""


def samples() -> Path:
    """The folder that holds the sample documents, one file a document (README.md beside this module describes them).

    Raises UnreadableDocument where the package was installed without its data or is run from an archive.
    """
    folder = files(__name__) / "documents"
    if not isinstance(folder, Path) or not folder.is_dir():
        raise UnreadableDocument(
            f"the sample documents are not at {folder}: install kg from its wheel or its source folder, unpacked"
        )
    return folder
