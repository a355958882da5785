"""`kg watch`: what is dropped into a folder joins the graph; half-written files wait; removed ones are told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.graph import open_store
from kg.samples import samples
from kg.work.watching import looks

FIRST, SECOND = samples() / "A_RES_72_901.txt", samples() / "S_PRST_2019_91.xml"


def test_a_file_counts_when_two_looks_find_it_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    steps = iter(
        [
            lambda: path.write_bytes(b"half"),
            lambda: path.write_bytes(b"half and more"),
            lambda: None,
            lambda: None,
            lambda: path.write_bytes(b"another text"),
            lambda: None,
            lambda: [(tmp_path / name).write_bytes(b"x") for name in ("table.xlsx", "~$a.docx", "a.txt.swp", "a.txt~")],
            path.unlink,
            lambda: None,
            lambda: shutil.rmtree(tmp_path),
        ]
    )
    watching = looks(tmp_path, 1.0, pause=lambda seconds: next(steps)())
    seen = [next(watching) for _ in range(11)]
    assert [index for index, look in enumerate(seen) if look.settled == (str(path),)] == [3, 6]
    assert [index for index, look in enumerate(seen) if look.removed == (str(path),)] == [8]
    assert [look.reachable for look in seen] == [True] * 10 + [False] and not seen[10].removed


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[Iterator[str]]:
    """The lines on stderr of a watch of folder/in, which is stopped by Ctrl-C at the end."""
    command = [sys.executable, "-m", "kg", "watch", "in", "--interval", "0.05", *options]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    lines = iter(process.stderr.readline, "")
    assert "watching in" in next(lines)
    try:
        yield lines
    finally:
        process.send_signal(signal.SIGINT)
        rest = list(lines)
        assert process.wait(60) == 0 and rest[-1:] == ["kg: stopped\n"], rest
        process.stderr.close()


def held(folder: Path) -> set[str]:
    with open_store(folder / "output" / "graph", read_only=True) as graph:
        return {row["l"].value for row in graph.solutions("SELECT ?l WHERE { ?d kg:held true ; rdfs:label ?l }")}


def test_what_comes_joins_what_changes_is_replaced_what_goes_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with watching(tmp_path) as lines:
        (folder / "a.txt").write_bytes(FIRST.read_bytes())
        assert "1 document added" in next(lines)
        (folder / "b.xml").write_bytes(SECOND.read_bytes())
        assert "1 document added" in next(lines)
        half = folder / ".c.txt"
        half.write_bytes(FIRST.read_bytes() + b"\n2. Decides to light one lamp more.\n")
        half.replace(folder / "a.txt")
        assert "0 documents added, 1 replaced" in next(lines)
        (folder / "empty.txt").write_bytes(b"")
        assert "empty.txt is empty" in next(lines) and "1 not read" in next(lines)
        (folder / "b.xml").unlink()
        assert "b.xml is gone; the graph keeps" in next(lines)
    assert held(tmp_path) == {"A/RES/72/901", "S/PRST/2019/91"}


def test_removed_files_are_forgotten_where_that_is_wanted_those_removed_before_included(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, path in (("a.txt", FIRST), ("b.xml", SECOND)):
        (folder / name).write_bytes(path.read_bytes())
    subprocess.run([sys.executable, "-m", "kg", "build", "in"], cwd=tmp_path, check=True, capture_output=True)
    os.unlink(folder / "b.xml")
    with watching(tmp_path, "--forget-removed") as lines:
        assert next(lines) == "kg: in/b.xml is gone, and S/PRST/2019/91 with it\n"
        (folder / "a.txt").unlink()
        assert next(lines) == "kg: in/a.txt is gone, and A/RES/72/901 with it\n"
    assert held(tmp_path) == set()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "watch", "nowhere"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 1 and "nowhere is no folder" in done.stderr and len(done.stderr.splitlines()) == 1
