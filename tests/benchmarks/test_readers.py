"""How fast each form is read, stated against the same document as plain text in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kg.readers import read_content
from tests.readers import forms

LONG = replace(forms.SPECIMEN, operative=forms.SPECIMEN.operative * 150, parts=())
"""A resolution of 300 operative paragraphs."""
TEXT = LONG.text().encode()
FORMS: tuple[tuple[str, Callable[[], bytes], float], ...] = (
    ("a.docx", lambda: forms.docx(LONG), 25),
    ("a.html", lambda: forms.html(LONG), 25),
    ("a.pdf", lambda: forms.pdf(LONG), 120),
)
"""Each form and how many times the time of plain text it may take."""


def fastest(data: bytes, name: str, rounds: int = 3) -> float:
    """The shortest of some readings, in seconds of the processor."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        read_content(data, name)
        spent.append(time.process_time() - begun)
    return min(spent)


@pytest.mark.parametrize(("name", "made", "ratio"), FORMS, ids=[row[0] for row in FORMS])
def test_a_form_takes_a_known_number_of_times_the_time_of_text(
    benchmark: BenchmarkFixture, name: str, made: Callable[[], bytes], ratio: float
) -> None:
    data = made()
    plain = fastest(TEXT, "a.txt")
    blocks = benchmark(lambda: read_content(data, name).blocks)
    assert len(blocks) >= len(LONG.operative)
    taken = fastest(data, name)
    benchmark.extra_info["times the time of text"] = round(taken / plain, 1)
    assert taken < ratio * plain


@pytest.mark.parametrize("name", [row[0] for row in FORMS])
def test_four_times_the_paragraphs_take_about_four_times_the_time(benchmark: BenchmarkFixture, name: str) -> None:
    writers = {"a.docx": forms.docx, "a.html": forms.html, "a.pdf": forms.pdf}
    small, large = (writers[name](replace(LONG, operative=forms.SPECIMEN.operative * count)) for count in (75, 300))
    benchmark(lambda: read_content(small, name))
    assert fastest(large, name) < 4 * 2.5 * fastest(small, name)
