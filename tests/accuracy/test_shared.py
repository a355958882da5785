"""The figures that the project claims, measured on the hand-made gold and the editors' links where they are at hand."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SCORER = SHARED / "evaluation" / "score.py"
pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the shared corpus is not beside the project")


def kg(*arguments: str, to: Path) -> None:
    """Run the command as a user would; its JSON lines go to a file. Status 1 says that a document holds no paragraph."""
    with to.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *arguments], stdout=stream, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode in (0, 1) and b"Traceback" not in done.stderr, done.stderr.decode()[-2000:]


def score(what: str, extractions: Path, truth: Path, *options: str) -> dict[str, Any]:
    """The figures of the scorer."""
    result = extractions.with_suffix(f".{what}.json")
    command = [sys.executable, str(SCORER), what, str(extractions), str(truth), "--json", str(result), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    figures: dict[str, Any] = json.loads(result.read_text())
    return figures


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "seeds.jsonl"
    kg("extract", str(SHARED / "corpus" / "seeds"), to=path)
    return path


def test_the_seeds_reach_their_figures(seeds: Path) -> None:
    figures = score("gold", seeds, SHARED / "evaluation" / "gold")
    assert figures["paragraphs"]["tp"] == 228 and figures["paragraphs"]["fp"] == 0
    assert figures["citations"]["f1"] >= 0.97
    assert figures["actions"]["f1"] >= 0.97
    assert (figures["requests"]["tp"], figures["requests"]["fp"], figures["requests"]["fn"]) == (4, 0, 0)
    wrong = {
        field: counts
        for field, counts in figures["fields"].items()
        if field.startswith("doc.") and counts[0] != counts[1]
    }
    assert not wrong


def test_a_tenth_of_the_editors_links_reaches_its_figures(tmp_path: Path) -> None:
    folder = SHARED / "corpus" / "text" / "secretariat-en"
    files = sorted((folder / "documents").glob("*.txt"))[::10]
    extractions, truth = tmp_path / "links.jsonl", tmp_path / "truth.jsonl"
    kg("extract", *map(str, files), to=extractions)
    names = {file.stem for file in files}
    rows = [
        line
        for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
        if json.loads(line)["file"] in names
    ]
    truth.write_text("\n".join(rows) + "\n", encoding="utf-8")
    figures = score("links", extractions, truth)
    assert figures["documents not extracted"] <= 1
    assert figures["resolutions"]["precision"] >= 0.96 and figures["resolutions"]["recall"] >= 0.96
