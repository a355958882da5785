"""What a process can be asked to do: one function a job, from the open store to an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from kg.ontologypage import vocabulary_page
from kg.serve.answer import HTML, Answer, Refused
from kg.serve.asking import query_page
from kg.serve.data import DATA_FORMS, thing_data
from kg.serve.description import description
from kg.serve.desk import Desk
from kg.serve.home import home_page, search_page
from kg.serve.links import Site
from kg.serve.pages import home_html, query_html, search_html, thing_html
from kg.serve.protocol import Operation
from kg.serve.sparql import answer_query, too_large
from kg.serve.thing import known_iri, thing_page
from kg.views import view_page


def sparql(
    desk: Desk, *, query: str, default_graphs: list[str], named_graphs: list[str], download: str, accept: str
) -> Answer:
    """The answer to a query of the SPARQL protocol."""
    operation = Operation(query, tuple(default_graphs), tuple(named_graphs), download)
    return answer_query(desk.store, operation, accept, most=desk.limits.answer_bytes)


def describe(desk: Desk, *, endpoint: str, accept: str) -> Answer:
    """The description of the service."""
    return description(desk.store, endpoint, accept)


def ask(desk: Desk, *, name: str = "", values: dict[str, str] | None = None, query: str = "") -> Answer:
    """The query page, with the answer where something is asked."""
    site = Site(desk.store.base)
    page = query_page(desk.store, site, name=name, values=values, sparql=query)
    return _page(desk, query_html(page, site), 400 if page.error else 200)


def home(desk: Desk) -> Answer:
    """The first page."""
    site = Site(desk.store.base)
    return _page(desk, home_html(home_page(desk.store, desk.index, site), site))


def search(desk: Desk, *, words: str, as_json: bool) -> Answer:
    """What is found for some words, as a page or as JSON."""
    site = Site(desk.store.base)
    if as_json:
        hits, count = desk.index.find(words)
        rows = [{"iri": hit.iri, "names": hit.names, "cited": hit.cited} for hit in hits]
        return Answer(json.dumps({"count": count, "hits": rows}, ensure_ascii=False).encode(), "application/json")
    return _page(desk, search_html(search_page(desk.index, words, site), site))


def thing(desk: Desk, *, path: str, suffix: str) -> Answer:
    """The page of a thing, or the statements about it in the form of a suffix of DATA_FORMS.

    The vocabulary has the page that `kg ontology` writes.
    """
    iri = known_iri(desk.store, path)
    if iri is None:
        raise Refused(404, f"the graph knows nothing of {desk.store.base}{path}")
    if suffix:
        form = DATA_FORMS[suffix]
        body = thing_data(desk.store, iri, suffix)
        charset = "; charset=utf-8" if form.media_type.startswith("text/") else ""
        return _bounded(desk, Answer(body, form.media_type + charset))
    if iri == desk.store.base + "terms":
        return _page(desk, vocabulary_page(desk.store.base))
    site = Site(desk.store.base)
    return _page(desk, thing_html(thing_page(desk.store, iri, site), site))


def explorer(desk: Desk, *, focus: str) -> Answer:
    """The explorer of the whole network, or of what lies around a text."""
    page = view_page(desk.store, name="explorer", focus=focus or None, pages="/document/{slug}")
    return _page(desk, page)


def health(desk: Desk) -> Answer:
    """That the store can be read, with the number of its statements."""
    return Answer(json.dumps({"status": "ok", "statements": len(desk.store.inner)}).encode(), "application/json")


def _page(desk: Desk, text: str, status: int = 200) -> Answer:
    return _bounded(desk, Answer(text.encode("utf-8", "replace"), HTML, status))


def _bounded(desk: Desk, answer: Answer) -> Answer:
    if len(answer.body) > desk.limits.answer_bytes:
        raise too_large(desk.limits.answer_bytes)
    return answer


JOBS: Mapping[str, Callable[..., Answer]] = {
    "sparql": sparql,
    "describe": describe,
    "ask": ask,
    "home": home,
    "search": search,
    "thing": thing,
    "explorer": explorer,
    "health": health,
}
"""Every job by its name."""
