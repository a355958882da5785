"""What changed between real texts: golden files of the samples, figures of the seeds, every form, the command.

`KG_WRITE_GOLDEN=1 pytest tests/changes` writes the golden files anew.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from kg.changes import FORMS, RELATIONS, Changes, compare, render, to_html, to_json, to_text
from kg.changes.held import held_document
from kg.errors import StoreError, UnknownName
from kg.graph import build, open_store
from kg.pipeline import extract, extract_content
from kg.samples import samples

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "seeds"
PAIRS = [
    ("A_HRC_RES_38_91.xml", "A_HRC_RES_41_92.md"),
    ("A_HRC_RES_41_92.md", "A_HRC_RES_47_93.txt"),
    ("A_C.2_72_L.191.md", "A_RES_72_901.txt"),
    ("A_RES_74_902.xml", "A_RES_76_903.txt"),
]
HOSTILE = "Recalling <script>alert(1)</script> & \x1b[31m resolution 70/1 of 25 September 2015,"


def changes(old: str, new: str) -> Changes:
    return compare(extract(samples() / old), extract(samples() / new))


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_samples_changed_as_their_golden_files_say(old: str, new: str) -> None:
    path = GOLDEN / f"{old} to {new}.golden"
    text = to_text(changes(old, new))
    if os.environ.get("KG_WRITE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_runs_of_a_side_join_to_its_paragraph(old: str, new: str) -> None:
    found = changes(old, new)
    for row in found.rows:
        for side in (*row.old, *row.new):
            assert "".join(run.text for run in side.runs).split() == side.paragraph.text.split()
        assert not row.unchanged or all(run.mark == "same" for side in (*row.old, *row.new) for run in side.runs)
    for sides, document in (("old", found.old.document), ("new", found.new.document)):
        shown = [side.paragraph.id for row in found.rows for side in getattr(row, sides)]
        assert sorted(shown) == sorted(paragraph.id for paragraph in document.paragraphs)


def test_a_text_did_not_change_from_itself() -> None:
    same = changes("A_HRC_RES_41_92.md", "A_HRC_RES_41_92.md")
    assert all(row.unchanged for row in same.rows) and not same.citations
    assert {one.change for one in same.requests} == {"kept"}


def test_the_same_document_in_two_formats_did_not_change() -> None:
    same = changes("A_RES_72_901.xml", "A_RES_72_901.txt")
    assert all(row.unchanged for row in same.rows) and not same.citations


def test_every_form_gives_the_same_bytes_again_and_another_is_refused() -> None:
    found = changes(*PAIRS[1])
    for form in FORMS:
        assert render(found, form) == render(found, form)
    with pytest.raises(UnknownName, match="text, html, json"):
        render(found, "pdf")


def test_json_holds_both_texts_and_counts_that_add_up() -> None:
    found = json.loads(to_json(changes(*PAIRS[1])))
    assert (found["old"]["symbol"], found["new"]["symbol"]) == ("A/HRC/RES/41/92", "A/HRC/RES/47/93")
    assert sum(found["counts"][relation] for relation in RELATIONS) == len(found["paragraphs"])
    assert [one["target"] for one in found["citations"] if one["strength"]] == ["S/RES/2347(2017)"]


def test_hostile_words_are_words_in_every_form() -> None:
    old = extract_content(b"The General Assembly,\n\nRecalling resolution 1/1,\n\n1. Decides to go on.", "old.txt")
    new = extract_content(f"The General Assembly,\n\n{HOSTILE}\n\n1. Decides to go on.".encode(), "new.txt")
    found = compare(old, new)
    assert "<script" not in to_html(found) and "&lt;script&gt;" in to_html(found)
    assert "\x1b" not in to_text(found) and "<script>" in to_text(found)
    assert "\x1b[31m resolution" not in to_text(found, colours=True)
    json.loads(to_json(found))


def test_the_page_has_one_policy_and_ids_of_their_own() -> None:
    page = to_html(changes(*PAIRS[0]))
    assert (
        page.count("Content-Security-Policy") == 1 and "default-src 'none'" in unescape(page) and "<script" not in page
    )
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert not re.search(r'(?:src|href)="(?!#|data:)', page)


def test_a_document_of_the_graph_is_the_document_of_its_file(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph")) as store:
        build([("41_92.md", extract(samples() / "A_HRC_RES_41_92.md"))], store)
    with open_store(str(tmp_path / "graph"), read_only=True) as store:
        held = held_document(store, "a/hrc/res/41/92")
        with pytest.raises(StoreError, match="not held"):
            held_document(store, "A/RES/70/1")
    found = compare(extract(samples() / "A_HRC_RES_41_92.md"), held)
    assert all(row.unchanged for row in found.rows) and not found.citations
    assert {one.change for one in found.requests} == {"kept"}


def kg(*arguments: str, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", "diff", *arguments]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=120)


def test_the_command_reads_files_and_stdin_and_writes_what_the_name_says(tmp_path: Path) -> None:
    old, new = (samples() / name for name in PAIRS[1])
    shown = kg("-", str(new), cwd=tmp_path, stdin=old.read_bytes())
    assert shown.returncode == 0, shown.stderr.decode()
    assert "op2: amended" in shown.stdout.decode() and b"\x1b" not in shown.stdout
    assert kg(str(old), str(new), "-o", "page.html", cwd=tmp_path).returncode == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


MISTAKES = [
    (("nothing.txt", "-"), "nothing.txt is neither a file nor a document symbol"),
    (("-", "-"), "only one of the two texts"),
    (("A/RES/70/1", "-"), "graph"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES, ids=[" ".join(case[0]) for case in MISTAKES])
def test_a_mistake_is_one_sentence(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = kg(*arguments, cwd=tmp_path, stdin=b"")
    assert done.returncode == 1 and said in done.stderr.decode()
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the project")
def test_the_seeds_changed_as_a_person_read_them() -> None:
    files = sorted(SEEDS.glob("*.txt"))
    mutual = compare(extract(files[1]), extract(files[0]))
    counts = mutual.counts()
    assert (counts["kept"], counts["kept, amended"], counts["new"], counts["moved"]) == (21, 8, 3, 0)
    dropped = [row.old[0].paragraph.id for row in mutual.rows if row.relation == "dropped"]
    assert dropped == ["pp8", "pp10", "pp11", "pp13", "pp14", "op2", "op5", "op10"]
    assert [row.new[0].paragraph.id for row in mutual.rows if row.relation == "new"] == ["pp11", "pp12", "op6"]
    assert [one.fields for one in mutual.requests if one.change == "changed"] == [("due_session",)]

    enhancement = compare(extract(files[2]), extract(files[4]))
    assert enhancement.counts()["kept"] == len(enhancement.rows) == 70
    assert enhancement.counts()["kept, amended"] == 23
    added = {one.cited.target for one in enhancement.citations if one.change == "added"}
    assert {"A/RES/76/159", "A/HRC/RES/47/9", "A/HRC/50/51", "A/RES/76/164"} <= added
    dropped_texts = {one.cited.target for one in enhancement.citations if one.change == "dropped"}
    assert {"A/RES/75/180", "A/HRC/RES/44/18", "A/HRC/47/47", "A/RES/74/151"} <= dropped_texts
    due = [(one.before and one.before.due_session, one.after and one.after.due_session) for one in enhancement.requests]
    assert due == [(50, 53)]
