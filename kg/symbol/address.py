"""Where the document of a symbol stands: in IRIs and file names, and in the Official Document System."""

from __future__ import annotations

from urllib.parse import quote

PAGE = "https://docs.un.org/en/"


def slug(symbol: str) -> str:
    """A symbol as the last part of an IRI or file name: "/" becomes "-", a space "_"; other signs are kept or escaped.

    >>> slug("A/CONF.157/24 (Part I)")
    'A-CONF.157-24_(Part_I)'
    """
    return quote(symbol.replace("/", "-").replace(" ", "_"), safe="()-_.~")


def page(symbol: str) -> str:
    """The address of the document in the Official Document System."""
    return PAGE + quote(symbol, safe="/()")
