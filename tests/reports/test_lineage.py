"""Lines of texts: links with their grounds, texts that are of no line, the samples' lineages, and the seeds'."""

from __future__ import annotations

import pytest

from kg.errors import StoreError, UnknownName
from kg.graph import build, memory_store
from kg.reports import report
from kg.reports.lineage.chain import find, line, lines
from kg.reports.lineage.links import draft_of, predecessor
from kg.reports.lineage.texts import Collection
from tests.graph.specimens import council_44, council_47, draft_47, specimens
from tests.reports.stores import SEEDS, built, sample_store

LINES = [
    ("A/HRC/RES/38/91", ("A/HRC/RES/38/91", "A/HRC/RES/41/92", "A/HRC/RES/47/93")),
    ("A/HRC/38/L.191", ("A/HRC/RES/38/91", "A/HRC/RES/41/92", "A/HRC/RES/47/93")),
    ("a/res/74/902", ("A/RES/72/901", "A/RES/74/902", "A/RES/76/903")),
    ("E/RES/2019/91", ("E/RES/2019/91",)),
]
"""Lines of kg/samples/README.md, as far as the rules prove them: A/HRC/RES/50/94 is here in French."""


@pytest.mark.parametrize(("name", "expected"), LINES)
def test_the_lines_of_the_samples_are_those_of_their_readme(name: str, expected: tuple[str, ...]) -> None:
    collection = Collection(sample_store())
    assert tuple(step.text.label for step in line(collection, find(collection, name))) == expected


def test_drafts_stand_with_the_text_that_was_adopted_from_them() -> None:
    collection = Collection(sample_store())
    drafts = {
        text.label: link.earlier.session for text in collection.texts.values() if (link := draft_of(text, collection))
    }
    assert drafts == {"A/HRC/RES/38/91": 38, "A/RES/72/901": 72}


def test_every_link_has_grounds_and_goes_back_in_time() -> None:
    collection = Collection(sample_store())
    found = [link for text in collection.texts.values() if (link := predecessor(text, collection))]
    assert len(found) == 5
    for link in found:
        assert link.grounds and 0.0 <= link.similarity <= 1.0
        assert (link.earlier.date or "") < (link.later.date or "")
        assert link.earlier.organ == link.later.organ


def test_a_superseded_draft_is_no_predecessor() -> None:
    store = memory_store()
    build([(one.document.source, one) for one in (council_44(), council_47(), draft_47())], store)
    collection = Collection(store)
    (chain,) = lines(collection)
    assert [link.earlier.label for link in chain] == ["A/HRC/RES/44/98"]
    assert chain[0].recalled is not None and chain[0].recalled.paragraph == "pp3"


def test_the_order_of_building_makes_no_difference() -> None:
    pages = []
    for made in (specimens(), specimens()[::-1]):
        store = memory_store()
        build(made, store)
        pages.append(report("lineage", store, "A/HRC/RES/47/98"))
    assert pages[0] == pages[1]


def test_a_text_that_is_not_there_is_named_with_its_neighbours() -> None:
    with pytest.raises(UnknownName, match=r"A/HRC/RES/41/92"):
        report("lineage", sample_store(), "RES/41/9")
    with pytest.raises(UnknownName, match="whole collection"):
        report("coverage", sample_store(), "A/HRC/RES/41/92")
    with pytest.raises(StoreError):
        report("lineage", memory_store(), "A/HRC/RES/41/92")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the corpus is not here")
def test_the_seeds_lines_are_found() -> None:
    collection = Collection(built(SEEDS))
    steps = line(collection, find(collection, "A/HRC/RES/50/4"))
    assert [(step.text.session, step.text.status) for step in steps] == [(47, "draft"), (50, "adopted")]
    link = steps[-1].link
    assert link is not None and link.similarity > 0.9
    assert link.grounds[:2] == ("the same title", "the later text cites a text of that session")
    other = line(collection, find(collection, "A/HRC/RES/43/21"))
    assert [step.text.session for step in other] == [43, 46]
    made = report("lineage", built(SEEDS), "A/HRC/RES/50/4")
    beside = next(table for table in made.tables if table.key == "parallel")
    assert [row[2] for row in beside.rows] == ["draft"]
    assert {"A/HRC/RES/47/9", "A/HRC/RES/44/18"} <= set(made.facts["cited_yet_absent"])
