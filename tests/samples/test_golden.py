"""What is read out of every specimen, as golden files that a person reviews when they change.

`KG_WRITE_GOLDEN=1 pytest tests/samples/test_golden.py` writes them anew.
"""

import os
from pathlib import Path

import pytest

from kg.model import Extraction
from kg.pipeline import extract
from kg.samples import samples

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path for path in samples().iterdir() if path.suffix in (".txt", ".md", ".xml"))


def in_lines(extraction: Extraction) -> str:
    """One line for the masthead, and for each paragraph its verbs, citations and requests, in text order."""
    head = extraction.document.masthead
    lines = [f"{head.symbol} | {head.organ} | {head.status} | session {head.session} | {head.date} | {head.title}"]
    for paragraph in extraction.document.paragraphs:
        lines.append(f"{paragraph.id}  {paragraph.text[:60]}")
        lines += [f"    {one.action}" for one in extraction.actions if one.paragraph == paragraph.id]
        for one in extraction.citations:
            if one.paragraph == paragraph.id:
                where = f", note {one.footnote}" if one.footnote else ""
                pinpoint = f", {one.pinpoint}" if one.pinpoint else ""
                lines.append(f"    -> {one.target} [{one.action}, {one.rule}{pinpoint}{where}]")
                lines += [f"       ! {warning}" for warning in one.warnings]
        for request in extraction.requests:
            if request.paragraph == paragraph.id:
                due = request.due_session or request.due_date or request.due_text
                lines.append(
                    f"    ? {', '.join(request.addressee)}: {request.deliverable} to {request.recipient}, due {due}, {request.recurrence}"
                )
    lines += [f"annex  {annex.title}" for annex in extraction.document.annexes]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_specimen_reads_as_it_did(path: Path) -> None:
    golden = GOLDEN / f"{path.name}.golden"
    read = in_lines(extract(path))
    if os.environ.get("KG_WRITE_GOLDEN") == "1":
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name.removesuffix(".golden") for path in GOLDEN.iterdir()} == {path.name for path in FILES}
