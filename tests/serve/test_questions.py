"""The query page: every shipped question can be asked there, and SPARQL of one's own."""

from __future__ import annotations

import json
from urllib.parse import unquote, urlencode

import pytest

from kg.questions import queries
from tests.serve.service import Service, needs_curl
from tests.serve.test_things import HTML, outline

pytestmark = needs_curl
VALUES = {
    "symbol": "A/HRC/RES/47/98",
    "earlier": "A/HRC/RES/44/98",
    "later": "A/HRC/RES/47/98",
    "organ": "hrc",
    "session": "47",
}


@pytest.mark.parametrize("name", queries())
def test_every_question_can_be_asked(service: Service, name: str) -> None:
    named = queries()[name]
    form = service.curl(f"query?name={name}", *HTML)
    assert form.status == 200 and named.title in form.text.replace("&#39;", "'")
    for one in named.parameters:
        assert f'name="{one.name}"' in form.text
    given = {one.name: VALUES.get(one.name, one.example) for one in named.parameters if one.required}
    asked = service.curl("query?" + urlencode({"name": name, "run": "1", **given}), *HTML)
    outline(asked.text)
    if asked.status == 200:
        assert 'id="answer"' in asked.text
    else:
        assert asked.status == 400 and 'role="alert"' in asked.text, "an example that this store does not hold"


def test_an_answer_links_and_can_be_saved(service: Service) -> None:
    page = service.curl("query?name=cites&run=1&symbol=A/HRC/RES/47/98", *HTML)
    links = outline(page.text).hrefs
    assert "/document/A-HRC-RES-44-98" in links
    saved = next(href for href in links if href.endswith("download=csv"))
    reply = service.curl(saved)
    assert reply.type == "text/csv" and b"A/HRC/RES/44/98" in reply.body
    assert "hasCitingEntity" in unquote(saved)


def test_sparql_of_ones_own(service: Service) -> None:
    for how in (["-G"], ["-X", "POST"]):
        query = "SELECT ?d { ?d kg:held true } ORDER BY ?d"
        page = service.curl("query", *HTML, *how, "--data-urlencode", f"query={query}")
        assert page.status == 200 and "7 rows" in page.text and "/document/A-HRC-RES-44-98" in page.text
    assert "yes" in service.ask("ASK {}", *HTML).text
    assert "subject" in service.ask("CONSTRUCT WHERE { ?s kg:held true }", *HTML).text


def test_what_is_wrong_stands_on_the_page(service: Service) -> None:
    rows = [
        ("query?name=cites&run=1", "needs symbol"),
        ("query?name=cites&run=1&symbol=A/RES/1/99999", "neither in the collection nor cited in it"),
        ("query?query=SELECT", "not valid SPARQL"),
        ("query?query=CLEAR%20ALL", "would change the graph"),
    ]
    for path, words in rows:
        page = service.curl(path, *HTML)
        assert page.status == 400 and words in page.text, path
    assert service.curl("query?name=nothing", *HTML).status == 404


def test_the_first_page_counts(service: Service) -> None:
    page = service.curl("", *HTML)
    assert "<b>7</b>documents read" in page.text
    assert json.loads(service.curl("health").body)["statements"] > 1000
