"""Acts that a table lists by their number under a heading: which organ's they are, and resolutions or decisions."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Mention, Organ
from kg.registry import organs
from kg.resolve.numbers import parse_number, series_of


def heading_organ(mention: Mention) -> Organ | None:
    """The organ that the heading above an act in a table names, or None."""
    return organs().get(mention.fields.get("heading", ""))


def told_apart(mention: Mention, organ: Organ | None) -> Mention:
    """The mention as a resolution or a decision, which a list headed "resolutions and decisions" tells by the number alone.

    An organ that numbers both begins its decisions above the last of its resolutions: 57/567, 2011/274.
    """
    if mention.fields.get("act") != "either":
        return mention
    decision = parse_number(replace(mention, fields={**mention.fields, "act": "decision"}))
    series = series_of(organ, decision) if organ is not None else None
    above = series is not None and decision.number.isdigit() and int(decision.number) >= (series.first_number or 1)
    act = "decision" if above and series is not None and series.first_number is not None else "resolution"
    return replace(mention, fields={**mention.fields, "act": act})
