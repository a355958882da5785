"""Titles that the registry does not hold: a run of capitalised words around a type word ("Declaration", "Compact")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kg.model import Mention
from kg.nlp.patterns import MONTH

TYPE_WORDS = (
    "Declaration|Convention|Conventions|Covenant|Protocol|Protocols|Agreement|Agreements|Accord|Accords|Charter|Statute|"
    "Programme of Action|Plan of Action|Platform for Action|Action Plan|Action Agenda|Framework for Action|Call for Action|"
    "Call to Action|Consensus|Compact|Treaty|Pathway|Commitment|Code of Conduct|Guiding Principles|Basic Principles|"
    "Principles|Guidelines|Standard Minimum Rules|Rules|Strategy|Road Map|Roadmap|Communiqué|Communique|"
    "Memorandum of Understanding|Programme of Work|Outcome Document|Agenda for Action|Agenda|Framework Agreement|Framework|"
    "Framework Convention|Constitutive Act|Implementation Plan|Plan of Implementation|Master Plan|Strategic Plan|Manifesto|"
    "Code of Practice|Code of Ethics|Pact|Act|Law(?= on (?:the )?[A-Z])|Constitution|Agreed Minutes|Model Law|Covenants|Amendment|Memorandum"
)
TYPE_WORD = re.compile(rf"(?:{'|'.join(sorted(TYPE_WORDS.split('|'), key=len, reverse=True))})(?!\w)")
"""A type word; that no letter stands before it is asked for afterwards, which lets the search skip from capital to capital."""
WORDS_NEEDED = {"Strategy": 2, "Principles": 3, "Guidelines": 3, "Rules": 3, "Conventions": 3, "Act": 2, "Strategic Plan": 2,
                "Implementation Plan": 2, "Amendment": 9, "Agenda": 9, "Framework": 3, "Law": 9, "Memorandum": 9}  # fmt: skip
"""Proper words that must stand before a type word that has no subject behind it; one where none is given."""
PLACED = frozenset(
    "Declaration Protocol Treaty Accord Accords Agreement Convention Charter Communiqué Constitution Pact Compact Covenant "
    "Consensus Manifesto".split()
) | {"Programme of Action", "Plan of Action", "Call to Action", "Action Plan"}
"""Type words that make a title with one proper word behind them: "Protocol of Brazzaville", "Pact for the Future"."""
BODY = (
    r"(?:Agency|Bank|Bodies|Board|Body|Centre|Center|Commission|Committee|Community|Council|Court|Forum|Fund|Goals|Group|"
    r"Mechanism|Mission|Office|Organi[sz]ation|Secretariat|Section|Team|Tribunal|Union|Unit)"
)
CAPITAL = r"(?:Group of (?:\d+|[A-Z]\w+)|[A-ZÀ-Þ][\w'À-ÿ\-/]*|\d{4}(?:[-–]\d{4})?)"
LINK = (
    r"(?:of|the|a|on|for|to|in|against|concerning|relating|relative|with|among|between|from|within|as|at|or|all|its|their|that|"
    r"regarding|supplementing|establishing|amending|governing|and/or|by(?= (?:Land|Sea|Air|Road|Rail|Means|Space|Vessels|Terrorists|Non-)\b)|and(?= [A-Z])|and (?:on|of|its|their)(?= [A-Z])|"
    r"and the(?= (?:[A-Z]\w+(?:tion|ment|nce|ure|fer|sue) of|Pacific|Caribbean|Rule of Law)\b))"
)
LEFT = re.compile(rf"((?:{CAPITAL} (?:and |of |d(?:e|u|el|i|a) |l(?:a|os) |for )?)+)$")
PIECE = rf"{CAPITAL}(?:(?: {LINK}){{0,3}} {CAPITAL}){{0,8}}"
STEP = rf" (?=[a-z])(?:{LINK} ){{1,3}}{CAPITAL}| {CAPITAL}|: {CAPITAL}|(?:, {PIECE}){{1,4}},? (?:and|or) (?:the )?{CAPITAL}"
RIGHT = re.compile(rf"(?:{STEP})+")
PARTIES = re.compile(rf" between(?:,? and the {CAPITAL}|{STEP})+")
"""The words behind a type word; between its parties "and the" joins too."""
NUMBERED = re.compile(r",? (?:(?:19|20)\d\d )?\(?No\. ?\d+\)?|, (?:19|20)\d\d(?: \(No\. ?\d+\))?")
"""The number of a convention of the International Labour Organization."""
WITH_YEAR = re.compile(
    rf" (?:in|at|on|of|by)(?: its| the)? (?:{MONTH}|(?:19|20)\d\d)\b.*$| for (?:19|20)\d\d(?![\d–-]).*$"
)
"""A date behind a title is not of it."""
OWNER = re.compile(rf"(?: {LINK}){{1,3}} (?:[A-Z][\w-]* )*[A-Z][\w-]*'s$")
"""One whose next word is no name: "the Convention on the Platform's purpose"."""
EVENT = r"(?:Conference|Congress|Summit|Session|Meeting|Forum|Symposium|Assembly)"
AT_EVENT = re.compile(
    rf" (?:at|to|from|in) the (?:[\w'-]+ ){{0,6}}{EVENT}\b.*$|(?<!relating)(?<!relative) to (?:the|its|their|all) .*$"
)
"""Where a title was adopted, or to what it applies, is not of it."""
OF_EVENT = re.compile(rf"^ of (?:the|its) (?:[\w'-]+ ){{0,6}}{EVENT}\b.*$")
NOT_A_TITLE = re.compile(
    r" (?:Series|Organi[sz]ation|Office|Officer|Affairs|Section|Unit|Parties|Secretariat|Body|Bodies|Committee|Council|Commission|"
    r"Board|Fund|Monitoring|Implementation (?:Unit|Force)|Group|Team|Review|[Ii]nitiative|Enforcement|Week|Seminar|Mission|Academic|"
    r"Project|Partnership|Centre|Center|Conference|Court|Tribunal|Facility|Network|Enforcement)\b| items?\b"
)
GENERIC = frozenset(
    "Member States State Parties Implementation National Joint Global United Nations Second First Third Additional Optional Political "
    "Ministerial Draft Final Strategic International Regional New Present Said Effective Review Progress Comprehensive Annual "
    "Model Basic Main Universal Interim General Revised Updated Common Full Chapter Article Headquarters Host Country Peace Ceasefire "
    "Cooperation Action Work Programme Plan Conference Organization Court Tribunal Committee Council Assembly Association Community "
    "Territory Government Governments Secretariat Commission Meeting Session Summit Intent Commitment Independence World Parties "
    "Humanitarian Criminal Provisional Transitional Permanent Federal Special Purposes Their Its All Forces".split()
) | frozenset(word for word in TYPE_WORDS.split("|") if word.isalpha())
"""Words that make nothing proper of a type word, beside the type words themselves."""
LEADING = re.compile(
    r"(?:The|Also|Further|Recalls|Reaffirms|Welcomes|Notes|Takes|Urges|Calls|Requests|Decides|"
    r"States|State|Parties|Party|Member|Articles?|Chapters?|In|Of|And|By|To|For|On|At|Its|This|That|Under|Governments?|"
    r"Assembly|Committee|Commission|Secretary-General|Conference|Implementation|Effective|Review|Follow-up|"
    r"[IVXLC]+|Parts?|Annex|Section|Paragraphs?) (?:and |of |for )?"
)
OPENING = re.compile(r"[A-Z][a-z]+(?:ing|izes|ises|es|s) (?:and |of |for )?")
DATED = re.compile(rf"(?:(?:{MONTH}) )(?:\d{{4}} )?(?:and |of )?")
YEAR = re.compile(r"(?:19|20)\d\d (?:and |of )?")
POSSESSIVE = re.compile(r"^.*\w's ")
SUBJECT = re.compile(
    r" (?:on|for|against|concerning|relating to|relative to|to|of|regarding|between|establishing|amending|governing)\b"
)
TRAILING = re.compile(rf"(?:,|:| (?:and|{LINK}))+$")
AND_BODY = re.compile(
    rf"(?: of the [A-Z][\w'-]*(?: [A-Z][\w'-]*)* ?)?,? and (?:the |its |their )?(?:[A-Z][\w'-]* (?:of |on |and )?)*{BODY}\b.*$"
)
"""A body that follows a title is not of it."""
NICKNAME = re.compile(r"(?:\((?:the )?|\bthe \"|^\")$")
"""What stands before a name that is given in parentheses or quotes: "(the Bangkok Rules)"."""
WITHIN = re.compile(r"(?:tion|ment|nce|ing|up) (?:of|to|under|with) the $")
BESIDE = re.compile(r"(?:and|to|by|with|regarding)(?: the)? $")
COMPOUND = re.compile(rf" and (?:the )?(?:{TYPE_WORD.pattern})")
PROPER = re.compile(r"[A-ZÀ-Þ][\w'À-ÿ\-]+")
PROPER_OR_YEAR = re.compile(r"[A-ZÀ-Þ][\w'À-ÿ\-]+|\d{4}")


def find_titles(text: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """NAME mentions of a folded text beside the known ones, in text order; field `type` is the type word."""
    found = sorted(known, key=lambda mention: mention.start)
    starts = [mention.start for mention in found]
    reached = 0
    for match in TYPE_WORD.finditer(text):
        start, end = match.span()
        if (
            start < reached
            or (start and (text[start - 1].isalnum() or text[start - 1] in "-/"))
            or NOT_A_TITLE.match(text, end)
            or ((place := bisect_right(starts, start)) and start < found[place - 1].end)
        ):
            continue
        left = LEFT.search(text, max(reached, start - 120), start)
        if left:
            start -= len(_without_lead(left[1], opens=_opens(text, left.start())))
        before = text[start : match.start()]
        behind = _behind(before, match[0], _run(text, end))
        end = _before_next(text, before, match, end + len(behind), found, bisect_right(starts, end))
        if not behind and match[0] in ("Convention", "Recommendation", "Protocol"):
            numbered = NUMBERED.match(text, end)
            end = numbered.end() if numbered else end
        if not _specific(before, text[match.end() : end], match[0]) and not (
            NICKNAME.search(text, max(0, start - 6), start) and _proper(before)
        ):
            continue
        start += len(_shed(before, text[match.end() : end], match[0]))
        reached = end
        yield Mention(start, end, text[start:end], "NAME", {"type": match[0]})


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or an item begins at `start`."""
    before = text[max(0, start - 4) : start].rstrip()
    return not before or before[-1] in '.;:)"('


