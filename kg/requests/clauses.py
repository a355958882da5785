"""Where a paragraph asks: the verb that asks, the words for whom is asked, and where what is asked begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.alternation import alternation
from kg.model import ActionMention, Span
from kg.registry import actions as actions_
from kg.requests.lexicon import VERBS, asking, institution
from kg.requests.recipients import institution_at
from kg.requests.verbs import BARE, GERUNDS, PARTICIPLES, THIRD

Form = Literal["infinitive", "bare", "gerund", "passive", "noun"]
"""How what is asked is printed: to submit · submit, shall submit · with submitting · a report be submitted · a report by."""

ADVERB = alternation(
    ("further", "also", "again", "once again", "once more", "either", "both", "in particular", "inter alia", "as appropriate",
     "where appropriate", "as necessary", "in addition", "in this regard", "in due course", "continue to", "endeavour to",
     "begin to", "undertake to", "as soon as possible", "then", "so", "better", "more", "first", "always", "together", "not only",
     "without delay", "be prepared to", "make every effort to", "henceforth")
)  # fmt: skip
ADVERBS = (
    rf"(?:(?:(?!(?:supp|app|rep|comp|re|multip)ly\b)[a-z]++(?<=ly)|{ADVERB}|(?:continue|intensify|increase|strengthen|redouble|"
    r"pursue) (?:its|his|her|their|all) (?:\w+ )?efforts to),? (?:and |or )?)*"
)
VERB = r"(?P<verb>[a-z]+(?:-[a-z]+)?)\b(?!-)"
"""Any small word; `verbs_among` keeps the matches whose word is a verb."""
INFINITIVE = re.compile(rf"to(?<=\bto)(?: |, (?:[^,;]{{1,120}}, ){{1,3}}?){ADVERBS}{VERB}")
MODAL = re.compile(
    rf"\b(?:shall|should|will|must|is to|are to|ought to)\b"
    rf"(?:,? (?:no later than|not later than|within|upon|by) [^,;]{{1,120}}, |, (?:[^,;]{{1,120}}, ){{1,2}}?|,? ){ADVERBS}{VERB}"
)
BARE_VERB = re.compile(rf" (?:(?<=[\w)\"'] )|(?<=[\w)\"'], ))(?P<whole>{ADVERBS}(?P<verb>{BARE})\b)")
FIRST_BARE_VERB = re.compile(rf"(?P<whole>{ADVERBS}(?P<verb>{BARE})\b)")
SUBJUNCTIVE = re.compile(
    rf"\b(?<= ){VERB}(?=, [a-z]+|,? and [a-z]+ (?:on|to|the)\b| (?!of\b|and\b|or\b|that\b|which\b)[a-z])"
)
THIRD_VERB = re.compile(rf"(?<= )(?P<verb>{THIRD})\b")
PASSIVE = re.compile(rf"\b(?:shall |should |will |must |to )?be {ADVERBS}(?P<verb>{PARTICIPLES})\b")
GERUND = re.compile(rf"\bwith(?: the (?:task|responsibility) of)? {ADVERBS}(?P<verb>{GERUNDS})\b")
THAT = re.compile(
    r"[ ,]*(?:(?:in (?:this|that) (?:regard|context|respect)|to this end|inter alia|also|further|[a-z]+), |also |further )?"
    r"that(?:,[^,;]{1,100},)? "
)
BE_ASKED = re.compile(
    r" be (?:also |further )?(?:requested|invited|asked|authorized|instructed|directed|called upon|urged|encouraged)(?=,? to\b)"
)
RENEWAL = re.compile(
    r" (?:(?:its|the|their|this|that|these|those|previous|earlier|prior|urgent|strong|repeated|"
    r"standing|made|long-standing|and),? )*"
    r"(?P<what>requests?|calls?|invitations?|appeals?|recommendations?|decisions?|encouragement|"
    r"demands?|instructions?)\b"
    r"(?:,? (?:made|contained|addressed|set out|expressed|as contained|in (?:its|paragraph|resolution))[^;:]{0,160}?)?"
    r",?(?P<link> to| upon| on| for| that)\b"
)
TO_ASK = re.compile(
    r" (?:also |further )?to (?:strongly |further |also |once again )?(?:request|invite|ask|"
    r"call upon|call on|entrust|mandate|instruct|direct|urge|encourage|"
    r"authorize|task|commission|recommend to)\b"
)
BY = re.compile(r"(?: [a-z]+ly)? by (?=the |its |[A-Z])")
REPORT_OF = re.compile(r"\breports? (?:of|by) (?=the |[A-Z])")
MANDATE = re.compile(
    r" (?:also |further )?(?:to )?(?:also |further )?(?:extend|renew|establish|appoint|create|continue|prolong|"
    r"set up|convene|constitute|re-establish|reconstitute|designate|maintain|send|dispatch)\b"
    r"(?:,[^,;]{1,120},)? (?:for [^,;]{1,60}? )?(?:(?:the|its) mandates? of )?"
)
ARTICLE = re.compile(r"(?:^|(?<= ))(?:(?:the|an?|its)(?: mandates? of(?: the)?)? |(?=[A-Z]))")
NO_NAME = frozenset(
    "its his this thus various several previous the a an to of and or in for by on with their her".split()
)
BODY_TO = re.compile(
    r"\b(?:Secretary-General|Secretariat|Committee|Commission|Council|Governments?|Member States|"
    r"Group|Board|Director|Commissioner|Panel|Department|Office|Team)"
    r" (?P<to>to) (?!(?:which|whom|the|its|his|her|their|all|that|this|these|any|each|other|"
    r"relevant|an?|be|member|troop)\b)[a-z]+\b"
)
"""Any small word after a body and "to" is taken for a verb."""
NOT_YET = re.compile(
    r"\b(?:yet|able|position|fail|failed|failing|wish|wishes|wishing|ready|willing|intend|"
    r"intending|need|needs|efforts?|obligations?|rights?|"
    r"ability|capacity|steps|measures|used|is|are|mandated|mandate|established|invited|requested|"
    r"order|how|so as|whether|opportunity|due|"
    r"contributing|with respect|access|with regard|in addition|pursuant|according|authority|"
    r"commitments?|desiring|seeking)$"
)


def verbs_among(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The matches whose word is one of the verbs that follow "to" in requests, or stands behind "continue to"."""
    return (match for match in matches if match["verb"] in VERBS or " to " in match[0][3:])


