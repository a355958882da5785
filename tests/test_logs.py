"""What stands on stderr: one safe line a remark, as text or as JSON; and what `kg --help` says in 80 columns."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import app
from kg.cli.logs import printable
from kg.samples import samples


def kg(*arguments: str | bytes, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, env={**os.environ, **environment}, timeout=120)


def test_the_list_of_commands_fits_eighty_columns(tmp_path: Path) -> None:
    shown = kg("--help", cwd=tmp_path, COLUMNS="80").stdout.decode()
    listed = shown.split("Commands:\n")[1].splitlines()
    assert len(listed) == len(app.registered_commands)
    assert not [line for line in listed if line.endswith("...") or len(line) > 80 or not line.startswith("  ")]


SAFE = [
    ("A/RES/70/1", "A/RES/70/1"),
    ("two\nlines", "two\\nlines"),
    ("\x1b[31mred", "\\x1b[31mred"),
    ("\udcff.txt", "\\xff.txt"),
    ("a\u202etxt.exe", "a\\u202etxt.exe"),
    ("non\u00a0breaking\u202fspaces", "non breaking spaces"),
    ("Naciones Unidas: año 联合国 الأمم", "Naciones Unidas: año 联合国 الأمم"),
]


@pytest.mark.parametrize(("text", "shown"), SAFE, ids=[repr(row[0]) for row in SAFE])
def test_a_remark_cannot_break_its_line(text: str, shown: str) -> None:
    assert printable(text) == shown


HOSTILE = (b"two\nlines.txt", b"\x1b[2Jclear.txt", b"latin\xff.txt", b"-leading.txt", b"tab\t.txt")


@pytest.mark.parametrize("name", HOSTILE, ids=repr)
def test_a_hostile_file_name_is_one_printable_line(name: bytes, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    with open(folder + b"/" + name, "wb"):
        pass
    for command in ("extract", "build"):
        said = kg(command, "--", name, cwd=tmp_path).stderr.decode()
        assert "Traceback" not in said and ("is empty" in said or "rename" in said)
        assert all(line.isprintable() and line.startswith("kg: ") for line in said.splitlines()), said
        assert len(said.splitlines()) == (1 if command == "extract" else 2)


def test_json_remarks_are_objects_with_time_level_and_message(tmp_path: Path) -> None:
    done = kg("--log-format", "json", "-v", "build", str(samples()), cwd=tmp_path, SOURCE_DATE_EPOCH="0")
    rows = [json.loads(line) for line in done.stderr.decode().splitlines()]
    assert rows and {row["time"] for row in rows} == {"1970-01-01T00:00:00.000+00:00"}
    assert {"debug", "info"} == {row["level"] for row in rows}
    assert "documents added" in rows[-1]["message"] and rows[-1]["added"] >= 24


MISUSED = ["build", "bogus", "serve --port 99999", "build --workers x", "report bogus", "extract nope.txt"]


@pytest.mark.parametrize("given", MISUSED)
def test_what_is_wrong_with_a_command_is_json_where_that_is_wanted(given: str, tmp_path: Path) -> None:
    plain, wanted = kg(*given.split(), cwd=tmp_path), kg("--log-format", "json", *given.split(), cwd=tmp_path)
    (row,) = map(json.loads, wanted.stderr.splitlines())
    assert row["level"] in ("error", "info") and len(row["message"]) > 10
    assert plain.returncode == wanted.returncode > 0 and plain.stdout == wanted.stdout


def test_verbose_names_each_document(tmp_path: Path) -> None:
    quiet, verbose = (kg(*options, "extract", str(samples()), cwd=tmp_path) for options in ((), ("-v",)))
    assert quiet.stdout == verbose.stdout
    assert (
        len(re.findall(rb"read A_[^ ]*|read [^ ]*\.(?:txt|xml|md)", verbose.stderr)) >= 24 > quiet.stderr.count(b"\n")
    )


@pytest.mark.parametrize(("command", "kept"), [("build", True), ("extract", False)])
def test_only_what_keeps_its_work_says_so_when_interrupted(command: str, kept: bool, tmp_path: Path) -> None:
    pipe = tmp_path / "slow.txt"
    os.mkfifo(pipe)
    process = subprocess.Popen([sys.executable, "-m", "kg", command, str(pipe)], cwd=tmp_path, stderr=subprocess.PIPE)
    with pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and (b"what was finished is kept" in said) == kept
    assert said.strip().splitlines()[-1].startswith(b"kg: interrupted")
