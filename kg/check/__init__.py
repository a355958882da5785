"""Checking a draft: findings by rule, each with its paragraph, the words marked and a suggestion."""

from kg.check.check import CHECKS, ENGLISH, USUAL, check
from kg.check.draft import Draft, Held, HeldRequest, HeldText
from kg.check.held import held
from kg.check.page import to_html
from kg.check.rules import LEVELS, Finding, Level, Rule, as_grave, level_named, rules
from kg.check.sarif import to_sarif
from kg.check.terminal import summary, to_text
from kg.check.write import FORMS, render

__all__ = [
    "CHECKS",
    "ENGLISH",
    "FORMS",
    "LEVELS",
    "USUAL",
    "Draft",
    "Finding",
    "Held",
    "HeldRequest",
    "HeldText",
    "Level",
    "Rule",
    "as_grave",
    "check",
    "held",
    "level_named",
    "render",
    "rules",
    "summary",
    "to_html",
    "to_sarif",
    "to_text",
]
