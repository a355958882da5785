"""A store with the specimens and one hostile text, and a server that serves it to all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph import build, open_store
from kg.model import Masthead
from tests.graph.specimens import COUNCIL, Writing, specimens
from tests.serve.service import Service, serving

HOSTILE = '</style></script><script>document.title="owned"</script><img src=x onerror=alert(1)> "\'&<>'


def hostile_text() -> Writing:
    """A text whose every word is an attack on the page that shows it."""
    masthead: Masthead = replace(COUNCIL, symbol="A/HRC/RES/50/66", title=HOSTILE, agenda_item=HOSTILE, session=50)
    writing = Writing(masthead, sha256="66")
    writing.paragraph("pp1", f"Recalling [[{HOSTILE} => A/HRC/RES/44/98]] {HOSTILE},", action="recall")
    writing.paragraph("op1", f"Requests the Secretary-General to report on {HOSTILE};", action="request")
    writing.request("op1", HOSTILE, about=HOSTILE, recipient=HOSTILE, due_text=HOSTILE)
    return writing


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the specimens and the hostile text."""
    folder = tmp_path_factory.mktemp("served") / "store"
    with open_store(folder) as store:
        build([*specimens(), ("a/hostile.txt", hostile_text().done("a/hostile.txt"))], store)
    return folder


@pytest.fixture(scope="session")
def service(store_folder: Path) -> Iterator[Service]:
    """A server of that store."""
    with serving(store_folder, "--workers", "2") as running:
        yield running
