"""Text to Document: `segment` finds masthead, paragraphs, footnotes, vote and annexes."""

from kg.segment.document import segment

__all__ = ["segment"]
