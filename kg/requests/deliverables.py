"""Which documents a task asks for, as printed: reports, updates, information to be put into a report …"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.requests.containers import HOLDS_ANYTHING, REPORTS, Container, container_of
from kg.requests.documents import ATTACHED, NEAR, Deliverable, named, verbal
from kg.requests.due import find_due
from kg.requests.phrases import NounPhrase, objects, phrase_at, phrases
from kg.requests.recipients import JOINED, recipients_after
from kg.requests.tasks import Task
from kg.requests.telling import informed
from kg.requests.verbs import GROUPS, Group

VERBAL = re.compile(
    r"(?: (?:back|in writing|in detail|further|[a-z]+ly))*"
    r"(?= (?:to|also|on|thereon|therein|as|at|by|in|within|before|during|every|no later|not later|through|via|under|about|regarding|"
    r"concerning|upon|with|any|all|the|each|quarterly|monthly|biennially|biannually|periodically|once|twice|semi-?annually|"
    r"progress|for|promptly|and|immediately|without|yearly|from|after|when|comprehensively|separately)\b|[,;.:]|\s*$)"
)
"""Behind "report": it is a verb, and what it asks for is a report."""
ORALLY = re.compile(r"(?: (?:back|regularly|annually))* orally\b")
ANAPHOR = re.compile(
    r" (?:it|them|these|the (?:same|above|latter|former))"
    r"(?= (?:to|at|for|by|no|not|in|before|during|within|on|through)\b|[,;.])"
)
FOLLOWING_UP = re.compile(r"(?:periodic|regular|interim|final|subsequent|further|quarterly|monthly)\b")
ON = re.compile(
    r"\b(?:on|regarding|concerning|about|relating to|thereon|detailing|as to|pertaining to|relevant to|requested|required|"
    r"under article|in accordance with)\b",
    re.IGNORECASE,
)
AFTER_NO_OBJECT = re.compile(r"\s*(?:[;.]|$|,? for (?:its |their )?\w+|,? and\b)")
OF_OBJECT = re.compile(r"\b(?:on|of|for|in|to|with)\b")
OF_CONTAINER = re.compile(r"\b(?:on|regarding|concerning|that|which)\b")
OBJECT_NEXT = re.compile(r",? (?:an?|the|such|its|his|any|all|more|further) ")
FORM = re.compile(r"\bin the form of ")
COMPILING = frozenset("prepare compile collate produce draft formulate elaborate draw".split())
"""Verbs that make a document of what they govern."""
HOLDING = frozenset("hold organize organise arrange".split())
"""Verbs whose object is a document only where it is a briefing."""
INSERTING = frozenset("include incorporate reflect insert".split())
TO_PEOPLE = re.compile(
    r"\b(?:to|with|provide) (?:the |their |all |such )?(?:[\w-]+,? (?:and )?){0,3}?(?:victims?|survivors?|women|girls|children|child|caregivers|"
    r"famil(?:y|ies)|individuals|consumers|citizens|nationals|detainees|persons|people|youth|parents|patients|students|"
    r"refugees|migrants|civilians|populations?|public|communities|journalists|prisoners|workers|adolescents)\b"
)
"""Information for people is a service to them, not a document for an organ."""


def deliverables_of(text: str, task: Task) -> tuple[Deliverable, ...]:
    """The documents that a task of a folded paragraph asks for; empty where it asks for action only."""
    groups = GROUPS.get(task.verb)
    if groups is None:
        return ()
    if task.subject is not None:
        return _subject(text, task)
    if "report" in groups:
        return _reported(text, task)
    container = container_of(text, task)
    if "include" in groups:
        return _included(text, task, container) if container else ()
    found: tuple[Deliverable, ...] = ()
    if "present" in groups or "produce" in groups:
        found = _documents(text, task, "present" if "present" in groups else "produce", container)
    if not found and "inform" in groups:
        found = informed(text, task)
    return found


def listed_documents(text: str, task: Task) -> tuple[Deliverable, ...]:
    """The documents that a lettered part names ("(a) A written update on …")."""
    found = _documents(text, task, "present", None) if phrase_at(text, task.stop, task.end) else ()
    return tuple(replace(document, weak=False) for document in found)


def _subject(text: str, task: Task) -> tuple[Deliverable, ...]:
    """The document that a passive speaks of ("that a report be submitted")."""
    first = next(phrases(text, *task.subject), None) if task.subject else None
    return (named(text, first, "present"),) if first else ()


def _reported(text: str, task: Task) -> tuple[Deliverable, ...]:
    if not VERBAL.match(text, task.stop, task.end) and not _reports_something(text, task):
        return ()
    kind = "oral update" if ORALLY.match(text, task.stop, task.end) else "report"
    container = container_of(text, task)
    inside = container if container is not None and container.noun in ("report", "reports") else None
    return (replace(verbal(kind, task, "report"), container=inside, recurrence=inside.recurrence if inside else None),)


def _reports_something(text: str, task: Task) -> bool:
    """Whether "report violations" asks for a document: it is said how often or to which organ."""
    if any(due.recurrence for due in find_due(text, task.start, task.end)):
        return True
    return any(text[who.start].isupper() for who in recipients_after(text, task.stop, task.end, ()))


def _included(text: str, task: Task, container: Container) -> tuple[Deliverable, ...]:
    """What is to be put into a report: "information on …", "recommendations on how …", or the thing itself."""
    if task.verb not in INSERTING and not container.noun.startswith(REPORTS):
        return ()
    leads = container.start - task.stop <= 3
    start, end = (container.end, task.end) if 0 <= container.start - task.stop < 3 else (task.stop, task.end)
    if not leads:
        end = container.start
    phrase = next(phrases(text, start, end), None)
    between = OF_CONTAINER if start == container.end and not OBJECT_NEXT.match(text, container.end) else OF_OBJECT
    told = replace(
        verbal("information", task, "include"), end=task.stop, container=container, recurrence=container.recurrence
    )
    if phrase is not None and not between.search(text, start, phrase.start):
        kind = "information" if phrase.strength or phrase.kind in ("report", "note") else phrase.kind
        return (replace(told, kind=kind, recurrence=phrase.recurrence or container.recurrence),)
    return (told,) if container.noun in HOLDS_ANYTHING else ()


def _documents(text: str, task: Task, group: Group, container: Container | None) -> tuple[Deliverable, ...]:
    """The documents that a verb has as objects; for one without object, what was to be made before."""
    found: list[Deliverable] = []
    for phrase in objects(text, task.stop, task.end, task.verb):
        if container is not None and container.start <= phrase.end <= container.end:
            continue
        if "following " in phrase.modifiers or (not found and _is_no_request(text, task, phrase, group)):
            return ()
        if _is_activity(task, phrase) or (found and (phrase.strength or not _is_further(text, found[-1], phrase))):
            continue
        document = _object(text, task, phrase, group, container)
        if not found and _is_on_nothing(text, task, phrase, document):
            document = replace(document, weak=True)
        found.append(document)
    if found:
        return tuple(found)
    told = verbal("information", task, "include")
    if container is not None and container.is_report and task.verb in ("provide", "present", "submit"):
        return (replace(told, container=container, recurrence=container.recurrence),)
    if group == "present" and (ANAPHOR.match(text, task.stop, task.end) or _has_no_object(text, task)):
        return (replace(verbal("other", task, group), definite=True, weak=True),)
    return ()


def _is_no_request(text: str, task: Task, phrase: NounPhrase, group: Group) -> bool:
    """Whether a verb and its first object ask for no document: information for people, or gathered for oneself."""
    if phrase.kind == "information" and TO_PEOPLE.search(text, task.start, phrase.end + 80):
        return True
    return group == "produce" and (
        (phrase.kind == "information" and task.verb != "prepare")
        or (phrase.kind == "recommendations" and task.verb not in COMPILING)
    )


def _is_activity(task: Task, phrase: NounPhrase) -> bool:
    """Whether the noun names work rather than a document: "conduct regular reporting", "continue studies"."""
    if phrase.noun == "reporting":
        return task.verb not in ("provide", "submit")
    if task.verb in HOLDING:
        return phrase.kind != "briefing"
    return task.verb == "continue" and phrase.kind not in ("report", "briefing")


def _kind_in_the_end(text: str, task: Task, phrase: NounPhrase) -> str:
    """The class of a document; of results "in the form of a report" that of the report."""
    form = FORM.search(text, phrase.end, task.end)
    shape = phrase_at(text, form.end(), task.end) if form else None
    if shape is None:
        return phrase.kind
    return "summary report" if shape.noun == "summary" and phrase.kind == "report" else shape.kind


def _object(text: str, task: Task, phrase: NounPhrase, group: Group, container: Container | None) -> Deliverable:
    document = replace(named(text, phrase, group), kind=_kind_in_the_end(text, task, phrase))
    if phrase.strength == "document" and task.verb in COMPILING:
        document = replace(document, weak=False)
    if container is None:
        return document
    if document.weak and group == "present" and container.is_report:
        document = replace(document, kind="information", weak=False)
    if document.kind not in ("information", "recommendations"):
        return document
    return replace(document, container=container, recurrence=document.recurrence or container.recurrence)


def _is_on_nothing(text: str, task: Task, phrase: NounPhrase, document: Deliverable) -> bool:
    """Whether information stands in a list with other things and is on nothing: it counts only where it is said for whom."""
    if document.kind != "information" or document.container is not None or phrase.recurrence:
        return False
    listed = "," in phrase.modifiers or " and " in phrase.modifiers
    return listed and not ON.search(text, phrase.end, min(task.end, phrase.end + 120))


def _has_no_object(text: str, task: Task) -> bool:
    """Whether a verb has recipients and no object ("and submit to the Board"): what was to be made before is meant."""
    people = recipients_after(text, task.stop, task.end, ()) if text.startswith(" to ", task.stop) else ()
    if not people or people[0].start - task.stop > len(" to the "):
        return False
    last = people[0]
    for who in people[1:]:
        if JOINED.fullmatch(text, last.end, who.start):
            last = who
    return AFTER_NO_OBJECT.match(text, last.end, task.end) is not None


def _is_further(text: str, last: Deliverable, phrase: NounPhrase) -> bool:
    """Whether a later noun phrase is a document asked for as well: ", a final report by …, and periodic updates"."""
    before = text[last.end : phrase.start]
    if not ATTACHED.search(before[-40:]):
        return False
    if phrase.determiner in ("a", "an", "all the") or NEAR.fullmatch(before):
        return True
    behind = find_due(text, phrase.end, phrase.end + 40)
    each = phrase.noun.endswith("s") and any(due.recurrence and due.start - phrase.end < 2 for due in behind)
    return phrase.determiner is None and (each or FOLLOWING_UP.match(phrase.modifiers) is not None)
