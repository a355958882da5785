"""The graph: documents, authority data and provenance as triples in an Oxigraph store, and their export.

What checks a graph is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.graph.authority import authority_quads
from kg.graph.build import BuildReport, build, forget
from kg.graph.builder import Superseded
from kg.graph.document import DocumentGraph, document_quads
from kg.graph.export import FORMATS, export
from kg.graph.files import file_store
from kg.graph.manifest import Manifest, write_manifest
from kg.graph.opening import open_store
from kg.graph.prepared import Prepared, prepare_part, prepared, read_part
from kg.graph.sources import Plan, SourceFile, plan_build, recorded_sources
from kg.graph.store import GraphStore, graph_view, memory_store

if TYPE_CHECKING:
    from kg.graph.findings import Finding, Validation
    from kg.graph.validate import validate_store

__all__ = [
    "FORMATS",
    "BuildReport",
    "DocumentGraph",
    "Finding",
    "GraphStore",
    "Manifest",
    "Plan",
    "Prepared",
    "SourceFile",
    "Superseded",
    "Validation",
    "authority_quads",
    "build",
    "document_quads",
    "export",
    "file_store",
    "forget",
    "graph_view",
    "memory_store",
    "open_store",
    "plan_build",
    "prepare_part",
    "prepared",
    "read_part",
    "recorded_sources",
    "validate_store",
    "write_manifest",
]

_HOMES = {"Finding": "kg.graph.findings", "Validation": "kg.graph.findings", "validate_store": "kg.graph.validate"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
