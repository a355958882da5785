"""To whom a document goes: where recipients are printed in a task, and how far their names reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.requests.due import Due
from kg.requests.lexicon import VERBS, institution, organ_names
from kg.requests.numbers import CARDINAL
from kg.requests.verbs import BARE

WORD = re.compile(r"[\w'&/.~()-]*[\w~)'-]")
PRONOUN = re.compile(r"(?:it|him|her|them)\b(?! (?:that|to\b))")
DETERMINERS = frozenset("the a an its his her their this that these those such any all each every both no our".split())
STOPS = frozenset(
    """a about abreast after also an annually apprised are as at based before beginning biennially briefed but by can
    commencing composed comprising concerning consisting containing created data describing detailing directly during established every following
    from further had has have if immediately in including information informed is jointly may monthly must no not
    on-site once only or orally periodically prior promptly pursuant quarterly recommendations regarding regularly
    report reports shall should so starting submit taking that therein thereon through to twice under until updated
    updates upon using via was well were when where which who whose will with within yet""".split()
)
IN_NAMES = frozenset("of for on against to and the".split())
FOR_PURPOSE = re.compile(
    rf" (?:its|their|his|consideration|approval|review|further|information|discussion|adoption|"
    r"endorsement|action|decision|the|a|an|possible|"
    rf"examination|appropriate|this|use|inclusion|dissemination|transmission|onward|submission|general|comments?|{CARDINAL} (?:further |more )?(?:years?|months?|periods?))\b"
)
FOR_MATTER = re.compile(r" [a-z]+(?:tion|ment|ance|ing|sis|ion)\b")
"""Behind "for": what somebody does, no part of a name."""
OF_MATTER = re.compile(r" (?:the )?(?!(?:the|inquiry|experts|investigation|eminent)\b)(?:any|all|such|[a-z][\w-]*)\b")
COLLECTIVE = re.compile(
    r"\b(?:members|heads|secretariats?|representatives|chairs|bodies|organizations|agencies|"
    r"authors|staff|entities|organs|governments?|ministers|office)$",
    re.IGNORECASE,
)
ARTICLES = re.compile(r"(?:(?:the|its|his|their|all|each) )*")
PLACED = re.compile(r"\b(?:Missions?|Force|Office|Operation|Tribunal|Expert|Council|Component)$")
LOWER_IN_NAMES = frozenset(
    "concerned country development resident specialized regional field treaty system parties mandate".split()
)
MOST = 24
"""More recipients than this no document has; what goes on is no list of them."""
FAR_BACK = 30
TO_BE = re.compile(
    r"\bbe (?:\w+ly )?(?:submitted|presented|transmitted|provided|reported|made|made available|"
    r"forwarded|circulated)$"
)
JOINED = re.compile(r",? (?:and|as well as|or)(?: to)? (?:the |its )?|, (?:the )?")
"""What stands between two recipients of a list."""
HEAD = re.compile(r"[^()]+?(?= (?:of|on|for|in|against|to|concerned|established|\(|and other|and relevant)\b)")
"""The part of a name that says what it is: "Chair" of "Chair of the Committee"."""
ESTABLISHED = re.compile(
    r" (?:established|created|set up) (?:pursuant to|by|under|"
    r"in) (?:paragraph \d+ of )?(?:(?:Security Council|"
    r"its) )?resolutions? \d+ \(~*\)(?: and \d+ \(~*\))*(?: concerning (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)?"
)
CHAIN = re.compile(
    rf"(?:,? and(?: also)?|,? as well as|,|,? or)(?:,? through (?:it|him|her|"
    rf"them),?)?(?P<to> to)? (?!(?:{BARE})\b)(?=(?:the |its |it\b|[A-Z]))"
)
LINK = re.compile(
    r"(?:,? through (?:the |its |his )?[^,;]{3,90}?,|,? for (?:its |their )?(?:consideration|"
    r"approval|review|information|examination|discussion|endorsement|adoption)"
    r"(?: and (?:\w+))?|,| orally| in person| in writing)*"
)
TO = re.compile(
    r"\bto (?=(?:the|its?|his|their|all|each|him|her|them|relevant|other|both|interested)\b|[A-Z]|"
    r"[a-z-]+ (?:States|countries|Governments)\b|member|troop)"
)
RELATION = re.compile(
    r"\b(?:assistance|support|access|related|relating|relevant|pertaining|relation|respect|(?<!this )(?<!that )regard|"
    r"addition|pursuant|directed|according|contributions?|party|parties|due|prior|"
    r"subject|attention|contributing|contribute|provided|available|threats?|damage|addressed|"
    r"subsequent|responses?|commitments?|adherence|annexe?d?|next|"
    r"cooperation|applicable|belonging|returned?|granted|given|allocated|visits?|made|submitted|"
    r"presented|transmitted|referred|important|adviser|envoy|representative|"
    r"humanitarian aid|services|obstacles|challenges|risks?|solutions?|return|transition|transfer|"
    r"allegations|led|leading|similar|solution|barriers?|right|resort|(?<!well )as|"
    r"opposed|limited|apply|applied|applying|restricted|accession|assigned|close|linked|harm|"
    r"harmful|reported|notified|entitled|open|necessary|attached|(?:for|to) (?:its|his|her|their|the) (?:\w+ )?reports?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient as printed; `start` and `end` without the article."""

    start: int
    end: int


