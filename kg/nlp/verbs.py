"""Action verbs of the adopting organ: the one that opens a paragraph and those that follow with the same subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.registry import actions, organs

ADVERB = (
    r"(?:also|further|moreover|furthermore|again|once again|once more|in addition|additionally|likewise|finally|equally|accordingly|"
    r"therefore|consequently|nevertheless|in (?:this|that) (?:regard|respect|context|connection)|to this end|"
    r"strongly|firmly|deeply|gravely|seriously|particularly|especially|fully|greatly|profoundly|extremely|keenly|warmly|"
    r"solemnly|unequivocally|categorically|deeply and gravely|urgently|emphatically|explicitly|expressly|energetically|"
    r"vigorously|sincerely|earnestly|highly|utterly|vehemently|specifically|increasingly|still|hereby|"
    r"is|are|being|provisionally|simultaneously|most|very|duly|totally|resolutely|formally|"
    r"strongly and unequivocally|while|jointly|repeatedly|deliberately|constantly|ever|reluctantly|actively|respectfully|"
    r"with (?:\w+ ){0,3}(?:concern|appreciation|satisfaction|regret|alarm|interest)|thus|hence)"
)
TAIL = re.compile(
    r"(?:,? (?:also|further|again|once again|once more|equally|in this regard|in this context|strongly|unequivocally|in particular|"
    r"especially|particularly)\b|,? with (?:\w+ ){0,3}?(?:appreciation|concerns?|satisfaction|regret|alarm|interest|gratitude|"
    r"approval|dismay|distress|sorrow|anxiety|pleasure|indignation|disappointment|praise)\b"
    r"|,? in the strongest (?:possible )?terms\b)*"
)
PRESENT_THIRD = re.compile(r"(?:e?s)$")


class Found(NamedTuple):
    """An action verb in a text: its base form and the printed phrase."""

    action: str
    start: int
    end: int


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Printed form without wildcard to (base form, kind of form)."""
    table: dict[str, tuple[str, str]] = {}
    for action in actions().values():
        for form in action.participles:
            table[form] = (action.key, "participle")
        for form in action.finites:
            table.setdefault(form, (action.key, "finite"))
        for form in action.pasts:
            table.setdefault(form, (action.key, "past"))
        if not action.key.startswith("express "):
            table.setdefault(action.key, (action.key, "infinitive"))
    return table


@cache
def _plain(kind: str, *, later: bool = False) -> str:
    """An alternation of the forms of one kind that have no wildcard, the longest first; `later` leaves out the verbs
    that are the organ's own only at the opening of a paragraph."""
    forms = [
        form
        for form, (key, of) in _forms().items()
        if of == kind and "*" not in form and not (later and actions()[key].opens_only)
    ]
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@cache
def _phrasal() -> str:
    """Participles of several words that open paragraphs, and follow "and" as well: "and bearing in mind"."""
    return "|".join(
        form
        for form, (key, of) in _forms().items()
        if of == "participle" and " " in form and "*" not in form and actions()[key].opens_only
    )


@cache
def _wildcards() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """The forms with a wildcard by their first word, as patterns anchored at the verb."""
    rows: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
    for form, (key, _) in _forms().items():
        if "*" in form:
            verb, noun = form.split(" * ")
            pattern = rf"{verb} (?:(?:[\w-]+,? ){{0,3}}?and (?:[\w-]+ ){{0,3}}?|(?:[\w-]+,? ){{0,5}}?){noun}\b"
            rows[verb] = (*rows.get(verb, ()), (re.compile(pattern, re.IGNORECASE), key))
    return rows


SPLIT_VERBS = r"(?:(?P<split>calls?|calling|called) (?:once again |again |once more |also |further |in this regard |strongly )(?P<prep>upon|on|for)\b)"


OPENER = r"[\s\"'(\[_*]*"
INTRODUCTION = r"(?:In|With|On|For|As|Pursuant|Under|At|To|By|Having|Within|Without)\b[^;:]{1,200}?, "
"""A phrase before the verb: "In regard to the new concept of operation, endorses …"."""


@cache
def _leading() -> re.Pattern[str]:
    """The verb that opens a paragraph."""
    every = "|".join((_plain("participle"), _plain("finite")))
    return re.compile(
        rf"{OPENER}(?P<phrase>(?:(?:{ADVERB}),? (?:and )?)*(?:{SPLIT_VERBS}|(?P<verb>{every})\b))", re.IGNORECASE
    )


@cache
def _introduced() -> re.Pattern[str]:
    """The verb of a paragraph that opens with another phrase."""
    forms = _plain("finite", later=True)
    return re.compile(rf"{OPENER}{INTRODUCTION}(?P<phrase>(?:(?:{ADVERB}),? )*(?:{SPLIT_VERBS}|(?P<verb>{forms})\b))")


@cache
def _infinitive() -> re.Pattern[str]:
    """The verb of a lettered part below "Decides": "(b) To request the Secretary-General …"."""
    return re.compile(
        rf"{OPENER}To (?P<phrase>(?:(?:{ADVERB}),? )*(?P<split>(?!))?(?P<verb>{_plain('infinitive', later=True)})\b)"
    )


