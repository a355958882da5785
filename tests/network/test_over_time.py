"""Periods, ages, tones, bridges, firmness and names, on networks small enough to count by hand."""

from __future__ import annotations

import doctest
from itertools import pairwise

import numpy as np
import pytest

from kg.network import CitationNetwork, Evidence, Node, naming, network_from_rows
from kg.network.bridges import bridges
from kg.network.measures import MEASURES
from kg.network.naming import group_names
from kg.network.periods import ages, periods, tones
from kg.network.stability import correlations, rank_ranges
from tests.network.networks import EDGES, grown


def dated(*rows: tuple[str, int, str, int, str | None]) -> CitationNetwork:
    """Return a network of rows of citing text, its year, cited text, its year, and the force of the verb."""
    years = {row[0]: row[1] for row in rows} | {row[2]: row[3] for row in rows}
    held = {row[0] for row in rows}
    nodes = [
        Node(key, key, "resolution", organ=key[0].lower(), year=year or None, held=key in held)
        for key, year in years.items()
    ]
    cited = [
        Evidence(row[0], row[2], f"verb {row[4]}" if row[4] else None, row[4], f"pp{i}") for i, row in enumerate(rows)
    ]
    return network_from_rows(nodes, cited)


LONG = dated(
    ("A1", 2000, "X", 1990, "neutral"),
    ("A2", 2000, "X", 1990, "neutral"),
    ("A2", 2000, "Y", 2000, "neutral"),
    ("A3", 2020, "Y", 2000, "directive"),
    ("B1", 2020, "Y", 2000, "endorsing"),
    ("B1", 2020, "X", 1990, "directive"),
    ("B1", 2020, "A1", 2000, None),
    ("A4", 0, "Z", 1945, "neutral"),
    ("A1", 2000, "Q", 2010, "neutral"),
)


def test_periods_hold_equal_numbers_and_never_divide_a_year() -> None:
    early, late = periods(LONG, most=2)
    assert (early.name, early.texts, late.name, late.texts) == ("2000", 2, "2020", 2)
    assert (early.share("X"), late.share("X"), early.share("Y"), late.share("Y")) == (1.0, 0.5, 0.5, 1.0)
    assert late.authorities[0] == "Y" and late.hubs[0] == "B1"
    spans = periods(grown(400, 2_000))
    assert sum(span.texts for span in spans) <= 400 and 2 <= len(spans) <= 6
    assert all(a.last < b.first for a, b in pairwise(spans))


def test_ages_count_each_pair_once_and_leave_out_what_is_unknown_or_ahead() -> None:
    found = ages(LONG)
    assert found is not None
    assert found.counts == {0: 1, 10: 2, 20: 3, 30: 1}
    assert (found.median, found.unknown, found.ahead) == (20.0, 1, 1)
    own = ages(LONG, organ="b")
    assert own is not None and own.counts == {20: 2, 30: 1}


def test_tones_compare_the_first_with_the_last_period() -> None:
    found = {tone.key: tone for tone in tones(LONG, periods(LONG, most=2), ("X", "Y", "A1", "Z"))}
    assert found["X"].means == (1.0, 3.0) and found["X"].change == 2.0
    assert found["Y"].means == (1.0, 2.5) and found["Y"].verbs == ("verb neutral", "verb directive")
    assert found.keys() == {"X", "Y"}


def test_bridges_are_cited_by_other_organs_than_their_own() -> None:
    found = {bridge.key: bridge for bridge in bridges(LONG)}
    assert found["Y"].organs == (("a", 2), ("b", 1)) and found["Y"].own == 0
    assert found["A1"].organs == (("b", 1),) and found["A1"].carries == 2
    assert "B1" not in found


def test_a_rank_that_many_documents_carry_is_firm_and_one_that_few_carry_is_not() -> None:
    rows = [(f"A{i}", 2000, "X", 1990, "neutral") for i in range(60)]
    rows += [("A1", 2000, key, 1990, "neutral") for key in ("Y1", "Y2")] + [("A2", 2000, "Y2", 1990, "neutral")]
    found = rank_ranges(dated(*rows), ("X", "Y1", "Y2"))
    assert (found["X"].rank, found["X"].low, found["X"].high, found["X"].leading) == (1, 1, 1, 1.0)
    assert found["Y1"].rank == 3 and found["Y1"].low <= 2 and found["Y1"].high >= 3
    assert found == rank_ranges(dated(*rows), ("X", "Y1", "Y2"))


def test_correlations_are_those_of_their_definition() -> None:
    network = grown(60, 240)
    scores = {key: MEASURES[key].compute(network) for key in ("in-degree", "citations", "pagerank")}
    found = {(one.one, one.other): one for one in correlations(network, scores)}
    assert len(found) == 3
    keys = [key for key, value in scores["in-degree"].items() if value > 0]
    ranks = []
    for name in ("in-degree", "pagerank"):
        values = np.array([scores[name][key] for key in keys])
        ranks.append(np.array([(values < v).sum() + ((values == v).sum() + 1) / 2 for v in values]))
    expected = float(np.corrcoef(ranks[0], ranks[1])[0, 1])
    assert found["in-degree", "pagerank"].spearman == pytest.approx(expected)
    assert found["in-degree", "pagerank"].texts == len(keys)


@pytest.mark.parametrize("name", EDGES)
def test_networks_without_anything_to_tell_tell_nothing(name: str) -> None:
    network = EDGES[name]
    assert periods(network) == () and ages(network) is None and bridges(network) == ()
    assert rank_ranges(network, [node.key for node in network.nodes]) == {}


def test_groups_are_named_by_subjects_else_by_words_that_tell() -> None:
    groups = (("a", "b", "c"), ("d", "e"), ("f",))
    titles = {
        "a": "Lamps of the sea",
        "b": "Lamps and keepers",
        "d": "Rights of ferrymen",
        "e": "Ferrymen",
        "f": "Roads",
    }
    assert group_names(groups, titles, {}) == ("lamps", "ferrymen", None)
    assert group_names(groups, titles, {"a": ["LIGHTHOUSES"], "b": ["LIGHTHOUSES"]})[0] == "Lighthouses"


def test_examples_in_the_documentation_hold() -> None:
    assert doctest.testmod(naming).failed == 0
