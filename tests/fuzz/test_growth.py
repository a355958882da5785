"""Whatever signs a text is made of, the work of reading it whole grows no faster than the text."""

from __future__ import annotations

import time

import pytest

from kg.check.form import stop_of
from kg.graph.dataset import names_graphs
from kg.nlp.titles import AND_BODY
from kg.pipeline import extract_content

HEAD = b"United Nations\nA/RES/86/300\n\nGeneral Assembly\n\n86/300. Lamps\n\nThe General Assembly,\n\n1. Notes "
REPEATED = (
    "1", "(", ")", "[", ",", "\n", "“", "-", "_", "a", "e\u0301", "a\u200b", "\u00a0", "(a) ", "¹", "A/", "a\n\n", "a-\n",
    "resolution ", "resolutions 1/1, ", "A/RES/70/1 ", "the Convention ", "Charter of the United Nations ",
    "the report of the Secretary-General on ", "Requests the Secretary-General and ",
    "requests the Secretary-General to submit a report ", "Recalling also further ", "1. Notes;\n\n",
    "(a) x;\n\n(i) y;\n\n(1) z;\n\n", "x ¹\n\n¹ See A/1.\n\n",
)  # fmt: skip
"""What fills a text; each that once took longer than its share among them."""
SMALL, GREAT = 10_000, 80_000


def spent(piece: str, size: int) -> float:
    """Processor seconds for a text filled with so many bytes of a piece."""
    data = HEAD + piece.encode() * (size // len(piece.encode()))
    begun = time.process_time()
    extract_content(data, "a.txt")
    return time.process_time() - begun


def test_a_title_of_a_body_in_capitals_comes_to_an_end() -> None:
    assert AND_BODY.search(" of the " + "A" * 400 + " x") is None
    assert AND_BODY.sub("", "Charter of the Great Lakes and the Committee on Lakes") == "Charter"


@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_a_text_of_one_piece_is_read_in_its_share_of_time(piece: str) -> None:
    spent("warm ", 100)
    assert spent(piece, GREAT) < 4 * GREAT / SMALL * max(spent(piece, SMALL), 0.02)


def test_the_end_of_a_paragraph_is_found_from_its_end() -> None:
    assert stop_of(")" * 200_000 + "x") == "" and stop_of("Notes" + " " * 200_000 + ".)") == "."


def test_strings_that_are_not_closed_go_on_to_the_end_of_their_line() -> None:
    assert not names_graphs("SELECT * { ?s ?p " + '"\\' * 200_000 + " FROM <a:b>")
    assert names_graphs("SELECT * FROM <a:b> { ?s ?p 'x' }") and not names_graphs("SELECT * { ?s ?p 'FROM <a:b>' }")