@cache
def _reported() -> re.Pattern[str]:
    """The verb of a decision: "At its 46th plenary meeting, on 7 December 2022, the General Assembly took note of"."""
    return re.compile(
        rf"{OPENER}(?:(?:At|On|By|Also|In) [^;:]{{1,160}}?,? )?[Tt]he (?:{_organ_names()})(?:,[^;:]{{1,400}}?,)? "
        rf"(?P<phrase>(?:(?:{ADVERB}),? )*(?P<split>(?!))?(?P<verb>{_plain('past')})\b)"
    )


@cache
def _secondary(kind: str) -> tuple[re.Pattern[str], ...]:
    """Verbs after the first: behind a comma or semicolon, or behind "and", "as well as" or "while"; adverbs between.

    Three expressions and not one, because each begins with a sign that the regular expression engine can look for.
    """
    participles, finites = _plain("participle", later=True), _plain("finite", later=True)
    verb = (
        rf"{participles}|(?<=and )(?:{_phrasal()})"
        if kind == "preambular"
        else rf"{finites}|(?<=while )(?:{participles})"
    )
    phrase = rf"(?P<phrase>(?:(?:{ADVERB}),? )*(?:{SPLIT_VERBS}|(?P<verb>{verb})\b))"
    return (
        re.compile(rf"(?P<comma>[,;]) (?:(?:and|as well as|but|while|or) )?(?P<bare>(?!))?{phrase}"),
        re.compile(rf"(?P<bare> and )(?P<comma>(?!))?{phrase}"),
        re.compile(rf"(?P<bare> (?:as well as|while) )(?P<comma>(?!))?{phrase}"),
    )


SENTENCE = re.compile(r"[.;:] [\"']?(?:The|the|It|This) |^\W{0,3}(?:The|the|It|This) ")
RELATIVE = re.compile(r"\b(?:that|which|who|where|whose)\b[^,;]*$")


@cache
def _organ_names() -> str:
    """An alternation of the English names and short forms of all organs, the longest first."""
    names = {label for organ in organs().values() for label in (organ.name, *organ.short_forms)}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda label: (-len(label), label)))


@cache
def _organ_subject() -> re.Pattern[str]:
    """A sentence within a paragraph whose subject is an organ: "The Council also thanks …"."""
    return re.compile(
        rf"(?:^|(?<=[.;:] )|(?<=[.;:] [\"'])|(?<=^[\"']))\W{{0,3}}(?:The|the|It|This) ?(?:{_organ_names()})?,? "
        rf"(?:in (?:this|that) (?:regard|context|connection), )?"
        rf"(?P<phrase>(?:(?:{ADVERB}),? )*(?:{SPLIT_VERBS}|(?P<verb>{_plain('finite')})\b))"
    )


def find_actions(text: str, kind: str, emphasis: tuple[tuple[int, int], ...] = ()) -> Iterator[Found]:
    """The action verbs of a folded paragraph in text order; `kind` is "preambular", "operative" or "decided".

    "decided" is a lettered part below a verb of deciding, which may open with an infinitive ("To request …").
    `emphasis` holds the italic spans of the source: evidence that a later verb is the organ's own.
    """
    seen = 0
    leading = _leading().match(text)
    if leading is None and kind != "preambular":
        leading = _introduced().match(text) or _reported().match(text)
        if leading is None and kind == "decided":
            leading = _infinitive().match(text)
    if leading:
        found = _found(text, leading)
        seen = found.end
        yield found
    rest: list[Found] = []
    if SENTENCE.search(text):
        for match in _organ_subject().finditer(text):
            if match.start("phrase") >= seen:
                rest.append(_found(text, match))
    opened = seen if leading else min((found.end for found in rest), default=0)
    if opened:
        for expression in _secondary(kind):
            for match in expression.finditer(text, opened - 1):
                if _same_subject(text, match, kind) or _is_emphasised(match, emphasis):
                    rest.append(_found(text, match))
    covered = seen
    for found in sorted(rest, key=lambda found: found.start):
        if found.start >= covered:
            covered = found.end
            yield found


def _found(text: str, match: re.Match[str]) -> Found:
    start, verb = match.start("phrase"), (match["verb"] or "").casefold()
    end = match.end("phrase")
    if match["split"]:
        base = "call for" if match["prep"].casefold() == "for" else "call upon"
    else:
        base = _forms()[verb][0]
        for pattern, key in _wildcards().get(verb.split(" ")[0], ()):
            wide = pattern.match(text, match.start("verb"))
            if wide and len(wide[0].split()) <= 8:
                base, end = key, max(end, wide.end())
                break
    tail = TAIL.match(text, end)
    return Found(base, start, tail.end() if tail else end)


def _same_subject(text: str, match: re.Match[str], kind: str) -> bool:
    """Whether the organ is the subject of a later verb, by what stands before it."""
    clause = text[max(0, match.start() - 160) : match.start()]
    if kind == "preambular":
        return match["bare"] is None or (
            match["bare"].strip() != "as well as" and not RELATIVE.search(clause) and "," not in clause[-3:]
        )
    if match["comma"]:
        return True
    return not RELATIVE.search(clause.rsplit(",", 1)[-1])


def _is_emphasised(match: re.Match[str], emphasis: tuple[tuple[int, int], ...]) -> bool:
    start, end = match.span("phrase")
    return any(first <= start and end <= last + 1 for first, last in emphasis)
