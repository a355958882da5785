"""Reading in one process, in two, and on a cluster; how time and memory grow with the documents; one changed of many."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from distributed import LocalCluster
from pytest_benchmark.fixture import BenchmarkFixture

from kg.pipeline import find_files
from kg.samples import samples

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "text"
FOLDERS = [SHARED / name / "documents" for name in ("secretariat-en", "budget-mandates")]
CORPUS = all(folder.exists() for folder in FOLDERS)
EVERY = int(os.environ.get("KG_BENCHMARK_EVERY", "1"))
"""Every how many documents of the corpus are taken, on a machine with little time."""


def documents(count: int) -> list[Path]:
    """So many documents of the corpus where it is at hand, spread over all of it, else the specimens."""
    files = list(find_files(FOLDERS if CORPUS else [samples()])[0])
    step = max(1, len(files) // count)
    return files[::step][:count]


def copied(count: int, folder: Path) -> Path:
    """A folder with so many documents."""
    folder.mkdir()
    for number, file in enumerate(documents(count // EVERY or 1)):
        shutil.copyfile(file, folder / f"{number:05}{file.suffix}")
    return folder


def measured(*arguments: str, cwd: Path) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of the processor, and megabytes at most, of a command and its processes."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", *arguments], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


@pytest.mark.parametrize("way", ["one", "two", "cluster"])
def test_building_in_several_processes(benchmark: BenchmarkFixture, way: str, tmp_path: Path) -> None:
    copied(400, tmp_path / "documents")
    options = {"one": (), "two": ("--workers", "2"), "cluster": ()}[way]
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) if way == "cluster" else None
    if cluster is not None:
        options = ("--cluster", cluster.scheduler_address)
    try:
        alone = measured("build", "documents", "-s", "alone", cwd=tmp_path)
        shared = benchmark.pedantic(
            lambda: measured("build", "documents", "-s", "shared", *options, cwd=tmp_path), rounds=1
        )
    finally:
        if cluster is not None:
            cluster.close()
    benchmark.extra_info |= {"seconds alone": alone[0], "seconds": shared[0], "times faster": alone[0] / shared[0]}
    print(f"\n{way}: {shared[0]:.1f} s, alone {alone[0]:.1f} s: {alone[0] / shared[0]:.2f} times faster")


def test_time_and_memory_grow_with_the_documents(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    rows = []
    for count in (100, 1000, 3000):
        folder = copied(count, tmp_path / f"of{count}")
        clock, processor, memory = measured("build", folder.name, "-s", f"g{count}", cwd=tmp_path)
        rows.append((len(list(folder.iterdir())), clock, processor, memory))
        print(f"\n{rows[-1][0]} documents: {clock:.1f} s, processor {processor:.1f} s, {memory:.0f} MB")
    benchmark.extra_info["documents, seconds, processor seconds, megabytes"] = rows
    changed = sorted((tmp_path / "of3000").iterdir())[7]

    def change_one() -> tuple[float, float, float]:
        with changed.open("ab") as stream:
            stream.write(b"\n\n99. Decides to remain seized of the matter.\n")
        return measured("build", "of3000", "-s", "g3000", cwd=tmp_path)

    clock, processor, _ = benchmark.pedantic(change_one, rounds=2)
    idle = measured("build", "of3000", "-s", "g3000", cwd=tmp_path)
    benchmark.extra_info |= {"one changed": clock, "one changed, processor": processor, "none changed": idle[0]}
    print(f"\none of {rows[-1][0]} changed: {clock:.2f} s, processor {processor:.2f} s; none: {idle[0]:.2f} s")
