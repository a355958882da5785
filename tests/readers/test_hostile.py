"""Whatever bytes a reader is given, it gives blocks or one sentence; work grows no faster than the file."""

from __future__ import annotations

import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import KgError, UnreadableDocument
from kg.model import Text
from kg.readers import read_content, zipped
from kg.readers.inflated import inflated
from kg.segment import segment
from tests.readers import forms
from tests.readers.drawn import pdf

SEEDS = {
    "a.pdf": forms.pdf(),
    "a.docx": forms.docx(),
    "a.html": forms.html(),
    "a.txt": forms.SPECIMEN.text().encode(),
    "a.md": ("*" + forms.SPECIMEN.text() + "*").encode(),
}
FUZZED = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.one_of(st.binary(max_size=12), st.sampled_from([b"<", b"&#x110000;", b"1" * 40, b"\x00", b"(a) "])),
    ),
    min_size=1,
    max_size=8,
)


def tried(data: bytes, name: str) -> Text | None:
    """The text, segmented as well, or None where it was refused as it should be; every place lies inside its block."""
    try:
        text = read_content(data, name)
        for block in text.blocks:
            assert all(0 <= a <= b <= len(block.text) for a, b in block.emphasis)
            assert all(0 <= mark.offset <= len(block.text) for mark in block.markers)
            assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)
        segment(text)
    except KgError as error:
        assert "\n" not in str(error) and name in str(error)
        return None
    return text


@pytest.mark.parametrize("name", SEEDS)
def test_documents_with_any_damage_are_read_or_refused(name: str) -> None:
    @FUZZED
    @given(EDITS)
    def damaged(edits: list[tuple[float, int, bytes]]) -> None:
        data = SEEDS[name]
        for place, length, put in edits:
            at = int(place * len(data))
            data = data[:at] + put + data[at + length :]
        tried(data, name)

    damaged()


@pytest.mark.parametrize("name", ["a.docx", "b.docx"])
def test_word_files_with_any_damage_inside_are_read_or_refused(name: str) -> None:
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{i % 4}"/><w:numId w:val="{i}"/></w:numPr></w:pPr>'
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:footnoteReference w:id="{i}"/><w:t>a{i}</w:t></w:r></w:p>'
        for i in range(9)
    )

    @FUZZED
    @given(
        st.integers(0, len(body)),
        st.integers(0, 30),
        st.sampled_from(["", "<w:p>", "</w:p>", "9" * 30, "&", "<w:ins>", "-1"]),
    )
    def damaged(at: int, length: int, put: str) -> None:
        tried(forms.word(body[:at] + put + body[at + length :]), name)

    damaged()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_any_text_is_read_or_refused(name: str) -> None:
    piece = st.sampled_from(
        [
            "The General Assembly,",
            "\n\n",
            "1. ",
            "(a)\t",
            "¹ ",
            "<sup>1</sup>",
            "*",
            "Annex",
            "A/RES/70/1",
            "<table><tr><td>",
            "\f",
            "“",
            "Recalling ",
            "](",
        ]
    )

    @FUZZED
    @given(st.lists(st.one_of(piece, st.text(max_size=6)), max_size=60).map("".join))
    def anything(text: str) -> None:
        tried(text.encode("utf-8", "replace"), name)

    anything()


DRAWN = b"BT /F1 10 Tf 1 0 0 1 100 700 Tm (The General Assembly,) Tj ET\n"


def packed(times: int) -> bytes:
    """White space that fills `times` mebibytes, packed without holding it."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(times)) + packer.flush()


BOMBS = [
    ("drawn.pdf", pdf(zlib.compress(DRAWN * 70_000)), "draws more on page 1"),
    ("deep.html", b"<html><body>" + b"<div>" * 10_000 + b"x", "nested too deeply"),
    ("deep.docx", forms.word("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000), "not well-formed"),
    (
        "laugh.docx",
        forms.zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'}),
        "entities",
    ),
    (
        "reach.docx",
        forms.zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
        "entities",
    ),
]


@pytest.mark.parametrize(("name", "data", "sentence"), BOMBS, ids=[row[0] for row in BOMBS])
def test_what_would_eat_the_machine_is_refused(name: str, data: bytes, sentence: str) -> None:
    assert len(data) < 3_000_000
    with pytest.raises(UnreadableDocument, match=sentence):
        read_content(data, name)


def test_the_growth_of_packed_parts_is_found_out_before_they_are_unpacked() -> None:
    once, limit = packed(40), 20 << 20
    assert inflated(pdf(once), limit) > limit
    assert inflated(pdf(zlib.compress(once), "/FlateDecode /FlateDecode"), limit) > limit
    assert inflated(pdf(zlib.compress(DRAWN)), limit) == len(DRAWN)
    picture = pdf(once).replace(b"<< /Length", b"<< /Subtype /Image /Length")
    assert inflated(picture, limit) == 0
    with zipped.opened(forms.zipped({"x": b" " * limit}), "a.zip") as archive:
        with pytest.raises(UnreadableDocument, match="unpacks to more than"):
            zipped.unpacked(archive, "x", "a.zip", limit - 1)
        assert len(zipped.unpacked(archive, "x", "a.zip", limit)) == limit


def test_the_bombs_are_such_for_their_size_alone() -> None:
    assert [block.text for block in read_content(pdf(zlib.compress(DRAWN)), "a.pdf").blocks] == [
        "The General Assembly,"
    ]


GROWING = [
    ("digits.txt", lambda n: b"The General Assembly,\n\n1. Notes " + b"1" * n),
    ("nested.txt", lambda n: b"The General Assembly,\n\n1. Notes:\n\n" + b"(a) x;\n\n(i) y;\n\n(1) z;\n\n" * (n // 24)),
    ("lists.html", lambda n: b"<html>" + b"<ol><li>a</ol>" * (n // 14)),
    ("cells.html", lambda n: b"<html><table>" + b"<tr><td>a<td>b" * (n // 14)),
    ("marks.html", lambda n: b"<html>" + b"<sup>1</sup>" * (n // 12)),
    ("stiles.html", lambda n: b"<html>" + b"<p style='" + b"font-style " * (n // 11) + b"'>x"),
    ("signs.html", lambda n: b"<html>" + b"<" * n),
    ("runs.docx", lambda n: forms.word("<w:p>" + "<w:r><w:t>x </w:t></w:r>" * (n // 24) + "</w:p>")),
    (
        "lists.docx",
        lambda n: forms.word('<w:p><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:p>' * (n // 65)),
    ),
    (
        "tables.docx",
        lambda n: forms.word("<w:tbl><w:tr><w:tc>" * 50 + "<w:p/>" * (n // 6) + "</w:tc></w:tr></w:tbl>" * 50),
    ),
]


@pytest.mark.parametrize(("name", "made"), GROWING, ids=[row[0] for row in GROWING])
def test_work_grows_no_faster_than_the_file(name: str, made: object) -> None:
    spent = []
    for size in (40_000, 320_000):
        data = made(size)  # type: ignore[operator]
        begun = time.process_time()
        tried(data, name)
        spent.append(time.process_time() - begun)
    assert spent[1] < 8 * 4 * max(spent[0], 0.01)
