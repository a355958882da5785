"""The questions that are shipped with the program: one .rq file each, with a head that says what it asks.

# title: What a text cites
# question: What does this resolution cite, where, and with which verb?
# note: (optional) how the answer is computed
# param: symbol document-symbol "A/RES/70/1"      required, with an example
# option: limit integer "100"                     optional, with its default; "" means any
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kg.errors import QueryError
from kg.graph import GraphStore
from kg.graph.iris import base_iri
from kg.graph.vocabulary import prefixes
from kg.questions.parameters import TYPES, Parameter, as_sparql

HEAD = re.compile(r"#\s*(title|question|note|param|option):\s*(.+)")
PLACE = re.compile(r"\$(\w+)")
DECLARED = re.compile(r'(\w+)\s+([\w-]+)\s+"(.*)"\Z')


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A shipped question."""

    name: str
    title: str
    question: str
    note: str
    parameters: tuple[Parameter, ...]
    body: str
    """SPARQL without prefixes; a parameter stands as `$name`."""

    @property
    def sparql(self) -> str:
        """The query as it is shipped, with prefixes under the default base; parameters stand as `$name`."""
        return _with_prefixes(self.body, base_iri())

    def filled(self, store: GraphStore, **values: object) -> str:
        """The query for a store, with the parameters as RDF terms.

        Raises QueryError where a parameter is missing, unknown or not of its type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise QueryError(f"the query {self.name} has no parameter {name!r}{self._usage()}")
        terms: dict[str, str] = {}
        for parameter in self.parameters:
            value = values.get(parameter.name)
            if value is None and parameter.required:
                example = f'{parameter.name} ({parameter.type}), for example {parameter.name}="{parameter.example}"'
                raise QueryError(f"the query {self.name} needs {example}")
            chosen = parameter.example if value is None else value
            if chosen != "" or parameter.required:
                terms[parameter.name] = as_sparql(parameter, chosen, store)
        return _with_prefixes(PLACE.sub(lambda found: terms.get(found[1], found[0]), self.body), store.base)

    def _usage(self) -> str:
        names = ", ".join(parameter.name for parameter in self.parameters)
        return f"; its parameters are {names}" if names else "; it has none"


def _with_prefixes(body: str, base: str) -> str:
    used = {prefix: iri for prefix, iri in prefixes(base).items() if re.search(rf"\b{prefix}:", body)}
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in used.items()) + "\n" + body.lstrip()


@cache
def queries() -> Mapping[str, NamedQuery]:
    """All shipped questions by name, in alphabetical order."""
    folder = files("kg.questions")
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda entry: entry.name)
    found = {entry.name[:-3]: entry.read_text(encoding="utf-8") for entry in entries}
    return MappingProxyType({name: parse_query(name, text) for name, text in found.items()})


def named_query(name: str) -> NamedQuery:
    """The question of a name; raises QueryError with the names that are near."""
    found = queries().get(name)
    if found is not None:
        return found
    near = difflib.get_close_matches(name, queries(), n=3)
    advice = f"did you mean {' or '.join(near)}?" if near else "`kg query --list` shows all names"
    raise QueryError(f"there is no query named {name!r}; {advice}")


def listing() -> str:
    """All shipped questions as text: name, question and parameters, those that may be left out in brackets."""
    lines = []
    for query in queries().values():
        shown = [f"{one.name}=…" if one.required else f"[{one.name}=…]" for one in query.parameters]
        lines += [" ".join((query.name, *shown)), f"    {query.question}"]
    return "\n".join(lines)


def parse_query(name: str, text: str) -> NamedQuery:
    """The question in an .rq file; raises QueryError where its head is incomplete or declares a type that is unknown."""
    head: dict[str, str] = {}
    parameters: list[Parameter] = []
    lines = text.splitlines()
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        found = HEAD.match(lines.pop(0))
        if not found:
            continue
        key, value = found[1], found[2].strip()
        if key in ("param", "option"):
            parameters.append(_parameter(name, value, required=key == "param"))
        else:
            head[key] = value
    if "title" not in head or "question" not in head:
        raise QueryError(f"{name}.rq lacks a `# title:` or `# question:` line at its head")
    return NamedQuery(
        name, head["title"], head["question"], head.get("note", ""), tuple(parameters), "\n".join(lines) + "\n"
    )


def _parameter(query: str, value: str, *, required: bool) -> Parameter:
    found = DECLARED.match(value)
    if not found or found[2] not in TYPES:
        raise QueryError(
            f'{query}.rq: write `# param: name type "example"` with a type of {", ".join(TYPES)}, not {value!r}'
        )
    return Parameter(found[1], found[2], found[3], required)
