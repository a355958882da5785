"""The specimens against their hand-made truth: paragraphs, verbs, citations and requests, without any other folder."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.pipeline import extract, to_json
from kg.samples import samples

TRUTH = sorted((Path(__file__).resolve().parents[1] / "samples" / "truth").glob("*.json"))


def folded(name: str) -> str:
    """A target without case, spaces and part letters."""
    return "".join(name.split()).casefold()


def keys(citation: dict[str, Any]) -> set[str]:
    """Every key under which a citation may be known."""
    return {folded(key) for key in (citation.get("target"), citation.get("name"), *citation.get("also", ())) if key}


@pytest.fixture(scope="module")
def pairs() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Truth and extraction of every specimen that has a truth."""
    rows = []
    for path in TRUTH:
        truth = json.loads(path.read_text(encoding="utf-8"))
        rows.append((truth, to_json(extract(samples() / truth["file"]))))
    assert len(rows) >= 6
    return rows


def test_every_paragraph_is_found_under_its_number(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for truth, found in pairs:
        assert [p["id"] for p in found["paragraphs"]] == [p["id"] for p in truth["paragraphs"]], truth["file"]


def test_every_verb_is_found(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for truth, found in pairs:
        for wanted, had in zip(truth["paragraphs"], found["paragraphs"], strict=True):
            optional = Counter(wanted.get("actions_optional", ()))
            printed = Counter(action["action"] for action in had["actions"])
            assert not Counter(wanted["actions"]) - printed, (truth["file"], wanted["id"])
            assert not printed - Counter(wanted["actions"]) - optional, (truth["file"], wanted["id"])


def test_citations_reach_their_figure(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    right = missed = spurious = 0
    for truth, found in pairs:
        for wanted, had in zip(truth["paragraphs"], found["paragraphs"], strict=True):
            cited = [keys(citation) for citation in had["citations"] if citation["target"]]
            for citation in wanted["citations"]:
                hits = [one for one in cited if one & keys(citation)]
                right += citation["required"] and bool(hits)
                missed += citation["required"] and not hits
                cited = [one for one in cited if one not in hits]
            spurious += len({frozenset(one) for one in cited})
    precision, recall = right / (right + spurious), right / (right + missed)
    assert right > 150 and precision >= 0.97 and recall >= 0.98, (right, spurious, missed)


def test_requests_reach_their_figure(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    right = wrong = 0
    for truth, found in pairs:
        for wanted, had in zip(truth["paragraphs"], found["paragraphs"], strict=True):
            required = sum(request.get("required", True) for request in wanted["requests"])
            right += min(required, len(had["requests"]))
            wrong += max(required - len(had["requests"]), len(had["requests"]) - len(wanted["requests"]), 0)
    assert right >= 20 and wrong <= 3, (right, wrong)


def test_mastheads_are_read_in_full(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for truth, found in pairs:
        for field in ("symbol", "organ", "committee", "status", "session", "agenda_item", "date", "meeting"):
            assert found["document"][field] == truth["document"][field], (truth["file"], field)
