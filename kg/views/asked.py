"""What the texts of a network ask for: their reporting requests, in their own words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network import CitationNetwork

if TYPE_CHECKING:
    from kg.graph import GraphStore

_REQUESTS = """
SELECT ?document ?request ?sign ?position ?start ?quote ?deliverable ?due ?recurrence WHERE {
  ?document kg:requestsReport ?request .
  ?request kg:deliverable ?deliverable ; kg:inParagraph ?paragraph ; kg:start ?start ; kg:quote ?quote .
  ?paragraph skos:notation ?sign ; kg:position ?position .
  OPTIONAL { ?request kg:dueText ?due }
  OPTIONAL { ?request kg:recurrence ?recurrence }
}"""
_ADDRESSEES = "SELECT ?request ?name WHERE { ?request a kg:ReportingRequest ; kg:addressee ?name }"


@dataclass(frozen=True, slots=True)
class Ask:
    """A reporting request of a text."""

    paragraph: str
    """Id of the paragraph in which it stands (`op12`)."""
    addressees: tuple[str, ...]
    deliverable: str
    due: str | None
    """When it is due and how often, as printed; None where it does not say."""
    quote: str
    """The words of the request."""


def asked_by(store: GraphStore, network: CitationNetwork) -> dict[str, tuple[Ask, ...]]:
    """Return the reporting requests of each text of a network that makes any, by its key, in text order."""
    addressees: dict[str, list[str]] = defaultdict(list)
    for request, name in store.solutions(_ADDRESSEES):
        addressees[request.value].append(name.value)
    keys = {node.iri: node.key for node in network.nodes}
    found: dict[str, list[tuple[int, int, Ask]]] = defaultdict(list)
    for document, request, sign, position, start, quote, deliverable, due, recurrence in store.solutions(_REQUESTS):
        when = ", ".join(term.value for term in (due, recurrence) if term is not None)
        ask = Ask(sign.value, tuple(sorted(addressees[request.value])), deliverable.value, when or None, quote.value)
        if document.value in keys:
            found[keys[document.value]].append((int(position.value), int(start.value), ask))
    return {key: tuple(row[2] for row in sorted(rows, key=_in_text_order)) for key, rows in sorted(found.items())}


def _in_text_order(row: tuple[int, int, Ask]) -> tuple[int, int, str, str]:
    position, start, ask = row
    return (position, start, ask.quote, ask.deliverable)
