"""Content negotiation by rows: what a client accepts, and what it gets."""

from __future__ import annotations

import pytest

from kg.serve.accept import chosen

OFFERS = ["text/turtle", "application/ld+json", "text/html"]
ALIASES = {"application/json": "application/ld+json", "text/xml": "application/ld+json"}
ROWS = [
    ("", "text/turtle"),
    ("*/*", "text/turtle"),
    ("text/html", "text/html"),
    ("text/*", "text/turtle"),
    ("application/*", "application/ld+json"),
    ("application/json", "application/ld+json"),
    ("text/html;q=0.9, application/ld+json", "application/ld+json"),
    ("text/html, */*;q=0.1", "text/html"),
    ("text/turtle;q=0, */*", "application/ld+json"),
    ("TEXT/HTML; Q=1", "text/html"),
    ("text/html;level=1;q=0.3, text/turtle;q=0.2", "text/html"),
    ("text/turtle;q=rubbish, text/html", "text/html"),
    ("image/png", None),
    ("text/turtle;q=0", None),
    ("rubbish", None),
]


@pytest.mark.parametrize(("accept", "expected"), ROWS)
def test_chosen(accept: str, expected: str | None) -> None:
    assert chosen(accept, OFFERS, ALIASES) == expected
