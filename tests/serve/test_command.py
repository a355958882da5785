"""`kg serve` as a user meets it: where it listens, what it says, how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.serve.service import Service, serving


def kg_serve(*arguments: str, code: str = "from kg.cli import main; main()") -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    command = [sys.executable, "-c", code, "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(store_folder: Path, sign: signal.Signals) -> None:
    with serving(store_folder, "--workers", "1") as running:
        assert urlopen(running.url + "health").status == 200
        running.process.send_signal(sign)
        running.process.wait(timeout=30)
    assert running.process.returncode in (0, -signal.SIGTERM)
    assert "Traceback" not in running.said[1]


def test_it_listens_to_this_machine_only(service: Service) -> None:
    port = int(service.url.rstrip("/").rpartition(":")[2])
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others - {"127.0.0.1", "127.0.1.1"}:
        with socket.socket() as tried:
            assert tried.connect_ex((address, port)) != 0
    with socket.socket() as tried:
        assert tried.connect_ex(("127.0.0.1", port)) == 0


def test_it_says_when_others_can_reach_it(store_folder: Path) -> None:
    with serving(store_folder, "--host", "0.0.0.0", "--workers", "1", url="http://0.0.0.0:") as running:
        pass
    assert "whoever reaches this machine there can read the whole graph" in running.said[1]


def test_a_port_that_is_taken_is_said(store_folder: Path, service: Service) -> None:
    port = service.url.rstrip("/").rpartition(":")[2]
    done = kg_serve("--store", str(store_folder), "--port", port)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"127.0.0.1:{port} cannot be listened to" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["starlette", "uvicorn"])
def test_a_missing_extra_is_said_with_the_command_that_installs_it(store_folder: Path, name: str) -> None:
    code = f"import sys; sys.modules[{name!r}] = None\nfrom kg.cli import main; main()"
    done = kg_serve("--store", str(store_folder), code=code)
    assert done.returncode == 1
    assert (
        done.stderr == "kg: kg serve needs libraries that are not installed; get them with: pip install 'kg[serve]'\n"
    )


def test_a_graph_on_a_server_is_not_served_again() -> None:
    done = kg_serve("--store", "http://127.0.0.1:9/sparql")
    assert done.returncode == 1 and done.stderr.count("\n") == 1
