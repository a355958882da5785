"""Several processes that do one task on many items; the results come in the order of the items, whoever is killed."""

from __future__ import annotations

import heapq
import logging
import multiprocessing
import pickle
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_longlong
from dataclasses import dataclass, field
from multiprocessing import connection, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

from kg.errors import KgError
from kg.work.worker import Failed, work

LOG = logging.getLogger(__name__)
CHUNK = 8
"""Items that a process is given at once."""
AHEAD = 64
"""Items that wait in a process, so that it need not wait for the one that gives them out; fewer when few are left."""
WINDOW = 500
"""Items that may be done before the first that is not, so that memory is bounded."""
ATTEMPTS = 3
"""How often a process may end on the same item before the item is passed over."""
START = multiprocessing.get_context("spawn")
Result = TypeVar("Result")


def in_processes(
    task: Callable[[str], Result],
    items: Sequence[str],
    *,
    processes: int,
    lost: Callable[[str, str], Result],
    seconds: float | None = None,
    first: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """The result of the task for each item, in their order; the task is a function of a module, or a partial of one.

    A process that is killed is replaced, and what it had not done is done again. Where an item takes longer than
    `seconds`, its process is killed; where a process ends ATTEMPTS times on one item, no more is tried: its result is
    then `lost(item, reason)`, with the reason "time" or a sentence. Each process calls `first` before it begins. Closing the iterator, or Ctrl-C, kills all processes.
    Raises KgError where no process can be started.
    """
    crew = _Crew(task, items, processes, lost, seconds, first)
    try:
        yield from crew.results()
    finally:
        crew.stop()


@dataclass(slots=True, eq=False)
class _Member:
    """A running process, and what it was given and has not done."""

    process: SpawnProcess
    pipe: Connection
    at: c_longlong
    """Number of the item that it works on, as it says itself; it may be done and not told yet."""
    given: deque[int] = field(default_factory=deque)
    heard: float = 0.0
    ready: bool = False

    def take_current(self) -> int:
        """Take the item that it works on from what it was given."""
        number = self.at.value if self.at.value in self.given else self.given[0]
        self.given.remove(number)
        return number


class _Crew(Generic[Result]):
    """The processes, what is still to be given out, and what is done and not yet asked for."""

    def __init__(
        self,
        task: Callable[[str], Result],
        items: Sequence[str],
        size: int,
        lost: Callable[[str, str], Result],
        seconds: float | None,
        first: Callable[[], object] | None,
    ) -> None:
        self.first = first
        self.task, self.items, self.lost, self.seconds = task, items, lost, seconds
        self.size = min(size, -(-len(items) // CHUNK))
        self.pending = list(range(len(items)))
        self.done: dict[int, Result] = {}
        self.blamed: Counter[int] = Counter()
        self.members: list[_Member] = []
        self.stillborn = 0

    def results(self) -> Iterator[Result]:
        """The results in the order of the items."""
        for number in range(len(self.items)):
            while number not in self.done:
                self._give_out(number)
                self._listen()
            yield self.done.pop(number)

    def stop(self) -> None:
        """Kill every process and wait until it has gone."""
        for member in self.members:
            member.process.kill()
        for member in self.members:
            _bury(member)
        self.members.clear()

    def _give_out(self, first: int) -> None:
        while self.pending and len(self.members) < self.size:
            self.members.append(self._hired())
        for member in sorted(self.members, key=lambda member: len(member.given)):
            while len(member.given) <= self._ahead() and self.pending and self.pending[0] < first + WINDOW:
                chunk = [heapq.heappop(self.pending) for _ in range(min(CHUNK, len(self.pending)))]
                if not member.given:
                    member.heard = time.monotonic()
                member.given.extend(chunk)
                try:
                    member.pipe.send([(number, self.items[number]) for number in chunk])
                except OSError:
                    break

    def _ahead(self) -> int:
        """How many items a process may have and still be given a chunk: at the end all should be done at one time."""
        return max(CHUNK // 2, min(AHEAD, len(self.pending) // self.size) - CHUNK)

    def _hired(self) -> _Member:
        ours, theirs = START.Pipe()
        at = START.RawValue(c_longlong, -1)
        process = START.Process(target=work, args=(theirs, self.task, at, self.first), daemon=True)
        with _held_interrupt():
            process.start()
        theirs.close()
        LOG.debug("process %d started", process.pid)
        return _Member(process, ours, at)

    def _listen(self) -> None:
        """Take in what the processes say, and replace those that have ended or take too long."""
        by_pipe = {member.pipe: member for member in self.members}
        speaking = connection.wait(list(by_pipe), self._patience())
        for pipe in speaking:
            assert isinstance(pipe, Connection)
            member = by_pipe.pop(pipe)
            try:
                said = pipe.recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                self._ended(member)
            else:
                self._heard(member, said)
        for member in by_pipe.values():
            if self._overdue(member):
                number = member.take_current()
                self.done[number] = self.lost(self.items[number], "time")
                self._dismiss(member)

    def _heard(self, member: _Member, said: tuple[int, Result | Failed] | None) -> None:
        member.heard = time.monotonic()
        if said is None:
            member.ready, self.stillborn = True, 0
            return
        number, result = said
        member.given.remove(number)
        self.done[number] = self.lost(self.items[number], result.reason) if isinstance(result, Failed) else result

    def _ended(self, member: _Member) -> None:
        """Put back what an ended process had not done; the item that it was at is tried ATTEMPTS times."""
        member.process.join()
        LOG.debug("process %d ended (%s) before its work was done", member.process.pid, member.process.exitcode)
        if not member.ready:
            self.stillborn += 1
            if self.stillborn > ATTEMPTS:
                raise KgError("the processes of --workers cannot be started; try --workers 1")
        elif member.given:
            number = member.take_current()
            self.blamed[number] += 1
            if self.blamed[number] < ATTEMPTS:
                heapq.heappush(self.pending, number)
            else:
                reason = f"the process that read it ended {ATTEMPTS} times ({how(member.process.exitcode)})"
                self.done[number] = self.lost(self.items[number], reason)
        self._dismiss(member)

    def _dismiss(self, member: _Member) -> None:
        """Kill a process and let others do what it was given."""
        self.members.remove(member)
        member.process.kill()
        _bury(member)
        for number in member.given:
            heapq.heappush(self.pending, number)

    def _overdue(self, member: _Member) -> bool:
        working = self.seconds is not None and member.ready and bool(member.given)
        return working and time.monotonic() - member.heard > (self.seconds or 0)

    def _patience(self) -> float | None:
        """Seconds until the next process may be overdue."""
        if self.seconds is None:
            return None
        heard = [member.heard for member in self.members if member.ready and member.given]
        return max(0.0, min(heard) + self.seconds - time.monotonic()) + 0.01 if heard else None


def _bury(member: _Member) -> None:
    member.process.join()
    member.process.close()
    member.pipe.close()


def how(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"{signal.Signals(-exitcode).name}; too little memory may be the cause"
    return f"status {exitcode}"


@contextmanager
def _held_interrupt() -> Iterator[None]:
    """Keep Ctrl-C waiting while a process starts, so that the new one is not hit before it can end quietly."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
