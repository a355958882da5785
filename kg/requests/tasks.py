"""What is asked of somebody, task by task: "to submit …, to inform … and to convene …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Span
from kg.requests.clauses import ADVERBS, INFINITIVE, MODAL, PASSIVE, THIRD_VERB, Clause, bare_verbs, verbs_among
from kg.requests.lexicon import VERBS
from kg.requests.verbs import BARE, GERUND_OF, GERUNDS, PARTICIPLE_OF, THIRD_PERSON

CONNECTIVE = re.compile(
    r"(?:[,;:(]|\b(?:and|or|as well as|but|also|further|then|nor))"
    r"(?:(?: in (?:particular|(?:this|that) (?:regard|context|respect)|(?:so )?doing(?: so)?)| thereafter| subsequently| inter alia"
    r"| if (?:necessary|appropriate|possible)| where appropriate),?)?\s*$"
)
AND_BARE = re.compile(r"(?:,|\band|\bor|\bas well as|\bthen),? (?:also |further |then |in particular )?$")
COORDINATED_GERUND = re.compile(rf"(?:,|\band|\bor|\bas well as) {ADVERBS}(?P<verb>{GERUNDS})\b")
GERUND = re.compile(GERUNDS)
VERB_LIST = re.compile(r"\bto (?P<verb>[a-z]+)(?:(?:,| and| or|, and) [a-z]+){0,5},? (?:and |or )?$")
MAKING = frozenset("make develop formulate elaborate draft prepare".split())
"""Verbs that often go on with the purpose of something else."""
NEAR = 40
"""How far back a connective is read."""
WINDOW = 160
"""How far back the words are read that stand before a verb."""
GOING_ON = re.compile(
    r"\bto (?:[a-z]+ly )?(?:continue|endeavour|begin|seek|strive|undertake|agree|"
    r"resume)(?: (?:its|his|her|their) efforts)? $"
)
CONTINUED = re.compile(
    rf"to(?<=\bto) (?:continue to )?(?:[a-z]+ly )?(?:continue|consider|resume|begin|start|keep|"
    rf"proceed with)(?: (?:with|the practice of|the process of))? {ADVERBS}(?P<verb>{GERUNDS})\b"
)
REPORTING = re.compile(
    rf"(?:,| with a view to) {ADVERBS}(?P<verb>reporting)(?= (?:to|thereon|back|on an?|annually|regularly|every)\b)"
)
SOMEBODY_ELSE = re.compile(
    r"(?:,|;) and (?P<who>(?:also )?(?:the|all|other|its) [A-Za-z][^,;:]{2,90}?|[A-Z][\w-]+(?: [A-Z][\w-]+){0,6}) $"
)
AND_THAT = re.compile(
    rf"\b(?:and|or) that (?:(?:it|they|he|she)|(?P<who>(?:the|its|all|each) [^,;:]{{2,90}}?)),? "
    rf"(?:shall |should |will |must )?{ADVERBS}(?P<verb>{BARE})\b"
)
"""Behind "requests that somebody …": "and that it submit …", "and that the Board report to …"."""
PURPOSE = re.compile(
    r"\b(?:in order|so as|with a view|how|whether|able|ability|capacity|need|efforts?|asked|"
    r"requested|invited|encouraged|opportunity)$"
)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing asked: its verb in base form and its extent; offsets into the paragraph."""

    verb: str
    start: int
    """Where the infinitive begins ("to")."""
    stop: int
    """Where the verb ends and its objects begin."""
    end: int
    subject: Span | None = None
    """What stands before the verb of a passive ("that a report be submitted")."""
    addressee: Span | None = None
    """Those asked, where the task names others than the clause does."""
    lead: Span | None = None
    """What stands before the first task, from those asked on: it may say when or in which report."""


def tasks_of(text: str, clause: Clause) -> tuple[Task, ...]:
    """The tasks of a clause of a folded paragraph, in text order; each ends where the next begins."""
    found = sorted(_found(text, clause), key=lambda task: (task.start, -task.stop))
    tasks: list[Task] = []
    for task in found:
        if not tasks or task.start >= tasks[-1].stop:
            tasks.append(task)
    ends = [task.start for task in tasks[1:]] + [clause.end] * bool(tasks)
    for position in range(len(tasks) - 2, -1, -1):
        if text[tasks[position].stop : tasks[position + 1].start].strip(" ,") in ("", "and", "or"):
            ends[position] = ends[position + 1]
    return tuple(
        Task(
            task.verb,
            task.start,
            task.stop,
            end,
            task.subject,
            task.addressee,
            None if position else _lead(clause, task),
        )
        for position, (task, end) in enumerate(zip(tasks, ends, strict=True))
    )


