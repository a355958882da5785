"""The command line: one module a command, named here in the order in which `kg --help` lists them."""

from kg.cli import extract, build, forget, query, report, view, export, site, serve, validate, ontology, evaluate, link, diff, demo  # noqa: F401, I001
from kg.cli.app import app, main

__all__ = ["app", "main"]
