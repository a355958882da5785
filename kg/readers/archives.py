"""Documents in ZIP files, read in memory: nothing is unpacked to disk, so that no name in an archive can reach a file.

A member is named by the path of its archive with its own path behind it, `bundle.zip/drafts/draft.docx`; an archive in
an archive likewise.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kg.errors import UnreadableDocument
from kg.readers.zipped import opened, unpacked

SUFFIX = ".zip"
UNIX = 3
"""What made an archive, as its members say, when their attributes are those of Unix."""
DEPTH = 2
"""Archives within one another that are opened."""
TOGETHER = 1 << 30
"""Bytes to which the archives in one archive may unpack, counted by what is read."""
HOSTILE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f\x7f]|\\|^$")
"""Names that would reach out of a folder, or that are no names."""
LARGEST = 256 * 1024 * 1024
"""Bytes that an archive may have."""


def is_archive(path: Path) -> bool:
    """Whether a path names a ZIP file on disk, as its suffix says."""
    return path.suffix.lower() == SUFFIX and path.is_file()


def documents_in(path: Path) -> tuple[Path, ...]:
    """The members of a ZIP file; of one that cannot be opened, and of any other file, the path itself."""
    if not is_archive(path):
        return (path,)
    try:
        return members(path)
    except UnreadableDocument:
        return (path,)


def members(path: Path) -> tuple[Path, ...]:
    """The documents in a ZIP file and in those inside it, in order; hidden ones and folders are left out.

    Raises UnreadableDocument where the archive is damaged, too large, nested too deeply, or holds hostile names.
    """
    return tuple(path / name for name in _names(_data(path), str(path), 1))


def check(data: bytes, name: str) -> None:
    """Raise UnreadableDocument where a ZIP file is one whose members are not read."""
    for _ in _names(data, name, 1):
        pass


def holder(path: Path) -> tuple[Path, PurePosixPath] | None:
    """The ZIP file on disk in which a path names a member, and the path inside it; None for other paths."""
    if SUFFIX not in str(path.parent).lower():
        return None
    for parent in path.parents:
        if is_archive(parent):
            return parent, PurePosixPath(*path.relative_to(parent).parts)
    return None


def member(archive: Path, inside: PurePosixPath, limit: int, shown: str) -> bytes:
    """The bytes of a member of a ZIP file, at most `limit`; raises UnreadableDocument where there is none.

    `shown` is the member's path as the user named it, from which errors take the name of the archive.
    """
    whole = shown.removesuffix(f"/{inside}")
    data, name = _data(archive), whole
    wanted = str(inside)
    for _ in range(DEPTH + 1):
        with opened(data, name) as file:
            known = set(file.namelist())
            if wanted in known:
                return unpacked(file, wanted, name, limit)
            inner = next((one for one in known if wanted.startswith(f"{one}/") and _is_zip(one)), None)
            if inner is None:
                break
            data, name, wanted = unpacked(file, inner, name, LARGEST), f"{name}/{inner}", wanted[len(inner) + 1 :]
    raise UnreadableDocument(f"{whole} holds no {inside}; check the name")


def _data(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableDocument(
                f"{path} is too large: {LARGEST / 1e6:.0f} MB are the most that is opened; split it"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path} could not be read: {error.strerror or error}; check the path") from error


def _names(data: bytes, name: str, depth: int) -> Iterator[str]:
    """The names of the documents in an archive, with the path of the inner archive before those in it."""
    together = 0
    with opened(data, name) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            if HOSTILE.search(info.filename):
                raise UnreadableDocument(
                    f"{name} holds a member called {info.filename[:80]!r}, which reaches out of it or is no name; it may "
                    "be hostile and was not read"
                )
            if info.is_dir() or _is_link(info) or _is_hidden(info.filename):
                continue
            if not _is_zip(info.filename):
                yield info.filename
                continue
            if depth >= DEPTH:
                raise UnreadableDocument(f"{name} holds archives in archives in archives; unpack it first")
            inner = unpacked(archive, info.filename, name, LARGEST)
            together += len(inner)
            if together > TOGETHER:
                raise UnreadableDocument(f"{name} holds archives of more than {TOGETHER / 1e9:.0f} GB; split it")
            for found in _names(inner, f"{name}/{info.filename}", depth + 1):
                yield f"{info.filename}/{found}"


def _is_zip(name: str) -> bool:
    return name.lower().endswith(SUFFIX)


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX"


def _is_link(info: zipfile.ZipInfo) -> bool:
    return info.create_system == UNIX and stat.S_ISLNK(info.external_attr >> 16)
