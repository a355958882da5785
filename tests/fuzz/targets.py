"""What is fuzzed: functions that take any bytes and raise only where the program is wrong.

Hypothesis calls them with damaged seeds (test_fuzz.py), atheris with what leads to code that was not reached yet
(`python -m tests.fuzz.run TARGET --seconds N`).
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import get_args

from kg.errors import InvalidSymbol, KgError, QueryError
from kg.fetch import read_marc
from kg.graph import GraphStore, build, document_quads, memory_store
from kg.model import Block, BlockKind, Extraction, Text
from kg.pipeline import annotate, extract, to_json
from kg.questions import named_query, queries, run_named
from kg.readers import archives, read_content
from kg.samples import samples
from kg.segment import segment
from kg.symbol import canonical, is_symbol, page, slug, why_not
from tests.fetch.server import FULL, marc
from tests.readers import forms
from tests.readers.drawn import pdf

KINDS: tuple[BlockKind, ...] = get_args(BlockKind)


@dataclass(frozen=True)
class Target:
    """A function that holds for all bytes, and bytes to begin with."""

    holds: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]


def symbol(data: bytes) -> None:
    """Any text is a symbol or has a reason not to be; what a symbol is written as is stable and safe."""
    text = data.decode("utf-8", "surrogateescape")
    assert is_symbol(text) == (why_not(text) is None)
    try:
        found = canonical(text)
    except InvalidSymbol as error:
        assert not is_symbol(text) and str(error)
        return
    assert canonical(found) == found and page(found).isascii()
    name = slug(found)
    assert name.isascii() and "/" not in name and not name.startswith((".", "-"))


@cache
def store() -> GraphStore:
    """One document in memory."""
    made = memory_store()
    path = samples() / "A_RES_72_901.txt"
    build([(str(path), extract(path))], made)
    return made


def parameters(data: bytes) -> None:
    """Any value of any parameter of a question (the first byte says which) is answered or refused, and changes nothing."""
    asked = [(name, one.name) for name in sorted(queries()) for one in named_query(name).parameters]
    name, parameter = asked[(data[0] if data else 0) % len(asked)]
    known = {one.name: one.example for one in named_query(name).parameters if one.required}
    before = len(store().inner)
    try:
        run_named(store(), name, **known | {parameter: data[1:].decode("utf-8", "surrogateescape")})
    except QueryError as error:
        assert str(error)
    assert len(store().inner) == before


def document(data: bytes, name: str) -> Text | None:
    """The text of a document with all that follows from it, or None where it was refused with one sentence."""
    try:
        text = read_content(data, name)
        for block in text.blocks:
            assert all(0 <= a <= b <= len(block.text) for a, b in block.emphasis)
            assert all(0 <= mark.offset <= len(block.text) for mark in block.markers)
            assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)
        followed(text)
    except KgError as error:
        assert "\n" not in str(error) and name in str(error), str(error)
        return None
    return text


def followed(text: Text) -> Extraction:
    """What follows from a text, written in every way: all places lie inside their paragraphs."""
    found = annotate(segment(text))
    lengths = {paragraph.id: len(paragraph.text) for paragraph in found.document.paragraphs}
    for one in (*found.actions, *found.citations, *found.requests):
        assert 0 <= one.start <= one.end, one
        if one in found.actions:
            assert one.end <= lengths[one.paragraph], one
    json.dumps(to_json(found), ensure_ascii=False).encode()
    assert document_quads(found).quads
    return found


def blocks(data: bytes) -> None:
    """Lines as the blocks of a text, the first sign of each line its kind: the segmenter without a reader."""
    lines = data.decode("utf-8", "replace").split("\n")
    made = (Block(line[1:], kind=KINDS[ord(line[0]) % len(KINDS)]) for line in lines if line)
    try:
        followed(Text("a.txt", "text", "en", tuple(made)))
    except KgError as error:
        assert "\n" not in str(error) and "a.txt" in str(error), str(error)


def drawn(data: bytes) -> None:
    """The bytes as what is drawn on a page of a PDF."""
    document(pdf(zlib.compress(data)), "a.pdf")


def word(data: bytes) -> None:
    """The bytes as the body of a Word document."""
    document(forms.word(data.decode("utf-8", "replace").replace("\x00", "")), "a.docx")


def archive(data: bytes) -> None:
    """The bytes as a ZIP file."""
    try:
        archives.check(data, "a.zip")
    except KgError as error:
        assert "\n" not in str(error) and "a.zip" in str(error), str(error)


def record(data: bytes) -> None:
    """The bytes as an answer of the library."""
    try:
        read_marc(data, "A/RES/86/1")
    except KgError as error:
        assert "\n" not in str(error), str(error)


def specimens(*suffixes: str) -> list[bytes]:
    """The shortest specimens of these forms."""
    found = [path.read_bytes() for path in sorted(samples().iterdir()) if path.suffix in suffixes]
    return sorted(found, key=len)[:2]


def _word_bodies() -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(forms.docx())) as file:
        body = file.read("word/document.xml").partition(b"<w:body>")[2].removesuffix(b"</w:body></w:document>")
    parts = b"".join(
        b'<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>'
        b'<w:r><w:fldChar w:fldCharType="begin"/><w:footnoteReference w:id="%d"/><w:t>a%d</w:t></w:r></w:p>'
        % (i % 4, i, i, i)
        for i in range(9)
    )
    return [body, parts]


TARGETS: Mapping[str, Target] = {
    "symbol": Target(
        symbol, lambda: [b"A/RES/70/1", b"S/RES/1325(2000)", b"A/C.3/72/L.5/Rev.1", b"E/CN.4/2002/73/Add.2"]
    ),
    "parameters": Target(
        parameters, lambda: [b"\x01A/RES/70/1", b"\x02hrc", b"\x03recall", b"\x042020-01-01", b"\x0553rd"]
    ),
    "blocks": Target(blocks, lambda: [_as_blocks(one) for one in specimens(".txt")]),
    "text": Target(partial(document, name="a.txt"), lambda: [*specimens(".txt"), forms.SPECIMEN.text().encode()]),
    "markdown": Target(
        partial(document, name="a.md"), lambda: [*specimens(".md"), b"*" + forms.SPECIMEN.text().encode()]
    ),
    "html": Target(partial(document, name="a.html"), lambda: [forms.html(), *specimens(".html")]),
    "akn": Target(partial(document, name="a.xml"), lambda: specimens(".xml")),
    "word": Target(word, _word_bodies),
    "docx": Target(partial(document, name="a.docx"), lambda: [forms.docx()]),
    "drawn": Target(drawn, lambda: [b"BT /F1 10 Tf 1 0 0 1 100 700 Tm (The General Assembly,) Tj ET\n"]),
    "pdf": Target(partial(document, name="a.pdf"), lambda: [forms.pdf()]),
    "archive": Target(archive, lambda: [forms.zipped({"a.txt": "x", "b.zip": forms.zipped({"c.txt": "y"})})]),
    "record": Target(record, lambda: [marc("A/RES/86/1", *FULL)]),
}
"""All that is fuzzed, by the name under which it is called."""


def _as_blocks(text: bytes) -> bytes:
    """Lines of a text with a kind before each, the kinds in turn."""
    lines = text.decode("utf-8", "replace").split("\n")
    return "\n".join(chr(48 + number % len(KINDS)) + line for number, line in enumerate(lines)).encode()
