"""The draft check: every rule asked in turn, the findings in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.check import against, asking, citing, form, terms, verbs
from kg.check.draft import Draft, Held
from kg.check.rules import Finding
from kg.model import Extraction
from kg.pipeline import FULL_LANGUAGES

Check = Callable[[Draft], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    citing.remarks,
    citing.dates,
    citing.replaced,
    citing.reissued,
    against.dropped,
)
"""What is asked of a text in any language."""
ENGLISH: tuple[Check, ...] = (
    citing.titles,
    citing.names,
    terms.terms,
    terms.spellings,
    form.twins,
    asking.left_open,
    asking.twice,
    asking.standing,
)
"""What is asked of a text in English as well."""
USUAL: tuple[Check, ...] = (verbs.forms, verbs.sequence, form.endings, form.numbers)
"""What is asked of a text in English in the usual form of a resolution as well."""


def check(
    extraction: Extraction, *, predecessor: Extraction | None = None, held: Held | None = None
) -> tuple[Finding, ...]:
    """The findings on a draft in the order of its text, those about the whole text first.

    `predecessor` is the text that it follows; `held` what a graph knows of other texts (kg.check.held).
    """
    draft = Draft(extraction, predecessor, held or Held())
    asked = CHECKS
    if extraction.document.masthead.language in FULL_LANGUAGES:
        asked += ENGLISH
        if verbs.is_usual(draft):
            asked += USUAL
    place = {id(one): number for number, one in enumerate(draft.paragraphs)}
    found = [finding for one in asked for finding in one(draft) if draft.organ not in finding.rule.except_in]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                place.get(id(one.paragraph), -1),
                one.footnote is not None,
                one.footnote.offset if one.footnote else 0,
                one.start,
                one.end,
                one.rule.id,
                one.message,
            ),
        )
    )
