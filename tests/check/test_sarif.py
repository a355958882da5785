"""A SARIF log holds what the standard demands: SARIF 2.1.0, the sections named at each check."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.check import LEVELS, check, to_sarif
from kg.check.sarif import starting_lines
from kg.pipeline import extract

DRAFT = Path(__file__).parent / "specimens" / "draft.txt"
SOURCE = DRAFT.read_text(encoding="utf-8")
RELATIVE_URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+")


@pytest.fixture(scope="module")
def log() -> dict[str, Any]:
    extraction = extract(DRAFT)
    loaded: dict[str, Any] = json.loads(to_sarif(check(extraction), extraction, SOURCE))
    return loaded


def test_the_log_has_its_version_and_one_run(log: dict[str, Any]) -> None:
    assert log["version"] == "2.1.0"  # 3.13.2
    assert set(log) <= {"$schema", "version", "runs", "properties"} and len(log["runs"]) == 1  # 3.13.4


def test_the_tool_has_a_name_and_rules_of_which_no_two_share_an_id(log: dict[str, Any]) -> None:
    driver = log["runs"][0]["tool"]["driver"]  # 3.18.2
    assert driver["name"] == "kg"  # 3.19.8
    ids = [rule["id"] for rule in driver["rules"]]  # 3.49.3
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in LEVELS  # 3.50.2
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))  # 3.12.3


def test_every_result_names_its_rule_level_message_and_place(log: dict[str, Any]) -> None:
    run = log["runs"][0]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")  # 3.14.17
    lines = SOURCE.splitlines()
    for result in run["results"]:
        assert result["message"]["text"]  # 3.27.11
        assert result["level"] in ("none", "note", "warning", "error")  # 3.27.10
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.6
        (location,) = result["locations"]  # 3.27.12
        physical = location["physicalLocation"]
        artifact = run["artifacts"][physical["artifactLocation"]["index"]]  # 3.4.5
        assert artifact["location"]["uri"] == physical["artifactLocation"]["uri"]
        assert RELATIVE_URI.fullmatch(artifact["location"]["uri"])  # 3.4.3
        region = physical.get("region")
        if region is not None:
            assert 1 <= region["startLine"] <= len(lines)  # 3.30.5
            opening = region["snippet"]["text"].split()[0]
            assert opening in lines[region["startLine"] - 1]
        for logical in location.get("logicalLocations", ()):
            assert logical["fullyQualifiedName"]  # 3.33.5


def test_every_paragraph_of_a_plain_text_has_its_line() -> None:
    paragraphs = extract(DRAFT).document.paragraphs
    lines = starting_lines(paragraphs, SOURCE)
    assert [lines[id(one)] for one in paragraphs] == sorted(lines.values()) and len(lines) == len(paragraphs)


def test_a_clean_text_gives_a_log_without_results() -> None:
    extraction = extract(DRAFT)
    assert json.loads(to_sarif((), extraction))["runs"][0]["results"] == []  # 3.14.23: present where the tool ran