def _without_lead(words: str, *, opens: bool) -> str:
    """The words before a type word without those that open a sentence or another phrase, and without a name before "and"."""
    if opens and (match := OPENING.match(words)):
        words = words[match.end() :]
    while words and (match := LEADING.match(words) or DATED.match(words)):
        words = words[match.end() :]
    for joint in reversed(list(re.finditer(r" (?:and|of|for) ", words))):
        ended = re.search(rf"(?:{TYPE_WORD.pattern}|{BODY})$", words[: joint.start()])
        if ended and joint[0] == " and " and joint.end() < len(words):
            return words[joint.end() :]
    return words if words.split(" ")[0] not in ("and", "of", "for") else ""


def _run(text: str, end: int) -> str:
    """The capitalised words behind a type word, with what joins them."""
    limit = min(len(text), end + 260)
    right = RIGHT.match(text, end, limit)
    if right is None:
        return ""
    between = right[0].find(" between ")
    parties = PARTIES.match(text, end + between, limit) if between >= 0 else None
    return right[0][:between] + parties[0] if parties else right[0]


def _behind(before: str, type_word: str, words: str) -> str:
    """The words behind a type word that belong to its title."""
    words = WITH_YEAR.sub("", OWNER.sub("", words))
    if OF_EVENT.match(words) and _proper(before):
        return ""
    at = AT_EVENT.search(words)
    if at and not (at.start() == 0 and type_word in ("Protocol", "Amendment", "Memorandum", "Protocols")):
        words = words[: at.start()]
    return _before_next_type(words if " between " in words else AND_BODY.sub("", words))


