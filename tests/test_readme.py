"""The README's promises: its commands exist, its examples run, it names every command and every dependency."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from kg.cli import app
from kg.questions import queries

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line.split("   ")[0].strip() for line in README.splitlines() if line.startswith("kg ")]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_two_commands_stand_in_the_readme_to_the_letter() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kg demo\n" in README
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest\n" in README


def test_every_command_stands_in_the_readme() -> None:
    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert names and all(re.search(rf"\bkg {name}\b", README) for name in names)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_of_the_readme_exists(line: str) -> None:
    words = shlex.split(line)[1:]
    command = next(c for c in app.registered_commands if (c.name or c.callback.__name__) == words[0])  # type: ignore[union-attr]
    assert command
    if words[0] == "query" and not words[1].startswith("-"):
        assert words[1] in queries()


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name = re.match(r"[\w-]+", requirement)
        assert name and re.search(rf"^\| .*{name[0]}.*\|", README, re.MULTILINE | re.IGNORECASE), requirement


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_every_example_runs(code: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    assert "41/128" in capsys.readouterr().out or "extract" in code


def test_the_picture_exists() -> None:
    for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / target).stat().st_size > 10_000
