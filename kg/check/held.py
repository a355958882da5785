"""What a graph knows that the check of a draft needs: titles and dates of texts, requests that recur."""

from __future__ import annotations

from kg.check.draft import Held, HeldRequest, HeldText
from kg.graph import GraphStore
from kg.model import ReportingRequest
from kg.questions import run

TEXTS = """SELECT ?symbol ?title ?date ?organ ?status WHERE {
  ?text kg:held true ; dcterms:identifier ?symbol .
  OPTIONAL { ?text dcterms:title ?title } OPTIONAL { ?text dcterms:issued ?date }
  OPTIONAL { ?text kg:organ ?organ } OPTIONAL { ?text kg:status ?status } } ORDER BY ?symbol ?title ?date"""
REQUESTS = """SELECT ?symbol ?addressee ?deliverable ?about ?due ?recurrence ?quote ?date WHERE {
  ?text kg:requestsReport ?request ; dcterms:identifier ?symbol .
  ?request kg:recurrence ?recurrence ; kg:deliverable ?deliverable ; kg:about ?about ; kg:addressee ?addressee ;
           kg:quote ?quote .
  FILTER NOT EXISTS { ?text kg:status "draft" }
  OPTIONAL { ?request kg:dueText ?due } OPTIONAL { ?text dcterms:issued ?date } } ORDER BY ?symbol ?request ?addressee"""


def held(store: GraphStore) -> Held:
    """The texts of a store by symbol, and the requests that recur."""
    texts = {
        str(row["symbol"]): HeldText(
            str(row["symbol"]),
            _text(row["title"]),
            _text(row["date"]),
            str(row["organ"]).rsplit("/", 1)[-1] if row["organ"] else None,
            row["status"] == "draft",
        )
        for row in run(store, TEXTS).records()
    }
    requests = [
        HeldRequest(
            str(row["symbol"]),
            ReportingRequest(
                "",
                (str(row["addressee"]),),
                str(row["deliverable"]),
                str(row["quote"]),
                0,
                0,
                about=_text(row["about"]),
                due_text=_text(row["due"]),
                recurrence=_text(row["recurrence"]),
            ),
            _text(row["date"]),
        )
        for row in run(store, REQUESTS).records()
    ]
    return Held(texts, tuple(requests))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