def institution_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The extent, without article, of the name of a body, official or group that begins at `start`, or None."""
    pronoun = PRONOUN.match(text, start, end)
    if pronoun:
        return pronoun.span()
    article = ARTICLES.match(text, start, end)
    begin = article.end() if article else start
    known = organ_names().match(text, begin, end)
    stop = known.end() if known else _name_end(text, begin, end)
    if established := ESTABLISHED.match(text, stop, end):
        stop = established.end()
    return (begin, stop) if stop > begin and (known or _is_institution(text[begin:stop])) else None


def _is_institution(words: str) -> bool:
    """Whether the head of a name is a body, an official or a group, or an acronym."""
    head = HEAD.match(words)
    named = head[0] if head else words
    last = [match.end() for match in institution().finditer(named)]
    return (
        bool(last and last[-1] == len(named))
        or re.fullmatch(r"[A-Z][A-Z&/-]+(?: and [A-Z][A-Z&/-]+)?s?", words) is not None
    )


def _name_end(text: str, start: int, end: int) -> int:
    position, last, previous = start, start, ""
    while position < end:
        word = WORD.match(text, position, end)
        if word is None:
            break
        token = word[0]
        if (
            token == "in"
            and PLACED.search(text[start:last])
            and re.match(r" (?:the )?[A-Z]", text[word.end() : word.end() + 6])
        ):
            previous, position = "of", word.end() + 1
            continue
        if (
            token in STOPS
            or (token.endswith("ly") and token[0].islower())
            or (token in DETERMINERS and previous not in IN_NAMES)
        ):
            break
        if token in ("on", "against") and not _names_on(text, word.end(), end, text[start:last]):
            break
        if token == "for" and (FOR_PURPOSE.match(text, word.end(), end) or FOR_MATTER.match(text, word.end(), end)):
            break
        if (
            previous[:1].isupper()
            and token[0].islower()
            and token not in IN_NAMES | LOWER_IN_NAMES
            and not institution().fullmatch(token)
        ):
            break
        if token == "of" and OF_MATTER.match(text, word.end(), end) and not COLLECTIVE.search(text[start:last]):
            break
        if token == "and" and not _and_in_name(text, word.end(), end, text[start:last]):
            break
        if token not in IN_NAMES:
            last = word.end()
        previous = token
        position = word.end()
        if text[position : position + 1] != " ":
            break
        position += 1
    return last


def _names_on(text: str, position: int, end: int, before: str) -> bool:
    """Whether "on" belongs to a name ("Committee on Contributions") and does not open what is reported on."""
    following = re.compile(r" (?:the )?(?P<word>[A-Z][\w-]+)").match(text, position, end)
    bare = re.search(
        r"\b(?:Committee|Commission|Forum|Group|Conference|Rapporteur|Expert|Office|Panel|Meeting|"
        r"Party|Process|Board|Partnership|Coalition)s?$",
        before,
    )
    return following is not None and bare is not None and len(before.split()) <= 6


def _and_in_name(text: str, position: int, end: int, before: str) -> bool:
    following = re.compile(r" (?P<word>[\w-]+)").match(text, position, end)
    if following is None or following["word"] in DETERMINERS | STOPS | IN_NAMES:
        return False
    if re.compile(rf" (?:{BARE})\b").match(text, position, end):
        return False
    upper = following["word"][0].isupper()
    if upper and not _is_institution(before):
        return True
    last = before.split()[-1] if before else ""
    if upper:
        return any(word in before.split() for word in ("on", "of", "for")) and last[:1].isupper()
    return last[:1].islower() or last in ("States", "Governments", "Parties")


def recipients_after(
    text: str, start: int, end: int, dues: tuple[Due, ...], *, direct: bool = False, limit: int | None = None
) -> tuple[Recipient, ...]:
    """The recipients that begin in a part of a folded text, in order; `dues` may stand between them.

    Their names may reach as far as `limit`. With `direct`, the first stands at `start` as the object of the verb ("inform
    the Council"); the others follow "to".
    """
    found: list[Recipient] = []
    position = start
    if direct:
        object_ = institution_at(text, start, end)
        if object_ is not None:
            found.extend(_chain(text, object_, end, dues))
            position = found[-1].end
    for match in TO.finditer(text, position, end):
        if len(found) >= MOST:
            break
        word = WORD.match(text, match.end())
        if (found and match.start() < found[-1].end) or (word is not None and word[0] in VERBS):
            continue
        span = institution_at(text, match.end(), limit or end)
        if span is None or (
            RELATION.search(text, max(start, match.start() - FAR_BACK), match.start() - 1)
            and not TO_BE.search(text, max(start, match.start() - FAR_BACK), match.start() - 1)
        ):
            continue
        found.extend(_chain(text, span, limit or end, dues))
    return tuple(found)


def _chain(text: str, first: tuple[int, int], end: int, dues: tuple[Due, ...]) -> Iterator[Recipient]:
    """A recipient and those joined to it by "and", "or" or commas, with or without another "to"."""
    yield Recipient(*first)
    stop = first[1]
    for _ in range(8):
        link = CHAIN.match(text, _behind(text, stop, end, dues), end)
        if link is None:
            return
        span = institution_at(text, link.end(), end)
        if span is None or (link["to"] is None and not _joins(text, first, span)):
            return
        yield Recipient(*span)
        stop = span[1]


def _behind(text: str, stop: int, end: int, dues: tuple[Due, ...]) -> int:
    """The place behind a recipient's own due point and purpose ("at its sixtieth session, for its consideration")."""
    for due in dues:
        link = LINK.match(text, stop, end)
        reached = link.end() if link else stop
        if text[reached : due.start].strip() == "" and reached <= due.start:
            stop = due.end
    return stop


def _joins(text: str, first: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether a name joined without "to" is a recipient as well: both are names of bodies, or both are none."""
    return text[first[0]].isupper() == text[span[0]].isupper() or text[first[0] : first[1]] in ("it",)
