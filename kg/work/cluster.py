"""The same on a Dask cluster: tasks get names of files, write what they find to a part of their own, and name it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kg.errors import KgError, MissingExtra

LOG = logging.getLogger(__name__)
CHUNK = 16
"""Items of one task: small, so that a killed worker costs little."""
AHEAD = 4
"""Tasks that wait on the cluster for each of its threads."""
PATIENCE = 20
"""Seconds in which a scheduler must answer."""
Item = TypeVar("Item")
Result = TypeVar("Result")


def on_cluster(
    address: str,
    task: Callable[[int, tuple[Item, ...]], Result],
    items: Sequence[Item],
    *,
    lost: Callable[[int, Item, str], Result],
    chunk: int = CHUNK,
) -> Iterator[Result]:
    """The result of the task for each chunk of items, in their order; the task also gets the number of its first item.

    A worker that is killed costs its chunk's retry. Where several workers in turn ended while a chunk was with them, its
    items are tried one by one when nothing else runs, and what then still ends its worker becomes `lost(number, item,
    reason)`. Raises KgError where no scheduler answers.
    """
    try:
        from distributed import CancelledError, Client, KilledWorker, wait
        from distributed.comm.core import CommClosedError
    except ModuleNotFoundError as error:
        raise MissingExtra("reading on a cluster", "cluster") from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        raise KgError(
            f"no Dask scheduler answers at {address}: {str(error) or 'no answer'}; check the address"
        ) from error
    with client:
        chunks = deque((start, tuple(items[start : start + chunk])) for start in range(0, len(items), chunk))
        threads: dict[str, int] = client.nthreads()  # type: ignore[no-untyped-call]
        width = max(1, sum(threads.values())) * AHEAD
        waiting = deque(
            (start, part, client.submit(task, start, part, pure=False)) for start, part in _first(chunks, width)
        )
        while waiting:
            start, part, future = waiting.popleft()
            try:
                yield future.result()
            except KilledWorker:
                LOG.debug("several workers ended on the items from %d on", start)
                if waiting:
                    wait([one for _, _, one in waiting])  # type: ignore[no-untyped-call]
                for number, item in enumerate(part, start):
                    try:
                        yield client.submit(task, number, (item,), pure=False).result()
                    except KilledWorker:
                        yield lost(number, item, "the workers that read it were killed one after the other")
            except (CancelledError, CommClosedError) as error:
                raise KgError(
                    f"the Dask scheduler at {address} has gone; the same command goes on from here"
                ) from error
            for at, more in _first(chunks, width - len(waiting)):
                waiting.append((at, more, client.submit(task, at, more, pure=False)))


def _first(chunks: deque[tuple[int, tuple[Item, ...]]], count: int) -> Iterator[tuple[int, tuple[Item, ...]]]:
    for _ in range(min(count, len(chunks))):
        yield chunks.popleft()
