"""What a document is to be about, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Span
from kg.requests.documents import Deliverable
from kg.requests.due import find_due
from kg.requests.tasks import Task

OPENING = re.compile(
    r"\b(?:on|regarding|concerning|about|as to|of)(?: (?:the )?progress (?:made )?(?:in|on|achieved in))? "
    r"(?!an? [\w-]+ basis|behalf|time\b|the (?:basis|occasion)\b|\d|an ongoing)"
)
IN_A_NAME = re.compile(
    r"(?:Advis[eo]r|Board|Cent(?:re|er)|Commission(?:er)?|Committee|Conference|Council|Experts?|Forum|Group|Mechanism|Mission|Office|Panel|"
    r"Programme|Rapporteur|Representative|Secretariat) $"
)
"""Before the "on" of a name: "through the Commission on Science"."""
TAIL = re.compile(r"(?:[\s,;.]|\b(?:and|also|further|in order)\b)*$")
END = re.compile(
    r"[;.]|, (?:to be|and to|with|in (?:line|accordance|consultation|close|particular|which)|"
    r"including|taking|highlighting|as well as|based|paying|through|followed|within|at|by|for|"
    r"under|"
    r"with a view|no later)\b| for (?:its )?consideration\b| in the form of\b| to the (?:General Assembly|Council|"
    r"Assembly|Commission|Committee|Security Council|Human Rights Council|"
    r"Economic and Social Council)\b|,? and (?:to|decides|requests)\b"
)


def topic_of(text: str, task: Task, document: Deliverable, recipients: Iterable[Span]) -> Span | None:
    """Where it stands what the document is to be about; None where the task does not say."""
    start = task.stop if document.group in ("report", "inform", "include") else document.end
    if document.container is not None and document.container.start - task.stop < 3:
        start = document.container.end
    times = [*((due.start, due.end) for due in find_due(text, start, task.end)), *recipients]
    for opening in OPENING.finditer(text, start, task.end):
        if any(first <= opening.start() < last for first, last in times):
            continue
        if text[opening.end()].isupper() and IN_A_NAME.search(text, task.start, opening.start()):
            continue
        stops = [first for first, _ in times if first > opening.end()]
        if document.container is not None and document.container.start > opening.end():
            stops.append(document.container.start)
        end = END.search(text, opening.end(), task.end)
        stop = min([*stops, end.start() if end else task.end])
        tail = TAIL.search(text, opening.end(), stop)
        end_of = tail.start() if tail else stop
        return (opening.end(), end_of) if end_of > opening.end() else None
    return None
