"""A real `kg serve` in a process of its own, and curl to ask it."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.serve.data import DATA_FORMS

SUFFIXES = tuple(DATA_FORMS)
CURL = shutil.which("curl")
needs_curl = pytest.mark.skipif(CURL is None, reason="There is no curl here; install the package curl.")


@dataclass(frozen=True)
class Reply:
    """What curl was answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def type(self) -> str:
        """The media type without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass
class Service:
    """A running server."""

    url: str
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def curl(self, path: str, *options: str, data: bytes | None = None) -> Reply:
        """Ask with curl; a path is given as it goes over the wire."""
        command = [str(CURL), "-sS", "-i", "--max-time", "60", "-H", "Expect:", *options]
        if data is not None:
            command += ["--data-binary", "@-"]
        done = subprocess.run([*command, self.url + path.lstrip("/")], input=data, capture_output=True, check=True)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        fields = (line.partition(":") for line in lines)
        return Reply(int(first.split()[1]), {name.casefold(): value.strip() for name, _, value in fields}, body)

    def ask(self, sparql: str, *options: str, **fields: str) -> Reply:
        """Ask a query with GET."""
        return self.curl("sparql?" + urlencode({"query": sparql, **fields}), *options)

    def count(self, sparql: str) -> int:
        """The first number of an answer."""
        reply = self.ask(sparql, "-H", "Accept: text/csv")
        assert reply.status == 200, reply.text
        return int(reply.text.split()[1])


@contextmanager
def serving(store: Path, *options: str, url: str = "http://127.0.0.1:") -> Iterator[Service]:
    """A server on a free port of this machine; ended with the signal of Ctrl-C."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    service = Service(process.stdout.readline().strip(), process)
    try:
        assert service.url.startswith(url), process.stderr and process.stderr.read()
        yield service
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=30)
        service.said += [out, error]
