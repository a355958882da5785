"""Where a page of the service leads: the address of every IRI."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Site:
    """How the pages of the service address each other: by the path behind the base of all IRIs."""

    base: str
    """The base of all IRIs."""

    def href(self, iri: str) -> str:
        """The address of an IRI; an IRI under another base leads there, one that is no web address leads nowhere."""
        if iri.startswith(self.base) and len(iri) > len(self.base):
            path, mark, part = iri.removeprefix(self.base).partition("#")
            return "/" + path + mark + part
        return iri if iri.startswith(("https://", "http://")) else ""

    def is_here(self, iri: str) -> bool:
        """Whether an IRI leads to a page of this site."""
        return iri.startswith(self.base)

    def data(self, iri: str, suffix: str) -> str:
        """The address of the statements about a thing as a file: `/document/A-RES-70-1.ttl`."""
        return "/" + iri.removeprefix(self.base).partition("#")[0] + "." + suffix

    def ask(self, page: str, **fields: str) -> str:
        """The address of a page of this service with fields: `/search?q=…`."""
        return "/" + page + ("?" + urlencode(fields, quote_via=quote) if fields else "")
