"""Who is asked: the names between the verb that asks and what is asked, one by one, in full."""

from __future__ import annotations

import re

from kg.model import Span
from kg.requests.lexicon import FOLD, institution
from kg.requests.names import Names, Place, full_name
from kg.requests.recipients import HEAD

ADJUNCT = re.compile(
    r",? (?:in|within|with|taking|bearing|as|when|where|if|on|upon|subject|consistent|based|under|pursuant|after|following|inter alia|building|drawing|acting|"
    r"through|working(?! groups?| methods)|while|including|via|by|during|at|before|for|addressing|having|throughout|without|so|jointly|individually|together|collectively|once|again|"
    r"also|further|particularly|especially|notably|namely|both|whether|until|from|prior|since|accordingly|therefore|mindful|that|which|who|whose|referred|mentioned|concerned,)\b"
)
NAME_WORD = re.compile(r"\b(?:Committee|Commission|Forum|Groups?|Conference|Rapporteurs?|Experts?|Office|Panel|Board|Representatives?|Envoy|Adviser|Mechanism|Subcommittee|"
                       r"Mission|Coordinator|Team|Department|Institute|Organization|Fund|Programme|Centre|Agency|Partnership|Union|Council|Network|Directorate|Court|Mechanisms|Unit|Force|"
                       r"experts?|members|secretariat|Secretariat|Under-Secretary-General|Facility|Commissioner|Ambassador|Advocate|rapporteurs?|commission|mission|group|committee)$")
ACTIVITY = re.compile(r"\b[a-z-]*(?:tion|ment|ance|ence|ing|ity|ship|efforts?|support|use|progress|action|actions|steps|measures|respect|dialogue|work|exchange|access|approach|tions|ments)(?: (?:among|between|with) .*)?$")
DESCRIBED = re.compile(r"\b(?:Rapporteur|Expert|Group|Committee|Mechanism|Representative|Envoy)s? (?:of Experts )?(?:on|for) [^,;]+$")
LEADING = re.compile(
    r"^(?:[\s,]|(?:(?:in this (?:regard|context|respect)|once again|to this end|inter alia|again|also|further|therefore|in particular|as appropriate|accordingly|"
    r"in addition|strongly|upon|on|to|for|that|both|where appropriate|in that regard|with regard to [^,]{3,80}|as a matter of priority|in accordance with [^,]{3,90}|(?:where|if|when) [^,]{3,80}),? ))*"
)
SEPARATOR = re.compile(r",? and also |,? as well as | and/or |,? and (?=[A-Za-z])|, (?=[A-Za-z])|,? or (?=the |other |[A-Z])")
ADJECTIVES = frozenset(
    "international regional subregional national local governmental intergovernmental non-governmental bilateral multilateral global public humanitarian "
    "development specialized relevant other civil academic environmental political technical financial competent appropriate interregional".split()
)
"""Words that cannot be a name alone: "international and regional organizations" is one addressee."""
QUANTIFIER = re.compile(r"^(?:all|each of|every|any|both|those)(?: of)? (?!relevant|other|interested|concerned|such)(?:the )?", re.IGNORECASE)
PEOPLE = re.compile(
    r"\b(?:victims?|survivors?|women|girls|children|families|individuals|consumers|citizens|nationals|detainees|persons|people|youth|parents|patients|students|"
    r"refugees|migrants|witnesses|civilians|population|public|family|everyone|communities|journalists|prisoners|workers)\b"
)


def addressees(text: str, plain: str, span: Span, names: Names, place: Place) -> tuple[str, ...]:
    """The names in a part of a paragraph, articles dropped, in full; `plain` is the paragraph folded."""
    parts = [_trimmed(text[start:end]) for start, end in _parts(plain, *_core(plain, span))]
    return tuple(dict.fromkeys(full_name(part, names, place) for part in parts if part))


def is_people(words: str) -> bool:
    """Whether the words name persons rather than bodies or officials."""
    head = HEAD.match(words.translate(FOLD))
    return PEOPLE.search(head[0] if head else words.translate(FOLD)) is not None


