"""Exports: the same statements in every form, the same bytes for the same graph, and what other tools read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import UnknownName
from kg.graph import FORMATS, GraphStore, build, export, memory_store
from kg.graph.export import format_named
from tests.graph.specimens import specimens

QUAD_FORMS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}


def exported(store: GraphStore, form: str) -> bytes:
    stream = io.BytesIO()
    export(store, stream, form)
    return stream.getvalue()


@pytest.mark.parametrize("form", QUAD_FORMS)
def test_forms_with_graphs_say_all_that_the_store_says(store: GraphStore, form: str) -> None:
    assert set(ox.parse(exported(store, form), format=QUAD_FORMS[form])) == set(store.inner)


def test_turtle_says_the_same_without_graphs(store: GraphStore) -> None:
    read = list(ox.parse(exported(store, "turtle"), format=ox.RdfFormat.TURTLE))
    assert len(read) == len(store.inner)
    assert {quad.triple for quad in read} == {quad.triple for quad in store.inner}


@pytest.mark.parametrize("form", FORMATS)
def test_the_way_a_store_was_built_does_not_show(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    stores = [memory_store(), memory_store()]
    build(specimens(), stores[0])
    for pair in reversed(specimens()):
        build([pair], stores[1], batch=1)
    assert exported(stores[0], form) == exported(stores[1], form)


def test_prefixes_come_first_in_a_fixed_order_and_are_used(store: GraphStore) -> None:
    for form in ("turtle", "trig"):
        lines = exported(store, form).decode().splitlines()
        prefixes = [line.split()[1] for line in lines if line.startswith("@prefix")]
        assert prefixes[:6] == ["kg:", "doc:", "organ:", "instrument:", "action:", "cito:"]
        assert len(prefixes) == len(set(prefixes))
        assert any("a kg:Document , kg:Resolution" in line for line in lines)


def test_jsonld_has_a_context_and_native_values(store: GraphStore) -> None:
    whole = json.loads(exported(store, "jsonld"))
    assert whole["@context"]["kg"] == store.base + "terms#"
    (graph,) = (one for one in whole["@graph"] if one["@id"].endswith("graph/A-HRC-RES-47-98"))
    (document,) = (node for node in graph["@graph"] if node["@id"] == "doc:A-HRC-RES-47-98")
    assert document["@type"] == ["kg:Document", "kg:Resolution"]
    assert document["kg:year"] == 2021
    assert document["kg:held"] is True
    assert document["dcterms:title"] == {"@value": "Protection of lighthouse keepers", "@language": "en"}
    assert document["dcterms:issued"] == {"@value": "2021-07-13", "@type": "xsd:date"}


@pytest.mark.parametrize(
    ("name", "media_type"), [("ttl", "text/turtle"), (".trig", "application/trig"), ("NQ", "application/n-quads")]
)
def test_a_format_is_known_by_name_or_suffix(name: str, media_type: str) -> None:
    assert format_named(name).media_type == media_type


def test_an_unknown_format_is_told_with_those_there_are(store: GraphStore) -> None:
    with pytest.raises(UnknownName, match="'xlsx'; choose one of turtle, trig, nquads, jsonld"):
        export(store, io.BytesIO(), "xlsx")


def test_an_export_makes_the_folder_that_it_needs(store: GraphStore, tmp_path: Path) -> None:
    export(store, tmp_path / "new" / "graph.nq", "nquads")
    assert (tmp_path / "new" / "graph.nq").read_bytes() == exported(store, "nquads")
