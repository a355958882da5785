"""Invented acts of invented matters, and a short form of the requests read out of them."""

from __future__ import annotations

from kg.model import Document, Masthead, Paragraph, ReportingRequest
from kg.pipeline import annotate

GA = Masthead(symbol="A/RES/75/901", organ="ga", date="2020-12-16", session=75, title="Care of lighthouses")
HRC = Masthead(symbol="A/HRC/RES/50/901", organ="hrc", date="2022-07-07", session=50, title="Right to a lit shore")
SC = Masthead(symbol="S/RES/9901(2021)", organ="sc", date="2021-06-29")
ECOSOC = Masthead(symbol="E/RES/2023/901", organ="ecosoc", date="2023-07-25", session=2023)


def requests_of(head: Masthead, *texts: str, **parts: str) -> tuple[ReportingRequest, ...]:
    """The requests of an act of these operative paragraphs; `parts` are lettered parts of the last ("a", "b")."""
    paragraphs = [Paragraph(f"op{n}", "operative", text, number=str(n)) for n, text in enumerate(texts, 1)]
    for letter, text in parts.items():
        paragraphs.append(Paragraph(f"op{len(texts)}({letter})", "operative", text, number=f"({letter})"))
    return annotate(Document("specimen", "text", head, tuple(paragraphs))).requests


def short(request: ReportingRequest) -> str:
    """Those asked; deliverable; recipient; session, date and recurrence, as far as they are known, with " | " between."""
    when = (request.due_session, request.due_date, request.recurrence)
    return " | ".join(
        (
            ", ".join(request.addressee),
            request.deliverable,
            request.recipient or "-",
            *(str(part) for part in when if part),
        )
    )


def shorts(head: Masthead, *texts: str, **parts: str) -> list[str]:
    """The requests of an act in their short form."""
    return [short(request) for request in requests_of(head, *texts, **parts)]
