"""Speed of the whole extraction, as a multiple of spaCy's blank English tokenizer on the same texts in the same run."""

import time
from pathlib import Path

import spacy
from pytest_benchmark.fixture import BenchmarkFixture

from kg.pipeline import extract_all, find_files
from kg.readers import read
from kg.samples import samples

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "text" / "secretariat-en" / "documents"


def documents() -> list[Path]:
    """Every tenth document of the corpus where it is at hand, else the samples."""
    folder = CORPUS if CORPUS.exists() else samples()
    files = [file for file in find_files([folder])[0]]
    return files[::10] if CORPUS.exists() else files


def test_extraction_against_the_blank_tokenizer(benchmark: BenchmarkFixture) -> None:
    files = documents()
    texts = [block.text for file in files for block in read(file).blocks]
    tokenizer = spacy.blank("en").tokenizer
    list(extract_all(files[:1]))
    started = time.perf_counter()
    for text in texts:
        tokenizer(text)
    baseline = time.perf_counter() - started
    benchmark.pedantic(lambda: list(extract_all(files)), rounds=3)
    if benchmark.stats is not None:
        benchmark.extra_info["blank tokenizer, seconds"] = round(baseline, 3)
        benchmark.extra_info["times the blank tokenizer"] = round(benchmark.stats.stats.min / baseline, 2)
        benchmark.extra_info["characters"] = sum(map(len, texts))
        print(
            f"\n{benchmark.stats.stats.min / baseline:.2f} times the blank tokenizer on {sum(map(len, texts)):,} characters"
        )
