"""Documents in ZIP files, read in memory: nothing is unpacked to disk, so that no name in an archive can reach a file.

A member is named by the path of its archive with its own path behind it, `bundle.zip/drafts/draft.docx`; an archive in
an archive likewise.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from kg.errors import UnreadableDocument
from kg.readers.zipped import unpacked, whole

SUFFIX = ".zip"
UNIX = 3
"""What made an archive, as its members say, when their attributes are those of Unix."""
UTF8 = 0x800
"""The flag of members whose names are UTF-8; those of others are code page 437, but macOS writes UTF-8 all the same."""
DEPTH = 2
"""Archives within one another that are opened."""
TOGETHER = 1 << 30
"""Bytes to which the archives in one archive may unpack, counted by what is read."""
DOCUMENTS = 100_000
"""Documents that an archive may hold, with those in the archives in it."""
HOSTILE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|[\x00-\x1f\x7f]|^$")
"""Names that would reach out of a folder, or that are no names."""
LARGEST = 256 * 1024 * 1024
"""Bytes that an archive may have."""
KNOWN = 256
"""Archives whose members are remembered as long as they do not change."""
State = tuple[int, int, int]
"""Size, time of change and number of an archive on disk."""


@dataclass(frozen=True, slots=True)
class _Archive:
    """A ZIP file that is open."""

    file: zipfile.ZipFile
    name: str
    members: Mapping[str, tuple[zipfile.ZipInfo, ...]]
    """What stands under each name; more than one where a name stands there twice."""

    def read(self, member: str, limit: int) -> bytes:
        """The bytes of a member; raises UnreadableDocument where it cannot be said which are meant."""
        infos = self.members[member]
        if len({(info.CRC, info.file_size) for info in infos}) > 1:
            raise UnreadableDocument(
                f"{self.name} holds {len(infos)} different files that are all called {member}; give each its own name"
            )
        return unpacked(self.file, infos[-1], self.name, limit)


def is_archive(path: Path) -> bool:
    """Whether a path names a ZIP file on disk, or one inside it, as its suffix says."""
    return _is_zip(path.name) and (path.is_file() or holder(path) is not None)


def documents_in(path: Path) -> tuple[Path, ...]:
    """The members of a ZIP file; of one that cannot be opened, and of any other file, the path itself."""
    if not _is_zip(path.name) or not path.is_file():
        return (path,)
    try:
        return members(path)
    except UnreadableDocument:
        return (path,)


def members(path: Path) -> tuple[Path, ...]:
    """The documents in a ZIP file and in those inside it, in order; hidden ones and folders are left out.

    An archive inside it that cannot be opened is named itself, so that its reader says why. Raises UnreadableDocument
    where the archive is damaged, too large, or holds hostile names.
    """
    found = _members(path, _state(path))
    if isinstance(found, UnreadableDocument):
        raise UnreadableDocument(str(found))
    return found


@lru_cache(maxsize=KNOWN)
def _members(path: Path, state: State) -> tuple[Path, ...] | UnreadableDocument:
    try:
        return tuple(path / name for name in _names(_data(path), str(path)))
    except UnreadableDocument as error:
        return error


def check(data: bytes, name: str) -> None:
    """Raise UnreadableDocument where a ZIP file is one whose members are not read."""
    for _ in _names(data, name):
        pass


def holder(path: Path) -> tuple[Path, PurePosixPath] | None:
    """The ZIP file on disk in which a path names a member, and the path inside it; None for other paths."""
    if SUFFIX not in str(path.parent).lower():
        return None
    for parent in path.parents:
        if _is_zip(parent.name) and parent.is_file():
            return parent, PurePosixPath(*path.relative_to(parent).parts)
    return None


def member(archive: Path, inside: PurePosixPath, limit: int, shown: str) -> bytes:
    """The bytes of a member of a ZIP file, at most `limit`; raises UnreadableDocument where there is none.

    `shown` is the member's path as the user named it, from which errors take the name of the archive.
    """
    name = shown.removesuffix(f"/{inside}")
    opened, wanted = _found(archive, str(inside), name)
    if _is_zip(wanted) and opened.name != name:
        raise UnreadableDocument(f"{shown} is an archive in an archive in an archive; unpack it first")
    return opened.read(wanted, limit)


def size_in(path: Path) -> int | None:
    """The bytes of a document in a ZIP file, as the archive says; None where it says nothing or is none."""
    with suppress(UnreadableDocument, OSError, ValueError):
        held = holder(path)
        if held is not None:
            opened, wanted = _found(held[0], str(held[1]), str(held[0]))
            return max(info.file_size for info in opened.members[wanted])
    return None


def _found(path: Path, wanted: str, name: str) -> tuple[_Archive, str]:
    """The archive, itself or inside that at a path, in which a member stands, and the member's name there."""
    state, within, whole = _state(path), tuple[str, ...](), wanted
    while True:
        opened = _opened(path, state, name, within)
        if wanted in opened.members:
            return opened, wanted
        inner = next((one for one in opened.members if wanted.startswith(f"{one}/") and _is_zip(one)), None)
        if inner is None or len(within) + 1 >= DEPTH:
            raise UnreadableDocument(f"{name} holds no {whole}; check the name")
        within, wanted = (*within, inner), wanted[len(inner) + 1 :]


