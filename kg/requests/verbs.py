"""Verbs of reporting: what they say about the document that is asked for."""

from __future__ import annotations

from typing import Literal

from kg.alternation import alternation

Group = Literal["report", "inform", "present", "produce", "include", "other"]
"""report · inform somebody · lay a document before somebody · make a document · put something into a document."""

_VERBS: dict[Group, str] = {
    "report": "report",
    "inform": "inform brief update apprise keep debrief",
    "present": """submit present provide deliver give circulate transmit forward communicate furnish supply convey share make
        table issue publish send render propose offer recommend""",
    "produce": """prepare produce compile elaborate draft develop formulate finalize finalise draw complete conduct undertake
        carry initiate write collate commission continue consolidate release devote dedicate expand resume extend assemble
        update design hold organize organise arrange""",
    "include": """include incorporate reflect integrate address cover describe outline detail elaborate mention summarize
        highlight insert feature contain indicate""",
}
GROUPS: dict[str, tuple[Group, ...]] = {}
"""Base form to the groups it may belong to; the words behind it decide."""
for _group, _words in _VERBS.items():
    for _word in _words.split():
        GROUPS[_word] = (*GROUPS.get(_word, ()), _group)


def _gerund(verb: str) -> str:
    doubled = {
        "submit": "submitting",
        "transmit": "transmitting",
        "draw": "drawing",
        "brief": "briefing",
        "commission": "commissioning",
    }
    return doubled.get(verb, (verb[:-1] if verb.endswith("e") else verb) + "ing")


def _participle(verb: str) -> str:
    return IRREGULAR.get(verb, (verb if verb.endswith("e") else verb + "e") + "d")


IRREGULAR = dict(
    pair.split(":")
    for pair in "submit:submitted transmit:transmitted give:given make:made draw:drawn send:sent supply:supplied "
    "convey:conveyed keep:kept hold:held write:written carry:carried undertake:undertaken".split()
)
GERUND_OF = {_gerund(verb): verb for verb in GROUPS}
PARTICIPLE_OF = {_participle(verb): verb for verb, groups in GROUPS.items() if set(groups) & {"present", "produce"}}
GERUNDS = alternation(GERUND_OF)
PARTICIPLES = alternation(PARTICIPLE_OF)
NOUNS_TOO = frozenset(
    """report present brief update supply table issue offer draft release design address cover detail outline mention feature
    highlight keep extend commission share complete""".split()
)
AS_VERB = (
    r"report(?= (?:back|to|on|thereon|annually|regularly|orally|in|at|by|within|every|periodically|quarterly|jointly|directly)\b|,)",
    r"present(?= (?:to|a|an|its|his|their|it|annually|orally|recommendations|proposals|reports"
    r"|the (?:results?|report|study|findings|outcome))\b)",
    r"brief(?= (?:the|it|Member|States)\b)",
    r"update(?= (?:the|it|Member|States|its)\b)",
    r"keep(?= (?:the|it|Member)\b)",
    r"share(?= (?:with|information|the|such|their|its|relevant)\b)",
    r"issue(?= (?:a|an|the|its|annual)\b)",
    r"table(?= (?:a|an|the)\b)",
    r"complete(?= (?:a|an|the|its|his)\b)",
    r"address(?= in\b)",
)
"""Words that are nouns as well, before words that show the verb."""
BARE = "|".join((*AS_VERB, alternation(verb for verb in GROUPS if verb not in NOUNS_TOO)))
"""Base forms that are verbs without "to"."""
THIRD_PERSON = {
    verb + "s": verb
    for verb in ("report", "submit", "provide", "present", "prepare", "inform", "brief", "update", "include")
}
"""Forms that stand for the subjunctive ("requests that the Board reports to")."""
THIRD = (
    r"reports(?= (?:back|to|on|annually|every)\b)|updates(?= (?:the|it)\b)|briefs(?= (?:the|it)\b)|"
    r"presents(?= (?:to|an?)\b)|submits|provides|prepares|informs|includes"
)
