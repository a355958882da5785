"""The commands around the graph as a user meets them: forget, ontology, and a view of an answer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph import build, open_store, recorded_sources
from tests.graph.specimens import specimens


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the specimens built into output/graph."""
    with open_store(tmp_path / "output" / "graph") as store:
        build(specimens(), store)
    return tmp_path


def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)


def test_forget_takes_documents_out_by_symbol_and_by_file(folder: Path) -> None:
    done = kg("forget", "A/HRC/RES/44/98", "a/sc.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [
        "kg: A/HRC/RES/44/98 is no longer in the graph",
        "kg: S/RES/2998(2021) is no longer in the graph",
    ]
    with open_store(folder / "output" / "graph", read_only=True) as store:
        assert len(recorded_sources(store)) == 4


def test_forget_says_what_it_does_not_know_and_makes_no_graph(folder: Path, tmp_path: Path) -> None:
    done = kg("forget", "A/RES/1/999", cwd=folder)
    assert done.returncode == 1 and "no document in the graph is A/RES/1/999" in done.stderr
    done = kg("forget", "A/RES/1/999", "--store", "elsewhere", cwd=folder)
    assert done.returncode == 1 and "there is no graph at elsewhere" in done.stderr
    assert not (folder / "elsewhere").exists()


def test_ontology_prints_turtle_and_writes_by_suffix(tmp_path: Path) -> None:
    printed = kg("ontology", cwd=tmp_path)
    assert (
        printed.returncode == 0
        and printed.stdout.startswith("# The vocabulary")
        and "kg:takesNoteOf a" in printed.stdout
    )
    assert kg("ontology", "-o", "new/page.html", cwd=tmp_path).returncode == 0
    assert (tmp_path / "new" / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    refused = kg("ontology", "-o", "page.pdf", cwd=tmp_path)
    assert refused.returncode == 1 and "there is no form 'pdf'" in refused.stderr


def test_a_view_of_an_answer_draws_the_texts_that_it_names(folder: Path) -> None:
    done = kg("view", "cites", "symbol=A/HRC/RES/47/98", "-o", "answer.html", cwd=folder)
    assert done.returncode == 0, done.stderr
    page = (folder / "answer.html").read_text(encoding="utf-8")
    assert "What a text cites" in page and "Convention on the Rights of the Child" in page
    assert "S/RES/2998(2021)" not in page
    empty = kg("view", "due", "organ=ga", "session=99", "-o", "none.html", cwd=folder)
    assert empty.returncode == 1 and "names no text" in empty.stderr
    both = kg("view", "cites", "-q", "SELECT * {}", cwd=folder)
    assert both.returncode == 1 and "give one question" in both.stderr
