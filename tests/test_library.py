"""The library as a notebook uses it: five functions on `import kg`, loaded when they are first used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import KgError, QueryError
from kg.samples import samples


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "graph"
    report = kg.build(samples() / "A_HRC_RES_47_93.txt", folder)
    assert len(report.added) == 1 and not report.failures
    return folder


def test_a_question_answers_with_a_data_frame(store: Path) -> None:
    found = kg.query(store, "cites", symbol="A/HRC/RES/47/93")
    extraction = kg.extract(samples() / "A_HRC_RES_47_93.txt")
    assert len(found) == sum(citation.target is not None for citation in extraction.citations)
    assert "Charter of the United Nations" in set(found.iloc[:, 0]) | set(found.iloc[:, 1]) | set(found.iloc[:, 2])


def test_sparql_answers_and_ask_is_a_truth(store: Path) -> None:
    with kg.open_store(store, read_only=True) as graph:
        assert len(kg.query(graph, "SELECT ?d WHERE { ?d kg:held true }")) == 1
        assert kg.query(graph, "ASK { ?d kg:held true }") is True
        assert kg.query(graph, "ASK { ?d kg:held false }") is False


def test_the_network_is_a_networkx_graph(store: Path) -> None:
    with kg.open_store(store, read_only=True) as graph:
        network = kg.citation_network(graph)
    drawn = network.digraph()
    assert drawn.has_node("A/HRC/RES/47/93") and drawn.out_degree("A/HRC/RES/47/93") == len(network.edges)


def test_building_again_changes_nothing(store: Path) -> None:
    report = kg.build([samples() / "A_HRC_RES_47_93.txt"], store)
    assert len(report.unchanged) == 1 and not report.added and not report.replaced


def test_what_cannot_be_done_is_said(tmp_path: Path, store: Path) -> None:
    with pytest.raises(KgError, match="no document was found"):
        kg.build(tmp_path, tmp_path / "graph")
    with pytest.raises(QueryError):
        kg.query(store, "no-such-question")
    with pytest.raises(AttributeError):
        kg.__getattr__("no_such_thing")


def test_without_pandas_rows_are_dictionaries(store: Path) -> None:
    program = (
        "import sys; sys.modules['pandas'] = None\n"
        f"import kg\nprint(kg.query({str(store)!r}, 'SELECT ?d WHERE {{ ?d kg:held true }}'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("[{'d': 'https://")


def test_importing_costs_nothing() -> None:
    probe = "import sys, kg; print(sorted({'spacy', 'rdflib', 'pyoxigraph', 'networkx', 'pandas'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
