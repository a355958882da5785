"""The stamp that makes documents be read again takes in all the code that decides what is read."""

import ast
from pathlib import Path

import kg
from kg.graph.stamp import SHAPING, SHAPING_FILES

ROOT = Path(kg.__file__).parent
SAYS_NOTHING = {"errors"}
"""What the code of a reading imports and what does not change what is read."""


def imported(file: Path) -> set[str]:
    """The modules and packages right under kg that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    names |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("kg.")}


def test_all_code_that_shapes_a_reading_is_in_the_stamp() -> None:
    files = [ROOT / name for name in SHAPING_FILES]
    files += [file for name in SHAPING if name != "graph" for file in (ROOT / name).rglob("*.py")]
    known = {*SHAPING, *(name.removesuffix(".py") for name in SHAPING_FILES)}
    assert len(files) > 50
    assert {name for file in files for name in imported(file)} - known - SAYS_NOTHING == set()