def is_thing(words: str) -> bool:
    """Whether the words name an activity, which can be asked for and cannot be asked ("timely implementation of …")."""
    head = HEAD.match(words.translate(FOLD))
    named = head[0] if head else words
    if institution().search(named) is not None:
        return False
    return ACTIVITY.search(named) is not None


def _core(plain: str, span: Span) -> Span:
    """The part of a span that holds names: without adverbs before and without what is said about the manner behind."""
    start, end = span
    leading = LEADING.match(plain, start, end)
    start = leading.end() if leading else start
    for match in ADJUNCT.finditer(plain, start, end):
        before = plain[start : match.start()]
        word = match[0].strip(" ,")
        if not before.strip():
            continue
        if not match[0].startswith(",") and word in ("on", "for", "in", "of", "at", "from", "by", "with", "against", "through", "as", "under", "to", "both", "pursuant") and _in_name(plain, before, word, match.end()):
            continue
        return start, match.start()
    return start, end


def _in_name(plain: str, before: str, word: str, end: int) -> bool:
    """Whether a preposition belongs to a name: "Working Group on …", "Mission in …", "States in the region"."""
    following = plain[end : end + 40]
    if word == "in" and DESCRIBED.search(before) and not re.match(r" (?:his|her|its|their)\b", following):
        return True
    if word == "by":
        return before.rstrip().endswith(("established", "created", "appointed"))
    if word in ("on", "for", "against"):
        return NAME_WORD.search(before) is not None or following.lstrip().startswith(("the situation",)) or bool(re.search(r"\b[A-Z][\w-]+$", before))
    if word in ("in", "to", "at", "under"):
        return not re.match(r" (?:his|her|its|their|close|consultation|cooperation|coordination|collaboration|accordance|this|that|line|order|particular|addition|a position|"
                            r"partnership|the context|the light|light|preparing|conformity|all|carrying|implementing|the course|the framework|fulfilling|conjunction|due|the event|general|full|response)\b", following)
    if word == "pursuant":
        return re.search(r"\b(?:established|created|set up)$", before.rstrip()) is not None
    if word == "with":
        return re.match(r" regard to the [A-Z]", following) is not None or following[1:2].isupper() and plain[: end].split()[-2][:1].isupper()
    if word in ("by", "from", "as", "through"):
        return False
    return True


def _parts(plain: str, start: int, end: int) -> list[Span]:
    """The extents of the names that a list holds; "and" inside a name does not part it."""
    parts: list[Span] = []
    position = start
    for match in SEPARATOR.finditer(plain, start, end):
        before, after = plain[position : match.start()], plain[match.end() : end]
        if match.start() < position or not _parts_here(match[0], before, after):
            continue
        parts.append((position, match.start()))
        position = match.end()
    return [*parts, (position, end)]


def _parts_here(separator: str, before: str, after: str) -> bool:
    if before.endswith("-") or (before.split() or [""])[-1] in ADJECTIVES:
        return False
    described = re.search(r"\b(?:on|for|against) (?!the\b$)", before) is not None
    article = re.match(r"(?:the|all|other|its|each|any|those|interested|relevant) ", after) is not None
    if described and not article and not re.match(r"(?:Member States|States|Governments|Independent Expert|Special Rapporteur|Working Group|Office|United Nations)\b", after):
        return False
    if article:
        return True
    upper = after[:1].isupper()
    last = before.split()[-1] if before.split() else ""
    if upper and " and " in separator:
        return last in ("States", "Governments", "Organization", "Nations", "Council", "Commission", "Committee", "Secretary-General", "Bank", "Union", "Fund", "Programme", "Team") or last[:1].islower() or last.isupper()
    return True


def _trimmed(words: str) -> str:
    words = " ".join(words.split()).strip(" ,;:").removesuffix(" to")
    words = QUANTIFIER.sub("", words)
    return re.sub(r" (?:concerned|themselves|itself|himself)$", "", words) if words.endswith(("themselves", "itself", "himself")) else words
