"""The reporting requests of a document."""

from __future__ import annotations

from kg.model import ActionMention, Citation, Document, ReportingRequest
from kg.requests.chapeaux import Chapeau, is_open
from kg.requests.lexicon import asking, blanked
from kg.requests.names import names_of
from kg.requests.reading import Reading
from kg.requests.words import names_a_document


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
    kinds = asking()
    chapeaux: dict[str, Chapeau] = {}
    last: Chapeau | None = None
    found: list[ReportingRequest] = []
    for position, paragraph in enumerate(document.paragraphs):
        own = tuple(by_paragraph.get(paragraph.id, ()))
        above = chapeaux.get(paragraph.id.rpartition("(")[0])
        if above is None and paragraph.text.startswith("That "):
            above = last
        if above is None and not any(action.action in kinds for action in own):
            continue
        looked_at = paragraph.text if above is None else paragraph.text.lower()
        if not names_a_document(looked_at) and not is_open(paragraph.text):
            continue
        reading = Reading(document.masthead, names, paragraph, position, blanked(paragraph.text))
        requests, chapeau = reading.requests(own, above)
        found.extend(requests)
        if chapeau is not None:
            chapeaux[paragraph.id] = last = chapeau
    return tuple(found)
