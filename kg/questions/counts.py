"""How much a graph holds."""

from __future__ import annotations

from collections.abc import Mapping

from kg.graph import GraphStore
from kg.questions.run import run

COUNTED = """
SELECT ?documents ?cited ?citations ?requests ?unresolved WHERE {
  { SELECT (COUNT(DISTINCT ?d) AS ?documents) WHERE { ?d kg:held true } }
  { SELECT (COUNT(DISTINCT ?t) AS ?cited) WHERE { ?d cito:cites ?t } }
  { SELECT (COUNT(?c) AS ?citations) WHERE { ?c a kg:Citation } }
  { SELECT (COUNT(?r) AS ?requests) WHERE {
      ?d kg:requestsReport ?r FILTER NOT EXISTS { ?adopted kg:adoptedFrom ?d ; kg:held true }
  } }
  { SELECT (COUNT(?u) AS ?unresolved) WHERE { ?u a kg:UnresolvedMention } }
}"""


def counts(store: GraphStore) -> Mapping[str, int]:
    """The numbers of documents, of texts cited, of citations, of reporting requests and of unresolved mentions.

    The requests of a draft whose adopted text is in the graph are not counted a second time.
    """
    (row,) = run(store, COUNTED).records()
    return {name: int(number or 0) for name, number in row.items()}
