"""`kg check`: 1 for findings, 0 for none, one sentence for every mistake."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.samples import samples

DRAFT = Path(__file__).parent / "specimens" / "draft.txt"
BEFORE = DRAFT.with_name("predecessor.txt")
CLEAN = samples() / "A_RES_72_901.txt"


def kg(*arguments: str, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", "check", *arguments]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=120)


def test_findings_are_exit_status_1_and_none_is_0(tmp_path: Path) -> None:
    found = kg(str(DRAFT), "--predecessor", str(BEFORE), "--level", "error", cwd=tmp_path)
    assert found.returncode == 1 and b"[verb-preamble]" in found.stdout and b"warning" not in found.stdout
    clean = kg("-", "--level", "warning", cwd=tmp_path, stdin=CLEAN.read_bytes())
    assert (clean.returncode, clean.stdout) == (0, b"stdin: no findings\n"), clean.stderr.decode()


@pytest.mark.parametrize("name", ["findings.html", "findings.sarif"])
def test_the_name_of_the_file_says_the_form(name: str, tmp_path: Path) -> None:
    done = kg(str(DRAFT), "-o", name, cwd=tmp_path)
    assert done.returncode == 1 and b"errors" in done.stderr and done.stdout == b""
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert json.loads(text)["version"] == "2.1.0" if name.endswith("sarif") else text.startswith("<!DOCTYPE html>")


MISTAKES = [
    ((str(DRAFT), "--level", "grave"), "there is no level 'grave'; choose one of error, warning, note"),
    ((str(DRAFT), "-f", "json"), "findings cannot be written as 'json'; choose one of text, html, sarif"),
    (("absent.txt",), "absent.txt is neither a file nor a document symbol"),
    (("-", "-p", "-"), "only one of the two texts"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES, ids=[case[1][:30] for case in MISTAKES])
def test_a_mistake_is_one_sentence(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = kg(*arguments, cwd=tmp_path, stdin=b"")
    assert done.returncode == 1 and said in done.stderr.decode() and done.stderr.decode().count("\n") == 1