def bare_verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Base forms with the adverbs before them ("whole"), behind a word and a space or at the beginning of the text."""
    if start == 0 and (first := FIRST_BARE_VERB.match(text, start, end)):
        yield first
        start = first.end()
    yield from BARE_VERB.finditer(text, max(0, start - 1), end)


@dataclass(frozen=True, slots=True)
class Clause:
    """One place where the organ asks: offsets into the paragraph."""

    action: str
    start: int
    end: int
    addressee: Span | None
    """Where those asked are printed; None where the clause names nobody."""
    task: int
    """Where what is asked begins: the "to" of an infinitive, else the verb or noun."""
    form: Form


def asking_clauses(text: str, actions: tuple[ActionMention, ...]) -> Iterator[Clause]:
    """The places of a folded paragraph where one of its action verbs asks somebody for something, in text order."""
    kinds = asking()
    for position, action in enumerate(actions):
        complement = kinds.get(action.action)
        if complement is None:
            continue
        end = actions[position + 1].start if position + 1 < len(actions) else len(text)
        pieces = [action, *_later(text, action.paragraph, action.end, end)]
        for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
            yield from _clause(text, piece, kinds[piece.action], following.start if following else end)


def clauses_in_part(text: str, paragraph: str) -> Iterator[Clause]:
    """The places of a folded lettered part where the organ asks in its own name (", and requests the …")."""
    verbs = (action for action in _later(text, paragraph, 0, len(text)) if action.action != "call for")
    return asking_clauses(text, tuple(verbs))


def _later(text: str, paragraph: str, start: int, end: int) -> Iterator[ActionMention]:
    """Further verbs by which the organ asks, in the third person behind a comma: ", and further directs the …"."""
    forms = _finite_forms()
    for match in _finites().finditer(text, start, end):
        start, stop = match.span("phrase")
        yield ActionMention(paragraph, forms.get(match["verb"] or "", "decide"), text[start:stop], start, stop)


@cache
def _finite_forms() -> dict[str, str]:
    return {
        form: key
        for key in asking()
        if key in actions_() and asking()[key] == "addressee"
        for form in actions_()[key].finites
        if "*" not in form
    }


@cache
def _finites() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[,;] (?:and )?| and )(?P<phrase>(?:(?:also|further|strongly|in this regard,?|"
        rf"once again) )*(?P<verb>{alternation(_finite_forms())})(?= (?:the |all |its |him |it |such |"
        rf"any |each |those |other |relevant |that |[A-Z]))|decides(?= (?:to|that)\b))"
    )


def _clause(text: str, action: ActionMention, complement: str, end: int) -> Iterator[Clause]:
    start = action.end
    if complement == "renewal":
        renewal = RENEWAL.match(text, start, end)
        if renewal is None:
            return
        bare = renewal["link"] == " to" and INFINITIVE.match(text, renewal.end() - 2, end)
        if bare and bare["verb"] in VERBS:
            yield Clause(action.action, action.start, end, None, bare.start(), "infinitive")
            return
        start = renewal.end() if renewal["link"] != " that" else renewal.start("link")
        complement = "decision" if renewal["what"].startswith("decision") else "addressee"
    if complement == "decision":
        ask = TO_ASK.match(text, start, end)
        if ask is not None:
            start = ask.end()
        elif not text[start:end].strip(" ,:-"):
            yield Clause(action.action, action.start, end, None, end, "noun")
            return
        elif not THAT.match(text, start, end):
            yield from _mandate(text, action, start, end)
            return
    gerund = GERUND.search(text, start, end) if action.action == "entrust" else None
    found = ((start, gerund.start()), gerund.start("verb"), "gerund") if gerund else addressee_of(text, start, end)
    if found is not None:
        addressee, task, form = found
        yield Clause(action.action, action.start, end, addressee, task, form)


def _mandate(text: str, action: ActionMention, start: int, end: int) -> Iterator[Clause]:
    """Decides to extend the mandate of somebody, to report …"""
    head = MANDATE.match(text, start, end)
    task = next(verbs_among(INFINITIVE.finditer(text, head.end(), end)), None) if head else None
    place = task.start() if task else len(text.rstrip(" :")) if text.rstrip().endswith(":") else None
    if head and place:
        for article in ARTICLE.finditer(text, head.end(), place):
            name = institution_at(text, article.end(), place)
            if name is not None:
                yield Clause(action.action, action.start, end, name, place, "infinitive")
                return


def addressee_of(text: str, start: int, end: int) -> tuple[Span | None, int, Form] | None:
    """Those asked, where what is asked begins and in which form; None where nothing is asked of anybody.

    `start` lies behind the verb that asks.
    """
    that = THAT.match(text, start, end)
    if that is not None:
        return _after_that(text, that.end(), end)
    infinitive = _infinitive(text, start, end)
    limit = end if infinitive is None else infinitive
    bare = _bare(text, start, limit)
    if bare:
        return (start, bare.start("whole")), bare.start("whole"), "bare"
    if infinitive is not None:
        return (start, infinitive), infinitive, "infinitive"
    return None, start, "noun"


def _after_that(text: str, start: int, end: int) -> tuple[Span | None, int, Form] | None:
    if text.startswith("the following", start):
        return None
    sentence = text.find(";", start, end)
    end = end if sentence < 0 else sentence
    asked = BE_ASKED.search(text, start, end)
    if asked and (task := _infinitive(text, asked.end(), end)) is not None:
        return (start, asked.start()), task, "infinitive"
    passive = PASSIVE.search(text, start, end)
    modal = next(verbs_among(MODAL.finditer(text, start, end)), None)
    third = next(
        (match for match in THIRD_VERB.finditer(text, start, end) if _behind_name(text, start, match.start())), None
    )
    bare = _bare(text, start, end)
    places = [match.start() for match in (modal, third, _subjunctive(text, start, end)) if match]
    places += [bare.start("whole")] if bare else []
    if passive and (not places or passive.start() <= min(places) + 8):
        return _agent(text, start, passive, end), start, "passive"
    if places:
        return (start, min(places)), min(places), "bare"
    infinitive = _infinitive(text, start, end)
    return None if infinitive is None else ((start, infinitive), infinitive, "infinitive")


def _agent(text: str, start: int, passive: re.Match[str], end: int) -> Span | None:
    """By whom a document is to be made or laid before somebody ("be submitted by the …", "the report of the … be issued")."""
    by = BY.match(text, passive.end(), end) or REPORT_OF.search(text, start, passive.start())
    return institution_at(text, by.end(), end) if by else None


def _bare(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first base form behind the name of those asked ("requests the Mission report to"), not a noun of the same spelling."""
    return next(
        (match for match in bare_verbs(text, start + 1, end) if _behind_name(text, start, match.start("whole"))), None
    )


