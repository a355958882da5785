"""What the reports say of the samples, kept as files that a person has read: findings, facts, and the tables that judge."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kg.reports import render, report
from tests.reports.stores import sample_store

GOLDEN = Path(__file__).parent / "golden"
KEPT = {
    "centrality": ("rising", "fading", "leaders", "bridges", "stability", "half-lives", "communities"),
    "requests": ("states", "answers", "waiting", "renewed", "overlapping"),
    "lineage": ("lines",),
    "coverage": ("fetch-table", "unresolved", "conflicts"),
}
"""By report, the tables kept; the others are sums of what these and the tests of the network hold."""
ABOUT = {"lineage-of-47-93": ("lineage", "A/HRC/RES/47/93", ("steps", "sponsors", "earlier"))}
CASES = {**{name: (name, None, tables) for name, tables in KEPT.items()}, **ABOUT}


def kept(name: str, about: str | None, tables: tuple[str, ...]) -> dict[str, Any]:
    data = json.loads(render(report(name, sample_store(), about), "json"))
    facts = {key: value for key, value in data["facts"].items() if key != "katz_alpha"}
    return {
        "findings": data["findings"],
        "facts": facts,
        "tables": {key: [_brief(row) for row in data["tables"].get(key, [])] for key in tables},
    }


def _brief(row: dict[str, Any]) -> dict[str, Any]:
    """A row without its sentence, of which only the marked part stays, and without digits that machines may differ in."""
    out = {}
    for key, cell in row.items():
        if isinstance(cell, dict):
            out[key] = cell["text"][cell["start"] : cell["end"]][:120]
        else:
            out[key] = round(cell, 6) if isinstance(cell, float) else cell
    return out


@pytest.mark.parametrize("case", CASES)
def test_the_samples_give_what_a_person_has_read(case: str) -> None:
    text = json.dumps(kept(*CASES[case]), ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / f"{case}.json"
    if os.environ.get("KG_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"look at the difference; KG_WRITE_GOLDEN=1 rewrites {path.name}"
