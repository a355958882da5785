"""Building a store: what is written, replaced, set aside, forgotten; and that the way there makes no difference."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import EmptyDocument, KgError, StoreError
from kg.graph import GraphStore, build, forget, memory_store, plan_build, recorded_sources
from kg.graph.build import BATCH
from kg.graph.settle import is_settled
from kg.graph.sources import file_sha256
from kg.graph.vocabulary import dcterms, rdf
from kg.model import Extraction, Masthead
from tests.graph.specimens import (
    Writing,
    assembly_75,
    council_44,
    council_47,
    council_sc,
    draft_47,
    many,
    nameless_draft,
    specimens,
)


@pytest.fixture(autouse=True)
def _fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")


def content(store: GraphStore) -> set[str]:
    return {str(quad) for quad in store.inner}


def freshly_built(*extractions: Extraction) -> set[str]:
    store = memory_store()
    build([(one.document.source, one) for one in extractions], store)
    return content(store)


def pairs(*extractions: Extraction) -> list[tuple[str, Extraction]]:
    return [(one.document.source, one) for one in extractions]


def symbols(store: GraphStore, sparql: str) -> list[str]:
    return [row[0].value for row in store.solutions(sparql)]


def changed(extraction: Extraction) -> Extraction:
    """The same document with its last citation gone and another digest."""
    return replace(extraction, citations=extraction.citations[:-1], sha256=extraction.sha256 + " changed")


def test_a_first_build_adds_every_document() -> None:
    store = memory_store()
    report = build(specimens(), store)
    assert report.added == (
        "A/HRC/RES/44/98",
        "A/HRC/RES/47/98",
        "A/HRC/47/L.98",
        "A/RES/75/998",
        "S/RES/2998(2021)",
        "Lamps at Sea: a Draft",
    )
    assert not (report.replaced or report.unchanged or report.superseded or report.failures or report.vanished)
    assert is_settled(store)
    graphs = {
        graph.value.removeprefix(store.base) for graph in store.inner.named_graphs() if isinstance(graph, ox.NamedNode)
    }
    assert graphs == {
        "graph/authority",
        "graph/mentioned",
        "graph/A-HRC-RES-44-98",
        "graph/A-HRC-RES-47-98",
        "graph/A-HRC-47-L.98",
        "graph/A-RES-75-998",
        "graph/S-RES-2998(2021)",
        "graph/ga-76-draft-lamps-at-sea-a-draft",
    }


def test_building_the_same_again_changes_nothing() -> None:
    store = memory_store()
    build(specimens(), store)
    before = content(store)
    report = build(specimens(), store)
    assert len(report.unchanged) == len(specimens())
    assert not report.added and not report.replaced
    assert content(store) == before


def test_every_statement_stands_in_one_graph() -> None:
    store = memory_store()
    build(specimens(), store)
    triples = [str(quad.triple) for quad in store.inner]
    assert len(triples) == len(set(triples))


@pytest.mark.parametrize("batch", [1, 150, BATCH])
@pytest.mark.parametrize("turn", [0, 1, 3])
def test_order_and_batches_make_no_difference(batch: int, turn: int) -> None:
    made = specimens()
    store = memory_store()
    build(reversed(made[turn:] + made[:turn]), store, batch=batch)
    assert content(store) == freshly_built(*(extraction for _path, extraction in made))


def test_building_in_steps_gives_the_same_as_building_at_once() -> None:
    store = memory_store()
    for path, extraction in specimens():
        build([(path, extraction)], store)
    assert content(store) == freshly_built(*(extraction for _path, extraction in specimens()))


def test_a_changed_file_replaces_its_document_and_leaves_nothing_behind() -> None:
    store = memory_store()
    build(specimens(), store)
    report = build(pairs(changed(council_44()), changed(assembly_75())), store)
    assert report.replaced == ("A/HRC/RES/44/98", "A/RES/75/998")
    assert not report.added
    others = (council_47(), draft_47(), council_sc(), nameless_draft())
    assert content(store) == freshly_built(changed(council_44()), *others, changed(assembly_75()))


def test_a_document_that_was_only_cited_keeps_one_description_when_it_is_read() -> None:
    store = memory_store()
    build(pairs(council_47()), store)
    cited = store.iris.document("A/HRC/RES/44/98")
    where = [quad.graph_name for quad in store.inner.quads_for_pattern(cited, dcterms.identifier, None, None)]
    assert where == [store.iris.mentioned_graph]
    build(pairs(council_44()), store)
    where = [quad.graph_name for quad in store.inner.quads_for_pattern(cited, dcterms.identifier, None, None)]
    assert where == [store.iris.graph_of(cited)]
    assert content(store) == freshly_built(council_47(), council_44())


def test_a_document_that_is_forgotten_stays_known_where_it_is_cited() -> None:
    store = memory_store()
    build(pairs(council_44(), council_47()), store)
    assert forget(store, "a/council-44.txt") == "A/HRC/RES/44/98"
    assert content(store) == freshly_built(council_47())


def test_a_document_that_is_forgotten_and_cited_by_none_is_gone() -> None:
    store = memory_store()
    empty = content(store)
    build(pairs(council_47(), nameless_draft()), store)
    forget(store, "a/nameless.txt")
    forget(store, "a/council-47.xml")
    assert content(store) == empty


@pytest.mark.parametrize("named", ["A/HRC/RES/44/98", "a/hrc/res/44/98"])
def test_a_document_may_be_forgotten_by_its_symbol(named: str) -> None:
    store = memory_store()
    build(specimens(), store)
    assert forget(store, named) == "A/HRC/RES/44/98"
    assert store.iris.document("A/HRC/RES/44/98") not in recorded_sources(store)


def test_forgetting_what_was_never_read_says_so() -> None:
    with pytest.raises(StoreError, match=r"no document in the graph is else\.txt or came from a file"):
        forget(memory_store(), "else.txt")


# ── Two sources of one document ─────────────────────────────────────────────────────────────────────────────────


def in_form(extraction: Extraction, form: str, path: str, language: str = "en") -> Extraction:
    masthead = replace(extraction.document.masthead, language=language)
    document = replace(extraction.document, format=form, source=path, masthead=masthead)
    return replace(extraction, document=document, sha256=path)


AKN, MARKDOWN, TEXT = (in_form(council_44(), form, f"44.{form}") for form in ("akn", "markdown", "text"))
FRENCH = in_form(council_44(), "akn", "44.fr", "fr")
LONGER = replace(
    TEXT,
    document=replace(
        TEXT.document, source="longer", paragraphs=(*TEXT.document.paragraphs, *council_47().document.paragraphs[-1:])
    ),
    sha256="longer",
)
CONTESTS = [
    ((AKN, MARKDOWN), "44.akn"),
    ((MARKDOWN, AKN), "44.akn"),
    ((TEXT, MARKDOWN), "44.markdown"),
    ((TEXT, LONGER), "longer"),
    ((LONGER, TEXT), "longer"),
    ((FRENCH, TEXT), "44.text"),
    ((TEXT, AKN, MARKDOWN), "44.akn"),
]


@pytest.mark.parametrize(("sources", "winner"), CONTESTS)
@pytest.mark.parametrize("at_once", [True, False])
def test_of_two_sources_the_better_form_wins_and_the_other_is_reported(
    sources: tuple[Extraction, ...], winner: str, at_once: bool
) -> None:
    store = memory_store()
    steps = [pairs(*sources)] if at_once else [pairs(one) for one in sources]
    superseded = [one for step in steps for one in build(step, store).superseded]
    (recorded,) = recorded_sources(store).values()
    assert recorded[0].path == winner
    assert {one.path for one in recorded} == {one.document.source for one in sources}
    assert {one.path for one in superseded} >= {one.path for one in recorded[1:]}
    assert {one.document for one in superseded} == {"A/HRC/RES/44/98"}
    languages = symbols(store, "SELECT ?l WHERE { ?d kg:held true ; dcterms:language ?l }")
    assert languages == ["en"]


def test_a_source_that_was_set_aside_is_not_read_again() -> None:
    store = memory_store()
    build(pairs(AKN, TEXT), store)
    before = content(store)
    report = build(pairs(AKN, TEXT), store)
    assert len(report.unchanged) == 2
    assert not report.superseded
    assert content(store) == before


def test_forgetting_the_source_in_use_lets_the_next_build_read_the_other() -> None:
    store = memory_store()
    build(pairs(AKN, TEXT), store)
    forget(store, "44.akn")
    report = build(pairs(TEXT), store)
    assert report.added == ("A/HRC/RES/44/98",)
    assert content(store) == freshly_built(TEXT)


def test_forgetting_a_source_that_was_set_aside_keeps_the_document() -> None:
    store = memory_store()
    build(pairs(AKN, TEXT), store)
    forget(store, "44.text")
    assert content(store) == freshly_built(AKN)


def test_a_file_that_now_holds_another_document_leaves_the_first() -> None:
    store = memory_store()
    build(pairs(in_form(council_44(), "text", "same.txt")), store)
    other = replace(in_form(council_sc(), "text", "same.txt"), sha256="other")
    report = build(pairs(other), store)
    assert report.added == ("S/RES/2998(2021)",)
    assert content(store) == freshly_built(other)


def test_a_draft_without_symbol_is_one_document_however_often_it_is_read() -> None:
    store = memory_store()
    again = replace(nameless_draft(), sha256="again")
    build([("one.txt", nameless_draft()), ("two.txt", again)], store)
    assert len(symbols(store, "SELECT ?d WHERE { ?d kg:held true }")) == 1


# ── What is told of things that are only mentioned ──────────────────────────────────────────────────────────────


def citing(symbol: str, *kinds: str) -> Extraction:
    writing = Writing(Masthead(symbol=symbol, organ="ga"), sha256=symbol)
    for position, kind in enumerate(kinds, start=1):
        writing.paragraph(f"pp{position}", f"Noting [[it => A/75/999 | {kind}]],", action="note")
    return writing.done(symbol)


KINDS = [
    (("report",), "Report"),
    (("other",), "OtherDocument"),
    (("other", "other", "report"), "Report"),
    (("record", "report", "report"), "Report"),
    (("record", "report"), "Record"),
    (("treaty",), "OtherDocument"),
]


@pytest.mark.parametrize(("kinds", "cls"), KINDS)
def test_a_thing_is_what_most_texts_take_it_for(kinds: tuple[str, ...], cls: str) -> None:
    store = memory_store()
    for number, kind in enumerate(kinds):
        build(pairs(citing(f"A/RES/75/{900 + number}", kind)), store)
    node = store.iris.document("A/75/999")
    types = {quad.object for quad in store.inner.quads_for_pattern(node, rdf.type, None, None)}
    assert types == {store.iris.terms.Document, store.iris.term(cls)}


def test_a_symbol_that_shows_its_kind_goes_before_what_texts_say() -> None:
    store = memory_store()
    writing = Writing(Masthead(symbol="A/RES/75/900", organ="ga")).paragraph("pp1", "[[it => A/RES/70/1 | report]]")
    build(pairs(writing.done("x")), store)
    assert symbols(store, 'SELECT ?t WHERE { ?d rdfs:label "A/RES/70/1" ; a ?t FILTER(?t != kg:Document) }') == [
        store.base + "terms#Resolution"
    ]


def test_what_a_text_was_adopted_from_is_a_draft_whatever_its_symbol() -> None:
    store = memory_store()
    masthead = Masthead(symbol="S/RES/2998(2021)", organ="sc", draft_symbol="S/2021/998")
    adopted = (
        Writing(masthead, sha256="1").paragraph("pp1", "Noting [[it => S/2021/998 | report]]", action="note").done("x")
    )
    build(pairs(adopted), store)
    node = store.iris.document("S/2021/998")
    types = {quad.object for quad in store.inner.quads_for_pattern(node, rdf.type, None, None)}
    assert types == {store.iris.terms.Document, store.iris.terms.Draft}


def test_two_requests_in_the_same_words_stay_two() -> None:
    writing = Writing(Masthead(symbol="A/RES/75/997", organ="ga"), sha256="1")
    writing.paragraph("op1", "Requests reports at its next two sessions;", action="request")
    writing.request("op1", "Secretary-General", due_session=76).request("op1", "Secretary-General", due_session=77)
    store = memory_store()
    build(pairs(writing.done("x")), store)
    assert len(symbols(store, "SELECT ?r WHERE { ?d kg:requestsReport ?r }")) == 2


# ── Failures, interruptions, plans ───────────────────────────────────────────────────────────────────────────────


def test_documents_that_cannot_be_read_are_reported_and_the_rest_is_built() -> None:
    store = memory_store()
    error = EmptyDocument("b.txt holds no paragraph")
    outcomes: list[tuple[str, Extraction | KgError]] = [
        ("a.txt", council_44()),
        ("b.txt", error),
        ("c.txt", council_sc()),
    ]
    report = build(outcomes, store)
    assert report.failures == (("b.txt", error),)
    assert len(report.added) == 2


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_what_was_extracted_before_an_interruption_is_written(stop: type[BaseException]) -> None:
    def interrupted() -> Iterator[tuple[str, Extraction | KgError]]:
        yield "a/council-44.txt", council_44()
        raise stop

    store = memory_store()
    with pytest.raises(stop):
        build(interrupted(), store)
    assert content(store) == freshly_built(council_44())


def test_a_plan_passes_over_files_that_are_known(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.txt", "two.txt", "three.txt")]
    for file in files:
        file.write_text(file.name)
    store = memory_store()
    first = plan_build(store, [*files, tmp_path / "missing.txt"])
    assert first.changed == tuple(files)
    ((missing, error),) = first.failures
    assert missing == str(tmp_path / "missing.txt")
    assert "cannot be opened: it does not exist, or is gone by now" in str(error)
    read = [
        (str(file), replace(made, sha256=file_sha256(file)))
        for file, (_, made) in zip(files, specimens(), strict=False)
    ]
    build(read, store, plan=first)
    files[1].write_text("changed")
    files[2].unlink()
    second = plan_build(store, files[:2])
    assert (second.unchanged, second.changed, second.vanished) == ((files[0],), (files[1],), (str(files[2]),))
    report = build([], store, plan=second)
    assert (report.unchanged, report.vanished) == ((str(files[0]),), (str(files[2]),))
    assert len(symbols(store, "SELECT ?d WHERE { ?d kg:held true }")) == 3


def test_other_options_make_other_readings(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("one")
    store = memory_store()
    build([(str(file), replace(council_44(), sha256=file_sha256(file)))], store)
    assert plan_build(store, [file]).changed == ()
    assert plan_build(store, [file], options="ignore-links").changed == (file,)


def test_authority_data_of_another_program_version_is_written_again() -> None:
    store = memory_store()
    build(pairs(council_44()), store)
    before = content(store)
    lost = store.graph(store.iris.authority_graph)[:50]
    store.change(lost, ())
    store.stamp = "an older program"
    build([], store)
    assert content(store) == before


def test_a_build_that_was_killed_before_it_settled_is_settled_by_the_next() -> None:
    store = memory_store()
    build(pairs(council_44(), council_47()), store)
    before = content(store)
    stray = store.iris.document("A/RES/1/1")
    own = store.iris.graph_of(stray)
    store.add(
        [
            ox.Quad(stray, rdf.type, store.iris.terms.Document, own),
            ox.Quad(stray, dcterms.identifier, ox.Literal("A/RES/1/1"), own),
            ox.Quad(
                store.iris.dataset,
                store.iris.terms.unsettled,
                ox.Literal("true", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")),
                store.iris.authority_graph,
            ),
        ]
    )
    assert not is_settled(store)
    build([], store)
    assert content(store) == before


def test_time_of_reading_is_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    store = memory_store()
    build(pairs(council_44()), store)
    assert symbols(store, "SELECT ?t WHERE { ?f prov:generatedAtTime ?t }") == ["2001-09-09T01:46:40Z"]
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    build(pairs(council_sc()), store)
    assert len(set(symbols(store, "SELECT ?t WHERE { ?f prov:generatedAtTime ?t }"))) == 2
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_hundreds_of_documents_that_cite_one_another_are_built_alike_in_one_batch_and_in_many() -> None:
    made = many(120, paragraphs=6, citations=5)
    stores = [memory_store(), memory_store()]
    build(made, stores[0])
    build(reversed(made), stores[1], batch=700)
    assert content(stores[0]) == content(stores[1])
    triples = [str(quad.triple) for quad in stores[0].inner]
    assert len(triples) == len(set(triples))
