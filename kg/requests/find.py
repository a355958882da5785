"""The reporting requests of a document."""

from __future__ import annotations

from kg.model import ActionMention, Citation, Document, ReportingRequest
from kg.requests.chapeaux import Chapeau
from kg.requests.lexicon import blanked
from kg.requests.names import names_of
from kg.requests.reading import Reading


def find_requests(
    document: Document, actions: tuple[ActionMention, ...], citations: tuple[Citation, ...]
) -> tuple[ReportingRequest, ...]:
    """The documentary deliverables that the adopting organ asks for, in text order.

    `actions` and `citations` are those of the same document. One request for each deliverable, recipient and due point;
    fields on which the text is silent are None. Requests for action only, or only recalled, are none.
    """
    folded = tuple(blanked(paragraph.text) for paragraph in document.paragraphs)
    names = names_of(document, folded, citations)
    by_paragraph: dict[str, list[ActionMention]] = {}
    for action in actions:
        by_paragraph.setdefault(action.paragraph, []).append(action)
    chapeaux: dict[str, Chapeau] = {}
    found: list[ReportingRequest] = []
    for position, paragraph in enumerate(document.paragraphs):
        reading = Reading(document.masthead, names, paragraph, position, folded[position])
        above = chapeaux.get(paragraph.id.rpartition("(")[0])
        requests, chapeau = reading.requests(tuple(by_paragraph.get(paragraph.id, ())), above)
        found.extend(requests)
        if chapeau is not None:
            chapeaux[paragraph.id] = chapeau
    return tuple(found)
