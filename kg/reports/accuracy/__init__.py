"""Accuracy: an evaluation, or what changed between two extractions, as a report to read and to compute with."""

from kg.reports.accuracy.changes import changes_report
from kg.reports.accuracy.evaluated import accuracy_report

__all__ = ["accuracy_report", "changes_report"]
