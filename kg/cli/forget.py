"""`kg forget`: a document out of the graph."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, StoreOption, reader_store, remark


@app.command(short_help="Take documents out of the graph again.")
def forget(
    documents: Annotated[
        list[str], typer.Argument(help="Symbols of documents, or the files they were read from.", show_default=False)
    ],
    store: StoreOption = STORE,
) -> None:
    """Take documents out of the graph again; what others say of them stays."""
    from kg.graph import forget as forget_document
    from kg.graph import open_store

    reader_store(store).close()
    with open_store(store) as graph:
        for document in documents:
            remark(f"{forget_document(graph, document)} is no longer in the graph")
