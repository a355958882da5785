"""Documents and their metadata from the web, by symbol, and what stands at a URL."""

from kg.fetch.documents import Got, Wanted, fetch_documents
from kg.fetch.download import Downloader, content_of, shown
from kg.fetch.endpoints import LANGUAGES, Endpoints, endpoints
from kg.fetch.formats import FORMATS
from kg.fetch.marc import AgendaItem, Record, read_marc

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "AgendaItem",
    "Downloader",
    "Endpoints",
    "Got",
    "Record",
    "Wanted",
    "content_of",
    "endpoints",
    "fetch_documents",
    "read_marc",
    "shown",
]
