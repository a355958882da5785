"""Which documents a task asks for, as printed: reports, updates, information to be put into a report …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Span
from kg.requests.due import find_due
from kg.requests.lexicon import deliverables, noun_pattern, recurrences
from kg.requests.recipients import JOINED, recipients_after
from kg.requests.tasks import Task
from kg.requests.verbs import GROUPS, Group

DETERMINER = r"(?P<det>an?|the|its|his|her|their|such|this|that|these|those|said|any|all|every|each|both|one|two|three|four|five|six)"
MODIFIER = (
    r"(?!(?:of|for|on|in|to|with|by|from|at|that|which|who|as|into|through|is|are|be|not|support|assistance|resources|funding|access|"
    r"an?|the|its|his|her|their|such|this|these|those|said|all|any|every|each|no|later|than|(?:19|20)\d\d)\b)[\w'&/~().-]+,?"
)


@cache
def noun_phrase() -> re.Pattern[str]:
    """Matches a noun phrase whose head names a deliverable: determiner, up to eight modifiers, noun."""
    return re.compile(rf"(?<![\w-])(?:{DETERMINER} (?:(?:19|20)\d\d )?|(?!(?:and|or)\b))(?P<mods>(?:{MODIFIER} ){{0,8}}?)(?P<noun>{noun_pattern()})(?![\w-]| (?:{noun_pattern()})\b| \(?(?:requirements|process|cycle|obligations|system|mechanisms?|procedures?|format|resources|support|assistance|technology|technologies|campaigns?|sharing|exchange|collection|management|and communications|of understanding)\b)")


VERBAL = re.compile(
    r"(?: (?:back|orally|in writing|in detail|fully|jointly|publicly|directly|regularly|annually|further))*"
    r"(?= (?:to|on|thereon|therein|as|at|by|in|within|before|during|every|no later|not later|through|via|under|about|regarding|concerning|upon|with|any|all|the|"
    r"each|quarterly|monthly|biennially|biannually|periodically|once|twice|semi-?annually|progress|for|promptly|and|immediately|without|yearly|from|after|when|comprehensively|separately)\b|[,;.:]|\s*$)"
)
ORALLY = re.compile(r"(?: (?:back|regularly|annually))* orally\b")
KEPT = re.compile(r".{3,120}? (?:[a-z]+ly |fully |closely )?(?P<how>informed|apprised|updated|abreast|briefed|advised)\b")
ANAPHOR = re.compile(
    r"(?:it|them|these|the (?:same|above|latter|former))(?= (?:to|at|for|by|no|not|in|before|during|within|on|through)\b|[,;.])"
)
CONTAINER = re.compile(
    r"\b(?:in|into|as part of|within|through|as an? (?:annex|addendum) to|in an annex to) (?:(?:the (?:context|framework|body) of|connection with|a (?:dedicated )?(?:section|chapter|annex) (?:of|in|to)) )?"
    r"(?P<det>his|her|its|their|the|all|future|subsequent|such|that|this|regular|an?|each|any|annual|existing|relevant|national|periodic) "
    r"(?P<mods>(?:(?!(?:and|of|to|on|for|an?|the|its|his|their|in|at|by|with|from)\b)[\w'-]+,? (?:and )?){0,7}?)"
    r"(?P<noun>reports?|reporting|submissions?|updates?|performance reports?|budget (?:proposals?|submissions?|documents?)|budgets?|briefings?|overview reports?|reviews?|communications|"
    r"national communications|documents?|presentations?|notes?|statements?|voluntary national reviews|plans?|assessments?|analys[ie]s|reviews?)\b(?! (?:cycles?|requirements|processes|obligations|systems?|frameworks?))"
)
REFERRED = re.compile(r"\b(?:contained|identified|described|set out|outlined|referred to|reflected|made|presented|included|mentioned|proposed|issued|expressed|given|raised|"
                      r"listed|recommended|provided|stated|noted|indicated|found|appearing|laid down|set forth|requested|cited)$")
ATTACHED = re.compile(r"(?:[,;]|,? and|,? as well as|,? or|,? followed by|,? to be followed by|, including)(?: also| further| thereafter| then| subsequently)? $")
POINTING = frozenset(("such", "this", "that", "these", "those", "said"))
ON = re.compile(r"\b(?:on|regarding|concerning|about|relating to|thereon|detailing|as to|pertaining to|relevant to|requested|required|under article|in accordance with)\b", re.IGNORECASE)
AFTER_NO_OBJECT = re.compile(r"\s*(?:[;.]|$|,? for (?:its |their )?\w+|,? and\b)")
TO_ORGAN = re.compile(r"\b(?:United Nations|Committee|Council|Commission|Assembly|Secretary-General|Secretariat)\b")
OF_OBJECT = re.compile(r"\b(?:on|of|for|in|to|with)\b")
OF_CONTAINER = re.compile(r"\b(?:on|regarding|concerning|that|which)\b")
OBJECT_NEXT = re.compile(r",? (?:an?|the|such|its|his|any|all|more|further) ")
COMPILING = frozenset("prepare compile collate produce draft formulate elaborate draw".split())
"""Verbs that make a document of what they govern."""
BY_MEANS = re.compile(r"(?:, (?:with|by|through|by means of)|,? by (?:including|providing|submitting|presenting|issuing|circulating)) $")
TO_PEOPLE = re.compile(
    r"\b(?:to|with|provide) (?:the |their |all |such )?(?:[\w-]+,? (?:and )?){0,3}?(?:victims?|survivors?|women|girls|children|famil(?:y|ies)|individuals|consumers|citizens|nationals|"
    r"detainees|persons|people|youth|parents|patients|students|refugees|migrants|civilians|populations?|public|communities|journalists|prisoners|workers|adolescents)\b"
)


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One document asked for; offsets into the paragraph."""

    kind: str
    noun: str | None
    start: int
    end: int
    group: Group
    definite: bool = False
    """Whether it may be a document named before: "the report", "it", "such material", or no object at all."""
    weak: bool = False
    """Whether it counts only when it is to be laid before somebody."""
    container: Span | None = None
    """Where the document is printed into which it is to be put."""
    direct: bool = False
    """Whether the recipient stands as the object of the verb ("inform the Council")."""
    adjective: str = ""
    """The words between determiner and noun."""
    pointless: bool = False
    """Whether it is information that is said to be on nothing: then it counts only where it is said for whom."""
    container_anaphoric: bool = False
    """Whether the document that it is to be put into may be one named before ("in his report", not "in his next report")."""


