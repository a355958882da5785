"""A second database in a process of its own: Oxigraph's server, on a free loopback port, with its data in a folder."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


@contextmanager
def oxigraph_server(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of the queries of a server that runs as long as the context, and its process."""
    assert PROGRAM is not None, "the package oxigraph, which brings the server, is not installed"
    address = f"127.0.0.1:{free_port()}"
    command = [PROGRAM, "serve", "--location", str(folder), "--bind", address, *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert "Listening" in line, f"the server did not start: {line}"
        yield f"http://{address}/query", process
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def free_port() -> int:
    """A port of the loopback interface on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
