"""The process that works: it gets numbered items, and sends a result for each as soon as it has one."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from ctypes import c_longlong
from multiprocessing.connection import Connection
from typing import Any


class Failed:
    """In the place of a result: what the task raised."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def work(pipe: Connection, task: Callable[[str], Any], at: c_longlong, first: Callable[[], object] | None) -> None:
    """Do the task for each item that comes through the pipe, until its other end is closed. Ctrl-C ends it at once.

    `first` is called before the first item, outside all limits of time. `at` is shared with the other end: the number of the item that is being
    worked on, for whoever finds this process dead.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    if first is not None:
        first()
    outgoing: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    with suppress(EOFError, OSError):
        pipe.send_bytes(pickle.dumps(None))
        threading.Thread(target=_send, args=(pipe, outgoing), daemon=True).start()
        while True:
            for number, item in pipe.recv():
                at.value = number
                outgoing.put(done(number, item, task))
    os._exit(0)


def done(number: int, item: str, task: Callable[[str], Any]) -> bytes:
    try:
        return pickle.dumps((number, task(item)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return pickle.dumps((number, Failed(f"{type(error).__name__}: {error}")))


def _send(pipe: Connection, outgoing: queue.SimpleQueue[bytes]) -> None:
    """Send what is ready while the next item is worked on; nobody listening is the end."""
    try:
        while True:
            pipe.send_bytes(outgoing.get())
    except OSError:
        os._exit(1)