@lru_cache(maxsize=DEPTH)
def _opened(path: Path, state: State, name: str, within: tuple[str, ...]) -> _Archive:
    """An archive on disk, or one inside it; the last is kept open, for its documents are read one after the other."""
    if not within:
        return _listed(_data(path), name)
    return _listed(_opened(path, state, name, within[:-1]).read(within[-1], LARGEST), "/".join((name, *within)))


def _listed(data: bytes, name: str) -> _Archive:
    """The archive in some bytes; raises UnreadableDocument where it is damaged, too large, or holds hostile names."""
    file, members = whole(data, name), dict[str, tuple[zipfile.ZipInfo, ...]]()
    for info in file.infolist():
        shown = _name(info)
        if HOSTILE.search(shown):
            raise UnreadableDocument(
                f"{name} holds a member called {info.filename[:80]!r}, which reaches out of it or is no name; it may "
                "be hostile and was not read"
            )
        if not shown.endswith("/"):
            plain = str(PurePosixPath(shown))
            members[plain] = (*members.get(plain, ()), info)
    return _Archive(file, name, members)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member with slashes; some programs write backslashes, and UTF-8 without saying so."""
    name = info.filename
    if not info.flag_bits & UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _state(path: Path) -> State:
    try:
        found = path.stat()
    except OSError as error:
        raise UnreadableDocument(f"{path} could not be read: {error.strerror or error}; check the path") from error
    return found.st_size, found.st_mtime_ns, found.st_ino


def _data(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableDocument(
                f"{path} is too large: {LARGEST / 1e6:.0f} MB are the most that is opened; split it"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path} could not be read: {error.strerror or error}; check the path") from error


def _names(data: bytes, name: str) -> Iterator[str]:
    """The names of the documents in an archive, with the path of the inner archive before those in it."""
    together = count = 0
    archive = _listed(data, name)
    for shown in _shown(archive):
        found = [shown]
        if _is_zip(shown):
            with suppress(UnreadableDocument):
                inner = archive.read(shown, LARGEST)
                together += len(inner)
                found = [f"{shown}/{one}" for one in _shown(_listed(inner, f"{name}/{shown}"))]
        count += len(found)
        if together > TOGETHER:
            raise UnreadableDocument(f"{name} holds archives of more than {TOGETHER / 1e9:.0f} GB; split it")
        if count > DOCUMENTS:
            raise UnreadableDocument(f"{name} holds more than {DOCUMENTS} documents; split it")
        yield from found


def _shown(archive: _Archive) -> list[str]:
    """The names of the members, in order, without links and hidden ones."""
    return sorted(name for name, infos in archive.members.items() if not _is_hidden(name) and not _is_link(infos[-1]))


def _is_zip(name: str) -> bool:
    return name.lower().endswith(SUFFIX)


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith((".", "~$")) for part in parts) or parts[0] == "__MACOSX"


def _is_link(info: zipfile.ZipInfo) -> bool:
    return info.create_system == UNIX and stat.S_ISLNK(info.external_attr >> 16)
