"""A graph as a folder of pages that opens from disk: documents, instruments, organs, verbs, requests, reports, a search."""

from kg.site.write import Written, write_document, write_requests, write_site

__all__ = ["Written", "write_document", "write_requests", "write_site"]
