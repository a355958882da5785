"""The query operation of the SPARQL 1.1 Protocol: what a request asks for (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from kg.serve.answer import Refused

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
READS = "this service only reads; the graph is changed with `kg build` on the machine where it lies"
DATASET = ("default-graph-uri", "named-graph-uri")


@dataclass(frozen=True, slots=True)
class Operation:
    """A query with the data set over which it runs; where both lists are empty, over the union of all graphs."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    download: str = ""
    """A form to be saved as a file, by name (csv, json, ttl …), as in a link; empty where the Accept field decides.

    It is not called `format`: clients send that with values of their own, beside an Accept field that says the same.
    """


@dataclass(slots=True)
class _Fields:
    """The fields of an address and of a form, repeated ones in their order."""

    rows: list[tuple[str, str]] = field(default_factory=list)

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.rows if key == name)

    def add(self, text: bytes) -> None:
        try:
            self.rows += parse_qsl(text.decode(), keep_blank_values=True, errors="strict", max_num_fields=1000)
        except UnicodeDecodeError:
            raise Refused(400, "the request is not UTF-8") from None
        except ValueError:
            raise Refused(400, "the request has more than a thousand fields") from None


def operation(method: str, address: bytes, content_type: str, body: bytes) -> Operation | None:
    """The operation that a request asks for; None where it asks for none, and the service should describe itself.

    `address` is the part behind the question mark. Raises Refused: 400 where a query is missing or given twice, 403
    for an update, 415 for a body of another type than a form or a query.
    """
    fields = _Fields()
    fields.add(address)
    queries = list(fields.all("query"))
    if method == "POST":
        kind, _, parameters = content_type.partition(";")
        kind = kind.strip().casefold()
        if kind == FORM:
            fields.add(body)
            queries = list(fields.all("query"))
        elif kind == DIRECT:
            queries.append(_text(body, parameters))
        elif kind == UPDATE:
            raise Refused(403, READS)
        else:
            raise Refused(415, f"a query is sent as {DIRECT} or as a form ({FORM}), not as {kind or 'an unnamed type'}")
    if fields.all("update"):
        raise Refused(403, READS)
    if len(queries) > 1:
        raise Refused(400, "the request holds more than one query; send them one by one")
    default_graphs, named_graphs = (fields.all(name) for name in DATASET)
    if not queries:
        if method == "POST" or default_graphs or named_graphs:
            raise Refused(400, "the request holds no query; send one as the field `query`")
        return None
    return Operation(queries[0], default_graphs, named_graphs, (fields.all("download") or ("",))[0])


def _text(body: bytes, parameters: str) -> str:
    name, _, charset = parameters.strip().partition("=")
    if name.strip().casefold() == "charset" and charset.strip(' "').casefold() not in ("utf-8", "utf8", "us-ascii"):
        raise Refused(415, f"a query is sent in UTF-8, not in {charset.strip()}")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refused(400, "the query is not UTF-8") from None
