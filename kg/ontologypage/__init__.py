"""The vocabulary for others: as Turtle and other RDF, and as a page to read with a diagram."""

from kg.ontologypage.page import vocabulary_page
from kg.ontologypage.write import FORMATS, write_vocabulary

__all__ = ["FORMATS", "vocabulary_page", "write_vocabulary"]
