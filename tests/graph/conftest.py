"""A store on disk with the specimens, made once; tests that write make their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import GraphStore, build, open_store
from tests.graph.specimens import specimens


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder: Path = tmp_path_factory.mktemp("graph") / "store"
    with open_store(folder) as writing:
        build(specimens(), writing)
    with open_store(folder, read_only=True) as reading:
        yield reading
