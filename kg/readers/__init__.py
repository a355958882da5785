"""Files to Text: `read` gives the blocks of a document, READERS is the table of formats."""

from kg.readers.akn import preambular_verbs
from kg.readers.archives import documents_in, is_archive
from kg.readers.files import load
from kg.readers.formats import READERS, Reader, read, read_content
from kg.readers.records import RecordFile, is_record, record_beside, with_record

__all__ = [
    "READERS",
    "Reader",
    "RecordFile",
    "documents_in",
    "is_archive",
    "is_record",
    "load",
    "preambular_verbs",
    "read",
    "read_content",
    "record_beside",
    "with_record",
]
