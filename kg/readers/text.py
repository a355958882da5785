"""Plain text: each line that its author meant is a block, without page furniture and footnote marks."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Block, Text
from kg.readers.files import Source, decode
from kg.readers.language import language_of
from kg.readers.layout import logical_lines
from kg.readers.marks import plain_marks
from kg.readers.signatures import is_plain


def is_text(source: Source) -> bool:
    """Whether a source is text without mark-up."""
    return is_plain(source)


def read_text(source: Source, ignore_links: bool) -> Text:
    """The blocks of a plain text; it has no links that could be ignored."""
    content, warnings = decode(source)
    blocks = tuple(_blocks(content))
    return Text(source.name, "text", language_of(content), blocks, warnings=warnings)


def _blocks(content: str) -> Iterator[Block]:
    for line in logical_lines(content):
        if line.head is not None:
            yield Block(line.head, kind="masthead", line=line.number, after_break=line.after_break)
            continue
        marked = plain_marks(line.text)
        yield Block(
            marked.text,
            emphasis=marked.emphasis,
            markers=marked.markers,
            line=line.number,
            after_break=line.after_break,
        )
