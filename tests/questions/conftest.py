"""The store of tests/graph, for questions."""

from tests.graph.conftest import store

__all__ = ["store"]
