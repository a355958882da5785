"""The nouns that travel between the stages: frozen records that import nothing of the project."""

from kg.model.document import (
    Annex,
    Document,
    Footnote,
    Masthead,
    Paragraph,
    ParagraphKind,
    Sponsor,
    Status,
    Subject,
    Vote,
)
from kg.model.found import ActionMention, Citation, Extraction, LibraryRecord, Mention, ReportingRequest
from kg.model.known import Action, Instrument, Kind, NumberStyle, Organ, Series
from kg.model.text import CELLS, Block, BlockKind, Link, Marker, Span, Text

__all__ = [
    "CELLS",
    "Action",
    "ActionMention",
    "Annex",
    "Block",
    "BlockKind",
    "Citation",
    "Document",
    "Extraction",
    "Footnote",
    "Instrument",
    "Kind",
    "LibraryRecord",
    "Link",
    "Marker",
    "Masthead",
    "Mention",
    "NumberStyle",
    "Organ",
    "Paragraph",
    "ParagraphKind",
    "ReportingRequest",
    "Series",
    "Span",
    "Sponsor",
    "Status",
    "Subject",
    "Text",
    "Vote",
]
