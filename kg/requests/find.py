"""The reporting requests of a document."""

from __future__ import annotations

from kg.model import ActionMention, Citation, Document, ReportingRequest


def find_requests(
    document: Document, actions: tuple[ActionMention, ...], citations: tuple[Citation, ...]
) -> tuple[ReportingRequest, ...]:
    """The documentary deliverables that the adopting organ asks for, in text order."""
    return ()
