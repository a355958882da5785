"""`kg evaluate` as a user meets it: table, JSON, HTML and CSV; one sentence for what cannot be scored."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.cli import main
from kg.evaluate import evaluate_file, evaluation
from kg.reports import render
from kg.reports.accuracy import accuracy_report
from tests.evaluate.specimens import OPERATIVE, PREAMBLE, akn, written

HOSTILE = "&lt;script&gt;document.title='owned'&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"
DIFFERING = (*PREAMBLE, ("Bearing in mind", f"its resolution 62/244 of 31 March 2008 {HOSTILE},"))


def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "140"}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=environment, timeout=300)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three documents that can be scored, one of them without links, and two files that cannot."""
    path = tmp_path_factory.mktemp("evaluated")
    written(path / "akn", akn())
    written(path / "akn", akn(DIFFERING, symbol="A/RES/77/921", names={2: "Deploring"}), "A_RES_77_921.xml")
    bare = akn((("Mindful", "of lights at sea,"),), OPERATIVE[1:], symbol="A/RES/77/922")
    written(path / "akn", bare, "A_RES_77_922.xml")
    written(path / "akn", "<akomaNtoso><meta>", "broken.xml")
    written(path / "akn", "The General Assembly,\n\n1. Decides to go on.\n", "notes.txt")
    return path


def test_the_table_holds_figures_errors_and_what_was_not_counted(folder: Path) -> None:
    done = kg("evaluate", "akn", "--errors", "1", cwd=folder)
    assert done.returncode == 1, done.stderr
    shown = " ".join(done.stdout.split())
    for words in ("all symbols, with footnotes 2 10 11 10 0.9091", "A/RES/62/244 found but not linked", "not linked"):
        assert words in shown
    assert "Deploring" in shown and "broken.xml" in done.stderr and "Traceback" not in done.stderr
    assert "1 file that is not Akoma Ntoso" in done.stderr and "1 document without links" in done.stderr


def test_json_holds_every_figure_and_every_error_and_is_the_same_each_time(folder: Path) -> None:
    first, second = (kg("evaluate", "akn", "-f", "json", "-o", name, cwd=folder) for name in ("a.json", "b.txt"))
    assert (folder / "a.json").read_bytes() == (folder / "b.txt").read_bytes() and not first.stdout + second.stdout
    found = json.loads((folder / "a.json").read_bytes())
    assert found["documents"]["not linked"] == ["A/RES/77/922"]
    assert [row["file"] for row in found["documents"]["not read"]] == ["akn/broken.xml"]
    assert found["links"][3]["precision"] == 0.9091 and found["links"][3]["precision_interval"][1] <= 1
    (error,) = found["errors"]["links"]
    assert (error["document"], error["paragraph"], error["side"]) == ("A/RES/77/921", "pp4", "found but not linked")
    assert error["quote"] in error["sentence"] and error["rule"]
    assert {one["theirs"] for one in found["errors"]["verbs"] if one["kind"] == "preambular"} == {"Deploring"}


def test_errors_as_csv_can_be_judged_and_given_back(folder: Path) -> None:
    errors = folder / "errors.csv"
    assert kg("evaluate", "akn/A_RES_77_920.xml", "akn/A_RES_77_921.xml", "-o", str(errors), cwd=folder).returncode == 0
    with errors.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert kg("evaluate", "akn", "--known", "errors.csv", cwd=folder).stderr.count("line 2") == 1
    with errors.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"reason": "not linked by the editors"} for row in rows)
    found = json.loads(kg("evaluate", "akn", "--known", "errors.csv", "-f", "json", cwd=folder).stdout)
    assert found["known_disagreements"] == 1
    assert (found["links"][3]["precision"], found["links"][3]["corrected"]["precision"]) == (0.9091, 1.0)


WRONG = [
    (("evaluate", "empty"), 1, "no Akoma Ntoso file"),
    (("evaluate", "missing"), 1, "missing"),
    (("evaluate", "akn/broken.xml"), 1, "could be scored"),
    (("evaluate", "akn", "-f", "xlsx"), 1, "xlsx"),
    (("evaluate", "akn", "--known", "missing.csv"), 1, "missing.csv"),
    (("evaluate", "akn", "--links-from", "fr"), 1, "no folder"),
    (("evaluate", "akn", "--against", "akn/notes.txt"), 1, "line 1"),
    (("evaluate", "akn", "--against", "nothing.jsonl"), 1, "same files"),
    (("evaluate", "akn", "--known", "a.csv", "--against", "b.jsonl"), 2, "--against"),
    (("evaluate",), 2, "Missing argument"),
]


@pytest.mark.parametrize(("arguments", "status", "words"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_what_cannot_be_done_is_said_in_one_sentence(
    arguments: tuple[str, ...],
    status: int,
    words: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "empty").mkdir(exist_ok=True)
    (folder / "nothing.jsonl").touch()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["kg", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert (left.value.code, said.out) == (status, "")
    assert words in said.err and "Traceback" not in said.err


def test_gained_and_lost_are_shown_against_an_older_extraction(folder: Path) -> None:
    assert kg("extract", "akn/A_RES_77_920.xml", "akn/A_RES_77_921.xml", "-o", "new.jsonl", cwd=folder).returncode == 0
    rows = [json.loads(line) for line in (folder / "new.jsonl").read_text(encoding="utf-8").splitlines()]
    dropped = rows[0]["paragraphs"][0]["citations"].pop()
    rows[1]["paragraphs"][0]["citations"][0]["target"] = "A/HRC/RES/70/1"
    (folder / "old.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    found = json.loads(kg("evaluate", "new.jsonl", "--against", "old.jsonl", "-f", "json", cwd=folder).stdout)
    assert [found[change] for change in ("gained", "lost", "read otherwise")] == [1, 0, 1]
    assert {one["after"]["target"] for one in found["differences"]} == {dropped["target"], "A/RES/70/1"}
    page = kg("evaluate", "akn/A_RES_77_920.xml", "--against", "old.jsonl", "-f", "html", cwd=folder)
    assert page.returncode == 0 and "One citation gained." in page.stdout
    assert "1 document only in the old extraction" in page.stderr


def test_an_interrupted_evaluation_writes_nothing(tmp_path: Path) -> None:
    pipe = tmp_path / "slow.xml"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "kg", "evaluate", str(pipe), "-o", str(tmp_path / "out.html")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    with pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and b"Traceback" not in said
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_fits_its_screen_and_takes_hostile_words_as_words(
    width: int, dark: bool, folder: Path, tmp_path: Path, chromium: Browser
) -> None:
    path = folder / "akn" / "A_RES_77_921.xml"
    html = render(accuracy_report(evaluation([(path, evaluate_file(path))])), "html")
    page_file = tmp_path / "accuracy.html"
    page_file.write_text(html, encoding="utf-8")
    seen: list[str] = []
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, offline=True, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.goto(page_file.as_uri())
    assert page.title() == "How far to trust it" and "<script>" in page.inner_text("body")
    assert page.locator("script, img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("mark").first.inner_text().startswith("resolution 62/244")
    context.close()
    assert [one for one in seen if one not in (page_file.as_uri(), "data:,")] == []
