"""The figures are those of the scorer that lies beside the project, on the same documents."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import Measure, evaluate_file, evaluation, overall
from kg.evaluate.editors import read_edition
from kg.evaluate.keys import citation_keys, symbol_key
from kg.evaluate.verbs import leading_verbs
from kg.model import Extraction
from kg.pipeline import extract, to_json

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SCORER = SHARED / "evaluation" / "score.py"
TRUTH = SHARED / "corpus" / "text" / "secretariat-en" / "truth.jsonl"
AKN = SHARED / "corpus" / "akn" / "en"
FRENCH = SHARED / "corpus" / "akn" / "fr"
pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the shared corpus is not beside the project")


@pytest.fixture(scope="module")
def truth() -> dict[str, dict[str, Any]]:
    """The truth of every 20th file, and of some that take their links from the French, whose links both readings of the file hold and take for a truth."""
    rows = {row["file"]: row for row in map(json.loads, TRUTH.read_text(encoding="utf-8").splitlines())}
    taken = {}
    for path in [*sorted(AKN.glob("*.xml"))[::20], *sorted(AKN.glob("A_HRC_RES_5[68]*.xml"))]:
        row, edition = rows[path.stem], read_edition(path, links_from=FRENCH)
        links = {(link.symbol, link.place == "footnote") for link in edition.links}
        same = links == {(symbol_key(link[2]), bool(link[3])) for link in row["links"]}
        if row["linked"] and edition.state == "linked" and same:
            taken[path.stem] = row
    assert len(taken) > 15
    return taken


@pytest.fixture(scope="module")
def extractions(truth: dict[str, dict[str, Any]]) -> dict[str, Extraction]:
    """The same files, read without their links."""
    return {name: extract(AKN / f"{name}.xml", ignore_links=True) for name in truth}


def score(
    what: str, folder: Path, found: dict[str, Extraction], truth: dict[str, dict[str, Any]], *options: str
) -> dict[str, Any]:
    """The scorer's figures on the extractions of the documents in the truth."""
    extracted, rows, result = folder / "x.jsonl", folder / "truth.jsonl", folder / "figures.json"
    extracted.write_text("".join(json.dumps(to_json(found[name])) + "\n" for name in truth), encoding="utf-8")
    rows.write_text("".join(json.dumps(one) + "\n" for one in truth.values()), encoding="utf-8")
    command = [sys.executable, str(SCORER), what, str(extracted), str(rows), "--json", str(result), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    figures: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return figures


def counts(measure: Measure) -> dict[str, int]:
    return {"tp": measure.both, "fp": measure.spurious, "fn": measure.missed}


def beyond_the_scorer(found: dict[str, Extraction], *, notes: bool) -> int:
    """How many cited symbols the scorer takes for names, because no letters and slash begin them: GC(64)/RES/9."""
    return sum(
        len(
            {
                key
                for citation in extraction.citations
                if notes or citation.footnote is None
                for key in citation_keys(citation)
                if not re.match("[A-Z]{1,5}/", key)
            }
        )
        for extraction in found.values()
    )


def test_citations_are_counted_as_the_scorer_counts_them(
    truth: dict[str, dict[str, Any]], extractions: dict[str, Extraction], tmp_path: Path
) -> None:
    paths = [AKN / f"{name}.xml" for name in truth]
    ours = {
        row.group: counts(row.raw)
        for row in overall(evaluation((path, evaluate_file(path, links_from=FRENCH)) for path in paths))
    }
    for options, where in (((), "in paragraphs"), (("--notes",), "with footnotes")):
        theirs = score("links", tmp_path, extractions, truth, *options)
        theirs["all symbols"]["fp"] += beyond_the_scorer(extractions, notes=bool(options))
        for name in ("resolutions", "all symbols"):
            assert ours[f"{name}, {where}"] == {key: theirs[name][key] for key in ("tp", "fp", "fn")}


def test_leading_verbs_are_counted_as_the_scorer_counts_them(
    truth: dict[str, dict[str, Any]], extractions: dict[str, Extraction], tmp_path: Path
) -> None:
    editions = {name: read_edition(AKN / f"{name}.xml") for name in truth}
    same = {
        name: row for name, row in truth.items() if dict(editions[name].operative) == row.get("verbs", {}).get("op")
    }
    assert len(same) > 10
    theirs = score("verbs", tmp_path, extractions, same)
    verbs = [verb for name in same for verb in leading_verbs(editions[name], extractions[name])]
    for kind in ("preambular", "operative"):
        right = [verb.right for verb in verbs if verb.kind == kind]
        assert (right.count(True), right.count(False)) == (theirs[kind]["tp"], theirs[kind]["fn"])
