"""Whether a query would call another server (SPARQL 1.1 Federated Query): https://www.w3.org/TR/sparql11-federated-query/."""

from __future__ import annotations

from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError

CLAUSE = "ServiceGraphPattern"


def calls_service(sparql: str) -> bool:
    """Whether a query holds a SERVICE clause, however it is written.

    A query without the word needs no second look. One with it is parsed, because no search of its text can tell what
    is a comment, a string or an IRI: in `FILTER(?a<?b)#x>` the end is a comment, in `?s <http://a#x> ?o` it is not.
    Raises QueryError where rdflib's grammar does not know the query, for then nothing can be said of it.
    """
    if "service" not in sparql.casefold():
        return False
    try:
        return _holds(parseQuery(sparql))
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise QueryError(
            f"the query holds the word SERVICE and is not SPARQL 1.1, so that it may call another server ({reason})"
        ) from error


def _holds(parsed: object) -> bool:
    """Whether a part of what was parsed is a SERVICE clause."""
    waiting = [parsed]
    while waiting:
        part = waiting.pop()
        if getattr(part, "name", None) == CLAUSE:
            return True
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif not isinstance(part, str) and hasattr(part, "__iter__"):
            waiting.extend(part)
    return False
