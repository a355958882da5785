"""Content negotiation: which of the offered forms a client would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def preferences(accept: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept field with their weights; malformed ones are passed over."""
    found = []
    for entry in accept.split(","):
        name, *parameters = (part.strip().casefold() for part in entry.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = min(1.0, max(0.0, float(parameter[2:])))
                except ValueError:
                    weight = 0.0
        if "/" in name:
            found.append((name, weight))
    return found


def chosen(accept: str, offers: Sequence[str], aliases: Mapping[str, str] | None = None) -> str | None:
    """The media type of `offers`, in the order in which they are liked here, that fits an Accept field best; or None.

    An empty field accepts everything. `aliases` are names that some clients use for an offer.

    >>> chosen("text/turtle;q=0.5, application/ld+json", ["text/turtle", "application/ld+json"])
    'application/ld+json'
    """
    ranges = preferences(accept)
    if not accept.strip():
        return offers[0] if offers else None
    names: dict[str, list[str]] = {offer: [offer] for offer in offers}
    for alias, offer in (aliases or {}).items():
        if offer in names:
            names[offer].append(alias)
    best: tuple[float, int, str] | None = None
    for position, offer in enumerate(offers):
        weight = _weight(names[offer], ranges)
        if weight > 0 and (best is None or (-weight, position) < best[:2]):
            best = (-weight, position, offer)
    return best[2] if best else None


def _weight(names: Sequence[str], ranges: Sequence[tuple[str, float]]) -> float:
    """The weight of the most exact range that an offer fits by its name (the first) or by another name of it."""
    patterns = ["*/*", names[0].split("/")[0] + "/*", *names]
    fits = [
        (min(exactness, 2), weight)
        for exactness, pattern in enumerate(patterns)
        for listed, weight in ranges
        if listed == pattern
    ]
    return max(fits)[1] if fits else 0.0
