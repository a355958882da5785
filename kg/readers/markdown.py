"""Markdown, also where a .txt file holds it: italics, bold, raised footnote marks, escapes, rules, links, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Block, Text
from kg.readers.files import Source, decode
from kg.readers.language import language_of
from kg.readers.layout import Line, logical_lines
from kg.readers.marks import markdown_marks
from kg.readers.rows import rows_of
from kg.readers.signatures import is_plain

SIGNS = re.compile(
    r"^#{1,6} \S|^[ \t]{0,3}(?:\d{1,3}\\?\.\s+)?[*_]{1,3}[A-Z“\"][^*_\n]{2,80}[*_]{1,3}|<sup>|\^\{[*\d]|\]\(https?://|\[\^\w|^\|.+\|[ \t]*\n\|[ :|-]+-:?[ ]?\|[ \t]*$",
    re.MULTILINE,
)
MARKS = ("*", "_", "<sup>", "^{", "](http", "[^", "# ", "-|", "- |", ":|", ": |")
"""What every sign of Markdown has in it; looked for first, because that takes no time."""
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
QUOTED = re.compile(r"(?:>\s?)+")
TABLE = re.compile(r"\|.*\|")
BARS = re.compile(r"(?<!\\)\|")
SAMPLE = 200_000
"""Characters in which signs of Markdown are looked for."""


def is_markdown(source: Source) -> bool:
    """Whether a source is named Markdown, or is text with signs of it."""
    if not is_plain(source):
        return False
    if source.suffix in (".md", ".markdown"):
        return True
    sample = decode(source)[0][:SAMPLE]
    return any(map(sample.__contains__, MARKS)) and SIGNS.search(sample) is not None


def read_markdown(source: Source, ignore_links: bool) -> Text:
    """The blocks of a Markdown document without its mark-up; links to documents are kept unless they are ignored."""
    content, warnings = decode(source)
    blocks = tuple(_blocks(content, ignore_links))
    return Text(source.name, "markdown", language_of(content), blocks, warnings=warnings)


def _blocks(content: str, ignore_links: bool) -> Iterator[Block]:
    for line in logical_lines(content):
        if line.head is not None:
            yield Block(line.head, kind="masthead", line=line.number, after_break=line.after_break)
        elif TABLE.fullmatch(line.text):
            cells = [
                list(_line(replace(line, text=cell.strip()), ignore_links)) for cell in BARS.split(line.text[1:-1])
            ]
            yield from rows_of([cells])
        else:
            yield from _line(line, ignore_links)


def _line(line: Line, ignore_links: bool) -> Iterator[Block]:
    text = QUOTED.sub("", line.text, count=1) if line.text.startswith(">") else line.text
    heading = HEADING.fullmatch(text)
    for marked in markdown_marks(heading[2] if heading else text, ignore_links=ignore_links):
        yield Block(
            marked.text,
            kind="heading" if heading else "text",
            level=len(heading[1]) if heading else 0,
            emphasis=marked.emphasis,
            markers=marked.markers,
            links=marked.links,
            line=line.number,
            after_break=line.after_break,
        )
