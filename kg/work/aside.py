"""A process beside this one that does a task on one item at a time, and is ended when an item takes too long.

For where no pool can be: a worker of a cluster may start no processes through multiprocessing, and its tasks run in
threads, which no timer interrupts. Each thread keeps its process until that has had nothing to do for a while.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, TypeVar

from kg.work.pool import ATTEMPTS, how
from kg.work.worker import Failed, done

IDLE = 60.0
"""Seconds without work after which the process ends by itself."""
CODE = "import sys; sys.path[:] = {path}; from kg.work.aside import main; main()"
Result = TypeVar("Result")
Process = subprocess.Popen[bytes]
_kept = threading.local()


def aside(
    task: Callable[[str], Result],
    item: str,
    *,
    lost: Callable[[str, str], Result],
    seconds: float,
    first: Callable[[], object],
) -> Result:
    """The result of the task for an item; the task is a function of a module, or a partial of one.

    Where it takes longer than `seconds`, its process is killed; where a process ends ATTEMPTS times, no more is tried:
    the result is then `lost(item, reason)`, with the reason "time" or a sentence. Each process loads its task and
    calls `first` before it begins, outside the limit of time.
    """
    reason = ""
    for _ in range(ATTEMPTS):
        process: Process | None = getattr(_kept, "process", None)
        is_new, late = process is None, threading.Event()
        process = process or _started()
        try:
            if is_new:
                _asked(process, (first, task))
            timer = threading.Timer(seconds, _end, (process, late))
            timer.start()
            try:
                _, result = _asked(process, (task, item))
            finally:
                timer.cancel()
        except (OSError, EOFError, pickle.UnpicklingError):
            reason = how(_buried(process))
            if late.is_set():
                return lost(item, "time")
        else:
            return lost(item, result.reason) if isinstance(result, Failed) else result
    return lost(item, f"the process that read it ended {ATTEMPTS} times ({reason})")


def main() -> None:
    """What the process does: it answers each task and item on stdin on what was its stdout, until stdin is closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(EOFError, OSError):
        first, _ = pickle.load(asked)
        first()
        _write(answers, pickle.dumps((0, None)))
        while True:
            idle = threading.Timer(IDLE, os._exit, (0,))
            idle.start()
            task, item = pickle.load(asked)
            idle.cancel()
            _write(answers, done(0, item, task))
    os._exit(0)


def _started() -> Process:
    """A new process, kept for this thread."""
    command = [sys.executable, "-c", CODE.format(path=sys.path)]
    _kept.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    started: Process = _kept.process
    return started


def _asked(process: Process, what: object) -> tuple[int, Any]:
    assert process.stdin is not None and process.stdout is not None
    _write(process.stdin, pickle.dumps(what))
    answer: tuple[int, Any] = pickle.load(process.stdout)
    return answer


def _write(stream: IO[bytes], data: bytes) -> None:
    stream.write(data)
    stream.flush()


def _end(process: Process, late: threading.Event) -> None:
    late.set()
    process.kill()


def _buried(process: Process) -> int:
    """End the process of this thread; its exit status."""
    _kept.process = None
    process.kill()
    with suppress(OSError):
        process.communicate()
    return process.wait()
