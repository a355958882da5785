"""Where the pages of a site lie: a file name for every text, safe on every file system, and the way from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from kg.graph.iris import digest

UNSAFE = re.compile(r"[^A-Za-z0-9.()_-]+")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
"""Names that Windows gives to devices."""
LONGEST = 90
FOLDERS = frozenset({"document", "instrument", "organ", "action"})
"""The kinds of things that have pages, as their IRIs name them."""


def addresses(base: str, iris: Iterable[str]) -> Mapping[str, str]:
    """The file of the page of each thing, as a path below the folder of the site: `document/A-RES-70-1.html`.

    A name has ASCII letters, digits, points, brackets, hyphens and underscores. Where that says less than the IRI, or
    two names differ in case only, a digest of the IRI follows, so that no page takes another's place.

    >>> addresses("https://x.org/", ["https://x.org/document/A-RES-70-1"])["https://x.org/document/A-RES-70-1"]
    'document/A-RES-70-1.html'
    """
    rows = [(iri, *_named(iri.removeprefix(base))) for iri in sorted(set(iris))]
    taken = Counter(f"{folder}/{stem}".casefold() for _, folder, stem, _ in rows)
    return {
        iri: f"{folder}/{stem}{'' if exact and taken[f'{folder}/{stem}'.casefold()] == 1 else '-' + digest(iri)[:8]}.html"
        for iri, folder, stem, exact in rows
    }


def root_of(path: str) -> str:
    """The way from a page to the folder of the site: `../` for `document/A-RES-70-1.html`, nothing for `index.html`."""
    return "../" * path.count("/")


def _named(path: str) -> tuple[str, str, bool]:
    """Folder, name, and whether the name says all that the path says."""
    folder, _, rest = path.partition("/")
    if folder not in FOLDERS:
        folder, rest = "document", path
    plain = unquote(rest)
    stem = UNSAFE.sub("-", plain)[:LONGEST].strip(".-")
    exact = stem == plain and not RESERVED.match(stem)
    return folder, stem or "text", exact
