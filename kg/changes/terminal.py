"""The changes as text for a terminal: words dropped struck through in red, words added underlined in green.

Where there are no colours, dropped words stand in [-…-] and added ones in {+…+}.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from kg.changes.compare import Changes, Row
from kg.changes.wording import (
    cited_in_words,
    name_of,
    relation_in_words,
    request_change_in_words,
    request_in_words,
    summary,
    verb_change_in_words,
    verb_in_words,
)
from kg.changes.words import Run

STYLES = {"dropped": "red strike", "added": "green underline"}
SIGNS = {"dropped": ("[-", "-]"), "added": ("{+", "+}")}
HEADS = {"added": "Citations added", "dropped": "Citations dropped", "verb changed": "Citations with another verb"}


def to_text(changes: Changes, *, colours: bool = False, width: int | None = None) -> str:
    """The changes as lines of text; what is unchanged is named, not printed.

    With `colours`, as ANSI codes for a terminal. `width` in columns wraps the lines; without it they are as long as their
    paragraphs.
    """
    stream = io.StringIO()
    console = Console(
        file=stream, width=width or 1_000_000, force_terminal=colours, no_color=not colours, highlight=False
    )
    for line in _lines(changes, colours):
        console.print(line, soft_wrap=width is None)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _lines(changes: Changes, colours: bool) -> Iterator[Text]:
    yield Text(f"{name_of(changes.old)} → {name_of(changes.new)}", style="bold")
    yield Text(summary(changes))
    for title, rows in (("Paragraphs", changes.rows), ("Annexes", changes.annexes)):
        if rows:
            yield Text("")
            yield Text(title, style="bold")
            yield from _paragraphs(rows, colours)
    for change, title in HEADS.items():
        found = [one for one in changes.citations if one.change == change]
        lines = [
            cited_in_words(one.cited) + (f": {verb_change_in_words(one)}" if change == "verb changed" else "")
            for one in found
        ]
        yield from _section(title, lines)
    for change, title in (
        ("added", "Requests added"),
        ("dropped", "Requests dropped"),
        ("changed", "Requests changed"),
    ):
        asked = [one for one in changes.requests if one.change == change]
        lines = [
            request_in_words(one.request) + (f" ({request_change_in_words(one)})" if change == "changed" else "")
            for one in asked
        ]
        yield from _section(title, lines)


def _section(title: str, lines: list[str]) -> Iterator[Text]:
    if lines:
        yield Text("")
        yield Text(f"{title} ({len(lines)})", style="bold")
        yield from (Text(f"  {clean(line)}") for line in lines)


def _paragraphs(rows: Iterable[Row], colours: bool) -> Iterator[Text]:
    for row in rows:
        if row.unchanged:
            yield Text(f"  {relation_in_words(row)}", style="dim")
            continue
        yield Text(f"  {relation_in_words(row)}", style="bold")
        for side in row.new or row.old:
            shown = side.runs
            if row.relation in ("kept", "moved") and row.amended:
                shown = interleaved(row.old[0].runs, row.new[0].runs)
            line = Text("    ")
            for run in shown:
                before, after = ("", "") if colours or run.mark == "same" else SIGNS[run.mark]
                line.append(before + clean(run.text) + after, style=STYLES.get(run.mark, "") if colours else "")
            yield line
        yield from (Text(f"    · {clean(verb_in_words(verb))}") for verb in row.verbs)


def interleaved(old: Iterable[Run], new: Iterable[Run]) -> tuple[Run, ...]:
    """One line of both wordings: what was dropped stands before what was added in its place.

    What is in both may differ in the spaces at its end; the longer is taken.
    """
    left, right = list(old), list(new)
    found: list[Run] = []
    while left or right:
        if left and left[0].mark == "dropped":
            found.append(left.pop(0))
        elif right and right[0].mark == "added":
            found.append(right.pop(0))
        else:
            both = [runs.pop(0) for runs in (left, right) if runs]
            found.append(max(both, key=lambda run: len(run.text)))
    return tuple(found)


def clean(text: str) -> str:
    """A text without the signs that would steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