def _behind_name(text: str, start: int, place: int) -> bool:
    """Whether a word stands behind a name, a plural or a comma, as a verb does and a noun does not."""
    before = re.search(r"([\w)\"'-]+)(,?) $", text[max(start, place - 60) : place])
    if before is None or before[1] in NO_NAME or before[1].endswith(("ss", "us", "is")):
        return False
    word = before[1]
    if before[2] == "," or word in ("he", "she", "it", "they") or word[0].isupper() or word[-1] in 's)"':
        return True
    return institution().fullmatch(word) is not None


def _subjunctive(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first base form of any verb behind "that" and a name ("that the Bureau review, assess and report on")."""
    verbs = verbs_among(SUBJUNCTIVE.finditer(text, start + 1, end))
    return next((match for match in verbs if _behind_name(text, start, match.start())), None)


def _infinitive(text: str, start: int, end: int) -> int | None:
    """Where the first infinitive begins that is what is asked, and not part of the words for whom is asked."""
    other = BODY_TO.search(text, start, end)
    limit = other.start("to") if other else None
    for match in verbs_among(INFINITIVE.finditer(text, start, end)):
        if limit is not None and limit < match.start():
            return limit
        if not NOT_YET.search(text, max(start, match.start() - 24), match.start() - 1):
            return match.start()
    return limit