def deliverables_of(text: str, task: Task) -> tuple[Deliverable, ...]:
    """The documents that a task of a folded paragraph asks for; empty where it asks for action only."""
    groups = GROUPS.get(task.verb, ())
    if task.subject is not None:
        return _subject(text, task)
    if "report" in groups:
        return _reported(text, task)
    container = _container(text, task)
    if "include" in groups:
        return _included(text, task, container) if container else ()
    found: tuple[Deliverable, ...] = ()
    if "present" in groups or "produce" in groups:
        found = _documents(text, task, "present" if "present" in groups else "produce", container)
    if not found and "inform" in groups:
        found = _informed(text, task)
    return found


def listed_documents(text: str, task: Task) -> tuple[Deliverable, ...]:
    """The documents that a lettered part names ("(a) A written update on …")."""
    phrase = noun_phrase().match(text, task.stop, task.end)
    found = _documents(text, task, "present", None) if phrase else ()
    return tuple(replace(document, weak=False, pointless=False) for document in found)


def _subject(text: str, task: Task) -> tuple[Deliverable, ...]:
    """The document that a passive speaks of ("that a report be submitted")."""
    assert task.subject is not None
    phrase = noun_phrase().search(text, *task.subject)
    if phrase is None:
        return ()
    kind, weak = deliverables()[phrase["noun"]]
    return (Deliverable(kind, phrase["noun"], phrase.start(), phrase.end(), "present", phrase["det"] == "the" or phrase["det"] in POINTING, bool(weak), adjective=phrase["mods"] or ""),)


def _reported(text: str, task: Task) -> tuple[Deliverable, ...]:
    if not VERBAL.match(text, task.stop, task.end) and not _reports_something(text, task):
        return ()
    kind = "oral update" if ORALLY.match(text, task.stop, task.end) else "report"
    container = _container(text, task)
    inside = container.span() if container is not None and container["noun"] in ("report", "reports") else None
    return (Deliverable(kind, None, task.stop - len("report"), task.stop, "report", container=inside),)


def _reports_something(text: str, task: Task) -> bool:
    """Whether a verb with an object of its own ("report violations") asks for a document: how often or to which organ is said."""
    if any(due.recurrence for due in find_due(text, task.start, task.end)):
        return True
    return any(TO_ORGAN.search(text, who.start, who.end) for who in recipients_after(text, task.stop, task.end, ()))


def _informed(text: str, task: Task) -> tuple[Deliverable, ...]:
    kind = "briefing" if task.verb in ("brief", "debrief") else "information"
    if task.verb == "keep":
        kept = KEPT.match(text, task.stop, task.end)
        if kept is None:
            return ()
        kind = "briefing" if kept["how"] == "briefed" else "information"
        return (Deliverable(kind, None, task.start, task.stop, "inform", direct=True),)
    means = _means(text, task)
    return means or (Deliverable(kind, None, task.start, task.stop, "inform", direct=True),)


