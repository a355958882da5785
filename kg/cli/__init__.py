"""The command line: one module a command, named here in the order in which `kg --help` lists them."""

# ruff: noqa: F401, I001
from kg.cli import (
    fetch,
    extract,
    build,
    watch,
    forget,
    query,
    report,
    view,
    export,
    site,
    serve,
    validate,
    ontology,
    evaluate,
    link,
    diff,
    check,
    demo,
)
from kg.cli.app import app, main

__all__ = ["app", "main"]
