"""What the first page and the search show of a store."""

from __future__ import annotations

from kg.graph import GraphStore
from kg.questions import counts, queries
from kg.serve.citations import text_of
from kg.serve.facts import Link
from kg.serve.links import Site
from kg.serve.pages import HomePage, SearchPage
from kg.serve.search import Index

COUNTS = {
    "documents": "documents read",
    "cited": "texts and instruments cited",
    "citations": "citations",
    "requests": "reporting requests",
}
MOST_CITED = """
SELECT ?thing (COUNT(*) AS ?n) WHERE { ?document cito:cites ?thing } GROUP BY ?thing ORDER BY DESC(?n) ?thing LIMIT 12"""
LATEST = """
SELECT ?thing ?label (SAMPLE(?one) AS ?title) ?date WHERE {
  ?thing kg:held true ; dcterms:issued ?date ; rdfs:label ?label . OPTIONAL { ?thing dcterms:title ?one }
} GROUP BY ?thing ?label ?date ORDER BY DESC(?date) ?label LIMIT 12"""


def home_page(store: GraphStore, index: Index, site: Site) -> HomePage:
    """What the first page shows of a store."""
    counted = counts(store)
    return HomePage(
        counts=tuple((words, counted[name]) for name, words in COUNTS.items()),
        most_cited=tuple(
            Link(index.name_of(text_of(row, "thing")), site.href(text_of(row, "thing")), text_of(row, "n"))
            for row in store.solutions(MOST_CITED)
        ),
        latest=tuple(
            Link(text_of(row, "label"), site.href(text_of(row, "thing")), text_of(row, "title"))
            for row in store.solutions(LATEST)
        ),
        questions=tuple(queries().values()),
    )


def search_page(index: Index, words: str, site: Site) -> SearchPage:
    """What is found for some words."""
    hits, count = index.find(words)
    shown = []
    for hit in hits:
        others = [name for name in hit.names[1:] if name.casefold() != hit.names[0].casefold()][:2]
        cited = f"cited by {hit.cited:,} {'text' if hit.cited == 1 else 'texts'}" if hit.cited else ""
        shown.append(Link(hit.names[0], site.href(hit.iri), " · ".join(part for part in (*others, cited) if part)))
    return SearchPage(" ".join(words.split()), tuple(shown), count)