def _lead(clause: Clause, task: Task) -> Span | None:
    """From those asked to the verb of the first task ("the Board shall, no later than …, submit")."""
    return (clause.addressee[0], max(clause.addressee[1], task.stop)) if clause.addressee else None


def _found(text: str, clause: Clause) -> Iterator[Task]:
    start, end = clause.task, clause.end
    if clause.form == "noun":
        return
    if clause.form == "passive":
        passive = PASSIVE.search(text, start, end)
        if passive:
            yield Task(
                PARTICIPLE_OF[passive["verb"]], passive.start(), passive.end(), end, subject=(start, passive.start())
            )
        return
    if clause.form == "gerund":
        first = GERUND.match(text, start)
        if first:
            yield Task(GERUND_OF[first[0]], start, first.end(), end)
        for match in COORDINATED_GERUND.finditer(text, start, end):
            yield Task(GERUND_OF[match["verb"]], match.start("verb"), match.end(), end)
        return
    if third := THIRD_VERB.match(text, start, end):
        yield replace(_task(third, end), verb=THIRD_PERSON[third["verb"]])
    if clause.form == "bare":
        for modal in verbs_among(MODAL.finditer(text, start, end)):
            if modal.start() == start or _coordinate(text, start, modal):
                yield _task(modal, end)
    for match in verbs_among(INFINITIVE.finditer(text, start, end)):
        if match.start() == start:
            yield _task(match, end)
        elif match["verb"] == "be":
            continue
        elif _coordinate(text, start, match):
            yield _task(match, end)
        elif other := SOMEBODY_ELSE.search(text, max(start, match.start() - WINDOW), match.start()):
            yield Task(match["verb"], match.start(), match.end(), end, addressee=other.span("who"))
    for match in bare_verbs(text, start, end):
        places = (match.start("whole"), match.start("verb"))
        if places[0] == start or (
            any(AND_BARE.search(text, max(start, place - NEAR), place) for place in places)
            and not _in_list_of_nouns(text, match)
            and not _in_another_list(text, start, match)
            and not _hangs_on_noun(text, start, match)
        ):
            yield Task(match["verb"], places[0], match.end(), end)
    if clause.form == "bare":
        for match in AND_THAT.finditer(text, start, end):
            yield replace(_task(match, end), addressee=match.span("who") if match["who"] else None)
    for match in CONTINUED.finditer(text, start, end):
        if match.start() == start or _coordinate(text, start, match):
            yield Task(GERUND_OF[match["verb"]], match.start(), match.end(), end)
    if text.find("reporting", start, end) > 0:
        for match in REPORTING.finditer(text, start, end):
            yield Task("report", match.start("verb"), match.end(), end)


def _task(match: re.Match[str], end: int) -> Task:
    return Task(match["verb"], match.start(), match.end(), end)


def _coordinate(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether an infinitive stands beside the first one and does not hang on a noun or on another's task."""
    return _coordinate_at(text, start, match.start())


def _coordinate_at(text: str, start: int, place: int) -> bool:
    before = text[max(start, place - NEAR) : place]
    return CONNECTIVE.search(before) is not None and not PURPOSE.search(before.rstrip(" ,"))


def _in_another_list(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the word ends a list of verbs that hangs on a noun ("a mechanism to assess, document and report on")."""
    head = VERB_LIST.search(text, max(start, match.start("verb") - WINDOW), match.start("verb"))
    if head is None or head["verb"] not in VERBS:
        return False
    chain = GOING_ON.search(text, max(start, head.start() - WINDOW), head.start())
    first = chain.start() if chain else head.start()
    return first != start and not _coordinate_at(text, start, first)


def _hangs_on_noun(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the word goes on with what a noun is for ("a study to assess …, identify … and make recommendations")."""
    if match["verb"] not in MAKING:
        return False
    infinitives = [other.start() for other in verbs_among(INFINITIVE.finditer(text, start, match.start("whole")))]
    return bool(infinitives) and infinitives[-1] != start and not _coordinate_at(text, start, infinitives[-1])


def _in_list_of_nouns(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands in a list of nouns ("its review, report and …")."""
    return (
        re.match(r" (?:and|or|of|is|are|was|were|has|have)\b", text[match.end() : match.end() + 6]) is not None
        and match["verb"] == "report"
    )
