"""`kg extract`: what documents say, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cli.app import app
from kg.cli.console import LinksOption, OutputOption, opened, progress, remark
from kg.cli.reading import SECONDS, Places, SecondsOption, SizeOption, WorkersOption, places
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.model import Extraction


@dataclass(frozen=True, slots=True)
class Line:
    """What one document says, as a line of JSON, and what is to be remarked."""

    text: str
    warnings: tuple[str, ...]


def as_line(path: str, extraction: Extraction) -> Line:
    """What a document says as a line of JSON; written by the process that read it."""
    from kg.pipeline import to_json

    return Line(json.dumps(to_json(extraction), ensure_ascii=False), extraction.warnings)


@app.command(short_help="Print what documents say as JSON, one document a line.")
def extract(
    paths: Places,
    output: OutputOption = None,
    ignore_links: LinksOption = False,
    workers: WorkersOption = 1,
    max_seconds: SecondsOption = SECONDS,
    max_size: SizeOption = None,
) -> int:
    """Print what documents say as JSON, one document a line: paragraphs, verbs, citations, requests. "-" reads stdin."""
    from kg.pipeline import extract_content
    from kg.work import Limits, make_files

    failures = 0
    results: Iterable[tuple[str, Line | KgError]]
    if paths == ["-"]:
        found = extract_content(sys.stdin.buffer.read(), "stdin", ignore_links=ignore_links)
        total, results = 1, [("stdin", as_line("stdin", found))]
    else:
        files = places(paths)
        total = len(files)
        limits = Limits(max_seconds, max_size)
        results = make_files(as_line, files, workers=workers, ignore_links=ignore_links, limits=limits)
    with opened(output) as stream:
        for _path, result in progress(results, total, "reading"):
            if isinstance(result, KgError):
                failures += 1
                remark(str(result))
                continue
            for warning in result.warnings:
                remark(warning)
            stream.write(result.text + "\n")
    return 1 if failures else 0
