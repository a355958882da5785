"""The samples as plain words, read without the program's own readers, so that the two can be compared."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from kg.samples import LABEL, samples

TAG = re.compile(r"<[^>]+>")
BLOCK_END = re.compile(r"</(?:p|num|listIntroduction|docNumber|docTitle)>")
NOTE = re.compile(r"<authorialNote.*?</authorialNote>", re.DOTALL)
MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+|<sup>\d+</sup>|\^\d+|(?<=[a-z][,;.])\d{1,2}(?=\s|$)")
WORD = re.compile(r"[^\W\d_]+|\d+")


def documents() -> tuple[Path, ...]:
    """Every sample file, in the order of the names."""
    return tuple(sorted(path for path in samples().iterdir() if path.is_file()))


def symbol_in_name(path: Path) -> str:
    """The file name without its ending: the symbol with `_` for `/`."""
    return re.sub(r"\.(txt|md|xml)$", "", path.name)


def body(path: Path, *, notes: bool = True) -> str:
    """The text of a sample without label, markup and footnote marks; an XML file's `meta` is left out."""
    text = path.read_text(encoding="utf-8").replace(LABEL, "")
    if path.suffix == ".xml":
        text = re.sub(r"<!--.*?-->|<meta>.*?</meta>", "", text, flags=re.DOTALL)
        if not notes:
            text = NOTE.sub("", text)
        text = html.unescape(TAG.sub(" ", BLOCK_END.sub("\n\n", text)))
    else:
        text = re.sub(r"\[([^\]]*)\]\(https?:[^)]*\)", r"\1", MARK.sub("", text))
    return re.sub(r"[*#\\]|(?m:^---$)", "", text)


def words(text: str) -> str:
    """The words and figures of a text in lower case, one space between two."""
    return " ".join(WORD.findall(text.lower()))


def sentences(path: Path, *, at_least: int) -> Iterator[str]:
    """The sentences and half-sentences of a sample's body that have at least so many words."""
    for piece in re.split(r"[.;](?=\s)|\n\n(?=[^a-z])", body(path)):
        normal = words(piece)
        if normal.count(" ") + 1 >= at_least:
            yield normal
