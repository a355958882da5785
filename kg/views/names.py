"""The words of the views: short labels, kinds, forces and paragraph numbers as the United Nations would print them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kg.model import Instrument, Kind
from kg.network import Node
from kg.symbol import is_symbol

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
_ROW = re.compile(r"table(\d+)\.(\d+)$")
_LONGEST = 46


def organ_names() -> dict[str, str]:
    """Return the name of each organ by its key."""
    from kg.registry import organs

    return {key: organ.name for key, organ in organs().items()}


def short_names() -> dict[str, str]:
    """Return the short name of each named instrument by its official name and by its symbols ("2030 Agenda")."""
    from kg.registry import instruments

    return short_names_of(instruments().values())


def symbols_by_name() -> dict[str, str]:
    """Return the best known symbol of each named instrument that has one, by its official name."""
    from kg.registry import instruments

    return {one.name: one.symbols[0] for one in instruments().values() if one.symbols}


def short_names_of(instruments: Iterable[Instrument]) -> dict[str, str]:
    """Return short names by official name and symbol; the first instrument that claims a symbol keeps it.

    A short name is the shortest form that means this instrument wherever it stands and no other one: "Optional
    Protocol", which several treaties are called once they have been named, is none.
    """
    given = tuple(instruments)
    forms = {one.key: {_bare(form) for form in (one.name, *one.labels, *one.presumed_forms)} for one in given}
    claims = Counter(
        form
        for one in given
        for form in {_bare(each).casefold() for each in (one.name, *one.labels, *one.presumed_forms, *one.short_forms)}
    )
    names: dict[str, str] = {}
    for one in given:
        fit = [form for form in forms[one.key] if _telling(form) and claims[form.casefold()] == 1]
        short = min(fit or [one.name], key=lambda form: (len(form), form))
        names.setdefault(one.name, short)
        for symbol in one.symbols[:1]:
            names.setdefault(symbol, short)
    return names


def short_label(node: Node, names: Mapping[str, str], symbol: str | None = None) -> str:
    """Return a label for a drawing: `A/RES/70/1 · 2030 Agenda`, `Convention on the Rights of the Child`.

    `symbol` is that of a node whose key is a name; treaties go by their names alone.
    """
    short = names.get(node.key, node.label)
    if is_symbol(node.key):
        symbol = node.label
    elif node.kind == "treaty":
        symbol = None
    return _cut(short if symbol in (None, short) else f"{symbol} · {short}")


def paragraph_name(identifier: str) -> str:
    """Return a paragraph's name in words: "op3(a)" is "operative paragraph 3 (a)", "table2.7" is "table 2, row 7".

    Other texts come back as given.
    """
    if row := _ROW.match(identifier):
        return f"table {row[1]}, row {row[2]}"
    match = _PARAGRAPH.match(identifier)
    if match is None:
        return identifier
    kind = "preambular" if match[1] == "pp" else "operative"
    return f"{kind} paragraph {match[2]}" + (f" {match[3]}" if match[3] else "")


def _telling(form: str) -> bool:
    """Whether a form says enough to stand alone: more than one word, and begun with a capital or a figure."""
    return " " in form and not form[0].islower()


def _bare(form: str) -> str:
    return re.sub(r"^the\s+", "", form)


def _cut(label: str) -> str:
    if len(label) <= _LONGEST:
        return label
    return label[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"
