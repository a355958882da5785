"""Real documents spoilt in many ways, and a run over any number of them: `python -m tests.fuzz.mutations 10000`.

Every spoilt document must be read or refused with a sentence, and come to an end.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.errors import KgError
from kg.graph import document_quads
from kg.model import Extraction
from kg.pipeline import extract_content, find_files, to_json
from kg.samples import samples
from kg.work import in_processes
from kg.work.reading import warm

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FOLDERS = ("seeds", "akn", "text")
SECONDS = 60.0
"""Within which every spoilt document must come to an end, on a machine that does much else."""
PIECES = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "\u202e\u2066".encode(),
    b"\r",
    b"\n\n\n",
    b"((((((((((",
    b"[[[[[[[[[[",
    b"9" * 3000,
    b"A/RES/" * 200,
    b"A/HRC/RES/50/4/Add.1/Rev.2/Corr.3",
    b"resolutions 1/1, 2/2, 3/3 and ",
    b"(a) (i) a. (b) (ii) " * 50,
    b"<" * 200,
    b"</p><p>&nbsp;&#0;&bogus;",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"*_**__" * 50,
    b"|" * 300,
    b"^1^ <sup>2</sup> [3] 4 ",
    b"Recalling also further again ",
    b" of 31 February 2099, ",
    "Décidé 决定 قرر решает ".encode(),
    "\u00ad\u200b\u00a0\ufeff".encode(),
    b"-\n",
)
"""What is put into a document."""


def spoilt(data: bytes, seed: int) -> bytes:
    """The document with one to six changes, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(CHANGES)(data, chance)
    return data


def _span(data: bytes, chance: random.Random, most: int = 2000) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(1, most))


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _break_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 20)) + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    whole = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        if whole:
            whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


def _insert(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(PIECES) + data[place:]
    return data


def _shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    start = chance.randrange(len(lines))
    part = lines[start : start + chance.randint(2, 60)]
    chance.shuffle(part)
    lines[start : start + len(part)] = part
    return b"\n".join(lines)


def _one_line(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", b" ")


def _no_spaces(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance, 20_000)
    return data[:start] + data[start:end].replace(b" ", b"") + data[end:]


def _other_encoding(data: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "latin-1", "cp1252", "utf-8-sig", "shift-jis"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


CHANGES: Sequence[Callable[[bytes, random.Random], bytes]] = (
    _cut,
    _break_off,
    _repeat,
    _move,
    _flip,
    _insert,
    _insert,
    _shuffle_lines,
    _one_line,
    _no_spaces,
    _other_encoding,
)


def tried(item: str) -> str:
    """How one spoilt document fares: "read", "refused", or what the program raised; item is a seed and a path."""
    seed, _, path = item.partition(" ")
    started = time.perf_counter()
    try:
        fared = outcome(spoilt(Path(path).read_bytes(), int(seed)), f"spoilt{Path(path).suffix}")
    except Exception as error:
        fared = f"raised {type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return f"{time.perf_counter() - started:.3f} {fared}"


def outcome(data: bytes, name: str) -> str:
    """Read a document and write all that follows from it; a refusal must be one sentence."""
    try:
        found: Extraction = extract_content(data, name)
    except KgError as error:
        assert str(error).strip() and "\n" not in str(error), error
        return "refused"
    json.dumps(to_json(found), ensure_ascii=False).encode()
    assert document_quads(found).quads
    return "read"


def originals() -> list[str]:
    """Every real text at hand, else the specimens."""
    folders = [CORPUS / name for name in FOLDERS if (CORPUS / name).exists()] or [samples()]
    return [str(path) for path in find_files(folders)[0]]


def lost(item: str, reason: str) -> str:
    """What is said of a document at which a process hung or died."""
    return f"0 hung or died: {reason}"


def main(count: int) -> int:
    """Try so many spoilt documents; say how they fared, and which are faults. Exit status 1 where any is."""
    paths = originals()
    items = [f"{seed} {paths[(seed * 7919) % len(paths)]}" for seed in range(count)]
    fared: Counter[str] = Counter()
    slowest: list[tuple[float, str]] = []
    results = in_processes(tried, items, processes=2, lost=lost, seconds=SECONDS, first=warm)
    for item, result in zip(items, results, strict=True):
        seconds, _, how = result.partition(" ")
        fared[how.split(" ")[0]] += 1
        slowest = sorted([*slowest, (float(seconds), item)], reverse=True)[:5]
        if how not in ("read", "refused"):
            print(f"{item}: {how}", flush=True)
    print(dict(fared), "slowest:", slowest)
    return 0 if set(fared) <= {"read", "refused"} else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
