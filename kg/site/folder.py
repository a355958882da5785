"""The folder of a site: files written, and what an earlier run wrote and this one does not removed, nothing else."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from kg.errors import KgError

MANIFEST = "site.json"
"""Lists the files that the program wrote into the folder."""


class SiteFolder:
    """A folder that holds a site, or nothing yet; every file goes through `write`, and `finish` settles what remains.

    Raises KgError where the folder holds other files and no manifest, as they might be somebody's own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.size = 0
        """Bytes written."""
        self._written: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._earlier = self._listed()
        except OSError as error:
            raise KgError(f"{folder} cannot be written ({error.strerror}); choose another folder with -o") from error

    @property
    def files(self) -> tuple[str, ...]:
        """The files written so far, in alphabetical order."""
        return tuple(sorted(self._written))

    def announce(self, paths: set[str]) -> None:
        """Write down which files will be written, so that a run that is interrupted leaves nothing unlisted."""
        self._list(self._earlier | paths)

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file of the site, if it does not hold the same already."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        target = self.folder / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_symlink():
                target.unlink()
            if not target.is_file() or target.stat().st_size != len(data) or target.read_bytes() != data:
                target.write_bytes(data)
        except OSError as error:
            raise KgError(f"{target} cannot be written ({error.strerror}); choose another folder with -o") from error
        self._written.add(path)
        self.size += len(data)

    def finish(self) -> tuple[str, ...]:
        """Remove the files that only the earlier manifest lists, and list those written; returns the removed ones."""
        stale = sorted(self._earlier - self._written)
        removed = [path for path in stale if self._remove(path)]
        self._list(self._written)
        return tuple(removed)

    def _remove(self, path: str) -> bool:
        target = self.folder / path
        parents = [self.folder / parent for parent in PurePosixPath(path).parents if str(parent) != "."]
        if any(parent.is_symlink() for parent in parents) or not (target.is_file() or target.is_symlink()):
            return False
        target.unlink()
        for parent in parents:
            if not any(parent.iterdir()):
                parent.rmdir()
        return True

    def _list(self, paths: set[str]) -> None:
        text = json.dumps({"made_by": "kg site", "files": sorted(paths)}, indent=0, ensure_ascii=False) + "\n"
        (self.folder / MANIFEST).write_bytes(text.encode())

    def _listed(self) -> set[str]:
        manifest = self.folder / MANIFEST
        if not manifest.is_file():
            if any(self.folder.iterdir()):
                raise KgError(
                    f"{self.folder} holds files and no site ({MANIFEST} is missing); name an empty folder with -o FOLDER"
                )
            return set()
        try:
            files = json.loads(manifest.read_bytes())["files"]
        except (ValueError, KeyError, TypeError) as error:
            raise KgError(
                f"{manifest} is not the list of a site's files; name an empty folder with -o FOLDER"
            ) from error
        return {path for path in files if isinstance(path, str) and _is_below(path)}


def _is_below(path: str) -> bool:
    """Whether a listed path stays in the folder."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in path
