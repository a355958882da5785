"""Who is asked: the names between the verb that asks and what is asked, one by one, in full."""

from __future__ import annotations

import re

from kg.model import Span
from kg.requests.lexicon import institution, noun_only, simplified
from kg.requests.names import Names, Place, full_name
from kg.requests.recipients import HEAD

ADJUNCT = re.compile(
    r",? (?:in|within|with|taking|bearing|as|when|where|if|on|upon|subject|consistent|based|under|"
    r"pursuant|after|following|inter alia|building|drawing|acting|"
    r"through|working(?! groups?| methods)|while|including|via|by|during|at|before|for|addressing|"
    r"having|throughout|without|so|jointly|individually|together|collectively|once|again|"
    r"also|further|particularly|especially|notably|namely|both|whether|until|from|prior|since|"
    r"accordingly|therefore|pending|mindful|that|which|who|whose|referred|mentioned|thereupon|thereafter|concerned,)\b"
)
NAME_WORD = re.compile(
    r"\b(?:Committee|Commission|Forum|Groups?|Conference|Rapporteurs?|Experts?|Office|Panel|Board|"
    r"Representatives?|Envoy|Adviser|Mechanism|Subcommittee|"
    r"Mission|Coordinator|Team|Department|Institute|Organization|Fund|Programme|Centre|Agency|"
    r"Partnership|Union|Council|Network|Directorate|Court|Mechanisms|Unit|Force|"
    r"experts?|members|secretariat|Secretariat|Under-Secretary-General|Facility|Commissioner|"
    r"Ambassador|Advocate|rapporteurs?|commission|mission|group|committee)$"
)
ACTIVITY = re.compile(
    r"\b[a-z-]*(?:tion|ment|ance|ence|ing|ity|ship|efforts?|support|use|progress|action|actions|"
    r"steps|measures|respect|dialogue|work|exchange|access|approach|tions|ments)(?: (?:among|"
    r"between|with) .*)?$"
)
DESCRIBED = re.compile(
    r"\b(?:Rapporteur|Expert|Group|Committee|Mechanism|Representative|Envoy)s? (?:of Experts )?(?:on|for) [^,;]+$"
)
LEADING = re.compile(
    r"(?:[\s,]|(?:(?:in this (?:regard|context|respect)|once again|to this end|inter alia|again|"
    r"also|further|therefore|in particular|as appropriate|accordingly|"
    r"in addition|strongly|upon|on|to|for|that|both|where appropriate|in that regard|"
    r"with regard to [^,]{3,80}|as a matter of priority|in accordance with [^,]{3,90}|(?:where|if|"
    r"when) [^,]{3,80}),? ))*"
)
SEPARATOR = re.compile(
    r",? and also |,? as well as | and/or |,? and (?=[A-Za-z])|, (?=[A-Za-z])|,? or (?=the |other |[A-Z])"
)
MANNER = re.compile(
    r" (?:his|her|its|their|close|consultation|cooperation|coordination|collaboration|accordance|this|that|line|order|"
    r"particular|addition|a position|partnership|the context|the light|light|preparing|conformity|all|carrying|implementing|"
    r"the course|the framework|fulfilling|conjunction|due|the event|general|full|response)\b"
)
"""Behind "in" or "to": how or when something is asked, no part of a name."""
CAPITAL_LAST = re.compile(r"\b[A-Z][\w-]+$")
WITH_REGARD = re.compile(r" regard to the [A-Z]")
NEAR = 40
ARTICLE = re.compile(r"(?:the|all|other|its|each|any|those|interested|relevant) ")
ON_SOMETHING = re.compile(r"\b(?:on|for|against) (?!the\b$)")
ANOTHER = re.compile(
    r"(?:Member States|States|Governments|Independent Expert|Special Rapporteur|Working Group|Office|United Nations)\b"
)
"""Behind a name with "on …": another name, and no more of the subject."""
LAST_WORDS = frozenset(
    "States Governments Organization Nations Council Commission Committee Secretary-General Bank Union Fund Programme Team".split()
)
"""Behind these "and" joins another name, in a list of names in capitals."""
ADJECTIVES = frozenset(
    "international regional subregional national local governmental intergovernmental "
    "non-governmental bilateral multilateral global public humanitarian "
    "development specialized relevant other civil academic environmental political technical "
    "financial competent appropriate interregional resident "
    "Educational Scientific Cultural Economic Social Political Administrative Industrial Agricultural Legal Humanitarian "
    "Environmental".split()
)
"""Words that cannot be a name alone: "international and regional organizations" is one addressee."""
QUANTIFIER = re.compile(
    r"^(?:all|each of|every|any|both|those)(?: of)? (?!relevant|other|interested|concerned|such)(?:the )?",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"\b(?:victims?|survivors?|women|girls|children|families|individuals|consumers|citizens|"
    r"nationals|detainees|persons|people|youth|parents|patients|students|"
    r"refugees|migrants|witnesses|civilians|population|public|family|everyone|communities|"
    r"journalists|prisoners|workers)\b"
)


