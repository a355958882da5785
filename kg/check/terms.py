"""Findings about single words: terms and spellings that United Nations editors do not use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.check.draft import Draft, quoted
from kg.check.rules import FILE, Finding, found
from kg.folding import fold
from kg.registry import concepts

WORD = re.compile(r"[A-Za-z][a-z]*(?:-[a-z]+)*")


def terms(draft: Draft) -> Iterator[Finding]:
    """Words of the list of terms to avoid, as they are written there; with a capital they are parts of names."""
    for paragraph in draft.paragraphs:
        spared = _spared(draft, paragraph.id, paragraph.text)
        for match in _avoided().finditer(fold(paragraph.text)):
            if not any(start < match.end() and match.start() < end for start, end in spared):
                yield found("term", paragraph, *match.span(), known=_words("AvoidedWord")[match[0]])


def spellings(draft: Draft) -> Iterator[Finding]:
    """Words in lower case that are spelt in the American way, or with -ise."""
    for paragraph in draft.paragraphs:
        spared = _spared(draft, paragraph.id, paragraph.text)
        for match in WORD.finditer(fold(paragraph.text)):
            known = spelt(match[0])
            if known is not None and not any(start < match.end() and match.start() < end for start, end in spared):
                yield found("spelling", paragraph, *match.span(), known=known)


def _spared(draft: Draft, paragraph: str, text: str) -> list[tuple[int, int]]:
    """Quotations, and the names of instruments as they are."""
    named = [
        (one.start, one.end)
        for one in draft.extraction.citations
        if one.paragraph == paragraph and one.footnote is None
    ]
    return [*quoted(text), *named]


def spelt(word: str) -> str | None:
    """The spelling of the United Nations for a word in lower case, or None where it is spelt so.

    >>> spelt("organisation"), spelt("labor"), spelt("supervised"), spelt("Center")
    ('organization', 'labour', None, None)
    """
    if word in _words("AvoidedSpelling"):
        return _words("AvoidedSpelling")[word]
    if not word[0].islower():
        return None
    last = word.rsplit("-", 1)[-1]
    for pattern, instead, unless in _endings():
        match = pattern.search(last)
        if match is not None and last[: match.end()] not in unless:
            return word[: len(word) - len(last)] + last[: match.start()] + instead + last[match.end() :]
    return None


@cache
def _words(cls: str) -> Mapping[str, str]:
    return {form: row["notation"][0] for row in concepts(FILE, cls) for form in row["avoid"]}


@cache
def _avoided() -> re.Pattern[str]:
    forms = sorted(_words("AvoidedWord"), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, forms))})(?![\w/-]|\.\w)")


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str, frozenset[str]], ...]:
    return tuple(
        (re.compile(row["avoid"][0]), row["notation"][0], frozenset(row.get("unless", ())))
        for row in concepts(FILE, "AvoidedEnding")
    )
