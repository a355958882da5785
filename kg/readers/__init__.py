"""Files to Text: `read` gives the blocks of a document, READERS is the table of formats."""

from kg.readers.formats import READERS, Reader, read, read_content

__all__ = ["READERS", "Reader", "read", "read_content"]
