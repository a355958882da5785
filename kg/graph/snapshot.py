"""A reader's own view of a store: hard links to its files, so that a writer may replace them meanwhile.

RocksDB, on which Oxigraph rests, never changes a table file; it writes new ones and names those in use in its manifest.
A reader that opened the folder itself would fail as soon as a writer had put other files in the place of the old ones.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from uuid import uuid4

FOLDER = "readers"
ATTEMPTS = 100
"""How often the files are linked anew when they changed meanwhile; once is nearly always enough."""


def take_snapshot(store: Path) -> Path | None:
    """A new folder with the files of a store as they are at one moment; None where they cannot be linked."""
    remove_abandoned(store)
    for _attempt in range(ATTEMPTS):
        target = store / FOLDER / f"{os.getpid()}-{uuid4().hex}"
        try:
            target.mkdir(parents=True)
            if _linked(store, target):
                return target
        except FileNotFoundError:
            pass
        except OSError:
            remove(target)
            return None
        remove(target)
    return None


def _linked(store: Path, target: Path) -> bool:
    """Link all files, and say whether the store named the same files before and after."""
    before = _state(store)
    for name in sorted(os.listdir(store)):
        if name.endswith((".sst", ".log")):
            os.link(store / name, target / name)
        elif name.startswith(("CURRENT", "MANIFEST", "OPTIONS", "IDENTITY")):
            shutil.copyfile(store / name, target / name)
    return _state(store) == before


def _state(store: Path) -> tuple[str, int]:
    """The manifest in use, and its length: it grows with every change of the files in use."""
    current = (store / "CURRENT").read_text(encoding="ascii").strip()
    return current, (store / current).stat().st_size


def remove(snapshot: Path) -> None:
    """Remove a snapshot; what cannot be removed is left to the next reader."""
    shutil.rmtree(snapshot, ignore_errors=True)


def remove_abandoned(store: Path) -> None:
    """Remove the snapshots of processes that were killed."""
    folder = store / FOLDER
    for snapshot in folder.iterdir() if folder.is_dir() else ():
        process = re.match(r"\d+", snapshot.name)
        if process and not is_alive(int(process[0])):
            remove(snapshot)


def is_alive(process: int) -> bool:
    """Whether a process of this number runs on this machine."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
