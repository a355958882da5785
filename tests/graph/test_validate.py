"""Checking a graph: what conforms does, what does not is told in words, for a store and for every kind of file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg.cli.validate import as_json, as_turtle
from kg.errors import StoreError
from kg.graph import GraphStore, build, export, file_store, memory_store, validate_store
from kg.graph.vocabulary import rdfs
from tests.graph.specimens import specimens

ROOT = Path(__file__).resolve().parents[2]
FORMS = ("ttl", "nt", "nq", "trig", "jsonld")


@pytest.fixture
def spoilt() -> GraphStore:
    """A store in which a document has lost its label, a year is wrong, and a request says nothing of who is asked."""
    store = memory_store()
    build(specimens(), store)
    store.inner.update(
        f"""
        PREFIX kg: <{store.base}terms#> PREFIX rdfs: <{rdfs.label.value.removesuffix("label")}>
        PREFIX doc: <{store.base}document/>
        DELETE WHERE {{ GRAPH ?g {{ doc:A-HRC-RES-44-98 rdfs:label ?label }} }} ;
        INSERT DATA {{ GRAPH <{store.base}graph/A-RES-75-998> {{ doc:A-RES-75-998 kg:year 20222 }} }} ;
        DELETE {{ GRAPH ?g {{ ?request kg:addressee ?who }} }} WHERE {{
          GRAPH ?g {{ doc:A-RES-75-998 kg:requestsReport ?request . ?request kg:addressee ?who }} }}"""
    )
    return store


def test_the_specimens_conform_and_every_shape_was_asked(store: GraphStore) -> None:
    found = validate_store(store)
    assert found.conforms and found.findings == ()
    assert all(number > 0 for number in found.checked.values())
    assert found.checked["document of the collection"] == 6
    assert (None, SH.conforms, None) in found.report


def test_what_is_wrong_is_told_with_what_to_do(spoilt: GraphStore) -> None:
    found = validate_store(spoilt)
    assert not found.conforms
    told = {(one.shape, one.severity, one.label, one.value) for one in found.findings}
    assert ("document", "violation", "A/RES/75/998", "20222") in told
    assert ("reporting request", "warning") in {(one.shape, one.severity) for one in found.findings}
    assert all(one.message.endswith(".") and one.advice.endswith(".") for one in found.findings)
    quoted = next(one for one in found.findings if one.severity == "warning")
    assert quoted.label.startswith("“") and "op1 of A/RES/75/998" in quoted.label


def test_checking_in_parts_finds_the_same(spoilt: GraphStore) -> None:
    whole, parts = validate_store(spoilt), validate_store(spoilt, batch=1)
    assert parts.findings == whole.findings and parts.checked == whole.checked


def test_a_warning_alone_conforms(store: GraphStore) -> None:
    built = memory_store()
    build(specimens(), built)
    built.inner.update(
        f"DELETE WHERE {{ GRAPH ?g {{ ?r <{store.base}terms#addressee> ?who }} }}",
    )
    found = validate_store(built)
    assert found.conforms and {one.severity for one in found.findings} == {"warning"}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_every_form_is_read_whole(form: str, store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{form}"
    if form == "nt":
        path.write_bytes(ox.serialize({quad.triple for quad in store.inner}, format=ox.RdfFormat.N_TRIPLES) or b"")
    else:
        export(store, path, form)
    with file_store(path) as read:
        assert {quad.triple for quad in read.inner} == {quad.triple for quad in store.inner}


def test_a_store_of_another_base_is_checked_under_it(tmp_path: Path) -> None:
    store = memory_store(base="https://example.org/kg/")
    build(specimens(), store)
    export(store, tmp_path / "other.nq", "nquads")
    with file_store(tmp_path / "other.nq") as read:
        assert read.base == "https://example.org/kg/"
        assert validate_store(read).checked == validate_store(store).checked


BAD_FILES = [
    ("graph.pdf", b"", "is of no RDF format that is known here"),
    ("graph.ttl", b"<a> <b", "cannot be read"),
    ("graph.nq", None, "cannot be read"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD_FILES)
def test_a_file_that_cannot_be_read_is_told(name: str, content: bytes | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(StoreError, match=message) as caught:
        file_store(tmp_path / name)
    assert "\n" not in str(caught.value)


def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "validate", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_command_says_what_is_wrong_and_exits_1(spoilt: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "bad.nq"
    export(spoilt, path, "nquads")
    shown = kg(str(path))
    assert shown.returncode == 1 and "does not conform: " in shown.stderr
    assert "violation: document A/RES/75/998" in shown.stdout and "It has '20222'." in shown.stdout
    assert kg(str(path), "-f", "xml").returncode == 1


def test_the_findings_can_be_computed_with(spoilt: GraphStore) -> None:
    found = validate_store(spoilt)
    read = json.loads(as_json(found))
    assert read["conforms"] is False and len(read["findings"]) == len(found.findings)
    report = Graph().parse(data=as_turtle(found), format="turtle")
    assert len(set(report.subjects(RDF.type, SH.ValidationResult))) == len(found.findings)


def test_the_command_says_that_a_graph_conforms(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "good.nq"
    export(store, path, "nquads")
    shown = kg(str(path))
    assert shown.returncode == 0 and "conforms: 0 violations, 0 warnings" in shown.stderr
    assert shown.stdout.splitlines()[0].split() == ["shape", "checked", "violations", "warnings"]
