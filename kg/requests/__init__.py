"""Reporting requests: who is asked for which document, for whom and for when."""

from kg.requests.due import deadline
from kg.requests.find import find_requests

__all__ = ["deadline", "find_requests"]
