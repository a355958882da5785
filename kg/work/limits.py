"""How large a document may be and how long it may take, and the check of both."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from kg.errors import UnreadableDocument
from kg.readers.archives import size_in

SECONDS = 120.0
"""What a document may take; a usual one takes 0.02 seconds, the longest ever read some seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost; None is no limit but those of the readers."""

    seconds: float | None = None
    megabytes: float | None = None


def check_size(path: str, limits: Limits) -> None:
    """Raise UnreadableDocument where a file, or a document in a ZIP file, is larger than the limit; a missing one is left to the reader."""
    if limits.megabytes is None:
        return
    try:
        size: int | None = os.stat(path).st_size
    except (OSError, ValueError):
        size = size_in(Path(path))
    if size is not None:
        check_length(path, size, limits)


def check_length(path: str, size: int, limits: Limits) -> None:
    """Raise UnreadableDocument where a document of so many bytes is larger than the limit."""
    if limits.megabytes is not None and size > limits.megabytes * 1e6:
        raise UnreadableDocument(
            f"{path} has {size / 1e6:.1f} MB, more than the {limits.megabytes:g} MB of --max-size; it was passed over"
        )


def too_slow(name: str, seconds: float) -> UnreadableDocument:
    """The error for a document that takes too long."""
    return UnreadableDocument(
        f"{name} took longer than {seconds:g} seconds and was passed over; give it more with --max-seconds"
    )


class _Late(BaseException):
    """Raised by the timer; of no family that a reader might catch."""


@contextmanager
def in_time(name: str, seconds: float | None) -> Iterator[None]:
    """Raise UnreadableDocument when what is done inside takes longer than this.

    This is soft: Python hears of it between two of its own steps, and only in the main thread of systems with timers;
    a process of its own (`in_processes`) is ended whatever it does.
    """
    main = threading.current_thread() is threading.main_thread()
    if seconds is None or not main or not hasattr(signal, "setitimer"):
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _Late as error:
        raise too_slow(name, seconds) from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
