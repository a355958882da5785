"""The centrality report: findings that are right for any size, tables that agree with the network, bytes that repeat."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.errors import StoreError, UnknownName
from kg.graph import build, memory_store
from kg.network import Node, network_from_rows
from kg.network.measures import MEASURES
from kg.reports import FORMATS, REPORTS, render, report
from kg.reports.centrality import centrality
from tests.graph.specimens import many, specimens
from tests.network.networks import ALONE, EMPTY, UNLINKED, grown, spoken

CHARTER, COVENANT = "Charter of the United Nations", "Covenant"
FINDINGS = {
    "one leads": (
        spoken(
            ("A/RES/1/1", CHARTER, "recall", "neutral"),
            ("A/RES/2/1", CHARTER, "reaffirm", "endorsing"),
            ("A/RES/3/1", CHARTER, "reaffirm", "endorsing"),
            ("A/RES/3/1", COVENANT, "reaffirm", "endorsing"),
            held=("A/RES/4/1",),
        ),
        (
            f"The {CHARTER} is what most others rest on: three documents of 4 (75 per cent) cite it. "
            "Next comes the Covenant, cited by one document.",
            "“Reaffirm” governs 75 per cent of all citations; in sum, 25 per cent name a text without taking a side and "
            f"75 per cent stand behind it. The text most often endorsed is the {CHARTER}, 2 times.",
            "Two texts are cited.",
        ),
    ),
    "two share the lead": (
        spoken(
            ("A/RES/1/1", CHARTER, None, None),
            ("A/RES/2/1", CHARTER, None, None),
            ("A/RES/1/1", COVENANT, None, None),
            ("A/RES/2/1", COVENANT, None, None),
        ),
        (
            f"The {CHARTER} and the Covenant are what most others rest on: each is cited by two documents of 2 "
            "(100 per cent).",
            "None of the four citations stands under a verb, so they show use, not position.",
            "Two texts are cited.",
        ),
    ),
    "nothing is shared": (
        spoken(("A/RES/1/1", CHARTER, "recall", "neutral"), ("A/RES/2/1", COVENANT, "recall", "neutral")),
        (
            "No two documents in the collection cite the same text: they do not share a source.",
            "“Recall” governs 100 per cent of all citations; in sum, 100 per cent name a text without taking a side.",
            "Two texts are cited.",
        ),
    ),
    "one document": (
        spoken(("A/RES/1/1", CHARTER, "recall", "neutral")),
        (
            "The one document in the collection cites one other text.",
            "“Recall” governs 100 per cent of all citations; in sum, 100 per cent name a text without taking a side.",
            "One text is cited.",
        ),
    ),
    "one document without citation": (
        ALONE,
        ("No citation of another text was found in the one document, so there is nothing to rank yet.",),
    ),
    "no citation": (
        UNLINKED,
        ("No citation of another text was found in the five documents, so there is nothing to rank yet.",),
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_the_findings_say_what_the_network_says(name: str) -> None:
    network, sentences = FINDINGS[name]
    assert centrality(network).findings == sentences


def test_an_empty_store_is_one_clear_error() -> None:
    for name in REPORTS:
        with pytest.raises(StoreError, match="kg build"):
            report(name, memory_store())
    with pytest.raises(StoreError):
        centrality(EMPTY)


def test_an_unknown_report_or_format_names_those_that_exist() -> None:
    with pytest.raises(UnknownName, match="centrality, requests, lineage, coverage, all"):
        report("lineage of everything", memory_store())
    with pytest.raises(UnknownName, match="html, csv, json"):
        render(centrality(ALONE), "docx")


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize("format", FORMATS)
def test_every_network_can_be_written_in_every_format(name: str, format: str) -> None:
    assert render(centrality(FINDINGS[name][0]), format)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_network_gives_the_same_bytes(format: str) -> None:
    first, second = (render(centrality(grown(300, 1_500)), format) for _ in range(2))
    assert first == second


def test_the_order_in_which_documents_are_built_makes_no_difference() -> None:
    pages = []
    for made in (specimens(), specimens()[::-1]):
        store = memory_store()
        build(made, store)
        pages.append([render(report(name, store), format) for name in REPORTS for format in FORMATS])
    assert pages[0] == pages[1]


def test_tables_agree_with_the_network() -> None:
    store = memory_store()
    build(many(12, paragraphs=8, citations=6), store)
    made = report("centrality", store)
    tables = {table.key: table for table in made.tables}
    for measure in MEASURES.values():
        if measure.scale != "group":
            values = [row[3] for row in tables[measure.key].rows]
            assert values == sorted(values, reverse=True)
            assert [row[0] for row in tables[measure.key].rows] == list(range(1, len(values) + 1))
    total = made.facts["topology"]["citations"]
    assert sum(row[1] for row in tables["kinds"].rows) == total
    assert sum(row[2] for row in tables["verbs"].rows) == total
    assert sum(sum(row[1].parts) for row in tables["forces"].rows) <= total
    assert len(made.full.rows) == made.facts["topology"]["texts"]


def test_csv_and_json_hold_every_text_and_every_measure() -> None:
    made = centrality(grown(120, 600))
    rows = list(csv.DictReader(io.StringIO(render(made, "csv"))))
    data = json.loads(render(made, "json"))
    assert len(rows) == len(data["texts"]) == 120
    names = {key.replace("-", "_") for key in MEASURES}
    assert names < set(rows[0]) and names < set(data["texts"][0])
    for row, record in zip(rows, data["texts"], strict=True):
        assert row["key"] == record["key"]
        assert float(row["pagerank"]) == pytest.approx(record["pagerank"])
    assert data["findings"] and data["method"] and data["caveats"] and data["facts"]["topology"]["acyclic"] is True


def test_the_ranking_ends_where_values_do() -> None:
    nodes = [Node(f"A/RES/1/{i}", "x", "resolution", held=True) for i in range(3)]
    network = network_from_rows(nodes, spoken(("A/RES/1/0", "A/RES/1/1", None, None)).evidence)
    tables = {table.key: table for table in centrality(network).tables}
    assert [str(row[1]) for row in tables["in-degree"].rows] == ["A/RES/1/1"]
    assert [str(row[1]) for row in tables["katz"].rows] == ["A/RES/1/1"]
    assert tables["betweenness"].rows == () and tables["betweenness"].note


@pytest.mark.parametrize("key", MEASURES)
def test_every_measure_is_explained_on_the_page(key: str) -> None:
    made = centrality(FINDINGS["one leads"][0])
    shown = {section.key: section for section in made.sections}
    section = (
        shown["communities" if key == "community" else key] if key != "community" or "communities" in shown else None
    )
    if section is not None:
        assert MEASURES[key].explanation in section.text
        assert section.caveat == MEASURES[key].caveat


def test_every_plot_has_a_table_in_its_section() -> None:
    for section in centrality(grown(200, 900)).sections:
        assert not section.plots or section.tables