def _before_next_type(words: str) -> str:
    """The words cut before another title that begins in them ("…, Bali Declaration and Rome Declaration")."""
    for match in TYPE_WORD.finditer(words):
        joint = re.search(rf"(?:,|,? and)(?: the)? (?:{CAPITAL} (?:and |of )?)*$", words[: match.start()])
        if joint is None or NOT_A_TITLE.match(words, match.end()):
            continue
        compound = joint[0] == " and " and (joint.start() == 0 or match[0] in WORDS_NEEDED)
        if not compound:
            return words[: joint.start()]
    return words


def _before_next(text: str, before: str, match: re.Match[str], end: int, known: list[Mention], first: int) -> int:
    """The end of a title, cut before a known instrument or organ (from `first` on) that begins within it and is not of it.

    A known instrument that its subject names ("Declaration on Furthering the Implementation of the Global Programme …") is.
    """
    earliest = match.end()
    for place in range(first, len(known)):
        mention = known[place]
        if mention.start >= end:
            break
        between = text[earliest : mention.start]
        if mention.label == "SHORT_FORM" and between in (" and ", " and the "):
            continue
        if mention.label == "INSTRUMENT" and WITHIN.search(between) and _specific(before, between, match[0]):
            return mention.end
        if mention.label in ("INSTRUMENT", "SHORT_FORM") or ("key" in mention.fields and BESIDE.search(between)):
            end = mention.start
            break
    return earliest + len(TRAILING.sub("", text[earliest:end].rstrip()))


def _proper(words: str) -> list[str]:
    return [word for word in PROPER.findall(words) if word not in GENERIC]


def _specific(before: str, behind: str, type_word: str) -> bool:
    """Whether a run names one instrument: something proper besides the type word stands in it."""
    left = _proper(before)
    if (compound := COMPOUND.match(behind)) is not None:
        behind = behind[compound.end() :]
    if type_word == "Commitment" and behind:
        return False
    if SUBJECT.match(behind):
        right = [word for word in PROPER_OR_YEAR.findall(behind) if word not in GENERIC]
        return bool(left) or len(right) > 1 or (len(right) == 1 and type_word in PLACED)
    if type_word == "Agenda" and re.search(r"\d{4}", before + behind):
        return True
    needed = WORDS_NEEDED.get(type_word, 1)
    return len(left) + ("United Nations" in before and needed == 2) >= needed


def _shed(before: str, behind: str, type_word: str) -> str:
    """What stands before a title that is specific without it: a year, or the one whose it is ("Somalia's")."""
    for pattern in (POSSESSIVE, YEAR):
        match = pattern.match(before)
        if match and type_word != "Agenda" and _specific(before[match.end() :], behind, type_word):
            return match[0]
    return ""