def _means(text: str, task: Task) -> tuple[Deliverable, ...]:
    """The documents by which somebody is to be informed: "with a note no later than …, and a written report …"."""
    found: list[Deliverable] = []
    for phrase in noun_phrase().finditer(text, task.stop, task.end):
        before = text[max(task.stop, phrase.start() - 24) : phrase.start()]
        kind, weak = deliverables()[phrase["noun"]]
        definite = phrase["det"] in POINTING
        if (BY_MEANS.search(before) and (definite or not weak)) or (found and not weak and phrase["det"] in ("a", "an") and ATTACHED.search(before)):
            found.append(
                Deliverable(
                    kind, phrase["noun"], phrase.start(), phrase.end(), "inform", definite, bool(weak), direct=not found, adjective=phrase["mods"]
                )
            )
    return tuple(found)


def _container(text: str, task: Task) -> re.Match[str] | None:
    for start, end in ((task.stop, task.end), *((task.lead,) if task.lead else ())):
        found = _container_in(text, start, end)
        if found is not None:
            return found
    return None


def _container_in(text: str, start: int, end: int) -> re.Match[str] | None:
    for match in CONTAINER.finditer(text, start, end):
        words = match["mods"]
        if not REFERRED.search(text, max(0, match.start() - 24), match.start() - 1) and not (match["noun"] == "reporting" and (" and " in words or "," in words)):
            return match
    return None


def _included(text: str, task: Task, container: re.Match[str]) -> tuple[Deliverable, ...]:
    """What is to be put into a report: "information on …", "recommendations on how …", or the thing itself."""
    kind, adjective = "information", ""
    if task.verb not in ("include", "incorporate", "reflect", "insert") and not container["noun"].startswith(("report", "submission", "update", "communication")):
        return ()
    objects = (container.end(), task.end) if 0 <= container.start() - task.stop < 3 else (task.stop, max(container.start(), task.end))
    if container.start() > task.stop + 3:
        objects = (task.stop, container.start())
    phrase = noun_phrase().search(text, *objects)
    between = OF_CONTAINER if objects[0] == container.end() and not OBJECT_NEXT.match(text, container.end()) else OF_OBJECT
    if phrase is not None and not between.search(text, objects[0], phrase.start()):
        found, weak = deliverables()[phrase["noun"]]
        kind, adjective = ("information", phrase["mods"]) if weak or found in ("report", "note") else (found, phrase["mods"])
    elif container["noun"] not in ("report", "reports", "submission", "submissions", "update", "updates", "briefing", "briefings", "national communications", "overview report"):
        return ()
    return (
        Deliverable(
            kind, None, task.start, task.stop, "include", container=container.span(), adjective=adjective, container_anaphoric=_anaphoric(container)
        ),
    )


def _recurs(words: str) -> bool:
    return any(word in recurrences()[1] for word in words.casefold().replace(",", " ").split())


def _anaphoric(container: re.Match[str]) -> bool:
    named = container.string.startswith((" of ", " by ", " on "), container.end())
    return container["det"] in ("his", "her", "its", "their", "the", "such", "that", "this") and not container["mods"].strip() and not named


def _documents(text: str, task: Task, group: Group, container: re.Match[str] | None) -> tuple[Deliverable, ...]:
    found: list[Deliverable] = []
    for phrase in _phrases(text, task):
        if container is not None and container.start() <= phrase.end("noun") <= container.end():
            continue
        kind, weak = deliverables()[phrase["noun"]]
        if "following " in phrase["mods"]:
            return ()
        if (phrase["noun"] == "reporting" and task.verb not in ("provide", "submit")) or (task.verb == "continue" and kind not in ("report", "briefing")):
            continue
        if not found:
            if kind == "information" and TO_PEOPLE.search(text, task.start, phrase.end() + 80):
                return ()
            if group == "produce" and (
                (kind == "information" and task.verb != "prepare") or (kind == "recommendations" and task.verb not in COMPILING)
            ):
                return ()
            weak = "" if weak == "document" and task.verb in COMPILING else weak
        elif weak or not _further(text, found[-1], phrase):
            continue
        definite = phrase["det"] == "the" or phrase["det"] in POINTING
        if container is not None and weak and group == "present" and "report" in container["noun"]:
            kind, weak = "information", ""
        inside = container.span() if container is not None and kind in ("information", "recommendations") else None
        found.append(
            Deliverable(
                kind, phrase["noun"], phrase.start(), phrase.end(), group, definite, bool(weak), inside, adjective=phrase["mods"],
                pointless=kind == "information" and not inside and ("," in phrase["mods"] or " and " in phrase["mods"]) and not _recurs(phrase["mods"]) and not ON.search(text, phrase.end(), min(task.end, phrase.end() + 120)),
                container_anaphoric=container is not None and _anaphoric(container),
            )  # fmt: skip
        )
    if found:
        return tuple(found)
    if container is not None and group == "present" and task.verb in ("provide", "present", "submit") and "report" in container["noun"]:
        return (
            Deliverable(
                "information", None, task.start, task.stop, "include", container=container.span(), container_anaphoric=_anaphoric(container)
            ),
        )
    gap = text[task.stop : task.end]
    if group == "present" and (ANAPHOR.match(gap.lstrip()) or _no_object(text, task)):
        return (Deliverable("other", None, task.start, task.stop, group, definite=True, weak=True),)
    return ()


