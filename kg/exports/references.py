"""The cited documents as a list of references: BibTeX, and CSL-JSON for Zotero, pandoc and other citation managers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO

from kg.model import Kind
from kg.network import CitationNetwork, Node
from kg.registry import organs
from kg.symbol import is_symbol

CSL_TYPE: Mapping[Kind, str] = {
    "resolution": "legislation",
    "decision": "legislation",
    "treaty": "treaty",
    "report": "report",
}
"""CSL 1.0.2 item types by kind; all others are "document"."""
ESCAPED = str.maketrans(
    {sign: "\\" + sign for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def cited_texts(network: CitationNetwork) -> Iterator[Node]:
    """The texts that some document of the collection cites, in the order of their symbols and names."""
    cited = {edge.cited for edge in network.edges}
    return (node for node in network.nodes if node.key in cited)


def write_bibtex(network: CitationNetwork, stream: IO[bytes]) -> None:
    """Write the cited texts as BibTeX entries of type misc, in braces so that capitals are kept."""
    seen: Counter[str] = Counter()
    for node in cited_texts(network):
        key = _key(node)
        seen[key] += 1
        key = key if seen[key] == 1 else f"{key}-{seen[key]}"
        fields = {name: value for name, value in _fields(node).items() if value}
        lines = "".join(f",\n  {name} = {{{_braced(name, value)}}}" for name, value in fields.items())
        stream.write(f"@misc{{{key}{lines}\n}}\n\n".encode())


def write_csl(network: CitationNetwork, stream: IO[bytes]) -> None:
    """Write the cited texts as a CSL-JSON array."""
    json.dump([_item(node) for node in cited_texts(network)], _Utf8(stream), ensure_ascii=False, indent=1)
    stream.write(b"\n")


class _Utf8:
    """A text stream over a binary one."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text as UTF-8."""
        return self._stream.write(text.encode())


def _fields(node: Node) -> dict[str, str | None]:
    symbol = _symbol(node)
    return {
        "author": f"{{{_organ(node)}}}" if _organ(node) else None,
        "title": f"{{{node.title or node.label}}}",
        "year": str(node.year) if node.year else None,
        "date": node.date,
        "number": symbol,
        "type": node.kind,
        "url": node.page,
    }


def _braced(name: str, value: str) -> str:
    if name == "url":
        return value.replace("{", "%7B").replace("}", "%7D")
    inner = value.removeprefix("{").removesuffix("}")
    escaped = " ".join(inner.split()).translate(ESCAPED)
    return f"{{{escaped}}}" if value.startswith("{") else escaped


def _item(node: Node) -> dict[str, object]:
    issued: dict[str, object] | None = None
    if node.date:
        issued = {"date-parts": [[int(part) for part in node.date.split("-")]]}
    elif node.year:
        issued = {"date-parts": [[node.year]]}
    item = {
        "id": node.key,
        "type": CSL_TYPE.get(node.kind, "document"),
        "title": node.title or node.label,
        "authority": _organ(node),
        "author": [{"literal": _organ(node)}] if _organ(node) else None,
        "number": _symbol(node),
        "genre": node.kind,
        "issued": issued,
        "URL": node.page,
    }
    return {name: value for name, value in item.items() if value is not None}


def _symbol(node: Node) -> str | None:
    return next((key for key in (node.key, *node.also) if is_symbol(key)), None)


def _organ(node: Node) -> str | None:
    organ = organs().get(node.organ or "")
    return organ.name if organ else node.organ


def _key(node: Node) -> str:
    """A BibTeX key: the symbol or name in plain letters, digits and points."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in node.key).strip("-")
