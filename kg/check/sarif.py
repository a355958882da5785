"""The findings as a SARIF 2.1.0 log, as editors and review tools read it.

Source: OASIS Static Analysis Results Interchange Format (SARIF) Version 2.1.0, sections 3.13 (log), 3.14 (run), 3.18
(tool), 3.27 (result), 3.28 (location), 3.30 (region), 3.33 (logical location), 3.49 (rule).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from kg.check.rules import Finding, Rule, rules
from kg.folding import fold
from kg.model import Extraction, Paragraph
from kg.pages import program

OPENING = 40
"""Letters of a paragraph by which its line is found in the source."""


def to_sarif(findings: Sequence[Finding], extraction: Extraction, source: str | None = None) -> str:
    """The log as indented JSON; the same findings give the same bytes.

    With `source`, the text of the file, each location names the line on which its paragraph begins.
    """
    name, _, version = program().partition(" ")
    listed = list(rules().values())
    driver: dict[str, Any] = {"name": name, "version": version, "rules": [_rule(rule) for rule in listed]}
    place = {rule.id: number for number, rule in enumerate(listed)}
    lines = starting_lines(extraction.document.paragraphs, source) if source is not None else {}
    uri = quote(PurePath(extraction.document.source).as_posix())
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri}}],
        "results": [_result(one, place[one.rule.id], uri, lines) for one in findings],
    }
    if extraction.sha256:
        run["artifacts"][0]["hashes"] = {"sha-256": extraction.sha256}
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.why},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(finding: Finding, place: int, uri: str, lines: dict[int, int]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "index": 0}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.paragraph is not None:
        line = lines.get(id(finding.paragraph))
        if line is not None:
            physical["region"] = {"startLine": line, "snippet": {"text": finding.text}}
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where, "kind": "member"}]
        location["message"] = {"text": finding.text[finding.start : finding.end]}
    return {
        "ruleId": finding.rule.id,
        "ruleIndex": place,
        "level": finding.rule.level,
        "message": {"text": f"{finding.where}: {finding.message} {finding.suggestion}"},
        "locations": [location],
        "properties": {"suggestion": finding.suggestion, "start": finding.start, "end": finding.end},
    }


def starting_lines(paragraphs: Sequence[Paragraph], source: str) -> dict[int, int]:
    """The line of the source, from 1, on which each paragraph begins, by the identity of the paragraph.

    Paragraphs that cannot be found as they are, because of markup within their first words, have none.
    """
    letters: list[str] = []
    at: list[int] = []
    line = 1
    for sign in fold_lines(source):
        if sign == "\n":
            line += 1
        elif not sign.isspace() and sign not in "*_\\":
            letters.append(sign)
            at.append(line)
    plain = "".join(letters)
    found: dict[int, int] = {}
    position = 0
    for paragraph in paragraphs:
        opening = "".join(sign for sign in fold(paragraph.text) if not sign.isspace() and sign not in "*_\\")[:OPENING]
        place = plain.find(opening, position)
        if opening and place >= 0:
            found[id(paragraph)] = at[place]
            position = place + len(opening)
    return found


def fold_lines(source: str) -> str:
    """The source with typographic variants made plain and its line breaks kept."""
    return "\n".join(fold(line) for line in source.splitlines())
