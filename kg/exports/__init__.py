"""The graph for other tools: RDF files, network files, tables, and lists of references."""

from kg.exports.write import FORMATS, Format, export, format_named

__all__ = ["FORMATS", "Format", "export", "format_named"]
