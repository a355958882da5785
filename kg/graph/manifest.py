"""The manifest of a build: what was read from where, when, with which version of the program, and what is to be known."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, StoreError
from kg.graph.prepared import Prepared
from kg.graph.sources import now, stamp_of
from kg.model import Extraction

if TYPE_CHECKING:
    from kg.graph.build import BuildReport


@dataclass(slots=True)
class Manifest:
    """What a build is told while it runs; `noted` watches the documents pass."""

    given: tuple[str, ...]
    """Paths as the user named them."""
    store: str
    options: str = ""
    began: str = field(default_factory=now)
    read: list[Mapping[str, Any]] = field(default_factory=list)

    def noted(
        self, found: Iterator[tuple[str, Extraction | Prepared | KgError]]
    ) -> Iterator[tuple[str, Extraction | Prepared | KgError]]:
        """The same documents, each taken down as it passes."""
        for path, one in found:
            if isinstance(one, Prepared):
                self.read.append({"path": path, "sha256": one.source.sha256, "warnings": list(one.warnings)})
            elif isinstance(one, Extraction):
                self.read.append({"path": path, "sha256": one.sha256, "warnings": list(one.warnings)})
            yield path, one


def manifest_path(store: str) -> Path | None:
    """Where the manifest of a store in a folder lies: beside it; None for a store on a server."""
    return None if "://" in store else Path(f"{store.rstrip('/')}.manifest.json")


def write_manifest(manifest: Manifest, report: BuildReport, target: Path, *, complete: bool = True) -> None:
    """Write what a build did as JSON; whoever reads meanwhile finds the old manifest or the new one.

    `complete` is whether the build came to its end. Raises StoreError where the file cannot be written.
    """
    row = {
        "program": f"kg {stamp_of(manifest.options)}",
        "began": manifest.began,
        "ended": now(),
        "complete": complete,
        "store": manifest.store,
        "given": list(manifest.given),
        "counts": {
            "added": len(report.added),
            "replaced": len(report.replaced),
            "unchanged": len(report.unchanged),
            "not read": len(report.failures),
        },
        "read": manifest.read,
        "added": list(report.added),
        "replaced": list(report.replaced),
        "unchanged": list(report.unchanged),
        "superseded": [{"path": one.path, "by": one.by, "document": one.document} for one in report.superseded],
        "not read": [{"path": path, "reason": str(error)} for path, error in report.failures],
        "gone": list(report.vanished),
    }
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps(row, indent=1, ensure_ascii=True) + "\n", encoding="ascii")
        half.replace(target)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise StoreError(
            f"what was read is in the graph, but its manifest could not be written to {target}: "
            f"{error.strerror or error}; name another file with --manifest"
        ) from error
