"""Documents by symbol into a folder, each with a file of what the library says of it; what is there is not asked for."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from kg.errors import FetchError, InvalidSymbol
from kg.fetch.download import Downloader, Unreachable
from kg.fetch.endpoints import Endpoints
from kg.fetch.formats import FORMATS, check_record
from kg.fetch.marc import read_marc
from kg.readers.records import SUFFIX
from kg.symbol import canonical, slug


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of each symbol."""

    language: str = "en"
    format: str = "pdf"
    metadata: bool = True
    again: bool = False
    """Whether the servers are asked for what is there already."""


@dataclass(frozen=True, slots=True)
class Got:
    """What became of one symbol."""

    symbol: str
    state: Literal["got", "kept", "not got"]
    path: Path | None = None
    reason: str = ""
    """Why there is no document."""
    without_record: str = ""
    """Why there is no record, where one was wanted."""


def fetch_documents(
    symbols: Iterable[str], folder: Path, downloader: Downloader, endpoints: Endpoints, wanted: Wanted
) -> Iterator[Got]:
    """Fetch each document into `folder`/SYMBOL.LANGUAGE.FORMAT and what is known of it into SYMBOL.metadata.json.

    A file is whole as soon as it has its name, so that whoever stops finds what was fetched, and goes on from there.
    Raises Unreachable where there is no connection to the server of documents: none of them can be had then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    for text in symbols:
        try:
            symbol = canonical(text)
        except InvalidSymbol as error:
            yield Got(text, "not got", reason=str(error))
            continue
        if symbol not in seen:
            seen.add(symbol)
            yield _fetched(symbol, folder, downloader, endpoints, wanted)


def _fetched(symbol: str, folder: Path, downloader: Downloader, endpoints: Endpoints, wanted: Wanted) -> Got:
    name = slug(symbol)
    path = folder / f"{name}.{wanted.language}.{wanted.format}"
    notes = folder / f"{name}{SUFFIX}"
    known = _known(notes)
    got = Got(symbol, "kept", path)
    files: dict[str, dict[str, str]] = {}
    here = _is_whole(path, wanted.format)
    if wanted.again or not here:
        etag = str(known.get("files", {}).get(path.name, {}).get("etag", "")) if here else ""
        try:
            url = endpoints.document(symbol, wanted.language, wanted.format)
            answer = downloader.get(url, FORMATS[wanted.format], etag=etag)
        except Unreachable:
            raise
        except FetchError as error:
            return Got(symbol, "not got", reason=str(error))
        if not answer.unchanged:
            got = replace(got, state="got")
            write_whole(path, answer.data)
            sha256 = hashlib.sha256(answer.data).hexdigest()
            files[path.name] = {"url": answer.url, "etag": answer.etag, "sha256": sha256}
    record = None
    if wanted.metadata and (wanted.again or "record" not in known):
        try:
            record = asdict(read_marc(downloader.get(endpoints.record(symbol), check_record).data, symbol))
        except FetchError as error:
            got = replace(got, without_record=str(error))
    known = _known(notes) | {"symbol": symbol}
    known |= {"record": record} if record else {}
    known |= {"files": known.get("files", {}) | files} if files else {}
    text = json.dumps(known, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if not notes.exists() or notes.read_text(encoding="utf-8", errors="replace") != text:
        write_whole(notes, text.encode())
    return got


def _is_whole(path: Path, form: str) -> bool:
    """Whether a document is there and whole; one that another program left half is fetched again."""
    try:
        return FORMATS[form](path.read_bytes()) is None
    except FileNotFoundError:
        return False


def _known(notes: Path) -> dict[str, Any]:
    """What is known of a document from before; nothing where the file is missing or was spoilt."""
    try:
        known = json.loads(notes.read_bytes())
    except (OSError, ValueError):
        return {}
    files = known.get("files", {}) if isinstance(known, dict) else None
    sound = isinstance(files, dict) and all(isinstance(one, dict) for one in files.values())
    return known if sound else {}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is whole as soon as it has its name, whatever ends the program."""
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        half.write_bytes(data)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
