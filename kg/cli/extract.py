"""`kg extract`: what documents say, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.app import app
from kg.cli.console import LinksOption, OutputOption, Paths, documents, opened, progress, remark
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.model import Extraction


@app.command(short_help="Print what documents say as JSON, one document a line.")
def extract(paths: Paths, output: OutputOption = None, ignore_links: LinksOption = False) -> int:
    """Print what documents say as JSON, one document a line: paragraphs, verbs, citations, requests. "-" reads stdin."""
    from kg.pipeline import extract_all, extract_content, to_json

    failures = 0
    results: Iterable[tuple[Path, Extraction | KgError]]
    if [str(path) for path in paths] == ["-"]:
        total, results = (
            1,
            [(Path("stdin"), extract_content(sys.stdin.buffer.read(), "stdin", ignore_links=ignore_links))],
        )
    else:
        files = documents(paths)
        total, results = len(files), extract_all(files, ignore_links=ignore_links)
    with opened(output) as stream:
        for _path, result in progress(results, total, "reading"):
            if isinstance(result, KgError):
                failures += 1
                remark(str(result))
                continue
            for warning in result.warnings:
                remark(warning)
            stream.write(json.dumps(to_json(result), ensure_ascii=False) + "\n")
    return 1 if failures else 0
