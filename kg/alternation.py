"""An expression for one of many words, in which the letters that they begin with in common are written once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def alternation(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of the words, with the letters that they begin with in common once.

    Hundreds of words so cost a step a letter, where `a|b|c` costs a try a word.

    >>> alternation(["note", "notes", "list"])
    '(?:list|note(?:s)?)'
    """
    tree: dict[str, dict[str, Any]] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, dict[str, Any]]) -> str:
    found = [re.escape(letter) + _branches(tree[letter]) for letter in sorted(tree) if letter]
    if "" in tree:
        return f"(?:{'|'.join(found)})?" if found else ""
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
