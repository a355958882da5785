"""Noun phrases that name a document: "a comprehensive report", "periodic updates"; and whether they are a verb's object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.requests.due import find_due
from kg.requests.lexicon import deliverables, noun_pattern, recurrences
from kg.requests.recipients import recipients_after

POINTING = frozenset("such this that these those said".split())
"""Determiners that point at something named before."""
DEFINITE = POINTING | frozenset("the its his her their".split())
DETERMINER = r"(?P<det>an? (?:set|series|number|range|package) of|an?|the|its|his|her|their|such|this|that|these|those|said|any(?: of (?:the|its|their))?|all(?: of)?(?: the| its| their)?|every|each|both|one|two|three|four|five|six)"
MODIFIER = (
    r"(?!(?:of|for|on|in|to|with|by|from|at|that|which|who|as|into|through|is|are|be|not|support|assistance|resources|"
    r"funding|access|an?|the|its|his|her|their|such|this|these|those|said|all|any|every|each|no|later|than|"
    r"(?:19|20)\d\d)\b)[\w'&/~().-]+,?"
)
NOT_A_DOCUMENT = (
    r"requirements|process|activities|centres?|networks?|cycle|obligations|system|mechanisms?|procedures?|format|resources|support|assistance|technology|"
    r"technologies|campaigns?|sharing|exchange|collection|management|and communications|of understanding|and (?:all )?(?:resources|assistance|support|expertise|facilities|tools|training)"
)
"""Behind a noun of a document these words make it another thing: "reporting requirements", "material resources"."""
MASS_NOUNS = frozenset("information data feedback reporting input documentation".split())
MOST_MODIFIERS = 8
MOST_WORDS = MOST_MODIFIERS + 5
"""Before a noun, with its determiner ("any of their 2026 …")."""
TO_BLANK = re.compile(r"(?:\b(?:to|for|through) )?(?:\b(?:the|its|all) )?\0+")
ADVERB = re.compile(
    r"\b(?:and|or|but|in person|orally|jointly|also|promptly|further|in writing|available|out|up|publicly|as soon as possible|"
    r"where appropriate|as appropriate|inter alia|as necessary|on time|without delay|in due course|in a timely manner|"
    r"for (?:its )?(?:consideration|information|approval)(?! purposes)"
    r"(?: (?:by|of) (?:the )?[A-Z][\w-]+(?: (?:(?:of|on) (?:the )?)?[A-Z][\w-]+)*)?)\b"
)
PREPOSITIONS = (
    r"in|on|with|within|at|by|through|under|after|before|as|no|not|every|taking|based|beginning|starting|for|when|where|"
    r"upon|if|pursuant|including|via|during|once|together|drawing|building|following|subject|from|consistent|bearing|prior|"
    r"using|well|well in advance|along|ahead|between"
)
OPENER = re.compile(rf"(?:{PREPOSITIONS})\b")
GIVING = frozenset("provide furnish supply present".split())
WITH_OBJECT = re.compile(r"(?:(?!\bfor\b)[^,;]|, [^,;]{1,80},){2,200}\bwith")
"""Between verb and noun: somebody who is to be provided "with" it."""
INDIRECT = re.compile(
    r"(?:with )?(?:the |all |its |relevant )?(?:[A-Z][\w'-]+|States|it|him|members)"
    r"(?: (?:[A-Z][\w'-]+|and|of|the|on|States|members))*"
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase whose head names a document."""

    start: int
    end: int
    determiner: str | None
    modifiers: str
    noun: str
    kind: str
    """Class of the document."""
    strength: str
    """"document" or "plan" where the noun names one only under conditions (ontology/requests.ttl, kg:weak), else ""."""

    @property
    def is_definite(self) -> bool:
        """Whether it may speak of a document named before: "the report", "such material", "its report"."""
        return self.determiner in DEFINITE

    @property
    def is_bare(self) -> bool:
        """Whether it is one countable noun without a determiner: then the word is a verb ("to propose or update …")."""
        return (
            self.determiner is None
            and not self.modifiers
            and not self.noun.endswith("s")
            and self.noun not in MASS_NOUNS
        )

    @property
    def recurrence(self) -> str | None:
        """How often, by one of the modifiers ("periodic updates")."""
        words = self.modifiers.casefold().replace(",", " ").split()
        return next((recurrences()[1][word] for word in words if word in recurrences()[1]), None)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{noun_pattern()})(?![\w-])")


