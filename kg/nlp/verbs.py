"""Action verbs of the adopting organ: the one that opens a paragraph and those that follow with the same subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.nlp.phrases import (
    ADVERB,
    ADVERBS,
    INTRODUCTION,
    OPENER,
    SPLIT_VERBS,
    TAIL,
    forms,
    organ_names,
    phrasal,
    plain,
    states,
    wildcards,
)
from kg.registry import actions

SENTENCE = re.compile(r"[.;:] [\"']?(?=[A-Z])")
"""Where a later sentence begins."""
RELATIVE = re.compile(r"\b(?:that|which|who|where|whose)\b[^,;]*$")
INSERTED = re.compile(r"\b(?:that|which|who)(?:, [^,;]{1,40})?$")
"""The end of what stands before a verb whose subject is another: "which, inter alia, declares"."""
REQUESTED = re.compile(
    r" (?:(?:submitted|made|received|addressed|contained|from|by|of|for|related|relating|under|pursuant|and|or|to be)\b|[,.;)])"
)
NOUN_BEHIND = {"requests": REQUESTED, "demands": REQUESTED, "notes": REQUESTED, "thanks": re.compile(r" (?:to|for)\b")}
"""What follows words that can be verbs where they are nouns."""
LOOK_BEHIND = 160
"""Characters before a later verb in which its subject is looked for."""


class Found(NamedTuple):
    """An action verb in a text: its base form and the printed phrase."""

    action: str
    start: int
    end: int
    modifier: str = ""
    """What the phrase says beside the verb, lower case: "further", "with appreciation"."""


@cache
def _leading() -> re.Pattern[str]:
    """The verb that opens a paragraph."""
    every = "|".join((plain("participle"), plain("finite")))
    return re.compile(
        rf"{OPENER}(?P<phrase>(?:(?:{ADVERB}),? (?:and )?)*(?:{SPLIT_VERBS}|(?P<verb>{every})\b))", re.IGNORECASE
    )


@cache
def _introduced() -> re.Pattern[str]:
    """The verb of a paragraph that opens with another phrase."""
    verb = plain("finite", later=True)
    return re.compile(
        rf"{OPENER}{INTRODUCTION}[^;:]{{1,200}}?, (?P<phrase>{ADVERBS}(?:{SPLIT_VERBS}|(?P<verb>{verb})\b))"
    )


@cache
def _behind() -> re.Pattern[str]:
    """The verb behind another phrase: "Acting in support of a request of the host, recalls its decision"."""
    verb = plain("finite", later=True)
    return re.compile(rf"[^;:]{{1,400}}?, (?P<phrase>{ADVERBS}(?:{SPLIT_VERBS}|(?P<verb>{verb})\b))")


@cache
def _infinitive() -> re.Pattern[str]:
    """The verb of a lettered part below "Decides": "(b) To request the Secretary-General …"."""
    return re.compile(rf"{OPENER}To (?P<phrase>{ADVERBS}(?P<split>(?!))?(?P<verb>{plain('infinitive', later=True)})\b)")


@cache
def _reported() -> tuple[re.Pattern[str], ...]:
    """The verb of a decision: "At its 46th plenary meeting, on 7 December 2022, the General Assembly took note of", or,
    in a list behind that, "Decided to defer"."""
    phrase = rf"(?P<phrase>{ADVERBS}(?P<split>(?!))?(?P<verb>{plain('past')})\b)"
    return (
        re.compile(
            rf"{OPENER}(?:(?:At|On|By|Also|In) [^;:]{{1,160}}?,? )?[Tt]he (?:{organ_names()})(?P<between>,[^;:]{{1,600}}?,)? {phrase}"
        ),
        re.compile(rf"{OPENER}(?P<between>(?!))?{phrase}(?= (?:to|that|the|of|its|upon)\b)", re.IGNORECASE),
    )


@cache
def _first_person() -> re.Pattern[str]:
    """The verb of a declaration: "We reaffirm", "We, Heads of State and Government, are committed"."""
    return re.compile(
        rf"{OPENER}We(?:, [^;:.]{{1,300}}?,)? (?P<phrase>{ADVERBS}(?P<split>(?!))?"
        rf"(?P<verb>{plain('infinitive')}|(?<=are ){states()})\b)"
    )


@cache
def _organ_subject() -> re.Pattern[str]:
    """A sentence whose subject is an organ: "In this regard, the Council, taking note of the report, also thanks …"."""
    return re.compile(
        rf"\W{{0,3}}(?:{INTRODUCTION}[^;:.]{{1,200}}?,? )?(?:It|[Tt]his|[Tt]he)(?: (?:{organ_names()}))?"
        rf"(?P<between>,[^;:.]{{1,300}}?,|,)? (?P<phrase>{ADVERBS}(?:{SPLIT_VERBS}|is {ADVERBS}(?P<state>{states()})\b"
        rf"|has {ADVERBS}(?P<past>{plain('past')})\b|(?P<verb>{plain('finite')})\b))"
    )


@cache
def _aside() -> re.Pattern[str]:
    """A verb between an organ and what it does: "The Council, taking note of the report, thanks"."""
    return re.compile(
        rf"(?<=, )(?P<phrase>{ADVERBS}(?P<split>(?!))?(?P<verb>{plain('participle', later=True)}|{phrasal()})\b)"
    )


@cache
def _secondary(kind: str) -> tuple[re.Pattern[str], ...]:
    """Verbs after the first, each behind a comma or semicolon, or behind "and", "as well as" or
    "while"; adverbs between."""
    participles, finites = plain("participle", later=True), plain("finite", later=True)
    verb = (
        rf"{participles}|(?<=and )(?:{phrasal()})"
        if kind == "preambular"
        else rf"{finites}|(?<=while )(?:{participles})"
    )
    phrase = rf"(?P<phrase>{ADVERBS}(?:{SPLIT_VERBS}|(?P<verb>{verb})\b))"
    return (
        re.compile(rf"(?P<comma>[,;]) (?:(?:and|as well as|but|while|or) )?(?P<bare>(?!))?{phrase}"),
        re.compile(rf"(?P<bare> and )(?P<comma>(?!))?{phrase}"),
        re.compile(rf"(?P<bare> (?:as well as|while) )(?P<comma>(?!))?{phrase}"),
    )


def find_actions(text: str, kind: str, emphasis: tuple[tuple[int, int], ...] = ()) -> Iterator[Found]:
    """The action verbs of a folded paragraph in text order; `kind` is "preambular", "operative" or "decided".

    "decided" is a lettered part below a verb of deciding, which may open with an infinitive ("To request …").
    `emphasis` holds the italic spans of the source: evidence that a later verb is the organ's own.
    """
    found = _opening(text, kind)
    opened = bool(found)
    covered = found[-1].end if found else 0
    if kind != "preambular":
        for sentence in SENTENCE.finditer(text):
            if sentence.end() >= covered:
                found += _spoken(text, sentence.end())
    if not found:
        return
    begin = covered if opened else min(action.end for action in found)
    places = (match for expression in _secondary(kind) for match in expression.finditer(text, begin - 1))
    for match in places:
        if _same_subject(text, match, kind) or _is_emphasised(match, emphasis):
            found.append(_found(text, match))
    covered = 0
    for action in sorted(found, key=lambda action: action.start):
        if action.start >= covered:
            covered = action.end
            yield action


def _opening(text: str, kind: str) -> list[Found]:
    """The verb with which a paragraph itself begins, and those aside between the organ and what it does."""
    match = _leading().match(text)
    if match and kind != "preambular" and _is_addressees(match):
        match = _behind().match(text, match.end())
        return [_found(text, match)] if match else []
    if match or kind == "preambular":
        return [_found(text, match)] if match else []
    if found := list(_spoken(text, 0)):
        return found
    expressions = [_introduced(), _first_person(), *([_infinitive()] if kind == "decided" else [])]
    match = next((hit for expression in expressions if (hit := expression.match(text))), None)
    if match:
        return [_found(text, match)]
    match = next((hit for expression in _reported() if (hit := expression.match(text))), None)
    return [*_asides(text, match), _found(text, match)] if match else []


def _is_addressees(match: re.Match[str]) -> bool:
    """Whether a paragraph in the operative part opens with what somebody is asked to do: "Admitting refugees"."""
    key, kind = forms().get((match["verb"] or "").casefold(), ("", ""))
    return kind == "participle" and actions()[key].opens_only and actions()[key].force == "directive"


def _spoken(text: str, place: int) -> Iterator[Found]:
    """The verbs of a sentence whose subject is an organ."""
    match = _organ_subject().match(text, place)
    if not match:
        return
    yield from _asides(text, match)
    if match["past"]:
        key = f"have {match['past']}"
        yield Found(key if key in actions() else forms()[match["past"]][0], *match.span("phrase"))
    elif match["state"]:
        yield Found(forms()[match["state"]][0], *match.span("phrase"))
    else:
        yield _found(text, match)


def _asides(text: str, match: re.Match[str]) -> Iterator[Found]:
    if match["between"]:
        for aside in _aside().finditer(text, *match.span("between")):
            yield _found(text, aside)


def _found(text: str, match: re.Match[str]) -> Found:
    (start, end), split = match.span("phrase"), match["split"]
    if split:
        base = "call for" if match["prep"].casefold() == "for" else "call upon"
        first, between = match.span("split"), text[match.end("split") : match.start("prep")]
    else:
        verb, first, between = match["verb"].casefold(), match.span("verb"), ""
        base = forms().get(verb, ("", ""))[0]
        for pattern, key in wildcards().get(verb.split(" ")[0], ()):
            wide = pattern.match(text, first[0])
            if wide and len(wide[0].split()) <= 8:
                base, end, between = key, max(end, wide.end()), wide[1]
                break
    tail = TAIL.match(text, end)
    behind = tail[0] if tail else ""
    if start == first[0] and not between and not behind:
        return Found(base, start, end)
    words = f"{text[start : first[0]]} {between} {behind}".replace(",", " ").split()
    return Found(base, start, end + len(behind), " ".join(words).casefold())


def _same_subject(text: str, match: re.Match[str], kind: str) -> bool:
    """Whether the organ is the subject of a later verb, by what stands around it."""
    clause = text[max(0, match.start() - LOOK_BEHIND) : match.start()]
    if kind == "preambular":
        return match["bare"] is None or (
            match["bare"].strip() != "as well as" and not RELATIVE.search(clause) and "," not in clause[-3:]
        )
    if match["comma"]:
        return not INSERTED.search(clause)
    if RELATIVE.search(clause.rsplit(",", 1)[-1]):
        return False
    behind = NOUN_BEHIND.get(match["verb"] or "")
    return behind is None or behind.match(text, match.end("phrase")) is None


def _is_emphasised(match: re.Match[str], emphasis: tuple[tuple[int, int], ...]) -> bool:
    start, end = match.span("phrase")
    return any(first <= start and end <= last + 1 for first, last in emphasis)
