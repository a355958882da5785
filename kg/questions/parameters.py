"""Typed parameters of named questions: what a person writes, as the RDF term that goes into the query."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import GraphStore
from kg.graph.things import document_symbol, instrument_named
from kg.model import Action
from kg.registry import actions, organ_named, organs
from kg.symbol import canonical, is_symbol

XSD_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as the head of an .rq file declares it."""

    name: str
    type: str
    """A key of TYPES."""
    example: str
    """For an optional parameter, its default; empty where leaving it out means any."""
    required: bool = True


def as_sparql(parameter: Parameter, value: object, store: GraphStore) -> str:
    """The value as a SPARQL term; raises QueryError with one sentence where it is not of the parameter's type."""
    words = str(value).strip()
    if not words.isascii() and any("\ud800" <= sign <= "\udfff" for sign in words):
        raise QueryError(f"{parameter.name} holds bytes that are no UTF-8; write it anew, not {words!r}")
    term = TYPES[parameter.type](parameter.name, words, store)
    if isinstance(term, ox.Literal) and term.datatype == XSD_INTEGER:
        return term.value
    return str(term)


def _integer(name: str, value: str, store: GraphStore) -> ox.Literal:
    if not re.fullmatch(r"-?\d{1,12}", value):
        raise QueryError(f"{name} must be a whole number, not {value!r}")
    return ox.Literal(str(int(value)), datatype=XSD_INTEGER)


def _year(name: str, value: str, store: GraphStore) -> ox.Literal:
    if not re.fullmatch(r"(19|20|21)\d\d", value):
        raise QueryError(f"{name} must be a year like 2024, not {value!r}")
    return ox.Literal(value, datatype=XSD_INTEGER)


def _session(name: str, value: str, store: GraphStore) -> ox.Literal:
    found = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", value)
    if not found:
        raise QueryError(f"{name} must be the number of a session like 53, not {value!r}")
    return ox.Literal(str(int(found[1])), datatype=XSD_INTEGER)


def _text(name: str, value: str, store: GraphStore) -> ox.Literal:
    if not value:
        raise QueryError(f"{name} is empty; give the words to look for")
    return ox.Literal(value)


def _date(name: str, value: str, store: GraphStore) -> ox.Literal:
    try:
        return ox.Literal(date.fromisoformat(value).isoformat())
    except ValueError as error:
        raise QueryError(f"{name} must be a date like 2024-06-30, not {value!r}") from error


def _action(name: str, value: str, store: GraphStore) -> ox.NamedNode:
    """The action verb with a base form or one of its printed forms."""
    words = value.casefold()
    forms = {form.replace("* ", ""): key for key, verb in reversed(tuple(actions().items())) for form in _forms(verb)}
    key = words if words in actions() else forms.get(words)
    if key is None:
        names = [*actions(), *forms]
        raise QueryError(
            f"{value!r} is no action verb that is known here{_near(words, names)}; write for example recall"
        )
    return store.iris.action(key)


def _forms(verb: Action) -> tuple[str, ...]:
    return (*verb.participles, *verb.finites, *verb.pasts)


def _organ(name: str, value: str, store: GraphStore) -> ox.NamedNode:
    known = organs().get(value.casefold()) or organ_named(value)
    if known is None:
        names = [name for organ in organs().values() for name in (organ.key, *organ.labels)]
        raise QueryError(
            f"{value!r} is no organ that is known here{_near(value, names)}; `hrc` or its full name will do"
        )
    return store.iris.organ(known.key)


def _symbol(name: str, value: str, store: GraphStore) -> ox.NamedNode:
    """The document of a symbol, the instrument of a name, or the document with that title."""
    if is_symbol(value):
        for symbol in (document_symbol(value), canonical(value)):
            if _known(store, store.iris.document(symbol)):
                return store.iris.document(symbol)
        raise QueryError(f"{document_symbol(value)} is neither in the collection nor cited in it")
    instrument = instrument_named(value)
    if instrument is not None:
        return store.iris.instrument(instrument.key)
    for label in (value, value.strip("\"'“”")):
        for quad in _labelled(store, label):
            return quad
    raise QueryError(f"{value!r} is not a document symbol, nor the name of an instrument or text in the collection")


def _known(store: GraphStore, node: ox.NamedNode) -> bool:
    return store.holds(f"{node} ?predicate ?object")


def _labelled(store: GraphStore, label: str) -> list[ox.NamedNode]:
    """The documents and instruments with a label or title, in any case, in the order of their IRIs."""
    words = ox.Literal(" ".join(label.split()).casefold())
    sparql = (
        "SELECT DISTINCT ?thing WHERE { ?thing rdfs:label|skos:prefLabel|skos:altLabel|dcterms:title ?label . "
        f"{{ ?thing a kg:Document }} UNION {{ ?thing a kg:Instrument }} FILTER(LCASE(STR(?label)) = {words}) }} ORDER BY ?thing"
    )
    return [row["thing"] for row in store.solutions(sparql) if isinstance(row["thing"], ox.NamedNode)]


def _near(value: str, names: list[str]) -> str:
    found = difflib.get_close_matches(value, names, n=1)
    return f"; did you mean {found[0]!r}" if found else ""


TYPES: Mapping[str, Callable[[str, str, GraphStore], ox.NamedNode | ox.Literal]] = {
    "document-symbol": _symbol,
    "organ": _organ,
    "session": _session,
    "year": _year,
    "date": _date,
    "action": _action,
    "integer": _integer,
    "text": _text,
}
"""How each type of parameter is read."""
