"""Files to Text: `read` gives the blocks of a document, READERS is the table of formats."""

from kg.readers.akn import preambular_verbs
from kg.readers.formats import READERS, Reader, read, read_content

__all__ = ["READERS", "Reader", "preambular_verbs", "read", "read_content"]
