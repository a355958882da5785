"""Citations of the specimens gained and lost since the stored baseline, a file that the command below writes anew.

    pytest tests/benchmarks/test_gained_lost.py --benchmark-only
    KG_WRITE_BASELINE=1 pytest tests/benchmarks/test_gained_lost.py

The baseline was written by the version before the work on accuracy began; write it anew when a version is published. It
holds what `kg extract --ignore-links` prints, without what a comparison does not need, so
`kg evaluate kg/samples/documents --against tests/benchmarks/baseline.jsonl` shows the same as tables.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kg.errors import KgError
from kg.evaluate import Comparison, compare, read_extractions
from kg.pipeline import extract_all, find_files, to_json
from kg.samples import samples

BASELINE = Path(__file__).with_name("baseline.jsonl")
KEPT = ("start", "end", "target", "text", "footnote", "rule")
EXAMPLES = 40


def extracted() -> Iterator[Mapping[str, Any]]:
    """What the specimens say, read without the links of those that have any."""
    for _path, result in extract_all(find_files([samples()])[0], ignore_links=True):
        if not isinstance(result, KgError):
            yield to_json(result)


def compact(row: Mapping[str, Any]) -> str:
    """A document with its citations alone, as one line of JSON."""
    paragraphs = [
        {"id": paragraph["id"], "citations": [{key: one[key] for key in KEPT} for one in paragraph["citations"]]}
        for paragraph in row["paragraphs"]
        if paragraph["citations"]
    ]
    return json.dumps({"source": Path(row["source"]).name, "paragraphs": paragraphs}, ensure_ascii=False)


def told(comparison: Comparison) -> str:
    """What changed, in lines."""
    counts = ", ".join(f"{number} {change}" for change, number in comparison.counts().items())
    lines = [f"{comparison.documents} documents, {comparison.same} citations the same, {counts}"]
    for rule, changed in comparison.by("rule").items():
        lines.append(f"  {rule}: " + ", ".join(f"{number} {change}" for change, number in changed.items() if number))
    for one in comparison.differences[:EXAMPLES]:
        before, after = one.before, one.after
        was = f"{before.target} ({before.text!r}, {before.rule})" if before else "–"
        now = f"{after.target} ({after.text!r}, {after.rule})" if after else "–"
        lines.append(f"    {one.change}: {one.document} {one.cited.paragraph}: {was} -> {now}")
    return "\n".join(lines)


@pytest.mark.skipif(os.environ.get("KG_WRITE_BASELINE") != "1", reason="KG_WRITE_BASELINE=1 writes the baseline anew")
def test_the_baseline_is_written_anew() -> None:
    BASELINE.write_text("".join(compact(row) + "\n" for row in extracted()), encoding="utf-8")


def test_citations_gained_and_lost_since_the_baseline(benchmark: BenchmarkFixture) -> None:
    new = list(extracted())
    comparison = benchmark(lambda: compare(read_extractions(BASELINE), new))
    assert comparison.documents == len(new) - len(comparison.only_new) > 0
    benchmark.extra_info.update(comparison.counts())
    print(f"\n{told(comparison)}")


def test_the_baseline_holds_the_specimens_and_reads_them_much_as_now() -> None:
    comparison = compare(read_extractions(BASELINE), extracted())
    assert not comparison.only_old and comparison.documents >= 20
    assert comparison.counts()["lost"] < comparison.same / 20, told(comparison)
