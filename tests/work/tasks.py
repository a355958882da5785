"""What the processes of these tests do: work, hang, raise, or die."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from kg.errors import KgError, MissingExtra


def nothing() -> None:
    """What a process may do before it begins."""


def chatty(item: str) -> str:
    print(item, flush=True)
    return item


def doubled(item: str) -> str:
    return item * 2


def number_of_process(item: str) -> int:
    return os.getpid()


def hanging(item: str) -> str:
    """Never comes to an end on an item that says so."""
    while item == "hang":
        signal.pause()
    return item


def dying_once(item: str) -> str:
    """Kills its own process on the first meeting with an item that is the path of no file yet."""
    mark = Path(item)
    if mark.is_absolute() and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def dying(item: str) -> str:
    """Kills its own process whenever the item says so."""
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def raising(item: str) -> KgError | str:
    """Raises, gives back what cannot be sent, or an error that is sent."""
    if item == "raise":
        raise ValueError("no such lamp")
    if item == "unsendable":
        return lambda: None  # type: ignore[return-value]
    return MissingExtra("lamps", "light") if item == "missing" else item


def lost(item: str, reason: str) -> tuple[str, str]:
    return item, reason


def lost_there(number: int, item: str, reason: str) -> tuple[str, str]:
    return item, reason


def joined(start: int, items: tuple[str, ...]) -> str:
    return f"{start}:" + ",".join(items)


def dying_once_there(start: int, items: tuple[str, ...]) -> str:
    return f"{start}:" + ",".join(map(dying_once, items))


def dying_there(start: int, items: tuple[str, ...]) -> str:
    return f"{start}:" + ",".join(map(dying, items))
