"""The findings as text for a terminal: level, paragraph, rule, the sentence with the words marked, what to do."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from kg.changes.terminal import clean
from kg.check.rules import LEVELS, Finding

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
AROUND = 160
"""Letters of the sentence that are shown on either side of what is marked."""


def to_text(findings: Sequence[Finding], name: str, *, colours: bool = False, width: int | None = None) -> str:
    """The findings as lines, the count last; what is marked stands in «…» where there are no colours."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=width or 1_000_000, force_terminal=colours, no_color=not colours, highlight=False
    )
    for finding in findings:
        for line in _lines(finding, colours):
            console.print(line, soft_wrap=width is None)
    console.print(Text(f"{clean(name)}: {summary(findings)}", style="bold"))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _lines(finding: Finding, colours: bool) -> Iterable[Text]:
    head = Text(finding.rule.level, style=STYLES[finding.rule.level] if colours else "")
    head.append(f" {finding.where}: {clean(finding.message)}")
    head.append(f" [{finding.rule.id}]", style="dim" if colours else "")
    yield head
    if finding.paragraph is not None:
        before, marked, after = excerpt(finding)
        line = Text("    ")
        line.append(clean(before))
        line.append(clean(marked) if colours else f"«{clean(marked)}»", style="underline bold" if colours else "")
        line.append(clean(after))
        yield line
    yield Text(f"    → {clean(finding.suggestion)}")


def excerpt(finding: Finding) -> tuple[str, str, str]:
    """What stands before the marked words, they themselves, and what stands behind; cut at words where it is long."""
    text, start, end = finding.text, finding.start, finding.end
    before, marked, after = text[:start], text[start:end], text[end:]
    if len(before) > AROUND:
        before = "… " + re.sub(r"^\S*\s", "", before[-AROUND:])
    if len(after) > AROUND:
        after = re.sub(r"\s\S*$", "", after[:AROUND]) + " …"
    if len(marked) > 2 * AROUND:
        marked = f"{marked[:AROUND].rsplit(' ', 1)[0]} … {marked[-AROUND:].split(' ', 1)[-1]}"
    return before, marked, after


def summary(findings: Iterable[Finding]) -> str:
    """How many findings of each level, in words.

    >>> summary([])
    'no findings'
    """
    counted = Counter(finding.rule.level for finding in findings)
    parts = [f"{counted[level]} {level}{'' if counted[level] == 1 else 's'}" for level in LEVELS if counted[level]]
    return ", ".join(parts) or "no findings"
