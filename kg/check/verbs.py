"""Findings about the verbs that open paragraphs: their form, their place, "also" and "further"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.check.draft import Draft, is_whole
from kg.check.rules import Finding, found, rules
from kg.folding import fold
from kg.model import Action, Paragraph
from kg.registry import actions

ADVERBS = r"(?:(?:also|further|again|once (?:again|more)|\w+ly) )*"
"""What may stand before a verb that opens a paragraph."""
ANYTHING = r"(?:[\w'-]+ ){0,4}"
SEQUENCE = {
    "preambular": re.compile(r"\b(?:also|further)\b", re.IGNORECASE),
    "operative": re.compile(r"(?:also|further)\b", re.IGNORECASE),
}
"""Where "also" and "further" count: in operative paragraphs before the verb, for behind it "further" belongs to the noun."""
STEM = 5
"""Letters by which words of one family are known."""
SHOWN = 4
"""Words shown of a paragraph that no verb opens."""


def is_usual(draft: Draft) -> bool:
    """Whether a text is in the usual form: preambular paragraphs, and a verb at the opening of most of the others."""
    leads = draft.leads()
    whole = [one for one in draft.paragraphs if is_whole(one)]
    operative = [one for one in whole if one.kind == "operative"]
    opened = sum(one.id in leads or wrong_form(one) is not None for one in operative)
    return len(operative) < len(whole) and 2 * opened >= len(operative) > 0


def forms(draft: Draft) -> Iterator[Finding]:
    """Paragraphs opened by a verb of the wrong form, by a directive verb in the preamble, or by none."""
    leads = draft.leads()
    for one in draft.paragraphs:
        if not is_whole(one):
            continue
        wrong = wrong_form(one)
        if wrong is not None:
            end, right = wrong
            yield found(f"verb-{'preamble' if one.kind == 'preambular' else 'operative'}", one, 0, end, known=right)
        elif one.id not in leads:
            end = len(" ".join(one.text.split(" ")[:SHOWN]))
            if not one.text.startswith(("“", '"', "To ")):
                yield found("verb-none", one, 0, end)
        elif one.kind == "preambular" and leads[one.id].action in rules()["verb-directive-preamble"].verbs:
            yield found("verb-directive-preamble", one, 0, leads[one.id].end)


def wrong_form(paragraph: Paragraph) -> tuple[int, str] | None:
    """Where a verb of the other kind of paragraph that opens this one ends, and its right form; None where none does."""
    text = fold(paragraph.text)
    preambular = paragraph.kind == "preambular"
    if _openings(finite=not preambular).match(text):
        return None
    match = _openings(finite=preambular).match(text)
    if match is None:
        return None
    action = _by_form(finite=preambular).get(match["verb"].casefold())
    right = action and (action.participles if preambular else action.finites)
    if not right or "*" in right[0]:
        return None
    adverbs = match["adverbs"]
    return match.end("verb"), f"{adverbs}{right[0]}".capitalize()


@cache
def _openings(*, finite: bool) -> re.Pattern[str]:
    """The forms that open operative (finite) or preambular paragraphs, the longest first."""
    listed = {form for one in actions().values() for form in (one.finites if finite else one.participles)}
    either = "|".join(
        re.escape(form).replace(r"\*\ ", ANYTHING) for form in sorted(listed, key=lambda form: (-len(form), form))
    )
    return re.compile(rf"(?P<adverbs>{ADVERBS})(?P<verb>{either})\b", re.IGNORECASE)


@cache
def _by_form(*, finite: bool) -> Mapping[str, Action]:
    return {form: one for one in actions().values() for form in (one.finites if finite else one.participles)}


def sequence(draft: Draft) -> Iterator[Finding]:
    """ "Also" and "further" in the opening of a paragraph before which another verb stands."""
    leads = draft.leads()
    before: Paragraph | None = None
    for one in draft.paragraphs:
        if not is_whole(one):
            continue
        lead = leads.get(one.id)
        previous = leads.get(before.id) if before is not None and before.kind == one.kind else None
        if lead is not None and (before is None or before.kind != one.kind or previous is not None):
            adverb = (SEQUENCE[one.kind].match if one.kind == "operative" else SEQUENCE[one.kind].search)(lead.text)
            other = f"“{previous.text}”" if previous else "no verb"
            if adverb and (previous is None or not _of_one_family(previous.action, lead.action)):
                yield found("verb-sequence", one, 0, lead.end, other=other)
        before = one


def _of_one_family(one: str, other: str) -> bool:
    """Whether two actions are the same verb, or say the same by verb and noun ("concerned", "express concern")."""
    ours, theirs = ({word[:STEM] for word in action.split()} for action in (one, other))
    return bool(ours & theirs)
