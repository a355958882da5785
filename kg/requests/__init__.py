"""Reporting requests: who is asked for which document, for whom and for when."""

from kg.requests.find import find_requests
from kg.requests.reckoning import deadline

__all__ = ["deadline", "find_requests"]
