"""Settling what a mention means: an ordered table of small rules, and the citations that follow. Pure Python."""

from kg.resolve.citations import Unit, resolve
from kg.resolve.rules import RULES

__all__ = ["RULES", "Unit", "resolve"]
