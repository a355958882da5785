"""A store with the specimens, a hostile text and texts with hostile names; its site, written once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph import GraphStore, build, open_store
from kg.site import write_site
from tests.graph.specimens import COUNCIL, Writing, specimens
from tests.serve.conftest import hostile_text

NAMES = ("../../outside", "CON", "a" * 300, "Con.", "con", 'lamp<>:"|?*\\', "лампа", "lamp/../../x", "%2e%2e%2f")
"""Titles of texts without a symbol, each the worst that a file name could be."""


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the store."""
    folder = tmp_path_factory.mktemp("site-store") / "store"
    texts = [*specimens(), ("a/hostile.txt", hostile_text().done("a/hostile.txt"))]
    for number, name in enumerate(NAMES):
        writing = Writing(replace(COUNCIL, symbol=None, title=name, session=number + 1), sha256=str(number))
        writing.paragraph("pp1", "Recalling [[its resolution 44/98 => A/HRC/RES/44/98]],", action="recall")
        writing.paragraph("op1", f"Decides to keep lamp {number} burning;", action="decide")
        texts.append((f"a/{number}.txt", writing.done(f"a/{number}.txt")))
    with open_store(folder) as store:
        build(texts, store)
    return folder


@pytest.fixture(scope="session")
def store(store_folder: Path) -> Iterator[GraphStore]:
    """The store, opened for reading."""
    with open_store(store_folder, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def site(store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of that store."""
    folder = tmp_path_factory.mktemp("site") / "site"
    write_site(store, folder)
    return folder
