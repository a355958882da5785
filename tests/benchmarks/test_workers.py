"""Reading in one process, in two, and on a cluster; how time and memory grow with the documents; one changed of many."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from distributed import LocalCluster
from pytest_benchmark.fixture import BenchmarkFixture

from kg.pipeline import find_files
from kg.samples import samples

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "text"
FOLDERS = [SHARED / name / "documents" for name in ("secretariat-en", "budget-mandates")]
CORPUS = all(folder.exists() for folder in FOLDERS)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
EVERY = int(os.environ.get("KG_BENCHMARK_EVERY", "1"))
"""Every how many documents of the corpus are taken, on a machine with little time."""
MEASURED = """
import json, resource, sys
from kg.cli import app
app(sys.argv[1:], standalone_mode=False)
own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([*(used.ru_utime + used.ru_stime for used in (own, workers)), own.ru_maxrss / 1000]))
"""
"""Runs the command and prints the processor seconds of it and of its ended children, and its megabytes."""


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


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds by the clock, processor seconds of its own and of its workers, megabytes at most."""

    clock: float
    own: float
    workers: float
    megabytes: float

    @property
    def processor(self) -> float:
        """Processor seconds of all processes."""
        return self.own + self.workers


def measured(*arguments: str, cwd: Path) -> Cost:
    """What the command `kg` costs with these arguments."""
    started = time.perf_counter()
    command = [sys.executable, "-c", MEASURED, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=True, env=ENVIRONMENT)
    return Cost(time.perf_counter() - started, *json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("way", ["two", "cluster"])
def test_building_in_several_processes(benchmark: BenchmarkFixture, way: str, tmp_path: Path) -> None:
    copied(400, tmp_path / "documents")
    alone = measured("build", "documents", "-s", "alone", cwd=tmp_path)
    with ExitStack() as stack:
        options = ["--workers", "2"]
        if way == "cluster":
            cluster = stack.enter_context(
                LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, env=ENVIRONMENT)
            )
            options = ["--cluster", cluster.scheduler_address]
        shared = benchmark.pedantic(
            lambda: measured("build", "documents", "-s", "shared", *options, cwd=tmp_path), rounds=1
        )
    told = f"{way}: {shared.clock:.1f} s, alone {alone.clock:.1f} s: {alone.clock / shared.clock:.2f} times faster"
    told += f"; processor: alone {alone.own:.1f} s, the builder {shared.own:.1f} s"
    if way == "two":
        bound = max(shared.own, shared.workers / 2)
        told += f" ({shared.own / shared.processor:.0%}), each worker {shared.workers / 2:.1f} s: at most "
        told += f"{alone.own / bound:.2f} times faster, on two cores {2 * alone.own / shared.processor:.2f} times"
    benchmark.extra_info |= {"told": told, "alone": asdict(alone), "shared": asdict(shared)}
    print(f"\n{told}")


def test_time_and_memory_grow_with_the_documents(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    rows: list[tuple[int, Cost]] = []
    for count in (100, 1000, 3000):
        folder = copied(count, tmp_path / f"of{count}")
        rows.append((len(list(folder.iterdir())), measured("build", folder.name, "-s", f"g{count}", cwd=tmp_path)))
        cost = rows[-1][1]
        print(f"\n{rows[-1][0]} documents: {cost.clock:.1f} s, processor {cost.own:.1f} s, {cost.megabytes:.0f} MB")
    (_, none), (some, less), (many, more) = rows
    each = ((cost.own - none.own) / count for count, cost in rows[1:])
    linearity = {"time per document": 1 / (next(each) / next(each)), "memory": more.megabytes / less.megabytes}
    print(f"\nat {many} against {some} documents: {linearity}")
    benchmark.extra_info |= {"rows": [(count, asdict(cost)) for count, cost in rows], "linearity": linearity}
    changed = sorted((tmp_path / "of3000").iterdir())[7]

    def change_one() -> Cost:
        with changed.open("ab") as stream:
            stream.write(b"\n\n99. Decides to remain seized of the matter.\n")
        return measured("build", "of3000", "-s", "g3000", cwd=tmp_path)

    one = benchmark.pedantic(change_one, rounds=2)
    idle = measured("build", "of3000", "-s", "g3000", cwd=tmp_path)
    benchmark.extra_info |= {"one changed": asdict(one), "none changed": asdict(idle)}
    print(f"\none of {many} changed: {one.clock:.2f} s, processor {one.own:.2f} s; none: {idle.own:.2f} s")
