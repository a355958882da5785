"""Processor time of the whole extraction, as a multiple of spaCy's blank English tokenizer on the same texts in the same run."""

import time
from pathlib import Path

import pytest
import spacy
from pytest_benchmark.fixture import BenchmarkFixture

from kg.pipeline import default_nlp, extract_all, find_files
from kg.readers import read
from kg.samples import samples

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "text" / "secretariat-en" / "documents"


def documents() -> list[Path]:
    """Every tenth document of the corpus where it is at hand, else the samples."""
    folder = CORPUS if CORPUS.exists() else samples()
    files = [file for file in find_files([folder])[0]]
    return files[::10] if CORPUS.exists() else files


def tokenized(texts: list[str]) -> float:
    """Seconds that a new blank tokenizer takes, none of whose words are known yet."""
    tokenizer = spacy.blank("en").tokenizer
    started = time.process_time()
    for text in texts:
        tokenizer(text)
    return time.process_time() - started


def start_anew() -> None:
    """A new pipeline: nothing is kept of what it found in the texts of the round before, and no word is known yet."""
    default_nlp.cache_clear()
    default_nlp()


@pytest.mark.benchmark(timer=time.process_time)
def test_extraction_against_the_blank_tokenizer(benchmark: BenchmarkFixture) -> None:
    files = documents()
    texts = [block.text for file in files for block in read(file).blocks]
    list(extract_all(files[:1]))
    baseline = min(tokenized(texts) for _ in range(3))
    benchmark.pedantic(lambda: [None for _ in extract_all(files)], setup=start_anew, rounds=3)
    if benchmark.stats is not None:
        times = benchmark.stats.stats.min / baseline
        benchmark.extra_info["blank tokenizer, seconds"] = round(baseline, 3)
        benchmark.extra_info["times the blank tokenizer"] = round(times, 2)
        benchmark.extra_info["characters"] = sum(map(len, texts))
        print(f"\n{times:.2f} times the blank tokenizer on {sum(map(len, texts)):,} characters")
