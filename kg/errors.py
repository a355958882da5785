"""The errors that the program raises: each says what is wrong, where, and what to do."""

from __future__ import annotations


class KgError(Exception):
    """The family of every error that a user can mend; the command line prints it as one sentence."""


class UnreadableDocument(KgError):
    """A file could not be read as a document: missing, empty, binary, too large, or of no known format."""


class EmptyDocument(KgError):
    """A file was read, but no paragraph of a resolution, decision or statement was found in it."""


class InvalidSymbol(KgError):
    """A text is not a United Nations document symbol."""


class StoreError(KgError):
    """The graph store is missing, locked by another process, or cannot be written."""


class QueryError(KgError):
    """A SPARQL query is malformed, unknown by name, or lacks a parameter."""


class RegistryError(KgError):
    """A file under ontology/ does not say what the program needs to know."""


class FetchError(KgError):
    """A document or record could not be had from a server."""


class UnknownName(KgError):
    """A format, report, view or measure was asked for that does not exist."""


class MissingExtra(KgError):
    """A function needs libraries that the plain installation leaves out."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs libraries that are not installed; get them with: pip install 'kg[{extra}]'")
        self.what, self.extra = what, extra

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        """How it is sent from one process to another."""
        return MissingExtra, (self.what, self.extra)
