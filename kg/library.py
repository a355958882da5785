"""What `import kg` offers to notebooks and programs: build a graph, ask it, with as little ceremony as a user expects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.graph import BuildReport, GraphStore, open_store, plan_build
from kg.graph import build as build_graph
from kg.pipeline import extract_all, find_files
from kg.questions import run, run_named


def build(
    documents: str | Path | Iterable[str | Path], store: str | Path = "output/graph", *, ignore_links: bool = False
) -> BuildReport:
    """Read documents, or folders of them, into the graph in a folder or at an endpoint; returns what was done.

    Unchanged files are passed over, changed ones replace what was read from them. Documents that cannot be read stand
    in the report's `failures`. Raises KgError where no document is found, StoreError where the graph cannot be written.
    """
    files, _ = find_files([documents] if isinstance(documents, str | Path) else documents)
    if not files:
        raise KgError(f"no document was found in {documents}; name files, or folders that hold them")
    options = "ignore-links" if ignore_links else ""
    with open_store(store) as graph:
        plan = plan_build(graph, files, options=options)
        read = extract_all(plan.changed, ignore_links=ignore_links)
        return build_graph(((str(path), result) for path, result in read), graph, plan=plan, options=options)


def query(store: GraphStore | str | Path, question: str, **parameters: object) -> Any:
    """The answer to a shipped question, by its name and parameters, or to a SPARQL query.

    `store` is an open graph, or the folder or endpoint of one. The answer is a pandas DataFrame where pandas is
    installed, else a list with one dictionary a row; for ASK a truth. Raises QueryError where the query is malformed.

    >>> query("output/graph", "cites", symbol="A/HRC/RES/50/4")             # doctest: +SKIP
    >>> query("output/graph", "SELECT ?text WHERE { ?text kg:held true }")  # doctest: +SKIP
    """
    if not isinstance(store, GraphStore):
        with open_store(store, read_only=True) as graph:
            return query(graph, question, **parameters)
    is_name = question.replace("-", "").isalnum()
    result = run_named(store, question, **parameters) if is_name else run(store, question)
    if result.kind == "truth":
        return bool(result)
    try:
        import pandas as pd
    except ImportError:
        return result.records()
    return pd.DataFrame(result.records(), columns=list(result.columns))
