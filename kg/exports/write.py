"""Every form in which the graph can be written, and the one function that writes it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import UnknownName
from kg.exports.network import write_gexf, write_graphml
from kg.exports.references import write_bibtex, write_csl
from kg.exports.tables import write_csv, write_parquet
from kg.graph import FORMATS as RDF_FORMATS
from kg.graph import GraphStore
from kg.graph import export as export_rdf
from kg.network import CitationNetwork, citation_network


@dataclass(frozen=True, slots=True)
class Format:
    """One row of FORMATS: what it is, and the one of three functions that writes it."""

    says: str
    suffix: str
    of_graph: Callable[[GraphStore, IO[bytes]], None] | None = None
    of_network: Callable[[CitationNetwork, IO[bytes]], None] | None = None
    to_folder: Callable[[CitationNetwork, Path], tuple[Path, ...]] | None = None


def _rdf(name: str) -> Callable[[GraphStore, IO[bytes]], None]:
    return lambda store, stream: export_rdf(store, stream, name)


FORMATS: Mapping[str, Format] = {
    **{name: Format("the whole graph", row.suffix, _rdf(name)) for name, row in RDF_FORMATS.items()},
    "graphml": Format("who cites whom, for Gephi, Cytoscape, yEd", "graphml", of_network=write_graphml),
    "gexf": Format("who cites whom, for Gephi", "gexf", of_network=write_gexf),
    "bibtex": Format("the cited texts as references", "bib", of_network=write_bibtex),
    "csl": Format("the cited texts as references (CSL-JSON)", "json", of_network=write_csl),
    "csv": Format("tables of texts, edges and citations", "csv", to_folder=write_csv),
    "parquet": Format("tables of texts, edges and citations", "parquet", to_folder=write_parquet),
}
"""Every form by name: RDF, network files, references, tables."""


def format_named(form: str) -> str:
    """The key in FORMATS of a name or file suffix; raises UnknownName for another."""
    name = form.casefold().removeprefix(".")
    for key, row in FORMATS.items():
        if name in (key, row.suffix):
            return key
    raise UnknownName(f"there is no export format {form!r}; choose one of {', '.join(FORMATS)}")


def export(
    store: GraphStore, output: Path | None, form: str, *, network: CitationNetwork | None = None
) -> tuple[Path, ...]:
    """Write the graph in one of FORMATS to a file, to stdout (None), or, for tables, into a folder; the files written.

    `network` is the citation network of the store, with its evidence, where it has been loaded before. The same graph
    gives the same bytes. Raises UnknownName for another format, or for tables without a folder.
    """
    key = format_named(form)
    chosen = FORMATS[key]
    if chosen.to_folder is not None:
        if output is None:
            raise UnknownName(f"{key} is written as several files; name a folder for them with -o FOLDER")
        folder = output.with_suffix("") if output.suffix == f".{chosen.suffix}" else output
        return chosen.to_folder(network or citation_network(store), folder)
    if output is None:
        _write(store, network, chosen, sys.stdout.buffer)
        return ()
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("wb") as stream:
        _write(store, network, chosen, stream)
    return (output,)


def _write(store: GraphStore, network: CitationNetwork | None, chosen: Format, stream: IO[bytes]) -> None:
    if chosen.of_graph is not None:
        chosen.of_graph(store, stream)
    elif chosen.of_network is not None:
        chosen.of_network(network or citation_network(store, evidence=False), stream)
