"""Loading and asking: the shipped questions on a store of real documents and on one of five million triples.

The baseline is rdflib's own memory store in the same run. It is given a tenth of the five million triples, for it takes
some gigabytes and minutes for the whole; ours is measured on the same tenth beside it, and on the whole alone. Questions
are measured in seconds of the processor, of which each uses one, so that a busy machine does not show.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from rdflib import BNode, Graph, Literal, URIRef

from kg.graph import GraphStore, build, open_store, plan_build
from kg.graph.vocabulary import prefixes
from kg.model import Extraction, Masthead
from kg.pipeline import extract_all, find_files
from kg.questions import named_query, queries, run_named
from kg.samples import samples
from tests.benchmarks.test_workers import Cost, copied, measured
from tests.graph.specimens import Writing

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "text" / "secretariat-en" / "documents"
TRIPLES = int(os.environ.get("KG_BENCHMARK_TRIPLES", "5000000"))
TENTH = TRIPLES // 10
DOCUMENTS = int(os.environ.get("KG_BENCHMARK_DOCUMENTS", "3000"))
PLAIN = {
    "asked-most": """
SELECT ?addressee (COUNT(DISTINCT ?request) AS ?requests) (COUNT(DISTINCT ?text) AS ?texts) (MIN(?year) AS ?first) (MAX(?year) AS ?last)
WHERE { ?text kg:requestsReport ?request ; kg:year ?year . ?request kg:addressee ?addressee } GROUP BY ?addressee""",
    "cross-organ": """
SELECT ?one ?other (COUNT(DISTINCT ?text) AS ?texts) (COUNT(DISTINCT ?thing) AS ?cited) (COUNT(?citation) AS ?citations) WHERE {
  ?citation cito:hasCitingEntity ?text ; cito:hasCitedEntity ?thing . ?text kg:organ ?one . ?thing kg:organ ?other
  FILTER(?one != ?other)
} GROUP BY ?one ?other""",
    "foundations": """
