"""`kg validate`: whether a graph is as it should be."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, OutputOption, StoreOption, count, opened, reader_store, remark
from kg.errors import UnknownName

if TYPE_CHECKING:
    from kg.graph import Validation


@app.command(short_help="Check a graph or RDF file against the vocabulary (SHACL).")
def validate(
    file: Annotated[
        Path | None,
        typer.Argument(help="RDF file (.ttl, .nt, .nq, .trig, .jsonld, .rdf).", show_default="the graph in --store"),
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="table, json or ttl (SHACL report).")] = "table",
    store: StoreOption = STORE,
    output: OutputOption = None,
) -> int:
    """Check a graph, or an RDF file, against the shapes of the vocabulary. Exit status 1 where it does not conform."""
    if form not in FORMS:
        raise UnknownName(f"there is no form {form!r} of a validation; choose one of {', '.join(FORMS)}")
    from kg.graph import file_store, validate_store

    with file_store(file) if file is not None else reader_store(store) as graph:
        found = validate_store(graph)
    with opened(output) as stream:
        stream.write(FORMS[form](found))
    total = Counter(one.severity for one in found.findings)
    said = f"{count(total['violation'], 'violation')}, {count(total['warning'], 'warning')}"
    remark(f"{file or store} {'conforms' if found.conforms else 'does not conform'}: {said}")
    return 0 if found.conforms else 1


def as_table(found: Validation) -> str:
    """What was checked, by shape, and each finding with what is wrong and what to do."""
    rows = [("shape", "checked", "violations", "warnings")]
    by_shape = Counter((one.shape, one.severity) for one in found.findings)
    for shape, number in found.checked.items():
        rows.append((shape, f"{number:,}", f"{by_shape[shape, 'violation']:,}", f"{by_shape[shape, 'warning']:,}"))
    wide = [max(len(row[n]) for row in rows) for n in range(4)]
    lines = [
        f"{row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]:>{wide[2]}}  {row[3]:>{wide[3]}}".rstrip() for row in rows
    ]
    for one in found.findings:
        wrong = f" It has {one.value!r}." if one.value else ""
        lines += ["", f"{one.severity}: {one.shape} {one.label}", f"    {one.message}{wrong}", f"    {one.advice}"]
        lines += [f"    <{one.node}>"]
    return "\n".join(line for line in lines if line.strip() or not line) + "\n"


def as_turtle(found: Validation) -> str:
    """The SHACL validation report as Turtle."""
    return str(found.report.serialize(format="turtle"))


def as_json(found: Validation) -> str:
    """Whether the graph conforms, how much was checked, and the findings as JSON."""
    findings = [{name: getattr(one, name) for name in one.__slots__} for one in found.findings]
    whole = {"conforms": found.conforms, "checked": dict(found.checked), "findings": findings}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


FORMS: Mapping[str, Callable[[Validation], str]] = {"table": as_table, "json": as_json, "ttl": as_turtle}
"""How what was found is written."""
