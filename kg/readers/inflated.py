"""How large the packed parts of a PDF become, found out before a library unpacks them."""

from __future__ import annotations

import re
import zlib

STREAM = re.compile(rb"stream\r?\n")
PICTURE = re.compile(rb"/Subtype\s?/Image")
HEAD = 400
"""Bytes before a stream in which its dictionary says that it is a picture, which readers of text do not unpack."""
STEP = 1 << 20


def inflated(data: bytes, limit: int) -> int:
    """The bytes to which all zlib streams of a PDF unpack, twice packed ones unpacked twice; above `limit` it stops.

    Nothing that is unpacked is kept: the work is bounded by `limit`, the memory by a constant.
    """
    total = 0
    for found in STREAM.finditer(data):
        if PICTURE.search(data[max(0, found.start() - HEAD) : found.start()].rpartition(b"endobj")[2]):
            continue
        total += _unpacked(data, found.end(), limit - total)
        if total > limit:
            break
    return total


def _unpacked(data: bytes, start: int, limit: int) -> int:
    """The size of the zlib stream at `start`, with that of a stream packed in it; 0 where there is none."""
    outer, inner = zlib.decompressobj(), zlib.decompressobj()
    total, twice, position = 0, None, start
    while not outer.eof and total <= limit and position < len(data):
        try:
            piece = outer.decompress(data[position : position + STEP], STEP)
            while piece:
                total += len(piece)
                twice = _is_zlib(piece) if twice is None else twice
                if twice:
                    total, twice = _again(inner, piece, total, limit)
                if total > limit:
                    return total
                if outer.eof or not outer.unconsumed_tail:
                    break
                piece = outer.decompress(outer.unconsumed_tail, STEP)
        except zlib.error:
            return total
        position += STEP
    return total


def _is_zlib(piece: bytes) -> bool:
    return len(piece) > 2 and piece[0] == 0x78 and (piece[0] * 256 + piece[1]) % 31 == 0


def _again(inner: zlib._Decompress, piece: bytes, total: int, limit: int) -> tuple[int, bool]:
    """The total with what a piece unpacks to once more, and whether it was packed at all."""
    try:
        while piece and total <= limit:
            total += len(inner.decompress(piece, STEP))
            if inner.eof:
                return total, False
            piece = inner.unconsumed_tail
    except zlib.error:
        return total, False
    return total, True