SELECT ?thing (COUNT(DISTINCT ?text) AS ?texts) (COUNT(?citation) AS ?citations) WHERE {
  ?citation cito:hasCitedEntity ?thing ; cito:hasCitingEntity ?text . ?thing a kg:Instrument . ?text kg:organ ?organ
} GROUP BY ?thing""",
}
"""Questions over the whole collection in their plainest form, for rdflib, which joins row by row."""
VERBS = ("recall", "recall", "recall", "reaffirm", "take note", "welcome", "note", "endorse", "recognize", "stress")
TARGETS = (
    "A/RES/{0}/{1}",
    "A/RES/{0}/{1}",
    "A/HRC/RES/{0}/{1}",
    "S/RES/{1}(20{2:02})",
    "Charter of the United Nations",
    "Universal Declaration of Human Rights",
    "Convention on the Rights of the Child",
)


def invented(count: int) -> Iterator[tuple[str, Extraction]]:
    """Resolutions of three organs, of usual size, that cite each other, treaties and declarations, and ask for reports."""
    for index in range(count):
        chance = random.Random(index)
        organ, head = (("ga", "A/RES"), ("ga", "A/RES"), ("hrc", "A/HRC/RES"))[index % 3]
        session, number = 20 + index // 150, index % 150 + 1
        masthead = Masthead(
            symbol=f"{head}/{session}/{number}",
            organ=organ,
            status="adopted",
            session=session,
            title=f"Lamps of harbour {index % 500}",
            date=f"{1975 + session}-12-20",
        )
        writing = Writing(masthead, sha256=f"invented-{index}")
        for position in range(40):
            target = chance.choice(TARGETS).format(chance.randrange(20, 40), chance.randrange(1, 150), index % 25)
            marked = f"[[the text => {target}]] and " if position < 25 else ""
            words = f"lamp {index} of harbour {position} " * 8
            writing.paragraph(f"pp{position + 1}", f"Recalling {marked}{words},", action=chance.choice(VERBS))
        for position in range(5):
            writing.paragraph(
                f"op{position + 1}", f"Requests the keeper to report on lamp {position};", action="request"
            )
        for position in range(2):
            writing.request(
                f"op{position + 1}", chance.choice(("Secretary-General", "Keeper")), about=f"lamp {position}"
            )
        yield f"invented/{index}.txt", writing.done(f"invented/{index}.txt")


def filled(folder: Path, least: int) -> GraphStore:
    """A store with at least so many triples of invented resolutions."""
    with open_store(folder) as store:
        first = list(invented(100))
        before = len(store.inner)
        build(first, store)
        count = 100 * (least - before) // (len(store.inner) - before) + 1
        build((row for number, row in enumerate(invented(count)) if number >= 100), store)
    return open_store(folder, read_only=True)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The documents of the corpus where it is at hand, else the samples."""
    folder = tmp_path_factory.mktemp("corpus") / "store"
    files = [Path(file) for file in find_files([CORPUS if CORPUS.exists() else samples()])[0]]
    with open_store(folder) as store:
        build(((str(path), one) for path, one in extract_all(files)), store, plan=plan_build(store, files))
    with open_store(folder, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder = tmp_path_factory.mktemp("large")
    with filled(folder / "store", TRIPLES) as store:
        yield store
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with filled(tmp_path_factory.mktemp("small") / "store", TENTH) as store:
        yield store


@pytest.fixture(scope="module")
def in_rdflib(small: GraphStore) -> tuple[Graph, float]:
    """The same triples in rdflib's memory store, with the seconds that loading took."""
    quads = list(small.inner)
    started = time.perf_counter()
    graph = Graph()
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    seconds = time.perf_counter() - started
    for prefix, iri in prefixes(small.base).items():
        graph.bind(prefix, iri)
    return graph, seconds


def _term(term: object) -> URIRef | Literal | BNode:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    assert isinstance(term, ox.Literal)
    return (
        Literal(term.value, lang=term.language) if term.language else Literal(term.value, datatype=term.datatype.value)
    )


def arguments(store: GraphStore, name: str) -> dict[str, str]:
    """Values for the parameters that a question needs: texts of the store that cite and are cited most."""
    citing, cited, later = _texts(store)
    known = {
        "symbol": cited if name in ("cited-by",) else citing,
        "citing": citing,
        "cited": cited,
        "earlier": citing,
        "later": later,
        "organ": "hrc",
        "session": "50",
        "year": "2026",
        "subject": "e",
        "from": "2010-01-01",
        "to": "2030-01-01",
    }
    return {one.name: known[one.name] for one in named_query(name).parameters if one.required}


@cache
def _texts(store: GraphStore) -> tuple[str, str, str]:
    """The text that cites most, the one of its sources that is cited most, and another that cites much."""
    citing = _first(store, "?d cito:cites ?o", "?d")
    cited = _first(store, f"?x rdfs:label '{citing}' ; cito:cites ?d . ?y cito:cites ?d", "?d")
    return citing, cited, _first(store, f"?d cito:cites ?o FILTER(?l != '{citing}')", "?d")


def _first(store: GraphStore, pattern: str, what: str) -> str:
    sparql = f"SELECT ?l (COUNT(*) AS ?n) WHERE {{ {pattern} . {what} rdfs:label ?l ; kg:held true }} GROUP BY ?l ORDER BY DESC(?n) ?l LIMIT 1"
    return next(row["l"].value for row in store.solutions(sparql.replace("} .", "} "))) or ""


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("name", queries())
def test_question_on_the_corpus(benchmark: BenchmarkFixture, corpus: GraphStore, name: str) -> None:
    values = arguments(corpus, name)
    result = benchmark.pedantic(run_named, (corpus, name), values, rounds=5, warmup_rounds=1)
    benchmark.extra_info["rows"] = len(result)
    benchmark.extra_info["triples"] = len(corpus.inner)


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("name", queries())
def test_question_on_five_million_triples(benchmark: BenchmarkFixture, large: GraphStore, name: str) -> None:
    values = arguments(large, name)
    result = benchmark.pedantic(run_named, (large, name), values, rounds=2)
    benchmark.extra_info["rows"] = len(result)
    benchmark.extra_info["triples"] = len(large.inner)


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("name", PLAIN)
def test_aggregate_question_against_rdflib(
    benchmark: BenchmarkFixture, small: GraphStore, in_rdflib: tuple[Graph, float], name: str
) -> None:
    graph, _seconds = in_rdflib
    ours = benchmark.pedantic(run_named, (small, name), rounds=5, warmup_rounds=1)
    started = time.process_time()
    theirs = list(graph.query(PLAIN[name]))
    seconds = time.process_time() - started
    assert len(theirs) == len(ours)
    benchmark.extra_info["rdflib seconds"] = round(seconds, 2)
    if benchmark.stats is not None:
        benchmark.extra_info["times faster than rdflib"] = round(seconds / benchmark.stats.stats.median, 1)
        print(f"\n{name}: {seconds / benchmark.stats.stats.median:.0f} times faster than rdflib's memory store")


def test_loading_against_rdflib(
    benchmark: BenchmarkFixture, small: GraphStore, in_rdflib: tuple[Graph, float], tmp_path: Path
) -> None:
    quads = [quad for quad in small.inner if quad.graph_name != small.iris.authority_graph]
    _graph, seconds = in_rdflib

    def load() -> None:
        folder = tmp_path / str(time.perf_counter_ns())
        with open_store(folder) as store:
            store.add(quads)

    benchmark.pedantic(load, rounds=2)
    if benchmark.stats is not None:
        benchmark.extra_info["rdflib seconds"] = round(seconds, 2)
        benchmark.extra_info["times faster than rdflib"] = round(seconds / benchmark.stats.stats.min, 1)
        print(f"\nloading {len(quads):,} triples: {seconds / benchmark.stats.stats.min:.1f} times faster than rdflib")


def test_one_changed_document_of_many(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    folder = copied(DOCUMENTS, tmp_path / "documents")
    build_again = partial(measured, "build", "documents", "-s", "graph", cwd=tmp_path)
    build_again("-w", "2")
    start = min(measured("--version", cwd=tmp_path).clock for _ in range(3))
    changed = sorted(folder.iterdir())[7]

    def change_one() -> Cost:
        with changed.open("ab") as stream:
            stream.write(b"\n\n99. Decides to remain seized of the matter.\n")
        return build_again()

    one = benchmark.pedantic(change_one, rounds=3, warmup_rounds=1)
    none = build_again()
    benchmark.extra_info |= {"one changed": asdict(one), "none changed": asdict(none), "start": start}
    benchmark.extra_info["times a start"] = one.clock / start
    print(f"\none changed: {one.clock:.2f} s, {one.clock / start:.0f} times an empty start; none: {none.clock:.2f} s")
