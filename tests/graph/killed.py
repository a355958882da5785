"""A build that runs in a process of its own until it is killed; it never ends by itself."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from multiprocessing import get_context

from kg.graph import authority_quads, build, document_quads, local, open_store
from kg.graph.stamp import program_stamp
from kg.model import Extraction
from tests.graph.specimens import many

COUNT = 8
KEPT = (8, 7, 6)
"""How many citations a document has in each of the states that the builder gives it in turn."""
INTERRUPTED = 130
MADE = tuple(many(COUNT, paragraphs=8, citations=max(KEPT)))
AT_HAND = (authority_quads(), program_stamp(), *(document_quads(one) for _path, one in MADE))
"""Read once in the process from which the builders are forked, so that they write from their first moment on."""
START = get_context("forkserver")
START.set_forkserver_preload(["tests.graph.killed"])


def rounds(seed: int, after: int, seconds: float) -> Iterator[tuple[str, Extraction]]:
    """The same documents again and again, each time in another state; the timer runs from a certain document on."""
    written = count()
    for number in count(seed):
        for path, one in MADE:
            if next(written) == after:
                signal.setitimer(signal.ITIMER_REAL, seconds)
            kept = one.citations[: KEPT[number % len(KEPT)]]
            yield path, replace(one, citations=kept, sha256=f"{path} {seed} {number}")


def build_until_killed(place: str, seed: int, after: int, seconds: float, sign: int) -> None:
    """Build, and get a signal at a moment that no statement of the program knows of; new documents are written in turn by
    way of the log and to files of their own."""
    local.AT_ONCE = local.AT_ONCE * (seed % 2)
    if sign == signal.SIGINT:
        signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        with open_store(place) as store:
            build(rounds(seed, after, seconds), store, batch=400)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def killed_build(place: object, seed: int, after: int, seconds: float, sign: signal.Signals) -> None:
    """Start a build and wait until it has been killed, so many documents and seconds on, at whatever it was doing.

    SIGKILL stands for any end without warning (the timer's own signal, which nothing handles), SIGINT for Ctrl-C.
    """
    process = START.Process(target=build_until_killed, args=(str(place), seed, after, seconds, sign))
    process.start()
    process.join()
    assert process.exitcode == (INTERRUPTED if sign == signal.SIGINT else -signal.SIGALRM)
