"""What the files under ontology/ say, as Organ, Instrument and Action records; read once and kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Literal, cast, get_args

import pyoxigraph as ox

from kg.errors import RegistryError
from kg.model import Action, Instrument, Kind, NumberStyle, Organ, Series

BASE = "https://un-kg.example/"
"""Base of the IRIs in ontology/*.ttl. A reserved domain: nobody can mistake it for a claim of the United Nations."""
TERMS = BASE + "terms#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ORG_PARENT = "http://www.w3.org/ns/org#subOrganizationOf"

KIND_OF_CLASS: Mapping[str, Kind] = {
    "Treaty": "treaty",
    "Declaration": "declaration",
    "Programme": "programme",
    "OtherInstrument": "other",
}


def ontology_file(name: str) -> Traversable:
    """The file `name` of the ontology folder, from the installed package or from the checkout.

    Raises RegistryError where it is missing.
    """
    for folder in (_installed(), files("kg") / ".." / "ontology"):
        if folder is not None and (folder / name).is_file():
            return folder / name
    raise RegistryError(f"ontology/{name} is missing from this installation; install the package again")


def _installed() -> Traversable | None:
    try:
        return files("kg.ontology")
    except ModuleNotFoundError:
        return None


class _Node:
    """One subject of a Turtle file with its values by predicate."""

    __slots__ = ("iri", "values")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self.values: dict[str, list[str]] = defaultdict(list)

    def all(self, predicate: str) -> tuple[str, ...]:
        return tuple(self.values.get(predicate, ()))

    def one(self, predicate: str) -> str | None:
        found = self.values.get(predicate)
        return found[0] if found else None

    def need(self, predicate: str) -> str:
        found = self.one(predicate)
        if found is None:
            raise RegistryError(f"{self.iri} has no {predicate.rsplit('#')[-1]}; add it under ontology/")
        return found

    def number(self, predicate: str) -> int | None:
        found = self.one(predicate)
        return int(found) if found else None


def _nodes(name: str) -> dict[str, _Node]:
    nodes: dict[str, _Node] = {}
    try:
        for triple in ox.parse(ontology_file(name).read_bytes(), format=ox.RdfFormat.TURTLE):
            subject = str(triple.subject.value) if not isinstance(triple.subject, ox.Triple) else ""
            value = triple.object.value if not isinstance(triple.object, ox.Triple) else ""
            nodes.setdefault(subject, _Node(subject)).values[triple.predicate.value].append(value)
    except SyntaxError as error:
        raise RegistryError(f"ontology/{name} is not valid Turtle: {error}") from error
    return nodes


def _of_class(nodes: Mapping[str, _Node], *classes: str) -> Iterator[tuple[_Node, str]]:
    wanted = {TERMS + name: name for name in classes}
    for node in nodes.values():
        for value in node.all(RDF_TYPE):
            if value in wanted:
                yield node, wanted[value]
                break


@cache
def organs() -> Mapping[str, Organ]:
    """All organs of ontology/organs.ttl by key, in the order of the file."""
    nodes = _nodes("organs.ttl")
    return MappingProxyType(
        {
            organ.key: organ
            for organ in (_organ(node, cls, nodes) for node, cls in _of_class(nodes, "Organ", "Committee"))
        }
    )


def _organ(node: _Node, cls: str, nodes: Mapping[str, _Node]) -> Organ:
    parent = node.one(ORG_PARENT)
    name = node.need(SKOS + "prefLabel")
    return Organ(
        key=node.need(TERMS + "notation"),
        name=name,
        labels=(name, *node.all(SKOS + "altLabel"), *node.all(SKOS + "hiddenLabel")),
        short_forms=node.all(TERMS + "shortForm"),
        prefix=node.one(TERMS + "symbolPrefix"),
        number_pattern=node.one(TERMS + "numberPattern"),
        numbered=tuple(
            (
                int(nodes[key].need(TERMS + "year")),
                int(nodes[key].need(TERMS + "fromNumber")),
                int(nodes[key].need(TERMS + "toNumber")),
            )
            for key in node.all(TERMS + "numbered")
        ),
        parent=parent.rsplit("/", 1)[-1] if parent else None,
        series=tuple(_series(nodes[key]) for key in node.all(TERMS + "series")),
        established=node.number(TERMS + "established"),
        dissolved=node.number(TERMS + "dissolved"),
        first_session=node.number(TERMS + "sessionOne"),
        sessions_per_year=node.number(TERMS + "sessionsPerYear") or 1,
        special_sessions=MappingProxyType(
            {
                nodes[key].need(TERMS + "notation"): int(nodes[key].need(TERMS + "year"))
                for key in node.all(TERMS + "session")
            }
        ),
        is_committee=cls == "Committee",
        principal=node.one(TERMS + "principal") == "true",
        reports=node.all(TERMS + "reportSymbol"),
    )


def _series(node: _Node) -> Series:
    style, act = node.need(TERMS + "style"), node.need(TERMS + "act")
    if style not in get_args(NumberStyle) or act not in ("resolution", "decision", "statement"):
        raise RegistryError(f"ontology/organs.ttl has a series with unknown act {act!r} or style {style!r}")
    return Series(
        act=cast('Literal["resolution", "decision", "statement"]', act),
        style=cast("NumberStyle", style),
        template=node.need(TERMS + "template"),
        first=node.number(TERMS + "fromSession"),
        last=node.number(TERMS + "toSession"),
        first_number=node.number(TERMS + "firstNumber"),
    )


@cache
def instruments() -> Mapping[str, Instrument]:
    """All named instruments of ontology/instruments.ttl by key, in the order of the file."""
    nodes = _nodes("instruments.ttl")
    found = (_instrument(node, KIND_OF_CLASS[cls]) for node, cls in _of_class(nodes, *KIND_OF_CLASS))
    return MappingProxyType({instrument.key: instrument for instrument in found})


def _instrument(node: _Node, kind: Kind) -> Instrument:
    name = node.need(SKOS + "prefLabel")
    return Instrument(
        key=node.iri.rsplit("/", 1)[-1],
        name=name,
        kind=kind,
        labels=(name, *node.all(SKOS + "altLabel"), *node.all(SKOS + "hiddenLabel")),
        short_forms=node.all(TERMS + "shortForm"),
        presumed_forms=node.all(TERMS + "presumedForm"),
        symbols=node.all(TERMS + "carriedBy"),
        date=node.one(DCTERMS + "issued"),
        adopted_by=node.one(TERMS + "adoptedBy"),
        protocol_to=protocol_to.rsplit("/", 1)[-1] if (protocol_to := node.one(TERMS + "protocolTo")) else None,
    )


@cache
def actions() -> Mapping[str, Action]:
    """All action verbs of ontology/actions.ttl by base form, in the order of the file."""
    nodes = _nodes("actions.ttl")
    return MappingProxyType(
        {action.key: action for action in (_action(node) for node, _ in _of_class(nodes, "Action"))}
    )


def _action(node: _Node) -> Action:
    force = node.need(TERMS + "force")
    if force not in ("neutral", "endorsing", "concerned", "directive"):
        raise RegistryError(f"{node.iri} has the unknown force {force!r}")
    match = node.one(SKOS + "closeMatch")
    return Action(
        key=node.need(SKOS + "notation"),
        participles=node.all(TERMS + "participle"),
        finites=node.all(TERMS + "finite"),
        force=cast('Literal["neutral", "endorsing", "concerned", "directive"]', force),
        rank=int(node.need(TERMS + "rank")),
        pasts=node.all(TERMS + "past"),
        opens_only=node.one(TERMS + "opensOnly") == "true",
        cito=match.rsplit("/", 1)[-1] if match else None,
        performative=node.one(TERMS + "performative") == "true",
        preposition=node.one(TERMS + "preposition"),
    )


@cache
def _organs_by_label() -> Mapping[str, Organ]:
    return {label.casefold(): organ for organ in organs().values() for label in organ.labels}


def organ_named(text: str) -> Organ | None:
    """The organ that a printed form names, or None; case and a leading "the" do not count.

    >>> organ_named("the Human Rights Council").key
    'hrc'
    """
    words = " ".join(text.replace("’", "'").split()).casefold()
    table = _organs_by_label()
    for form in (words, words.removeprefix("the "), words.removeprefix("the ").replace("'", "’")):
        if form in table:
            return table[form]
    return None


@cache
def concepts(name: str, cls: str) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """The concepts of one class of `ontology/{name}`, in the order of the file: values by the property's local name.

    >>> concepts("requests.ttl", "Deliverable")[0]["notation"]
    ('report',)
    """
    return tuple(
        MappingProxyType({key.rsplit("#", 1)[-1]: tuple(values) for key, values in node.values.items()})
        for node, _ in _of_class(_nodes(name), cls)
    )