@cache
def _pattern() -> re.Pattern[str]:
    nouns = noun_pattern()
    return re.compile(
        rf"(?<![\w-])(?:{DETERMINER} (?:(?:19|20)\d\d )?|(?!(?:and|or)\b))"
        rf"(?P<mods>(?:{MODIFIER} ){{0,{MOST_MODIFIERS}}}?)(?P<noun>{nouns})(?![\w-]| (?:{nouns})\b| \(?(?:{NOT_A_DOCUMENT})\b)"
    )


def phrase_at(text: str, start: int, end: int) -> NounPhrase | None:
    """The noun phrase that begins at `start`, or None."""
    match = _pattern().match(text, start, end)
    return _phrase(match) if match else None


def _next(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first noun phrase behind `start`, looked for only as far before the first noun as one can begin."""
    noun = _noun().search(text, start, end)
    if noun is None:
        return None
    place = noun.start()
    for _ in range(MOST_WORDS):
        place = text.rfind(" ", start, place)
        if place < 0:
            return _pattern().search(text, start, end)
    return _pattern().search(text, place, end)


def phrases(text: str, start: int, end: int) -> Iterator[NounPhrase]:
    """The noun phrases in a part of a folded text, in order."""
    while match := _next(text, start, end):
        yield _phrase(match)
        start = match.end()


def objects(text: str, start: int, end: int, verb: str) -> Iterator[NounPhrase]:
    """The noun phrases behind a `verb` that ends at `start`, from the first on that can be its object.

    What reads as a modifier may be a recipient ("the Council a report"): the first phrase is cut down to what is left.
    """
    position, first = start, True
    while match := _next(text, position, end):
        position = match.end()
        phrase: NounPhrase | None = _phrase(match)
        if first:
            gaps = (match.start() + gap.end() for gap in re.finditer(" ", text[match.start() : match.start("noun")]))
            cuts = (cut for place in (match.start(), *gaps) if (cut := phrase_at(text, place, end)) and not cut.is_bare)
            phrase = next((cut for cut in cuts if cut.noun == match["noun"] and _reaches(text, start, cut, verb)), None)
        if phrase is not None:
            first = False
            yield phrase


def _phrase(match: re.Match[str]) -> NounPhrase:
    kind, strength = deliverables()[match["noun"]]
    return NounPhrase(match.start(), match.end(), match["det"], match["mods"], match["noun"], kind, strength)


def _reaches(text: str, start: int, phrase: NounPhrase, verb: str) -> bool:
    """Whether only recipients, times and other adjuncts stand between a verb and a noun phrase."""
    end = phrase.start
    if not text[start:end].strip(" ,"):
        return True
    dues = find_due(text, start, end)
    people = recipients_after(text, start, end, dues)
    words = list(text[start:end])
    for first, last in (*((due.start, due.end) for due in dues), *((who.start, who.end) for who in people)):
        words[first - start : last - start] = "\0" * (last - first)
    rest = [" ".join(ADVERB.sub(" ", TO_BLANK.sub(" ", part)).split()) for part in "".join(words).split(",")]
    if not any(rest) or (verb in GIVING and WITH_OBJECT.fullmatch(text[start:end].strip())):
        return True
    if INDIRECT.fullmatch(rest[0]):
        rest[0] = ""
    return not rest[-1] and OPENER.match(next(filter(None, rest), "in")) is not None
