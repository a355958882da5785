"""The figures that the project claims, measured on the hand-made gold and the editors' links where they are at hand.

`editors.csv` lists the disagreements with the editors' links that a reader judged not to be errors of the program: a link
that was forgotten, that goes elsewhere, or that stands outside the paragraphs of the act. Figures are held both as they
come and without these.
"""

import csv
import importlib.util
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SCORER = SHARED / "evaluation" / "score.py"
EDITORS = Path(__file__).with_name("editors.csv")
REASONS = 25
"""At most so many kinds of reason: each is a class that was read, not an excuse for one document."""
needs_shared = pytest.mark.skipif(not SCORER.exists(), reason="the shared corpus is not beside the project")


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


@cache
def scorer() -> ModuleType:
    """The scorer as a module, for the single disagreements that it counts."""
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def editors() -> list[dict[str, str]]:
    """The rows of editors.csv."""
    with EDITORS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def corrected(name: str, figures: dict[str, Any], wrong: list[tuple[str, list[str], list[str]]]) -> tuple[float, float]:
    """Precision and recall of a corpus without the disagreements that editors.csv gives to its editors."""
    known = {(row["document"], row["symbol"], row["side"]) for row in editors() if row["set"] == name}
    missed = sum((document, symbol, "theirs") not in known for document, symbols, _ in wrong for symbol in symbols)
    spurious = sum((document, symbol, "ours") not in known for document, _, symbols in wrong for symbol in symbols)
    right = figures["tp"]
    return right / (right + spurious), right / (right + missed)


def sample(name: str, every: int, folder: Path) -> tuple[Path, Path]:
    """Extractions and truth of every so many documents of a corpus."""
    corpus = SHARED / "corpus" / "text" / name
    files = sorted((corpus / "documents").glob("*.txt"))[every // 2 :: every]
    extractions, truth = folder / f"{name}.jsonl", folder / f"{name}.truth.jsonl"
    kg("extract", *map(str, files), to=extractions)
    names = {file.stem for file in files}
    lines = (corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    truth.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["file"] in names), encoding="utf-8")
    return extractions, truth


def test_every_disagreement_is_told_apart_by_document_symbol_side_and_a_reason_that_others_share() -> None:
    rows = editors()
    assert len({(row["set"], row["document"], row["symbol"], row["side"]) for row in rows}) == len(rows) > 1000
    assert {row["side"] for row in rows} == {"ours", "theirs"}
    assert {row["set"] for row in rows} == {"secretariat-en", "budget-mandates"}
    assert 1 < len({row["reason"] for row in rows}) <= REASONS and all(row["reason"] for row in rows)


@needs_shared
def test_the_seeds_reach_their_figures(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds.jsonl"
    kg("extract", str(SHARED / "corpus" / "seeds"), to=seeds)
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


FLOORS = [
    ("secretariat-en", 10, False, "resolutions", (0.99, 0.99), (0.998, 0.998)),
    ("secretariat-en", 10, True, "all symbols", (0.95, 0.98), (0.998, 0.99)),
    ("budget-mandates", 12, False, "resolutions", (0.97, 0.96), (0.998, 0.99)),
]
"""Corpus, every so many documents, with footnotes or not, what is counted, precision and recall as they come, and corrected."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    folder = tmp_path_factory.mktemp("links")
    return {name: sample(name, every, folder) for name, every in {(row[0], row[1]) for row in FLOORS}}


@needs_shared
@pytest.mark.parametrize(("name", "every", "notes", "what", "floor", "corrected_floor"), FLOORS)
def test_the_editors_links_are_reached_as_they_come_and_corrected(
    samples: dict[str, tuple[Path, Path]],
    name: str,
    every: int,
    notes: bool,
    what: str,
    floor: tuple[float, float],
    corrected_floor: tuple[float, float],
) -> None:
    extractions, truth = samples[name]
    figures, wrong = scorer().score_links(scorer().load(extractions), truth, notes)
    assert figures["documents not extracted"] <= 1
    raw = figures[what]["precision"], figures[what]["recall"]
    mended = corrected(name, figures[what], wrong[what])
    assert raw[0] >= floor[0] and raw[1] >= floor[1], raw
    assert mended[0] >= corrected_floor[0] and mended[1] >= corrected_floor[1], mended
