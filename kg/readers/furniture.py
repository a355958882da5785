"""Page furniture: what a page carries beside its text - page numbers, running heads, job numbers, rules."""

from __future__ import annotations

import re

RULE = re.compile(r"(?:[-_*=–—·•~]\s?){3,}")
NUMBER = re.compile(r"[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s/]*", re.IGNORECASE)
CONTINUED = re.compile(r"/?\s?(?:\.\.\.|…)\s?/?")
JOB = re.compile(
    r"(?:(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s+)?(?:GE\.?\s?)?\d{2}-\d{5}\*{0,3}(?:\s*\([A-Z]\))?(?:\s.{0,60})?|\*\d{6,}\*|[NVK]\.?\d{7}(?:\s*\([A-Z]\))?(?:\s.{0,40})?"
    r"|please recycle.{0,20}|\(E\)\s+\d{6}(?:\s+\d{6})?",
    re.IGNORECASE,
)
SYMBOL = re.compile(
    r"(?:(?:A|S|E|T|ST|TD|DP|CD|ECE|HSP|UNEP|FCCC|CAC|CTOC|LC)/[A-Za-z0-9][A-Za-z0-9.\-]*"
    r"(?:/[A-Za-z0-9][A-Za-z0-9.\-]*|\s?\([A-Za-z0-9.\- ]{1,12}\)|\[[A-Z]\])*)(?:\s+[A-Z](?:-[A-Z])?)?\*{0,2}"
)
PAGED_SYMBOL = re.compile(rf"({SYMBOL.pattern})\s+(?:page\s+\d{{1,4}}|\d{{1,4}}/\d{{1,4}})", re.IGNORECASE)
RUNNING_HEAD = re.compile(
    r"(?P<left>\d{1,4}\s+)?[A-Z][^.;:,]{5,80}?\b(?:Sessions?|Resolutions?|Decisions?|Records|Year|Meeting)\b[^.;:]{0,60}?(?P<right>\s+\d{1,4})?"
)
RUNNING_TITLE = re.compile(
    r"(?:\d{1,4}\s+)?(?:(?:General Assembly|Security Council|Economic and Social Council)\s?[—–-]+\s?.{3,40}(?:Session|Year)"
    r"|(?:[IVX]{1,5}\. )?Resolutions? adopted (?:on the reports? of|without reference to)\b[^.;:]{0,60})(?:\s+\d{1,4})?"
)
ON_REPORTS = re.compile(r"\bon the reports? of\b")
"""What a running title says that names the committee whose acts a page holds."""
LONGEST = 110
"""Characters above which a line is no furniture."""


def is_rule(line: str) -> bool:
    """Whether a line only draws a rule."""
    return RULE.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line, stripped of white space, is a page number, running title or job number, wherever it stands."""
    if len(line) > LONGEST:
        return False
    forms = (NUMBER, CONTINUED, JOB, RUNNING_TITLE)
    return any(form.fullmatch(line) for form in forms)


def symbol_of(line: str) -> str | None:
    """The document symbol that is all of a line (a page's head, or a masthead's corner), without a page number."""
    if len(line) > LONGEST or "/" not in line:
        return None
    if SYMBOL.fullmatch(line) and any(sign.isdigit() for sign in line):
        return line.rstrip("*")
    paged = PAGED_SYMBOL.fullmatch(line)
    return paged[1] if paged else None


def committee_title(line: str) -> str | None:
    """A running title that names the committee on whose reports the acts below were adopted; None for other lines."""
    return line if len(line) <= LONGEST and ON_REPORTS.search(line) and RUNNING_TITLE.fullmatch(line) else None


def is_running_head(line: str) -> bool:
    """Whether a line at a page's edge is a running head: a title with a page number at one end."""
    if len(line) > LONGEST or not (line[:1].isdigit() or line[-1:].isdigit()):
        return False
    found = RUNNING_HEAD.fullmatch(line)
    return found is not None and bool(found["left"] or found["right"])
