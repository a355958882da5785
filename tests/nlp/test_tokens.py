"""A text as a Doc: all its signs, split as spaCy does, except runs of signs that are no words."""

from __future__ import annotations

import pytest

from kg.nlp import make_nlp
from kg.nlp.spans import overlaps
from kg.nlp.tokens import LONGEST, tokenized

LONG = "(" * (LONGEST + 1)
TEXTS = [
    "Recalling its resolutions 70/1, and (72/2),",
    f"Recalling {LONG} its  resolution 70/1;",
    f"{LONG}",
    f"  {LONG}\t{LONG} ",
    f"See https://example.org/{'a/' * LONGEST}, and A/RES/70/1.",
    "决定" * LONGEST + " A/RES/70/1",
    "",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_sign_stays_and_usual_words_are_split_as_ever(text: str) -> None:
    nlp = make_nlp()
    doc, usual = tokenized(nlp, text), nlp.make_doc(text)
    assert doc.text == text and max(map(len, text.split()), default=0) >= max(map(len, doc), default=0)
    outside = (
        {token.text for token in usual} - set("()决定/a:.,") - {token.text for token in usual if "/a" in token.text}
    )
    assert {token.text for token in doc} >= {word for word in outside if word in text.split()}


def test_a_run_that_is_no_word_is_one_token() -> None:
    assert [token.text for token in tokenized(make_nlp(), f"its {LONG} own")] == ["its", LONG, "own"]


SPANS = [(0, 3), (4, 9), (9, 12)]
PLACES = [
    (0, 1, True),
    (3, 4, False),
    (2, 4, True),
    (3, 5, True),
    (8, 10, True),
    (12, 14, False),
    (11, 30, True),
    (0, 40, True),
]


def test_places_overlap_where_they_share_a_sign() -> None:
    assert [overlaps(start, end, SPANS) for start, end, _ in PLACES] == [expected for _, _, expected in PLACES]
    assert not overlaps(0, 9, [])
