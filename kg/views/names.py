"""The words of the views: short labels, kinds, forces and paragraph numbers as the United Nations would print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kg.model import Instrument, Kind
from kg.network import Node

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        "resolution": "Resolution",
        "decision": "Decision",
        "statement": "Presidential statement",
        "treaty": "Treaty",
        "declaration": "Declaration",
        "programme": "Programme or plan",
        "report": "Report",
        "record": "Meeting record",
        "other": "Other document",
    }
)
"""What each kind of text is called, in the order of the legend."""

FORCES: Mapping[str, str] = MappingProxyType(
    {
        "directive": "Directive",
        "endorsing": "Endorsing",
        "neutral": "Neutral",
        "concerned": "Concerned",
        "none": "No verb",
    }
)
"""What each force of a citation is called, strongest first."""

_PARAGRAPH = re.compile(r"(pp|op)(\d+)((?:\([^)]*\))*)$")
_LONGEST = 46


def organ_names() -> dict[str, str]:
    """Return the name of each organ by its key."""
    from kg.registry import organs

    return {key: organ.name for key, organ in organs().items()}


def short_names() -> dict[str, str]:
    """Return the short name of each named instrument by its official name and by its symbols ("2030 Agenda")."""
    from kg.registry import instruments

    return short_names_of(instruments().values())


def short_names_of(instruments: Iterable[Instrument]) -> dict[str, str]:
    """Return short names by official name and symbol; the first instrument that claims a symbol keeps it."""
    names: dict[str, str] = {}
    for instrument in instruments:
        printed = (*instrument.presumed_forms, *instrument.short_forms, *instrument.labels)
        short = min((_bare(form) for form in (instrument.name, *printed) if _telling(form)), key=len)
        names.setdefault(instrument.name, short)
        for symbol in instrument.symbols[:1]:
            names.setdefault(symbol, short)
    return names


def short_label(node: Node, names: Mapping[str, str]) -> str:
    """Return a label for a drawing: `A/RES/70/1 · 2030 Agenda`, `Convention on the Rights of the Child`."""
    short = names.get(node.key)
    if short and short != node.key:
        named = " " in node.key or "/" not in node.key
        return _cut(short if named else f"{node.label} · {short}")
    return _cut(node.label)


def paragraph_name(identifier: str) -> str:
    """Return a paragraph's name in words: "op3(a)" is "operative paragraph 3 (a)"; other texts come back as given."""
    match = _PARAGRAPH.match(identifier)
    if match is None:
        return identifier
    kind = "preambular" if match[1] == "pp" else "operative"
    return f"{kind} paragraph {match[2]}" + (f" {match[3]}" if match[3] else "")


def _telling(form: str) -> bool:
    """Whether a form says enough to stand alone: more than one word, or one that is no common noun ("Charter")."""
    return len(_bare(form).split()) > 1 or any(letter.isdigit() for letter in form)


def _bare(form: str) -> str:
    return re.sub(r"^the\s+", "", form, flags=re.IGNORECASE)


def _cut(label: str) -> str:
    if len(label) <= _LONGEST:
        return label
    return label[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


