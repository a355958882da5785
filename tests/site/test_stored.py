"""A document comes back from the store as it was read."""

from __future__ import annotations

import pytest

from kg.graph import GraphStore
from kg.graph.document import document_node
from kg.model import Citation, Extraction
from kg.site.collection import collection, lineage
from kg.site.stored import extraction_of
from tests.graph.specimens import specimens

TEXTS = [extraction for _, extraction in specimens()]


def stored(store: GraphStore, extraction: Extraction) -> Extraction:
    return extraction_of(store, document_node(extraction.document, store.iris).value, collection(store).key_of)


def place(citation: Citation) -> tuple[str, str, int, int, str | None, str | None, bool]:
    return (
        citation.paragraph, citation.text, citation.start, citation.end, citation.footnote, citation.action,
        citation.target is None,
    )  # fmt: skip


@pytest.mark.parametrize("extraction", TEXTS, ids=lambda one: one.document.masthead.symbol or one.document.source)
def test_text_citations_verbs_and_requests_come_back(store: GraphStore, extraction: Extraction) -> None:
    found, read = stored(store, extraction), extraction.document
    own = found.document
    assert [(one.id, one.kind, one.number, one.section, one.text, one.footnotes) for one in own.paragraphs] == [
        (one.id, one.kind, one.number, one.section, one.text, one.footnotes) for one in read.paragraphs
    ]
    assert sorted(map(place, found.citations), key=str) == sorted(map(place, extraction.citations), key=str)
    assert {(one.paragraph, one.action) for one in found.actions} <= {
        (one.paragraph, one.action) for one in extraction.actions
    }
    assert [(one.paragraph, one.addressee, one.due_session) for one in found.requests] == [
        (one.paragraph, one.addressee, one.due_session) for one in extraction.requests
    ]
    assert own.masthead.vote == read.masthead.vote
    assert own.masthead.sponsors == read.masthead.sponsors
    for name in ("symbol", "organ", "status", "number", "session", "title", "date", "language"):
        assert getattr(own.masthead, name) == getattr(read.masthead, name)
    assert [annex.title for annex in own.annexes] == [annex.title for annex in read.annexes]


def test_verbs_are_marked_where_they_are_printed(store: GraphStore) -> None:
    found = stored(store, TEXTS[0])
    texts = {paragraph.id: paragraph.text for paragraph in found.document.paragraphs}
    assert [(one.paragraph, one.action, texts[one.paragraph][one.start : one.end]) for one in found.actions] == [
        ("pp1", "guided", "Guided"),
        ("pp2", "recall", "Recalling"),
        ("pp3", "recall", "Recalling also"),
        ("op1", "take note", "Takes note"),
        ("op2", "request", "Requests"),
    ]


def test_a_text_stands_between_its_draft_and_the_texts_of_its_title(store: GraphStore) -> None:
    texts = collection(store)
    assert [(row.node.key, row.relation, row.recalled) for row in lineage(texts, "A/HRC/RES/47/98")] == [
        ("A/HRC/RES/44/98", "earlier", True),
        ("A/HRC/47/L.98", "draft", False),
    ]
    assert [(row.node.key, row.relation) for row in lineage(texts, "A/HRC/47/L.98")][-1] == (
        "A/HRC/RES/47/98",
        "adopted",
    )
