"""A process that answers requests one by one from its own view of the store; it can be ended without harm.

A query of Oxigraph cannot be interrupted from within its process. So each runs in a process of its own kind, which is
ended when the query takes too long; what it had read is not changed by that. Orders come as lines of JSON on stdin,
answers go as a line of JSON and the body to stdout.
"""

from __future__ import annotations

import gzip
import json
import os
import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import replace
from typing import Any

from kg.errors import KgError, StoreError
from kg.serve.answer import Answer, Refused, sentence
from kg.serve.desk import Desk
from kg.serve.jobs import JOBS
from kg.serve.limits import Limits

GRACE = 5.0
"""Seconds after the time limit when a process whose parent has gone ends itself."""

PACKED = 1000
"""Bytes from which an answer is compressed for a client that can read it."""


def main() -> None:
    """Answer the orders on stdin until it ends."""
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = Limits(**json.loads(sys.argv[1]))
    _bound_memory(limits.memory)
    desk = Desk(limits)
    answers.write(b"ready\n")
    answers.flush()
    for line in orders:
        with suppress(BrokenPipeError):
            _timed(limits.timeout + GRACE)
            answered(desk, json.loads(line)).write(answers)
            _timed(0)


def answered(desk: Desk, order: dict[str, Any]) -> Answer:
    """The answer to an order: a job of JOBS with its arguments, and the state of the store to answer from."""
    try:
        desk.turn_to(order["path"], order["stamp"])
        answer = JOBS[order["job"]](desk, **order["arguments"])
        return packed(answer) if order["packed"] else answer
    except Refused as refusal:
        return refusal.answer
    except StoreError as error:
        return sentence(503, str(error), ("Retry-After", "1"))
    except KgError as error:
        return sentence(400, str(error))
    except MemoryError:
        return sentence(413, "the answer needs more memory than a request may take; ask for less")
    except Exception:
        traceback.print_exc()
        return sentence(500, "the answer could not be made; the service has noted why")


def packed(answer: Answer) -> Answer:
    """The answer compressed, where that is worth while; done here so that the process that listens stays free."""
    if len(answer.body) < PACKED:
        return answer
    body = gzip.compress(answer.body, compresslevel=5, mtime=0)
    return replace(answer, body=body, headers=(*answer.headers, ("Content-Encoding", "gzip")))


def _bound_memory(most: int) -> None:
    """Let the system refuse more memory than this, where it can."""
    if not most:
        return
    try:
        import resource
    except ImportError:
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _timed(seconds: float) -> None:
    """Let the system end this process after some seconds, whatever it is doing; 0 takes the order back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
