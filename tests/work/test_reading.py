"""Documents read in one process or in several: the same bytes, within limits, whatever is killed meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import UnreadableDocument
from kg.model import Extraction
from kg.pipeline import find_files, to_json
from kg.samples import samples
from kg.work import Limits, extract_files, in_time, read_one

FILES = [str(path) for path in find_files([samples()])[0]]
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "0"}


def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, env=ENVIRONMENT, timeout=300)


def test_workers_give_the_same_bytes(tmp_path: Path) -> None:
    given = [str(samples()), "missing.txt"]
    outputs = []
    for workers in ("1", "2"):
        folder = tmp_path / workers
        folder.mkdir()
        extracted = kg("extract", *given, "-w", workers, cwd=folder)
        built = kg("build", *given, "--workers", workers, cwd=folder)
        assert extracted.returncode == built.returncode == 1
        graph = kg("export", "-f", "nquads", cwd=folder).stdout
        manifest = (folder / "output" / "graph.manifest.json").read_bytes()
        outputs.append((extracted.stdout, extracted.stderr, built.stderr, graph, manifest))
    assert outputs[0] == outputs[1]
    assert outputs[0][0].count(b"\n") == len(FILES) and len(outputs[0][3]) > 100_000


def test_a_worker_killed_in_the_middle_of_extraction_changes_nothing() -> None:
    many = FILES * 8
    running = extract_files(many, workers=2)
    found = [next(running)]
    victims = children(os.getpid())
    os.kill(victims[0], signal.SIGKILL)
    found += running
    assert [path for path, _one in found] == many
    assert all(isinstance(one, Extraction) for _path, one in found)
    alone = [to_json(one) for _path, one in extract_files(FILES) if isinstance(one, Extraction)]
    assert [to_json(one) for _path, one in found if isinstance(one, Extraction)] == alone * 8


def test_interrupting_ends_all_workers_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "never.txt"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "kg", "-v", "extract", *FILES, str(pipe), "--workers", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = iter(process.stderr.readline, b"")
    while b" read " not in next(said):
        pass
    workers = children(process.pid)
    process.send_signal(signal.SIGINT)
    rest = b"".join(said)
    assert process.wait(60) == 130 and b"Traceback" not in rest and b"kg: interrupted" in rest
    assert len(workers) >= 2 and not any(Path(f"/proc/{worker}").exists() for worker in workers)


def children(process: int) -> list[int]:
    """The processes that this one has started for work; Python's own tracker of resources is none of them."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(one) for one in listed if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_takes_too_long_is_named_and_the_others_are_read(workers: int, tmp_path: Path) -> None:
    pipe = tmp_path / "never.txt"
    os.mkfifo(pipe)
    files = [FILES[0], str(pipe), *FILES[1:10]]
    found = dict(extract_files(files, workers=workers, limits=Limits(seconds=5.0)))
    slow = found.pop(str(pipe))
    assert isinstance(slow, UnreadableDocument) and "never.txt took longer than 5 seconds" in str(slow)
    assert len(found) == 10 and all(isinstance(one, Extraction) for one in found.values())


def test_the_soft_limit_ends_what_catches_every_error() -> None:
    def stubborn() -> Iterator[None]:
        while True:
            try:
                yield
            except Exception:
                continue

    with pytest.raises(UnreadableDocument, match=r"longer than 0\.05 seconds"), in_time("x.txt", 0.05):
        for _ in stubborn():
            pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_document_that_is_too_large_is_named(tmp_path: Path) -> None:
    done = kg("extract", FILES[0], "--max-size", "0.0001", cwd=tmp_path)
    assert done.returncode == 1 and b"of --max-size; it was passed over" in done.stderr and not done.stdout


def test_a_name_that_is_not_utf8_is_refused_with_advice() -> None:
    refused = read_one("latin\udcff.txt")
    assert isinstance(refused, UnreadableDocument) and "rename" in str(refused)


def test_a_document_may_stand_under_another_name() -> None:
    found = read_one(FILES[0], name="elsewhere/text.txt")
    assert isinstance(found, Extraction) and found.document.source == "elsewhere/text.txt"
    missing = read_one("/no/such/file", name="shown.txt")
    assert isinstance(missing, UnreadableDocument) and "shown.txt" in str(missing)


def test_a_member_of_an_archive_may_stand_under_another_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as archive:
        archive.write(FILES[0], "drafts/one.txt")
    found = read_one(f"{tmp_path}/bundle.zip/drafts/one.txt", name="shown.zip/drafts/one.txt")
    assert isinstance(found, Extraction) and found.document.source == "shown.zip/drafts/one.txt"
    missing = read_one(f"{tmp_path}/bundle.zip/two.txt", name="shown.zip/two.txt")
    assert str(missing) == "shown.zip holds no two.txt; check the name"


def test_the_manifest_tells_what_was_built_from_what(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(
        Path(FILES[0]).read_bytes() + "\n\n2. Décide d’agir à l’été.\n".encode("latin-1", "replace")
    )
    assert kg("build", FILES[1], "latin.txt", "absent.txt", "--manifest", "told/m.json", cwd=tmp_path).returncode == 1
    told = json.loads((tmp_path / "told" / "m.json").read_bytes())
    assert (
        told["complete"]
        and told["began"] == told["ended"] == "1970-01-01T00:00:00Z"
        and told["program"].startswith("kg 0.")
    )
    assert told["given"] == [FILES[1], "latin.txt", "absent.txt"] and told["store"] == "output/graph"
    assert [row["path"] for row in told["read"]] == [FILES[1], "latin.txt"] and len(told["read"][0]["sha256"]) == 64
    assert any("UTF-8" in warning for warning in told["read"][1]["warnings"])
    assert [row["path"] for row in told["not read"]] == ["absent.txt"]
    assert told["counts"] == {"added": 2, "replaced": 0, "unchanged": 0, "not read": 1}
    again = kg("build", FILES[1], "--manifest", "told/m.json", cwd=tmp_path)
    assert again.returncode == 0
    assert json.loads((tmp_path / "told" / "m.json").read_bytes())["unchanged"] == [FILES[1]]
    assert [path.name for path in (tmp_path / "told").iterdir()] == ["m.json"]
    refused = kg("build", FILES[1], "--manifest", "latin.txt/m.json", cwd=tmp_path)
    assert refused.returncode == 1 and b"manifest could not be written to latin.txt/m.json" in refused.stderr
