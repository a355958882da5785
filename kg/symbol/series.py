"""Whose documents a symbol can belong to, and what its words mean: organs.ttl and symbols.ttl as tables, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast, get_args

from kg.errors import RegistryError
from kg.model import Kind
from kg.registry import concepts, organs

FILE = "symbols.ttl"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the documents whose symbols have a certain beginning."""

    beginning: str
    """In capitals: `E/CN.4`."""
    name: str
    organs: tuple[str, ...] = ()
    """Keys in ontology/organs.ttl, one after the other in time; empty for a body that organs.ttl does not have."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a symbol that tells a series."""

    printed: str
    name: str
    kind: Kind
    not_in: tuple[str, ...] = ()


@cache
def issuers() -> Mapping[str, Issuer]:
    """The issuers by the beginning of their symbols, in capitals: the organs' prefixes, then those of symbols.ttl.

    An organ's acts may begin otherwise than its documents (`E/ESCAP/RES/…`): both beginnings are its own.
    """
    found: dict[str, Issuer] = {}
    for organ in organs().values():
        acts = (series.template.partition("/RES/")[0] for series in organ.series if "/RES/" in series.template)
        for prefix in sorted({prefix.upper() for prefix in (organ.prefix, *acts) if prefix and "{" not in prefix}):
            before = found.get(prefix, Issuer(prefix, organ.name))
            found[prefix] = Issuer(prefix, before.name, (*before.organs, organ.key))
    for row in concepts(FILE, "SymbolBody"):
        key = row["exactMatch"][0].rsplit("/", 1)[-1] if "exactMatch" in row else None
        if key is not None and key not in organs():
            raise RegistryError(f"ontology/{FILE}: {row['notation'][0]} is matched to {key!r}, which organs.ttl lacks")
        prefix = row["notation"][0].upper()
        found.setdefault(prefix, Issuer(prefix, row["prefLabel"][0], (key,) if key else ()))
    return MappingProxyType(found)


@cache
def words() -> Mapping[str, Word]:
    """The words of symbols.ttl that tell a series, by their form in capitals."""
    found = {}
    for row in concepts(FILE, "SymbolWord"):
        kind = row.get("documentKind", ("other",))[0]
        if kind not in get_args(Kind):
            raise RegistryError(f"ontology/{FILE}: {row['notation'][0]} shows the unknown kind {kind!r}")
        printed = row["notation"][0]
        found[printed.upper()] = Word(printed, row["prefLabel"][0], cast("Kind", kind), row.get("notIn", ()))
    return MappingProxyType(found)


@cache
def bodies() -> frozenset[str]:
    """The first words of all known symbols, in capitals: `A`, `FCCC`, `GC`."""
    return frozenset(prefix.partition("/")[0].rstrip(".(") for prefix in issuers())


def issuer_at(beginning: str) -> Issuer | None:
    """The issuer with the longest beginning that a text in capitals has, up to a slash, point or parenthesis.

    >>> issuer_at("E/CN.4/SUB.2/2000/46").organs, issuer_at("GC.18/4").organs, issuer_at("GC(62)/RES/1").organs
    (('subcom',), (), ('iaea-gc',))
    """
    table, found = issuers(), None
    for place, sign in enumerate(beginning[:40]):
        if sign in "/(" or (sign == "." and place > 1):
            found = table.get(beginning[: place + 1]) or table.get(beginning[:place]) or found
    return table.get(beginning) or found