def addressees(text: str, plain: str, span: Span, names: Names, place: Place) -> tuple[str, ...]:
    """The names in a part of a paragraph, articles dropped, in full; `plain` is the paragraph folded."""
    parts = [_trimmed(text[start:end]) for start, end in _parts(plain, *_core(plain, span))]
    return tuple(dict.fromkeys(full_name(part, names, place) for part in parts if part))


def cannot_be_asked(names: tuple[str, ...]) -> bool:
    """Whether the names are those of documents, activities or people, of whom no organ asks a document."""
    if not names:
        return False
    return noun_only(names[0]) or _is_activity(names[0]) or all(_is_people(name) for name in names)


def _head(words: str) -> str:
    words = simplified(words)
    head = HEAD.match(words)
    return head[0] if head else words


def _is_people(words: str) -> bool:
    return PEOPLE.search(_head(words)) is not None


def _is_activity(words: str) -> bool:
    """Whether the words name what can be asked for and cannot be asked ("timely implementation of …")."""
    head = _head(words)
    return institution().search(head) is None and ACTIVITY.search(head) is not None


def _core(plain: str, span: Span) -> Span:
    """The part of a span that holds names: without adverbs before and without what is said about the manner behind."""
    start, end = span
    leading = LEADING.match(plain, start, end)
    start = leading.end() if leading else start
    for match in ADJUNCT.finditer(plain, start, end):
        before = plain[start : match.start()]
        if not before.strip():
            continue
        if not match[0].startswith(",") and _in_name(before, match[0].strip(), plain[match.end() : match.end() + NEAR]):
            continue
        return start, match.start()
    return start, end


def _in_name(before: str, word: str, behind: str) -> bool:
    """Whether a preposition belongs to a name: "Working Group on …", "Mission in …", "States in the region"."""
    if word in ("on", "for", "against"):
        named = NAME_WORD.search(before) or CAPITAL_LAST.search(before)
        return named is not None or behind.lstrip().startswith("the situation")
    if word in ("in", "to", "at", "under"):
        described = word == "in" and DESCRIBED.search(before) is not None
        return described or MANNER.match(behind) is None
    if word in ("pursuant", "by"):
        return before.endswith(("established", "created", "set up", "appointed"))
    if word == "with":
        return (behind[1:2].isupper() and before.split()[-1][:1].isupper()) or WITH_REGARD.match(behind) is not None
    return word in ("of", "both")


def _parts(plain: str, start: int, end: int) -> list[Span]:
    """The extents of the names that a list holds; "and" inside a name does not part it."""
    parts: list[Span] = []
    position = start
    for match in SEPARATOR.finditer(plain, start, end):
        if match.start() >= position and _parts_here(
            match[0], plain[position : match.start()], plain[match.end() : end]
        ):
            parts.append((position, match.start()))
            position = match.end()
    return [*parts, (position, end)]


def _parts_here(separator: str, before: str, after: str) -> bool:
    last = (before.split() or [""])[-1]
    if before.endswith("-") or last in ADJECTIVES:
        return False
    if ARTICLE.match(after):
        return True
    if ON_SOMETHING.search(before):
        return ANOTHER.match(after) is not None
    if after[:1].isupper() and " and " in separator:
        return last in LAST_WORDS or last[:1].islower() or last.isupper()
    return True


def _trimmed(words: str) -> str:
    words = " ".join(words.split()).strip(" ,;:").removesuffix(" to")
    return "" if words == "and" else QUANTIFIER.sub("", words.removeprefix("and "))
