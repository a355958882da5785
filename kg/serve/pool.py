"""The processes that answer: each takes one request at a time, and is ended and replaced when it takes too long."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.serve.answer import Answer, parsed_head, sentence
from kg.serve.freshness import Served
from kg.serve.limits import Limits

HEAD_LIMIT = 1_000_000
READY = b"ready\n"
"""What a process says when it has loaded; the time of its first query begins then."""
RETRY = ("Retry-After", "1")


@dataclass(slots=True, eq=False)
class Worker:
    """A running process and the state of the store from which it answered last."""

    process: asyncio.subprocess.Process
    path: Path | None = None
    killed: bool = False

    async def exchange(self, order: bytes) -> Answer:
        """Send an order and read its answer; raises IncompleteReadError or OSError where the process has ended."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None and stdout is not None
        stdin.write(order)
        await stdin.drain()
        answer, length = parsed_head(await stdout.readuntil(b"\n"))
        return replace(answer, body=await stdout.readexactly(length))

    def kill(self) -> None:
        """End the process, once, without waiting until it has gone."""
        if not self.killed and self.process.returncode is None:
            self.killed = True
            with suppress(ProcessLookupError):
                self.process.kill()

    async def end(self) -> int:
        """End the process and give back how it ended."""
        self.kill()
        return await self.gone()

    async def gone(self) -> int:
        """Wait until the process has ended, let go of its pipes, and give back how it ended."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None and stdout is not None
        ended = await self.process.wait()
        stdin.close()
        with suppress(OSError):
            await stdin.wait_closed()
        with suppress(RuntimeError):
            await stdout.read()
        return ended


class Pool:
    """A number of processes behind one queue."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._size = size
        self._limits = limits
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._waiting = 0
        self._stopping = False
        self._replacing: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the processes, and wait until they are ready."""
        await asyncio.gather(*(self._hire() for _ in range(self._size)))

    async def stop(self) -> None:
        """End the processes."""
        self._stopping = True
        for worker in self._workers:
            worker.kill()
        await asyncio.gather(*self._replacing, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._workers))

    @property
    def paths(self) -> set[Path]:
        """The states of the store that the processes have open."""
        return {worker.path for worker in self._workers if worker.path is not None}

    @property
    def busy(self) -> int:
        """How many processes are answering now."""
        return self._size - self._idle.qsize()

    async def ask(
        self, job: str, look: Callable[[], Served], *, packed: bool = False, **arguments: Any
    ) -> tuple[Answer, Served]:
        """The answer to a job, `packed` with gzip where it is long, and the state of the store that it was taken from.

        `look` tells the state when a process is free, not before: a state that nobody uses is cleared away meanwhile.
        In the place of an answer there may be a sentence with the status of the limit that was met:

        503 where too many wait or no process is free in time, 504 where it took too long, 413 where it needed too much
        memory. A request that is given up ends the process that works on it.
        """
        if self._waiting >= self._limits.waiting:
            return sentence(503, "too many requests are waiting; try again in a moment", RETRY), look()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.patience):
                worker = await self._idle.get()
        except TimeoutError:
            return sentence(503, "the service is busy with other queries; try again in a moment", RETRY), look()
        finally:
            self._waiting -= 1
        served = look()
        worker.path = served.path
        return await self._exchanged(worker, job, served, packed, arguments), served

    async def _exchanged(
        self, worker: Worker, job: str, served: Served, packed: bool, arguments: dict[str, Any]
    ) -> Answer:
        """The answer of a process, which is idle afterwards, or ended and replaced."""
        state = {"path": str(served.path), "stamp": served.stamp}
        order = json.dumps({"job": job, "packed": packed, "arguments": arguments, **state}).encode() + b"\n"
        try:
            async with asyncio.timeout(self._limits.timeout):
                answer = await worker.exchange(order)
        except TimeoutError:
            self._replace(worker)
            seconds = f"{self._limits.timeout:g} seconds"
            return sentence(504, f"the query was ended after {seconds}; ask for less, or add a LIMIT")
        except (asyncio.IncompleteReadError, OSError):
            return await self._lost(worker)
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        return answer

    async def _lost(self, worker: Worker) -> Answer:
        """What is said where a process ended by itself."""
        ended = await worker.gone()
        worker.killed = True
        self._replace(worker)
        if ended in (-signal.SIGABRT, -signal.SIGKILL):
            return sentence(413, "the query needed more memory than a query may take; ask for less, or add a LIMIT")
        return sentence(500, "the query ended the process that worked on it; ask in another way")

    def _replace(self, worker: Worker) -> None:
        """End a process and start another in its place, while others go on."""
        worker.kill()
        self._workers.discard(worker)
        task = asyncio.create_task(self._replaced(worker))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _replaced(self, worker: Worker) -> None:
        await worker.end()
        if not self._stopping:
            await self._hire()

    async def _hire(self) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "kg.serve.worker",
            json.dumps(asdict(self._limits)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=HEAD_LIMIT,
        )
        worker = Worker(process)
        self._workers.add(worker)
        assert process.stdout is not None
        if await process.stdout.readline() == READY:
            self._idle.put_nowait(worker)
        else:
            self._workers.discard(worker)
            await worker.end()
            raise KgError("a process that answers queries could not be started; its reason stands above")
