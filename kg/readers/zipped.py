"""ZIP files opened with limits: nothing is written to disk, and no member grows beyond what a document may have."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import UnreadableDocument

MEMBERS = 10_000
"""Members that a ZIP file may have."""
UNPACKED = 128 * 1024 * 1024
"""Bytes to which one member may unpack."""
TOTAL = 2 * 1024 * 1024 * 1024
"""Bytes to which all members may unpack together."""
STEP = 1 << 20
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How members may be packed: Python unpacks other forms without a bound, a thousand million bytes out of a hundred."""
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    NotImplementedError,
)
"""What Python raises while it reads a ZIP file that is damaged or packed in a way that it does not know."""


@contextmanager
def opened(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """The ZIP file in some bytes, with what it says of its members checked.

    Raises UnreadableDocument where it is damaged, has too many members, or would unpack to too much.
    """
    with whole(data, name) as archive:
        yield archive


def whole(data: bytes, name: str) -> zipfile.ZipFile:
    """The same for who keeps it open."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise UnreadableDocument(f"{name} is a damaged ZIP file: {error}; get it again") from error
    infos = archive.infolist()
    if len(infos) > MEMBERS:
        raise UnreadableDocument(f"{name} has {len(infos)} members, and {MEMBERS} are the most that are read; split it")
    if sum(info.file_size for info in infos) > TOTAL:
        raise UnreadableDocument(f"{name} unpacks to more than {TOTAL / 1e9:.0f} GB; split it")
    return archive


def unpacked(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo, name: str, limit: int = UNPACKED) -> bytes:
    """The bytes of a member; what the archive says of its size is not believed.

    Raises KeyError where there is no such member, UnreadableDocument where it is locked, damaged, too large, or packed
    in another way than usual.
    """
    info = member if isinstance(member, zipfile.ZipInfo) else archive.getinfo(member)
    member = info.filename
    if info.compress_type not in PACKINGS:
        raise UnreadableDocument(f"{name} holds {member}, which is packed in an unusual way; pack it with Deflate")
    pieces: list[bytes] = []
    total = 0
    try:
        with archive.open(info) as stream:
            while piece := stream.read(STEP):
                total += len(piece)
                if total > limit:
                    raise UnreadableDocument(
                        f"{name} holds {member}, which unpacks to more than {limit / 1e6:.0f} MB; split it"
                    )
                pieces.append(piece)
    except DAMAGE as error:
        raise UnreadableDocument(f"{name} holds {member}, which is damaged ({error}); get it again") from error
    except RuntimeError as error:
        raise UnreadableDocument(f"{name} holds {member}, which is locked with a password; unlock it") from error
    return b"".join(pieces)
