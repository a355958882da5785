"""Serving a store over HTTP until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from kg.errors import StoreError
from kg.graph import open_store
from kg.serve.app import application
from kg.serve.limits import Limits
from kg.serve.room import Room

CLOSING = 3
"""Seconds that running requests have to finish when the service is stopped."""


def serve(
    store: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    ready: Callable[[str], None],
) -> None:
    """Serve the graph in a folder until Ctrl-C or a signal to end; `ready` is told the address once it listens.

    Port 0 takes a free one. Raises StoreError where there is no graph to read, or the address cannot be taken.
    """
    chosen = limits or Limits()
    with open_store(store, read_only=True) as graph:
        graph.inner.query("ASK {}")
        base, stamp = graph.base, graph.stamp
    listening = _listening(host, port)
    settings = uvicorn.Config(
        application(Room(Path(store), base, stamp, chosen)),
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=CLOSING,
        h11_max_incomplete_event_size=2 * chosen.query_bytes,
    )
    ready(_address(host, listening.getsockname()[1]))
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; its connections send at once, or each answer would wait 40 ms for the client's word."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise StoreError(
            f"{host}:{port} cannot be listened to ({error.strerror or error}); choose another --port, or 0 for any"
        ) from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
