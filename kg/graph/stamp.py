"""The version that decides whether a file must be read again: the program's, and a digest of what shapes a reading."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.registry import ontology_file

SHAPING = ("model", "symbol", "readers", "segment", "nlp", "resolve", "requests", "graph")
"""Packages whose code decides what is read out of a file."""
SHAPING_FILES = ("alternation.py", "blocks.py", "folding.py", "registry.py", "pipeline.py")
ONTOLOGY = ("organs.ttl", "instruments.ttl", "actions.ttl", "requests.ttl", "symbols.ttl", "kg.ttl")


@cache
def program_version() -> str:
    """The version of the installed program; "0" where it runs from a folder that was never installed."""
    try:
        return version("kg")
    except PackageNotFoundError:
        return "0"


@cache
def program_stamp() -> str:
    """Version and digest, `0.1.0+5f3a9c1e`: another code or another ontology gives another stamp."""
    total = hashlib.sha256()
    for name in ONTOLOGY:
        total.update(ontology_file(name).read_bytes())
    root = files("kg")
    for name in (*SHAPING_FILES, *SHAPING):
        entry = root / name
        if not (entry.is_file() or entry.is_dir()):
            raise FileNotFoundError(f"kg/{name}, which shapes what is read, is not there")
        _add(total, entry)
    return f"{program_version()}+{total.hexdigest()[:8]}"


def _add(total: hashlib._Hash, entry: Traversable) -> None:
    if entry.is_dir():
        for child in sorted(entry.iterdir(), key=lambda child: child.name):
            _add(total, child)
    elif entry.is_file() and entry.name.endswith(".py"):
        total.update(entry.name.encode() + b"\0" + entry.read_bytes())
