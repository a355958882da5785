"""What one request may cost: time, memory, the length of a query, the size of its answer, the length of the queue."""

from __future__ import annotations

import os
from dataclasses import dataclass

MEGABYTE = 1_000_000


def cores() -> int:
    """Processes that answer queries where nothing else is said: one a core, at least two, at most eight."""
    return max(2, min(8, os.cpu_count() or 2))


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a service; each is answered with a status of its own and one sentence.

    A query that takes too long is answered 504, one whose answer is too large or that needs too much memory 413, one
    that finds no free place in time 503 with Retry-After, one whose text is too long 414 (in an address) or 413.
    """

    timeout: float = 30.0
    """Seconds that a query may run; then its process is ended."""
    patience: float = 30.0
    """Seconds that a request may wait for a free process."""
    answer_bytes: int = 50 * MEGABYTE
    """Bytes of an answer before compression. Bytes, not rows, are what an answer costs in memory and on the wire."""
    query_bytes: int = 200_000
    """Bytes of the body of a request."""
    memory: int = 2_000 * MEGABYTE
    """Bytes of memory that a process may take for a query; 0 sets no limit. Kept where the system can (Linux)."""
    workers: int = 2
    """Queries that run at once, each in a process of its own."""
    waiting: int = 100
    """Requests that may wait for a free process; one more is refused at once."""
