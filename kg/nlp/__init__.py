"""Finding what is printed: spaCy components `un_citations` and `un_actions`. The only place that imports spaCy."""

from kg.nlp.components import create_actions, create_citations, folded, make_doc, make_nlp
from kg.nlp.marked import marked
from kg.nlp.rows import Columns

__all__ = ["Columns", "create_actions", "create_citations", "folded", "make_doc", "make_nlp", "marked"]
