"""The IRIs of the graph: one pattern for each kind of thing, all under one configurable base."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.vocabulary import KG, Nodes
from kg.registry import BASE as DEFAULT_BASE
from kg.symbol import slug

ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+\Z")
SLUG_LENGTH = 90


def base_iri(base: str | None = None) -> str:
    """The base of all IRIs: the argument, else the environment variable KG_BASE, else the reserved default.

    Raises StoreError where it is not an absolute IRI.
    """
    chosen = base or os.environ.get("KG_BASE") or DEFAULT_BASE
    if not ABSOLUTE.match(chosen):
        raise StoreError(f"{chosen!r} is not an absolute IRI; give a base like https://example.org/graph/ (KG_BASE)")
    return chosen if chosen[-1] in "/#:" else chosen + "/"


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that stand for these parts, the same on every machine."""
    return hashlib.sha256("\x1f".join("" if part is None else str(part) for part in parts).encode()).hexdigest()[:16]


def name_slug(name: str) -> str:
    """A name as the last part of an IRI: plain letters and digits, the rest "-"; a long one is cut and made unique.

    >>> name_slug("Convention Relating to the Status of Refugees")
    'convention-relating-to-the-status-of-refugees'
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-_")
    if len(words) > SLUG_LENGTH:
        words = f"{words[:SLUG_LENGTH].rstrip('-')}-{digest(words)[:6]}"
    return quote(words, safe="-_") or digest(name)


@lru_cache(4096)
def fragment(part_id: str) -> str:
    """The id of a paragraph as a fragment: `op3(a)(i)` becomes `op3-a-i`."""
    return quote(re.sub(r"[^\w.]+", "-", part_id).strip("-"), safe="-_.") or "part"


@cache
def _terms(iri: str) -> Nodes:
    return Nodes(KG, iri)


@cache
def _action_path(key: str) -> str:
    return "action/" + quote(key.replace(" ", "-"), safe="-")


@dataclass(frozen=True)
class Iris:
    """The IRI patterns under one base; every method gives an Oxigraph node."""

    base: str
    terms: Nodes = field(init=False, compare=False)
    """Our own terms under this base: `iris.terms.inParagraph`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", _terms(self.base + "terms#"))

    def term(self, name: str) -> ox.NamedNode:
        """One of our own terms by its name."""
        node: ox.NamedNode = getattr(self.terms, name)
        return node

    def node(self, path: str) -> ox.NamedNode:
        """The node of a path under the base."""
        return ox.NamedNode(self.base + path)

    def action_property(self, name: str) -> ox.NamedNode:
        """The property that an action verb gives rise to (`reaffirms`)."""
        return self.node(f"terms#{name}")

    def document(self, symbol: str) -> ox.NamedNode:
        """The document with a canonical symbol."""
        return self.node(f"document/{slug(symbol)}")

    def graph_of(self, document: ox.NamedNode) -> ox.NamedNode:
        """The named graph of a document."""
        return self.node("graph/" + document.value.removeprefix(self.base + "document/"))

    @property
    def authority_graph(self) -> ox.NamedNode:
        """The named graph of organs, instruments, action verbs and the vocabulary."""
        return self.node("graph/authority")

    @property
    def mentioned_graph(self) -> ox.NamedNode:
        """The named graph of what documents name that is neither in the collection nor in the authority files."""
        return self.node("graph/mentioned")

    @property
    def dataset(self) -> ox.NamedNode:
        """The data set itself."""
        return self.node("dataset")

    def part(self, document: ox.NamedNode, part_id: str) -> ox.NamedNode:
        """A part of a document: paragraph, footnote, annex, vote."""
        return ox.NamedNode(f"{document.value}#{fragment(part_id)}")

    def organ(self, key: str) -> ox.NamedNode:
        """An organ or committee by its key."""
        return self.node(f"organ/{quote(key, safe='-')}")

    def instrument(self, key: str) -> ox.NamedNode:
        """A named instrument by its key."""
        return self.node(f"instrument/{key}")

    def action(self, key: str) -> ox.NamedNode:
        """An action verb by its base form."""
        return self.node(_action_path(key))

    def session(self, organ: str, number: int) -> ox.NamedNode:
        """A session of an organ."""
        return self.node(f"session/{quote(organ, safe='-')}/{number}")

    def hashed(self, kind: str, *parts: object) -> ox.NamedNode:
        """A node known by what it says: `citation`, `request`, `unresolved`, `file`."""
        return self.node(f"{kind}/{digest(*parts)}")
