"""Which file made which document: what need not be read again, and which of two files of one document goes first."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import UnreadableDocument
from kg.graph.iris import Iris
from kg.graph.stamp import program_stamp
from kg.graph.statements import Statements, integer, literal
from kg.graph.store import GraphStore
from kg.graph.vocabulary import dcterms, prov, rdf, xsd
from kg.model import Extraction
from kg.readers import load, record_beside
from kg.readers.records import records_in

FORM_RANK: Mapping[str, int] = MappingProxyType(
    {form: rank for rank, form in enumerate(("akn", "docx", "html", "markdown", "text", "pdf"))}
)
"""The better form first: a format that states its structure goes before one from which it must be guessed."""
LISTED = """
SELECT ?document ?file ?used ?path ?sha256 ?record ?stamp ?format ?language ?length ?time WHERE {
  $among { ?document prov:wasDerivedFrom ?file . BIND(true AS ?used) } UNION
  { ?document kg:otherSource ?file . BIND(false AS ?used) }
  ?file kg:path ?path ; kg:programVersion ?stamp .
  OPTIONAL { ?file kg:sha256 ?sha256 } OPTIONAL { ?file kg:format ?format } OPTIONAL { ?file kg:length ?length }
  OPTIONAL { ?file dcterms:language ?language } OPTIONAL { ?file prov:generatedAtTime ?time }
  OPTIONAL { ?file kg:recordSha256 ?record }
}"""
FILES = """
SELECT ?path ?sha256 ?record ?stamp WHERE {
  { SELECT ?file ?path WHERE { ?file kg:path ?path } }
  { SELECT ?file ?stamp WHERE { ?file kg:programVersion ?stamp } }
  OPTIONAL { SELECT ?file ?sha256 WHERE { ?file kg:sha256 ?sha256 } }
  OPTIONAL { SELECT ?file ?record WHERE { ?file kg:recordSha256 ?record } }
}"""
"""Each part is read in one go, which takes a third of looking up each file."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file from which a document was read, as the store keeps it."""

    path: str
    sha256: str
    stamp: str
    """Program version, digest of the ontology and options with which it was read."""
    format: str
    language: str
    length: int
    """Characters in its paragraphs."""
    time: str
    """When it was read, as an ISO time."""
    record: str = ""
    """SHA-256 digest of the library's record beside it; empty where there was none."""

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """Sorts the better source first: English (fully extracted), better form, longer, then by path."""
        return (self.language != "en", FORM_RANK.get(self.format, len(FORM_RANK)), -self.length, self.path)

    @property
    def fingerprint(self) -> tuple[str, str]:
        """What is the same where the file need not be read again."""
        return (self.sha256 + self.record, self.stamp)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build of some files has to read."""

    changed: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    vanished: tuple[str, ...]
    """Files of documents in the store that are no longer on disk; their graphs stay until they are forgotten."""
    failures: tuple[tuple[str, UnreadableDocument], ...] = ()
    """Files that could not be opened."""
    known: frozenset[tuple[str, str]] | None = None
    """Fingerprints of all files that the store knew; None where they were not looked up."""


def stamp_of(options: str = "") -> str:
    """The stamp of a reading with these options (`ignore-links`); other options make other readings."""
    return f"{program_stamp()}.{options}" if options else program_stamp()


def plan_build(store: GraphStore, paths: Iterable[Path], *, options: str = "") -> Plan:
    """Which of these files must be read: those whose bytes, library record, program version or options the store does not know."""
    recorded = _files(store)
    known = frozenset(fingerprint for _path, fingerprint in recorded if fingerprint[0])
    stamp = stamp_of(options)
    records = cache(records_in)
    changed: list[Path] = []
    unchanged: list[Path] = []
    failures: list[tuple[str, UnreadableDocument]] = []
    for path in paths:
        try:
            sha256 = file_sha256(path)
            beside = records(os.path.dirname(path))
            record = record_beside(path, among=beside) if beside else None
        except FileNotFoundError:
            reason = "it does not exist, or is gone by now; check the path"
            failures.append((str(path), UnreadableDocument(f"{path} cannot be opened: {reason}")))
            continue
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            failures.append((str(path), UnreadableDocument(f"{path} cannot be opened: {reason}")))
            continue
        except UnreadableDocument as error:
            failures.append((str(path), error))
            continue
        fingerprint = (sha256 + (record.sha256 if record else ""), stamp)
        (unchanged if fingerprint in known else changed).append(path)
    seen = {*map(str, changed), *map(str, unchanged)}
    vanished = tuple(sorted(path for path, _ in recorded if path not in seen and _vanished(Path(path))))
    return Plan(tuple(changed), tuple(unchanged), vanished, tuple(failures), known)


def known_fingerprints(store: GraphStore) -> frozenset[tuple[str, str]]:
    """The fingerprints of all files from which the documents of a store were read, or could have been."""
    return frozenset(fingerprint for _path, fingerprint in _files(store) if fingerprint[0])


def _files(store: GraphStore) -> list[tuple[str, tuple[str, str]]]:
    """Path and fingerprint of every file that the store knows."""
    rows = ((row["path"], row["sha256"], row["record"], row["stamp"]) for row in store.solutions(FILES))
    return [
        (path.value, (sha256.value + (record.value if isinstance(record, ox.Literal) else ""), stamp.value))
        if isinstance(sha256, ox.Literal)
        else (path.value, ("", stamp.value))
        for path, sha256, record, stamp in rows
        if isinstance(path, ox.Literal) and isinstance(stamp, ox.Literal)
    ]


def _vanished(path: Path) -> bool:
    """Whether a file is gone; a relative path says so only where its folder is there, seen from the current folder."""
    if path.exists() or any(folder.is_file() for folder in path.parents):
        return False
    return path.is_absolute() or (path.parent != Path() and path.parent.is_dir())


def file_sha256(path: str | Path) -> str:
    """The SHA-256 digest of the bytes of a file, or of a document inside an archive (`bundle.zip/draft.docx`).

    Raises OSError, or UnreadableDocument for what is inside an archive, where it cannot be read.
    """
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        if not any(folder.is_file() for folder in Path(path).parents):
            raise
        return hashlib.sha256(load(path).data).hexdigest()


def source_of(path: str, extraction: Extraction, *, options: str = "") -> SourceFile:
    """The record of the file from which this extraction was made, now."""
    document = extraction.document
    return SourceFile(
        path=path,
        sha256=extraction.sha256,
        stamp=stamp_of(options),
        format=document.format,
        language=document.masthead.language,
        length=sum(len(paragraph.text) for paragraph in document.paragraphs),
        time=now(),
        record=extraction.record.sha256 if extraction.record else "",
    )


def now() -> str:
    """The time in UTC, or that which SOURCE_DATE_EPOCH fixes (https://reproducible-builds.org/specs/source-date-epoch/)."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def source_quads(document: ox.NamedNode, sources: Iterable[SourceFile], iris: Iris) -> tuple[ox.Quad, ...]:
    """The quads that name the files of a document, the first as the one it was made from."""
    own, terms = Statements(iris.graph_of(document)), iris.terms
    for position, source in enumerate(sources):
        node = iris.hashed("file", source.path)
        own.add(document, terms.otherSource if position else prov.wasDerivedFrom, node)
        own.add(node, rdf.type, terms.SourceFile)
        own.add(node, terms.path, ox.Literal(source.path))
        own.add(node, terms.sha256, literal(source.sha256))
        own.add(node, terms.recordSha256, literal(source.record))
        own.add(node, terms.programVersion, literal(source.stamp))
        own.add(node, terms.format, literal(source.format))
        own.add(node, terms.length, integer(source.length))
        own.add(node, dcterms.language, literal(source.language))
        own.add(node, prov.generatedAtTime, ox.Literal(source.time, datatype=xsd.dateTime))
    return own.quads()


def recorded_sources(
    store: GraphStore, documents: Collection[ox.NamedNode] | None = None
) -> dict[ox.NamedNode, list[SourceFile]]:
    """The files of each document in the store, or of these documents; the one it was made from first."""
    among = "" if documents is None else f"VALUES ?document {{ {' '.join(map(str, documents))} }}"
    found: dict[ox.NamedNode, list[tuple[bool, SourceFile]]] = {}
    for solution in store.solutions(LISTED.replace("$among", among)):
        document = solution["document"]
        if not isinstance(document, ox.NamedNode):
            continue

        def value(name: str, solution: ox.QuerySolution = solution) -> str:
            term = solution[name]
            return term.value if isinstance(term, ox.Literal) else ""

        source = SourceFile(
            path=value("path"),
            sha256=value("sha256"),
            stamp=value("stamp"),
            format=value("format"),
            language=value("language"),
            length=int(value("length") or 0),
            time=value("time"),
            record=value("record"),
        )
        found.setdefault(document, []).append((value("used") == "true", source))
    return {
        document: [source for _, source in sorted(rows, key=lambda row: (not row[0], row[1].rank))]
        for document, rows in found.items()
    }
