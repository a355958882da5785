"""Documents read on a Dask cluster: a real one on this machine, and a worker of it killed in the middle."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster, Nanny

from kg.errors import KgError
from kg.graph import prepare_part, read_part
from kg.samples import samples
from kg.work import Limits, on_cluster
from tests.work import tasks

ROOT = str(Path(__file__).resolve().parents[2])
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": ROOT}
"""The same program for the command and for the workers, wherever it was installed from."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers in processes of their own, each of which is started anew when it ends."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address=None,
            host="127.0.0.1",
            env=ENVIRONMENT,
        ) as started,
    ):
        yield started


def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, env=ENVIRONMENT, timeout=300)


def workers_of(cluster: LocalCluster) -> list[int]:
    nannies = [nanny for nanny in cluster.workers.values() if isinstance(nanny, Nanny)]
    return [nanny.pid for nanny in nannies if nanny.pid]


def test_results_come_in_order(cluster: LocalCluster) -> None:
    items = [str(number) for number in range(50)]
    found = list(on_cluster(cluster.scheduler_address, tasks.joined, items, lost=tasks.lost_there, chunk=7))
    assert ",".join(part.partition(":")[2] for part in found) == ",".join(items)
    assert [int(part.partition(":")[0]) for part in found] == list(range(0, 50, 7))


def test_a_task_that_kills_its_worker_once_is_done_again(cluster: LocalCluster, tmp_path: Path) -> None:
    items = ["a", str(tmp_path / "once"), "b", "c"]
    found = list(on_cluster(cluster.scheduler_address, tasks.dying_once_there, items, lost=tasks.lost_there, chunk=2))
    assert found == [f"0:a,{tmp_path / 'once'}", "2:b,c"]


def test_a_document_that_kills_every_worker_is_passed_over(cluster: LocalCluster) -> None:
    items = ["a", "die", "b"]
    found = list(on_cluster(cluster.scheduler_address, tasks.dying_there, items, lost=tasks.lost_there, chunk=3))
    assert [found[0], found[2]] == ["0:a", "2:b"] and found[1][0] == "die" and "killed" in found[1][1]


def test_a_cluster_builds_the_same_graph(cluster: LocalCluster, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    exported = []
    for store, options in (("one", ()), ("many", ("--cluster", cluster.scheduler_address))):
        done = kg("build", str(samples()), "bad.txt", "--store", store, *options, cwd=tmp_path)
        assert (
            done.returncode == 1
            and b"bad.txt is empty" in done.stderr
            and b"documents added, 0 replaced" in done.stderr
        )
        exported.append(kg("export", "-s", store, "-f", "nquads", cwd=tmp_path).stdout)
    assert exported[0] == exported[1] and len(exported[0]) > 100_000
    manifests = [(tmp_path / f"{store}.manifest.json").read_bytes() for store in ("one", "many")]
    assert manifests[0] == manifests[1].replace(b'"many"', b'"one"')
    assert not (tmp_path / "many.parts").exists()


def test_a_worker_killed_in_the_middle_of_a_build_changes_nothing(cluster: LocalCluster, tmp_path: Path) -> None:
    texts = sorted(path for path in samples().iterdir() if path.is_file())
    for number in range(2):
        for path in texts:
            (tmp_path / "many").mkdir(exist_ok=True)
            words = path.read_bytes() + f"\n<!-- {number} -->\n".encode()
            (tmp_path / "many" / f"{path.stem}-{number}{path.suffix}").write_bytes(words)
    command = [sys.executable, "-m", "kg", "build", "many", "-s", "killed", "--cluster", cluster.scheduler_address]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, env=ENVIRONMENT)
    parts = tmp_path / "killed.parts"
    while process.poll() is None and not (parts.is_dir() and any(parts.glob("part-*.json"))):
        pass
    victims = workers_of(cluster)
    for victim in victims[:1]:
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 0 and b"documents added, 0 replaced" in said, said.decode()
    assert kg("build", "many", "-s", "alone", cwd=tmp_path).returncode == 0
    graphs = [kg("export", "-s", store, "-f", "nquads", cwd=tmp_path).stdout for store in ("killed", "alone")]
    assert graphs[0] == graphs[1]


def test_a_document_that_takes_too_long_is_passed_over(cluster: LocalCluster, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/never.txt"
        limits = ("--max-seconds", "5", "--cluster", cluster.scheduler_address)
        done = kg("build", url, str(samples() / "A_RES_72_901.txt"), *limits, cwd=tmp_path)
    assert done.returncode == 1 and b"never.txt took longer than 5 seconds and was passed over" in done.stderr
    assert b"1 document added, 0 replaced, 0 unchanged, 1 not read" in done.stderr, done.stderr.decode()


def test_workers_that_do_not_see_the_files_say_what_to_do(cluster: LocalCluster, tmp_path: Path) -> None:
    def parts(folder: Path) -> list[str]:
        task = partial(prepare_part, str(folder), "https://un-kg.example/", "", False, Limits())
        places = [("here.txt", str(tmp_path / "absent.txt")), ("b.txt", str(tmp_path / "bundle.zip" / "b.txt"))]
        return list(on_cluster(cluster.scheduler_address, task, places, lost=tasks.lost_there))  # type: ignore[arg-type]

    with pytest.raises(KgError, match=r"does not find .*absent: .* share under the same path"):
        parts(tmp_path / "absent")
    (index,) = parts(tmp_path)
    told = [(path, str(error)) for path, error in read_part(index)]
    assert [path for path, _ in told] == ["here.txt", "b.txt"]
    assert all(f"{path} is not on " in error and "read it with --workers" in error for path, error in told)


def test_no_scheduler_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.work.cluster.PATIENCE", 0.2)
    with pytest.raises(KgError, match="no Dask scheduler answers at tcp://127"):
        list(on_cluster("tcp://127.0.0.1:9", tasks.joined, ["a"], lost=tasks.lost_there))
    done = kg("build", str(samples()), "--cluster", "nowhere", "--workers", "2", cwd=tmp_path)
    assert done.returncode == 2 and b"leave one out" in done.stderr
