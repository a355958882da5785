"""Where documents and records are asked for: addresses that a user may set, with places for symbol, language, format.

The addresses of the Official Document System and of the United Nations Digital Library are the defaults.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kg.errors import FetchError

DOCUMENTS = "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t={format}"
LIBRARY = "https://digitallibrary.un.org/search?p=191__a:%22{symbol}%22&of=xm"
HOSTS = "documents.un.org documents-dds-ny.un.org daccess-ods.un.org undocs.org docs.un.org digitallibrary.un.org"
"""Hosts to which an answer may lead on."""
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Templates of addresses, and the hosts to which an answer may lead on."""

    documents: str = DOCUMENTS
    library: str = LIBRARY
    hosts: tuple[str, ...] = tuple(HOSTS.split())

    def document(self, symbol: str, language: str, form: str) -> str:
        """The address of a document."""
        return _filled(self.documents, symbol=symbol, language=language, format=form)

    def record(self, symbol: str) -> str:
        """The address of the library's record of a document, as MARCXML."""
        return _filled(self.library, symbol=symbol)


def endpoints(documents: str | None = None, library: str | None = None) -> Endpoints:
    """The addresses given, else those of KG_DOCUMENTS_URL, KG_LIBRARY_URL and KG_FETCH_HOSTS, else the defaults.

    Raises FetchError where an address has no place for the symbol or is none of the web.
    """
    found = Endpoints(
        documents or os.environ.get("KG_DOCUMENTS_URL") or DOCUMENTS,
        library or os.environ.get("KG_LIBRARY_URL") or LIBRARY,
        tuple((os.environ.get("KG_FETCH_HOSTS") or HOSTS).split()),
    )
    for address in (found.documents, found.library):
        if urlsplit(address).scheme not in ("http", "https") or "{symbol}" not in address:
            raise FetchError(f"{address!r} is no address of documents; write https://…{{symbol}}…")
    return found


def _filled(template: str, **values: str) -> str:
    for name, value in values.items():
        template = template.replace("{" + name + "}", quote(value, safe=""))
    return template