def _phrases(text: str, task: Task) -> Iterator[re.Match[str]]:
    """The noun phrases of deliverables in a task; the first is cut down to the part that can be the object of the verb."""
    position, first = task.stop, True
    while phrase := noun_phrase().search(text, position, task.end):
        position = phrase.end()
        if first:
            for start in (phrase.start(), *(phrase.start() + m.end() for m in re.finditer(r" ", text[phrase.start() : phrase.start("noun")]))):
                shorter = noun_phrase().match(text, start, task.end)
                if shorter and shorter["noun"] == phrase["noun"] and _reaches(text, task.stop, shorter):
                    phrase, first = shorter, False
                    break
            else:
                continue
        yield phrase


def _no_object(text: str, task: Task) -> bool:
    """Whether a verb has recipients and no object, which then is what was to be made before ("and submit to the Board")."""
    people = recipients_after(text, task.stop, task.end, ()) if text.startswith(" to ", task.stop) else ()
    if not people or people[0].start - task.stop > 8:
        return False
    last = people[0]
    for who in people[1:]:
        if JOINED.fullmatch(text, last.end, who.start):
            last = who
    return AFTER_NO_OBJECT.match(text, last.end, task.end) is not None


def _further(text: str, last: Deliverable, phrase: re.Match[str]) -> bool:
    """Whether a later noun phrase is a document asked for as well: ", a final report by …, and periodic updates"."""
    before = text[last.end : phrase.start()]
    if not ATTACHED.search(before[-40:]):
        return False
    if phrase["det"] in ("a", "an"):
        return True
    if phrase["det"] is None and phrase["noun"].endswith("s") and any(
        due.recurrence and due.start - phrase.end() < 2 for due in find_due(text, phrase.end(), phrase.end() + 40)
    ):
        return True
    near = re.fullmatch(r",? (?:and|as well as) ", before) is not None
    return near or (phrase["det"] is None and re.match(r"(?:periodic|regular|interim|final|subsequent|further|quarterly|monthly)\b", phrase["mods"]) is not None)


def _reaches(text: str, start: int, phrase: re.Match[str]) -> bool:
    """Whether only recipients, times and other adjuncts stand between a verb and a noun phrase."""
    end = phrase.start()
    words = list(text[start:end])
    dues = find_due(text, start, end)
    people = recipients_after(text, start, end, dues)
    for first, last in [(due.start, due.end) for due in dues] + [(who.start, who.end) for who in people]:
        words[first - start : last - start] = "\0" * (last - first)
    whole = " ".join(ADVERB.sub(" ", TO_BLANK.sub(" ", "".join(words))).split())
    rest = BETWEEN.sub(" ", whole)
    if not rest.strip(" ,"):
        return True
    if WITH_OBJECT.fullmatch(text[start:end].strip()) or INDIRECT.fullmatch(rest.strip(" ,")):
        return True
    strong = phrase["det"] in ("a", "an", "its", "his", "their", "her", None)
    return strong and OPENER.match(whole.lstrip(" ,")) is not None and whole.endswith(",")


TO_BLANK = re.compile(r"(?:\b(?:to|for|through) )?(?:\b(?:the|its|all) )?\0+")
ADVERB = re.compile(
    r"\b(?:and|or|in person|orally|jointly|also|promptly|further|in writing|available|out|up|publicly|as soon as possible|where appropriate|as appropriate|inter alia|"
    r"as necessary|on time|without delay|in due course|in a timely manner|for (?:its )?(?:consideration|information|approval))\b"
)
PREPOSITIONS = (
    r"in|on|with|within|at|by|through|under|after|before|as|no|not|every|taking|based|beginning|starting|for|when|where|upon|if|pursuant|"
    r"including|via|during|once|together|drawing|building|following|subject|from|consistent|bearing|prior|using|well|well in advance|along|ahead"
)
BETWEEN = re.compile(rf",(?: and)? (?:{PREPOSITIONS})\b[^,;]*(?=,)")
OPENER = re.compile(rf"(?:{PREPOSITIONS})\b")
WITH_OBJECT = re.compile(r"(?:(?!\bfor\b)[^,;]|, [^,;]{1,80},){2,200}\bwith")
INDIRECT = re.compile(r"(?:the |all |its |relevant )?(?:[A-Z][\w'-]+|States|it|him|members)(?: (?:[A-Z][\w'-]+|and|of|the|on|States|members))*")
