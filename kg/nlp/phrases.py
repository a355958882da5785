"""What the phrases that name an organ's action look like: adverbs, the forms of ontology/actions.ttl, organs as subjects."""

from __future__ import annotations

import re
from functools import cache

from kg.alternation import alternation
from kg.registry import actions, organs

ADVERB_WORDS = (
    "also|further|moreover|furthermore|again|once again|once more|in addition|additionally|likewise|finally|equally|accordingly|"
    "therefore|consequently|nevertheless|to this end|however|thereby|"
    "strongly|firmly|deeply|gravely|seriously|particularly|especially|fully|greatly|profoundly|extremely|keenly|warmly|"
    "solemnly|unequivocally|categorically|deeply and gravely|urgently|emphatically|explicitly|expressly|energetically|"
    "vigorously|sincerely|earnestly|highly|utterly|vehemently|specifically|increasingly|still|hereby|in particular|"
    "is|are|being|provisionally|simultaneously|most|very|duly|totally|resolutely|formally|"
    "strongly and unequivocally|while|jointly|repeatedly|deliberately|constantly|ever|reluctantly|actively|respectfully|thus|hence"
)
ADVERB = (
    rf"(?:{alternation(ADVERB_WORDS.split('|'))}|in (?:this|that) (?:regard|respect|context|connection)|"
    r"with (?:\w+ ){0,3}(?:concern|appreciation|satisfaction|regret|alarm|interest))"
)
ADVERBS = rf"(?:(?:{ADVERB}),? )*"
TAIL = re.compile(
    r"(?:,? (?:also|further|again|once again|once more|equally|in this regard|in this context|strongly|unequivocally|in particular|"
    r"especially|particularly)\b|,? with (?:\w+ ){0,3}?(?:appreciation|concerns?|satisfaction|regret|alarm|interest|gratitude|"
    r"approval|dismay|distress|sorrow|anxiety|pleasure|indignation|disappointment|praise)\b"
    r"|,? in the strongest (?:possible )?terms\b)*"
)
OPENER = r"[\s\"'(\[_*]*"
INTRODUCTION = (
    r"(?:In|With|On|For|As|Pursuant|Under|At|To|By|Having|Within|Without|Pending|Due|Following|Given|Until|Upon|After|Before"
    r"|During|Notwithstanding|However|Moreover|Furthermore|Therefore)\b"
)
"""How a phrase before the verb begins: "In regard to the new concept of operation, endorses …"."""
SPLIT_VERBS = (
    r"(?:(?P<split>calls?|calling|called) (?:once again |again |once more |also |further |in this regard |strongly |urgently )"
    r"(?P<prep>upon|on|for)\b)"
)


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Each printed form, "*" included, with the base form of its verb and the kind of form."""
    table: dict[str, tuple[str, str]] = {}
    for action in actions().values():
        for form in action.participles:
            table[form] = (action.key, "participle")
        for form in action.finites:
            table.setdefault(form, (action.key, "finite"))
        for form in action.pasts:
            table.setdefault(form, (action.key, "past"))
        table.setdefault(action.key.replace("express ", "express * "), (action.key, "infinitive"))
    return table


@cache
def plain(kind: str, *, later: bool = False) -> str:
    """An alternation of the forms of one kind; `later` leaves out the verbs that are the organ's own
    only at the opening of a paragraph, but for the finite forms of those that do what they say ("decides").

    Forms with a wildcard are among them where their verb alone is no form ("taking * note").
    """
    words: list[str] = []
    patterns: list[str] = []
    for form, (key, of) in forms().items():
        action = actions()[key]
        if of != kind or (later and action.opens_only and not (kind == "finite" and action.performative)):
            continue
        verb, wildcard, noun = form.partition(" * ")
        if not wildcard:
            words.append(form)
        elif verb not in forms():
            patterns.append(rf"{verb} (?:[\w-]+ ){{1,2}}{noun}")
    return "|".join((*patterns, alternation(words)))


@cache
def phrasal() -> str:
    """Participles of several words that open paragraphs, and follow "and" as well: "and bearing in mind"."""
    return alternation(
        form
        for form, (key, of) in forms().items()
        if of == "participle" and " " in form and "*" not in form and actions()[key].opens_only
    )


@cache
def states() -> str:
    """The participles that follow "is" and "are": "concerned", "aware"."""
    return alternation(form for form, (_, of) in forms().items() if of == "participle" and not form.endswith("ing"))


@cache
def wildcards() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """The forms with a wildcard by their first word, as patterns anchored at the verb; the group is what "*" stands for."""
    rows: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
    for form, (key, _) in forms().items():
        verb, wildcard, noun = form.partition(" * ")
        if wildcard:
            between = r"(?:[\w-]+,? ){0,3}?and (?:[\w-]+ ){0,3}?|(?:[\w-]+,? ){0,5}?"
            pattern = re.compile(rf"{verb},? ({between}){noun}\b", re.IGNORECASE)
            rows[verb] = (*rows.get(verb, ()), (pattern, key))
    return rows


@cache
def organ_names() -> str:
    """An alternation of the English names and short forms of all organs."""
    return alternation(label for organ in organs().values() for label in (organ.name, *organ.short_forms))
