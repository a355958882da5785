"""Speed of network measures on 20,000 texts and 300,000 links, as ratios to networkx in the same run where it has one."""

from __future__ import annotations

import resource
import time

import networkx as nx
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kg.network import CitationNetwork, time_layout, topics_layout
from kg.network.measures import MEASURES, authorities, in_degree, k_core, katz, pagerank
from kg.reports import render
from kg.reports.centrality import centrality
from tests.network.networks import grown


@pytest.fixture(scope="module")
def network() -> CitationNetwork:
    made = grown(20_000, 300_000)
    made.matrix()
    return made


def test_pagerank_against_networkx(benchmark: BenchmarkFixture, network: CitationNetwork) -> None:
    graph = nx.from_scipy_sparse_array(network.matrix(), create_using=nx.DiGraph)
    started = time.perf_counter()
    theirs = nx.pagerank(graph, tol=1e-10 / len(network))
    seconds = time.perf_counter() - started
    ours = benchmark(pagerank, network)
    assert list(ours.values()) == pytest.approx([theirs[i] for i in range(len(network))], abs=1e-8)
    benchmark.extra_info["networkx seconds"] = round(seconds, 3)
    benchmark.extra_info["times faster than networkx"] = round(seconds / benchmark.stats.stats.min, 1)


@pytest.mark.parametrize("key", MEASURES)
def test_measure(benchmark: BenchmarkFixture, network: CitationNetwork, key: str) -> None:
    scores = benchmark.pedantic(MEASURES[key].compute, (network,), rounds=2)
    assert len(scores) == len(network)


@pytest.mark.parametrize("layout", [time_layout, topics_layout])
def test_layout_of_fifty_thousand_texts(benchmark: BenchmarkFixture, layout: object) -> None:
    large = grown(50_000, 200_000)
    large.matrix()
    assert len(benchmark.pedantic(layout, (large,), rounds=1)) == 50_000


def test_centrality_report_of_fifty_thousand_texts(benchmark: BenchmarkFixture) -> None:
    large = grown(50_000, 300_000)
    made = benchmark.pedantic(lambda: centrality(large), rounds=1)
    assert len(made.full.rows) == 50_000
    _state(benchmark)


def test_ten_million_links_through_scipy(benchmark: BenchmarkFixture) -> None:
    large = grown(200_000, 10_000_000)

    def measured() -> int:
        links = int(large.matrix().nnz)
        for measure in (in_degree, pagerank, authorities, katz, k_core):
            assert len(measure(large)) == 200_000
        return links

    assert benchmark.pedantic(measured, rounds=1) > 9_000_000
    _state(benchmark)


def _state(benchmark: BenchmarkFixture) -> None:
    """State processor seconds, which other programs on the machine do not lengthen, and the most memory so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    benchmark.extra_info["processor seconds of the process"] = round(usage.ru_utime + usage.ru_stime, 1)
    benchmark.extra_info["most memory, MB"] = round(usage.ru_maxrss / 1024)


def test_centrality_report(benchmark: BenchmarkFixture, network: CitationNetwork) -> None:
    page = benchmark.pedantic(lambda: render(centrality(network), "html"), rounds=1)
    assert page.startswith("<!DOCTYPE html>")
