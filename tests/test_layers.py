"""The house rules of ARCHITECTURE: imports run one way, each library has one home, nothing else lies at the top."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "model"),
    ("registry",),
    ("symbol", "alternation", "folding", "blocks", "pages", "spreadsheet"),
    ("readers", "segment", "nlp", "resolve", "requests", "samples"),
    ("pipeline", "fetch"),
    ("work",),
    ("graph", "evaluate"),
    ("questions", "link", "ontologypage"),
    ("network", "changes"),
    ("views", "reports", "exports", "check", "library"),
    ("serve",),
    ("site",),
    ("demo",),
    ("cli",),
    ("__main__",),
)
"""Left to right: a module imports only from layers before its own, and from its own package."""
HOMES = {
    "spacy": {"nlp", "pipeline"},
    "rdflib": {"graph", "questions"},
    "pyoxigraph": {"graph", "questions", "registry", "ontologypage", "serve", "site"},
    "oxrdflib": {"graph", "questions"},
    "networkx": {"network", "exports"},
    "pyvis": {"views"},
    "pyshacl": {"graph"},
    "lxml": {"readers", "graph", "link", "fetch"},
    "pypdfium2": {"readers"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "httpx": {"fetch"},
    "distributed": {"work"},
    "typer": {"cli"},
    "rich": {"changes", "check", "cli", "questions"},
}
"""Where each library may be imported; the pipeline names spaCy's type only."""
RANK = {name: position for position, names in enumerate(LAYERS) for name in names}
FILES = sorted(path for path in (ROOT / "kg").rglob("*.py") if path.name != "__init__.py" or path.parent != ROOT / "kg")


def package_of(path: Path) -> str:
    return path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "kg":
                yield from (f"kg.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    own = package_of(path)
    assert own in RANK, f"{own} has no place in LAYERS"
    for name in imports(path):
        if name.startswith("kg.") and (other := name.split(".")[1]) != own and other != "ontology":
            assert RANK[other] < RANK[own], f"{path.name} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_one_home(path: Path) -> None:
    for name in imports(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or package_of(path) in homes, f"{path.name} imports {name}"


def test_the_top_level_holds_only_what_is_fixed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    top = {line.split("/")[0] for line in listed if line and not line.startswith(".")}
    assert top <= {"pyproject.toml", "README.md", "kg", "ontology", "tests", "output"}


def test_no_file_names_a_package_registry() -> None:
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org")
    for path in [*ROOT.glob("*.*"), *(ROOT / ".ci").iterdir(), *FILES]:
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not any(host in text for host in hosts), path


def test_every_package_and_every_data_file_travels_in_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "kg").rglob("__init__.py")}
    assert set(settings["packages"]) == found | {"kg.ontology"}
    patterns = settings["package-data"]["kg"]
    for path in (ROOT / "kg").rglob("*"):
        name = path.relative_to(ROOT / "kg")
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            assert any(fnmatch(str(name), pattern) for pattern in patterns), name
    assert {path.suffix for path in (ROOT / "ontology").iterdir() if path.is_file()} <= {".py", ".ttl"}
