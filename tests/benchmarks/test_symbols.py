"""Speed of reading document symbols, as a multiple of one search with a regular expression in the same texts."""

import re
import time

from pytest_benchmark.fixture import BenchmarkFixture

from kg.symbol import canonical, is_symbol, kind_of, organ_of, year_of
from tests.symbol.test_shapes import SPECIMENS

LOOSE = re.compile(r"[A-Z]{1,8}(?:/[A-Za-z0-9.\-]+(?: ?\([^()]*\))?)+")
ROUNDS = 50


def mentions() -> list[str]:
    """Symbols as they are met in texts: each of the specimens many times."""
    return [row[0] for row in SPECIMENS] * ROUNDS


def ask(texts: list[str]) -> None:
    for text in texts:
        if is_symbol(text):
            symbol = canonical(text)
            kind_of(symbol), organ_of(symbol), year_of(symbol)


def test_symbols_against_one_search(benchmark: BenchmarkFixture) -> None:
    texts = mentions()
    started = time.perf_counter()
    for text in texts:
        LOOSE.search(text)
    baseline = time.perf_counter() - started
    benchmark.pedantic(lambda: ask(texts), rounds=3)
    if benchmark.stats is not None:
        ratio = benchmark.stats.stats.min / baseline
        benchmark.extra_info["times one search"] = round(ratio, 2)
        print(f"\n{ratio:.2f} times one search for each of {len(texts):,} mentions, with kind, organ and year")
