"""A graph on a SPARQL server gives the views, reports and pages that the same graph gives in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import GraphStore, build, memory_store, open_store
from kg.reports import FORMATS, REPORTS, render, report
from kg.site import write_document, write_requests, write_site
from kg.views import view_page
from tests.graph.servers import oxigraph_server
from tests.graph.specimens import council_44, specimens

SYMBOL = council_44().document.masthead.symbol or ""
VIEWS: tuple[dict[str, object], ...] = (
    {},
    {"name": "explorer"},
    {"focus": SYMBOL, "depth": 2},
    {"named": frozenset({SYMBOL, "A/RES/41/128"})},
)
MADE_ANEW = {"download/graph.ttl"}
"""The file that tells when the documents were read."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with oxigraph_server(tmp_path_factory.mktemp("server")) as (url, _process):
        with open_store(url) as writing:
            build(specimens(), writing)
        with open_store(url, read_only=True) as reading:
            yield reading


@pytest.fixture(scope="module")
def memory() -> Iterator[GraphStore]:
    with memory_store() as store:
        build(specimens(), store)
        yield store


@pytest.mark.parametrize("how", VIEWS, ids=lambda how: " ".join(how) or "network")
def test_views(how: dict[str, object], server: GraphStore, memory: GraphStore) -> None:
    assert view_page(server, **how) == view_page(memory, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", REPORTS)
def test_reports(name: str, server: GraphStore, memory: GraphStore) -> None:
    there, here = report(name, server), report(name, memory)
    for form in FORMATS:
        assert render(there, form) == render(here, form), form


def test_the_lineage_of_one_text(server: GraphStore, memory: GraphStore) -> None:
    assert render(report("lineage", server, SYMBOL), "html") == render(report("lineage", memory, SYMBOL), "html")


def test_pages_and_the_site(server: GraphStore, memory: GraphStore, tmp_path: Path) -> None:
    for name, store in (("there", server), ("here", memory)):
        write_document(store, tmp_path / name / "document.html", SYMBOL)
        write_requests(store, tmp_path / name / "requests.html")
        write_site(store, tmp_path / name / "site")
    there, here = (
        {str(path.relative_to(tmp_path / name)): path for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("there", "here")
    )
    assert there.keys() == here.keys()
    differ = {path for path, file in there.items() if file.read_bytes() != here[path].read_bytes()}
    assert {path.removeprefix("site/") for path in differ} <= MADE_ANEW
