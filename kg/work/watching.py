"""A folder watched: which documents have come or changed and are whole, and which have gone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.pipeline import find_files
from kg.readers.records import record_names, records_in

State = tuple[int, ...]
"""Size, time of change and number of a file, and those of its library record; it changes while one of them is written."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look into a folder shows since the look before."""

    settled: tuple[str, ...] = ()
    """Files that are new or changed, and did not change between two looks."""
    removed: tuple[str, ...] = ()
    reachable: bool = True
    """Whether the folder is there at all; while it is not, nothing counts as removed."""


def looks(folder: Path, interval: float, *, pause: Callable[[float], object] = time.sleep) -> Iterator[Look]:
    """Look into a folder again and again, without end; a file counts when two looks find it in the same state.

    Looking works on every file system, network shares included, where no system tells of changes.
    """
    taken: dict[str, State] = {}
    before: dict[str, State] = {}
    while True:
        if not folder.is_dir():
            yield Look(reachable=False)
        else:
            now = _states(folder)
            settled = tuple(path for path, state in now.items() if before.get(path) == state != taken.get(path))
            removed = tuple(path for path in taken | before if path not in now)
            taken = {path: state for path, state in taken.items() if path in now} | {
                path: now[path] for path in settled
            }
            before = now
            yield Look(settled, removed)
        pause(interval)


def _states(folder: Path) -> dict[str, State]:
    """The documents in a folder with their states, in order; files that go away meanwhile are left out."""
    found: dict[str, State] = {}
    records = cache(records_in)
    for path in find_files([folder])[0]:
        beside = records(str(path.parent)).intersection(record_names(path.name))
        try:
            found[str(path)] = _state(path if path.exists() else archive_of(path))
        except OSError:
            continue
        for name in sorted(beside):
            with suppress(OSError):
                found[str(path)] += _state(path.with_name(name))
    return found


def _state(path: Path) -> State:
    state = path.stat()
    return state.st_size, state.st_mtime_ns, state.st_ino


def archive_of(path: Path) -> Path:
    """The file on disk in which a document inside an archive stands (`bundle.zip/draft.docx`)."""
    return next((folder for folder in path.parents if folder.is_file()), path)
