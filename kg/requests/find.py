"""The reporting requests of a document."""

from __future__ import annotations

from kg.model import ActionMention, Citation, Document, Paragraph, ReportingRequest
from kg.requests.chapeaux import Chapeau, is_open
from kg.requests.lexicon import asking, blanked
from kg.requests.names import names_of
from kg.requests.reading import Reading
from kg.requests.words import may_ask, names_a_document

THAT = "That "
"""Opens a paragraph that goes on from another without being one of its lettered parts ("Decides:", "That the Board …")."""


def find_requests(
    document: Document, actions: tuple[ActionMention, ...], citations: tuple[Citation, ...]
) -> tuple[ReportingRequest, ...]:
    """The documentary deliverables that the adopting organ asks for, in text order.

    `actions` and `citations` are those of the same document. One request for each deliverable, recipient and due point;
    fields on which the text is silent are None. Requests for action only, or only recalled, are none.
    """
    names = names_of(document, citations)
    by_paragraph: dict[str, list[ActionMention]] = {}
    for action in actions:
        by_paragraph.setdefault(action.paragraph, []).append(action)
    asked_in = {action.paragraph for action in actions if action.action in asking()}
    chapeaux: dict[str, Chapeau] = {}
    last: Chapeau | None = None
    found: list[ReportingRequest] = []
    following = (*document.paragraphs[1:], None)
    for position, (paragraph, after) in enumerate(zip(document.paragraphs, following, strict=True)):
        above = chapeaux.get(paragraph.id.rpartition("(")[0])
        if above is None and paragraph.text.startswith(THAT):
            above = last
        if above is None and paragraph.id not in asked_in:
            continue
        own = tuple(by_paragraph.get(paragraph.id, ()))
        if not _is_read(paragraph, own, above) and not _is_open(paragraph, after):
            continue
        reading = Reading(document.masthead, names, paragraph, position, blanked(paragraph.text))
        requests, chapeau = reading.requests(own, above)
        found.extend(requests)
        if chapeau is not None:
            chapeaux[paragraph.id] = last = chapeau
    return tuple(found)


def _is_read(paragraph: Paragraph, own: tuple[ActionMention, ...], above: Chapeau | None) -> bool:
    """Whether a paragraph may ask for a document: behind one of its verbs that ask, or as a part of the one above."""
    if above is not None:
        return names_a_document(paragraph.text.lower())
    ends = [*(action.start for action in own[1:]), len(paragraph.text)]
    return any(
        action.action in asking() and may_ask(paragraph.text[action.end : end])
        for action, end in zip(own, ends, strict=True)
    )


def _is_open(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a paragraph breaks off and the next one, a part of it, goes on."""
    goes_on = after is not None and (after.id.startswith(f"{paragraph.id}(") or after.text.startswith(THAT))
    return goes_on and is_open(paragraph.text)
