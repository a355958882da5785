"""Opening a store by its place: a folder, or the URL of a SPARQL 1.1 endpoint; what is found there is checked first."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.endpoint import open_endpoint
from kg.graph.iris import Iris, base_iri
from kg.graph.lease import BuilderLease
from kg.graph.local import Place, open_folder
from kg.graph.stamp import program_stamp
from kg.graph.store import FORMAT, GraphStore, initial_quads
from kg.graph.vocabulary import void

ENDPOINT = re.compile(r"https?:/", re.IGNORECASE)
DESCRIPTION = f"""
SELECT ?base ?format ?stamp WHERE {{
  GRAPH ?g {{
    ?dataset a {void.Dataset} ; {void.uriSpace} ?base ; ?f ?format ; ?v ?stamp .
    FILTER(STRENDS(STR(?f), "terms#storeFormat") && STRENDS(STR(?v), "terms#programVersion"))
  }}
}}"""

ANYTHING = """
ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } FILTER(!STRENDS(STR(?p), "terms#builder")) }"""


def open_store(place: str | Path, *, read_only: bool = False, base: str | None = None) -> GraphStore:
    """The store in a folder or at the URL of a SPARQL endpoint; opened for writing, a missing one is made.

    Readers may open a store while another process writes: they see a folder as it was when they opened it. A second
    writer is refused. The URL and credentials for updates come from the environment (kg.graph.endpoint). Raises
    StoreError where there is none to read, where the place holds something else or does not answer, where another
    process is writing, where an older program wrote it, or where it was made with another base.
    """
    on_server = bool(ENDPOINT.match(str(place)))
    opened: Place = open_endpoint(str(place)) if on_server else open_folder(Path(place), read_only=read_only)
    try:
        return _checked(opened, read_only=read_only, base=base, on_server=on_server)
    except StoreError:
        opened.close()
        raise


def _checked(place: Place, *, read_only: bool, base: str | None, on_server: bool) -> GraphStore:
    """The opened store, filled where it is new; raises StoreError where it is not one of ours, or another's."""
    found = _described(place)
    if found is None:
        _check_empty(place, read_only)
    made_with, version, stamp = found or (base_iri(base), FORMAT, program_stamp())
    _check_version(place, version)
    if base is not None and base_iri(base) != made_with:
        raise StoreError(f"{place.name} was built with the base {made_with}, not {base_iri(base)}; leave the base out")
    lease = BuilderLease(place, Iris(made_with)) if on_server and not read_only else None
    if lease is not None:
        lease.take()
    if found is None:
        place.add(initial_quads(made_with, stamp))
    return GraphStore(
        place,
        made_with,
        read_only=read_only,
        stamp=stamp,
        on_write=lease.renew if lease else None,
        on_close=lease.release if lease else None,
    )


def _check_empty(place: Place, read_only: bool) -> None:
    """Raise StoreError unless a new graph may be begun here; the mark of a builder is no content."""
    if read_only or place.query(ANYTHING, {}):
        raise StoreError(
            f"{place.name} holds no finished graph; build one there with `kg build`, or name another place"
        )


def _described(place: Place) -> tuple[str, int, str] | None:
    """Base, format and stamp that the store states; None where it states none."""
    found = place.query(DESCRIPTION, {})
    assert isinstance(found, ox.QuerySolutions)
    for solution in found:
        base, version, stamp = (solution[name] for name in ("base", "format", "stamp"))
        if isinstance(base, ox.Literal | ox.NamedNode) and isinstance(version, ox.Literal):
            return base.value, int(version.value), stamp.value if isinstance(stamp, ox.Literal) else ""
    return None


def _check_version(place: Place, version: int) -> None:
    if version == FORMAT:
        return
    age, mend = (
        ("an older", "build it again into a new folder")
        if version < FORMAT
        else ("a newer", "use the newer program, or build it again into a new folder")
    )
    raise StoreError(
        f"the graph at {place.name} was written by {age} version of the program (store format {version}, this is "
        f"{FORMAT}); {mend}"
    )
