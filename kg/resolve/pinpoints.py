"""Pinpoints: which article, paragraph, chapter or annex of an instrument is meant."""

from __future__ import annotations

import re

UNIT = (
    r"(?:[Aa]rticles?|[Aa]rts?\.|[Pp]aragraphs?|[Pp]aras?\.|[Ss]ubparagraphs?|[Cc]hapters?|[Cc]haps?\.|[Ss]ections?|[Ss]ects?\.?|"
    r"[Aa]nnex(?:es)?|[Pp]arts?|[Aa]ppendix|[Rr]esolution|[Dd]ecisions?|[Tt]argets?|[Gg]oals?|[Pp]rinciples?|[Ss]chedule)"
)
NUMBER = r"(?:(?:[IVXLC]+|\d{1,2})/(?:(?:CP|CMP|CMA)\.)?\d{1,3}|(?:[IVXLC]+|[A-Z]|\d+)(?:[.\-–](?:\d+|[A-Z]\b))*(?: ?\([a-z0-9]{1,4}\))*)"
ONE = rf"{UNIT}(?: {NUMBER}(?:(?:,| and|, and| to| or|–|-) ?{NUMBER}(?![\w/]))*)?"
AFTER = re.compile(
    rf"(?:\)?,| and in particular|, in particular| \()? ?(?:,? ?in particular(?: its)? |especially |specifically |including |its |at )?"
    rf"(?P<pinpoint>{ONE}(?:, {ONE})*)(?: thereof| thereto)?"
)
BEFORE = re.compile(
    rf"(?P<pinpoint>{ONE}(?:, {ONE})*),? (?:of|to|in) (?:the |its )?(?:annex (?:to|of) (?:the |its )?)?$"
)


TIES = tuple(f" {word} {article}" for word in ("of", "to", "in") for article in ("", "the ", "its "))
"""What ties a pinpoint to the thing behind it; asked first, because most citations have nothing of the kind."""
ACT = re.compile(r"[Rr]esolution|[Dd]ecision")
INSIDE = re.compile(rf"^(?:,? (?:(?:{ONE}),? )*|\), (?:(?:{ONE}),? )+)(?:in )?$")


def is_inside(text: str, symbol_end: int, start: int) -> bool:
    """Whether an act written out is only a place in the document whose symbol ends before it: "…/Add.1, decision 1/CP.21"."""
    return start - symbol_end < 60 and INSIDE.match(text[symbol_end:start]) is not None


def pinpoint_of(text: str, start: int, end: int, *, inside: bool = False) -> str | None:
    """The pinpoint printed before or behind the mention from `start` to `end`, or None.

    `inside` says that acts may be places in the thing cited, as in a report ("…/Add.1, decision 1/CP.21, annex").

    >>> text = "the Charter, in particular Article 1, paragraph 3, thereof"
    >>> pinpoint_of(text, 4, 11)
    'Article 1, paragraph 3'
    """
    before = BEFORE.search(text, max(0, start - 90), start) if text.endswith(TIES, 0, start) else None
    if before and any(sign.isdigit() or sign.isupper() for sign in before["pinpoint"][1:]):
        return before["pinpoint"]
    after = AFTER.match(text, end, end + 120)
    if after and not inside and ACT.search(after["pinpoint"]):
        return None
    if after and (
        re.search(r"\d| [IVXLC]+\b| [A-Z]\b", after["pinpoint"]) or after["pinpoint"] in ("annex", "appendix")
    ):
        return after["pinpoint"]
    return None
