"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.console import STORE, remark
from kg.errors import MissingExtra

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@app.command(short_help="Serve the graph over HTTP: SPARQL, pages, search.")
def serve(
    store: Annotated[str, typer.Option("--store", "-s", help="Folder of the graph.")] = STORE,
    host: Annotated[str, typer.Option("--host", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", help="Port; 0 takes a free one.", min=0, max=65535)] = 8000,
    timeout: Annotated[float, typer.Option("--timeout", help="Seconds that a query may run.", min=0.1)] = 30.0,
    max_size: Annotated[float, typer.Option("--max-size", help="Megabytes of an answer.", min=0.001)] = 50.0,
    memory: Annotated[float, typer.Option("--memory", help="Megabytes that a query may take.", min=0)] = 2000.0,
    workers: Annotated[
        int | None, typer.Option("--workers", help="Queries that run at once.", min=1, show_default="one a core")
    ] = None,
) -> None:
    """Serve the graph over HTTP: SPARQL at /sparql, pages and data for every IRI, search, the questions. It only reads."""
    from kg.serve.limits import MEGABYTE, Limits, cores

    try:
        from kg.serve.server import serve as serve_store
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        raise MissingExtra("kg serve", "serve") from error
    if host not in LOOPBACK:
        remark(f"listening at {host}: whoever reaches this machine there can read the whole graph")
    limits = Limits(
        timeout=timeout,
        answer_bytes=int(max_size * MEGABYTE),
        memory=int(memory * MEGABYTE),
        workers=workers or cores(),
    )
    serve_store(store, host=host, port=port, limits=limits, ready=lambda address: print(address, flush=True))
    remark("stopped")
