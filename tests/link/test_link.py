"""A linked document says what the document said: same paragraphs and citations when read again, every citation linked."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from kg.errors import UnknownName
from kg.link import address, pieces, to_akn, to_html, write_linked
from kg.link.elements import NAMESPACE
from kg.model import ActionMention, Citation, Extraction, Footnote
from kg.pipeline import extract, extract_content
from kg.samples import samples

FILES = sorted(path for path in samples().iterdir() if path.suffix in (".txt", ".md", ".xml"))
HOSTILE = "Recalling <script>alert(1)</script> & \x0c resolution 70/1 of 25 September 2015 ]]> <b>,"


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.name)
def found(request: pytest.FixtureRequest) -> Extraction:
    return extract(request.param)


def cited(extraction: Extraction) -> list[tuple[object, ...]]:
    return [(c.paragraph, c.target, c.action, c.start, c.end, c.footnote) for c in extraction.citations]


def test_the_xml_reads_as_the_document_that_it_was_made_from(found: Extraction, tmp_path: Path) -> None:
    again = extract(write_linked(found, tmp_path / "linked.xml"), ignore_links=True)
    assert [(p.id, p.text) for p in again.document.paragraphs] == [(p.id, p.text) for p in found.document.paragraphs]
    assert cited(again) == cited(found)
    assert [r.paragraph for r in again.requests] == [r.paragraph for r in found.requests]
    old, new = found.document.masthead, again.document.masthead
    for field in ("symbol", "number", "session", "agenda_item", "title", "date", "meeting", "status"):
        assert getattr(new, field) == getattr(old, field), field


def test_every_settled_citation_is_one_ref_and_one_link(found: Extraction) -> None:
    settled = [citation for citation in found.citations if citation.target is not None]
    root = etree.fromstring(to_akn(found))
    refs = root.findall(f".//{{{NAMESPACE}}}ref")
    assert sorted(ref.get("href", "") for ref in refs) == sorted(str(address(one)) for one in settled)
    assert sorted(
        "".join(map(str, ref.itertext(f"{{{NAMESPACE}}}ref", f"{{{NAMESPACE}}}i"))) for ref in refs
    ) == sorted(one.text for one in settled)
    links = re.findall('<a class="cited"', to_html(found))
    assert len(links) == len(settled)


TABLE = """The General Assembly,

1. *Decides* on the list:

## General Assembly resolutions

| 69/313 | Tides[^1] of **Lima** |
|---|---|
| 70/1 | |

[^1]: See A/90/8.

2. *Ends*.

Annex

| Port | Tide |
|---|---|
"""


def test_a_table_is_a_table_in_both_forms(tmp_path: Path) -> None:
    found = extract_content(TABLE.encode(), "draft.md")
    again = extract(write_linked(found, tmp_path / "linked.xml"), ignore_links=True)
    rows = [(p.id, p.text) for p in again.document.paragraphs if p.kind == "table"]
    assert rows == [("table1.1", "69/313 | Tides of Lima"), ("table1.2", "70/1")]
    assert cited(again) == cited(found) and len(found.citations) == 3
    assert [(p.kind, p.text) for p in again.document.annexes[0].paragraphs] == [("table", "Port | Tide")]
    page = to_html(found)
    tables = re.findall(r"<table>(.*?)</table>", page, re.DOTALL)
    cells = [re.findall(r"<td>(.*?)</td>", row) for table in tables[:2] for row in table.split("</tr>")[:-1]]
    assert [[re.sub("<[^>]*>", "", cell) for cell in row] for row in cells] == [
        ["69/313", "Tides1 of Lima"],
        ["70/1"],
        ["Port", "Tide"],
    ]
    assert page.count('<a class="cited"') == 3 and "69/313 |" not in page


def test_ids_are_unique_in_both_forms(found: Extraction) -> None:
    root = etree.fromstring(to_akn(found))
    for ids in (
        [element.get("eId") for element in root.iter() if element.get("eId")],
        re.findall(r' id="([^"]+)"', to_html(found)),
    ):
        assert len(ids) == len(set(ids))


def test_pieces_join_to_the_text_whatever_their_marks() -> None:
    text = "Recalling also resolution 70/1, and its annex"
    citation = Citation("pp1", text[15:30], 15, 30, "A/RES/70/1", "resolution", "number")
    note = Footnote("1", "Ibid.", 20)
    verb = ActionMention("pp1", "recall", "Recalling also", 0, 14)
    made = pieces(text, [citation], [verb], [(0, 9), (22, 26)], [note])
    assert "".join(piece.text for piece in made) == text
    assert "".join(piece.text for piece in made if piece.citation) == citation.text
    assert "".join(piece.text for piece in made if piece.action) == "Recalling also"
    behind = [place for place, piece in enumerate(made) if piece.note]
    assert len(behind) == 1 and "".join(piece.text for piece in made[: behind[0]]) == text[:30]


def test_hostile_words_are_words(tmp_path: Path) -> None:
    found = extract_content(f"The General Assembly,\n\n{HOSTILE}\n\n1. Decides to remain seized.".encode(), "draft.txt")
    page = to_html(found)
    assert "<script" not in page and "&lt;script&gt;alert(1)" in page
    assert "<script>" in "".join(map(str, etree.fromstring(to_akn(found)).itertext()))


def test_another_form_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"\.html or \.xml"):
        write_linked(extract(FILES[0]), tmp_path / "linked.pdf")


def test_the_command_writes_both_forms(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "link", str(FILES[0])], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    written = [tmp_path / line for line in done.stdout.split()]
    assert sorted(path.suffix for path in written) == [".html", ".xml"] and all(path.stat().st_size for path in written)
