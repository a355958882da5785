"""Files to Text: `read` gives the blocks of a document, READERS is the table of formats."""

from kg.readers.akn import preambular_verbs
from kg.readers.archives import documents_in, is_archive
from kg.readers.files import load
from kg.readers.formats import READERS, Reader, read, read_content

__all__ = ["READERS", "Reader", "documents_in", "is_archive", "load", "preambular_verbs", "read", "read_content"]
