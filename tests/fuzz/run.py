"""Fuzzing led by coverage (atheris, of the extra `fuzz`): `python -m tests.fuzz.run TARGET... --seconds N`.

Each target runs in a process of its own, which ends at the first fault; the bytes that led to it lie in --faults, and
`python -m tests.fuzz.run TARGET --again FILE` shows it once more. What reaches new code is kept in --corpus.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg"]):
    from tests.fuzz.targets import TARGETS

HANG = 60
"""Seconds that one input may take on a machine that does much else."""
LARGEST = 16_384
"""Bytes of an input."""


def fuzz(name: str, corpus: Path, faults: Path, options: list[str]) -> None:
    """Fuzz one target until its time or its runs are over; leaves the process, with a status other than 0 for a fault."""
    target = TARGETS[name]
    own = corpus / name
    own.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (own / f"seed-{number}").write_bytes(seed)
    limits = [f"-timeout={HANG}", "-rss_limit_mb=4096", f"-max_len={LARGEST}", f"-artifact_prefix={faults}/{name}-"]
    atheris.Setup([name, *limits, *options, str(own)], target.holds)
    atheris.Fuzz()


def main() -> int:
    """Fuzz each target that is named; exit status 1 where one of them fails."""
    parser = argparse.ArgumentParser(description="Fuzz a target, led by coverage.")
    parser.add_argument("targets", nargs="+", choices=sorted(TARGETS), metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=0, help="how long for each target")
    parser.add_argument("--runs", type=int, default=-1, help="how many inputs for each target")
    parser.add_argument("--seed", type=int, default=0, help="of chance; 0 is another each time")
    parser.add_argument("--corpus", type=Path, help="folder of inputs that reach new code")
    parser.add_argument("--faults", type=Path, default=Path(), help="folder of inputs that lead to a fault")
    parser.add_argument("--again", type=Path, help="an input to try once more")
    asked = parser.parse_args()
    if asked.again:
        for name in asked.targets:
            TARGETS[name].holds(asked.again.read_bytes())
        return 0
    options = [f"-max_total_time={asked.seconds}", f"-runs={asked.runs}", f"-seed={asked.seed}"]
    asked.faults.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["kg"]):
        for name in asked.targets:
            TARGETS[name].holds(TARGETS[name].seeds()[0])
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.targets:
            child = os.fork()
            if child == 0:
                fuzz(name, asked.corpus or Path(folder), asked.faults, options)
                os._exit(0)
            if os.waitpid(child, 0)[1] != 0:
                failed.append(name)
    if failed:
        print("failed:", ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
