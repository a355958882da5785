"""What the quads of one document say."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.graph import DocumentGraph, document_quads
from kg.graph.iris import Iris
from kg.graph.quads import parsed
from kg.graph.vocabulary import prefixes
from kg.model import Extraction, Masthead
from tests.graph.specimens import (
    Writing,
    assembly_75,
    council_44,
    council_47,
    council_sc,
    draft_47,
    nameless_draft,
    specimens,
)

BASE = "https://un-kg.example/"


def said(extraction: Extraction) -> set[str]:
    """The statements of a document's graph in short: subject, predicate and object with prefixes."""
    made = document_quads(extraction)
    return {" ".join(short(term) for term in quad.triple) for quad in made.quads}


def short(term: object) -> str:
    if not isinstance(term, ox.NamedNode):
        return str(term).replace("^^<http://www.w3.org/2001/XMLSchema#", "^^<")
    for prefix, iri in prefixes(BASE).items():
        if term.value.startswith(iri):
            return f"{prefix}:{term.value.removeprefix(iri)}"
    return term.value.removeprefix(BASE)


STATEMENTS: list[tuple[Extraction, str]] = [
    (council_44(), "doc:A-HRC-RES-44-98 rdf:type kg:Document"),
    (council_44(), "doc:A-HRC-RES-44-98 rdf:type kg:Resolution"),
    (council_44(), 'doc:A-HRC-RES-44-98 dcterms:identifier "A/HRC/RES/44/98"'),
    (council_44(), 'doc:A-HRC-RES-44-98 rdfs:label "A/HRC/RES/44/98"'),
    (council_44(), 'doc:A-HRC-RES-44-98 dcterms:title "Protection of lighthouse keepers"@en'),
    (council_44(), 'doc:A-HRC-RES-44-98 dcterms:issued "2020-07-16"^^<date>'),
    (council_44(), 'doc:A-HRC-RES-44-98 kg:year "2020"^^<integer>'),
    (council_44(), 'doc:A-HRC-RES-44-98 kg:held "true"^^<boolean>'),
    (council_44(), "doc:A-HRC-RES-44-98 kg:organ organ:hrc"),
    (council_44(), "doc:A-HRC-RES-44-98 kg:inSession session/hrc/44"),
    (council_44(), 'doc:A-HRC-RES-44-98 kg:meeting "27"^^<integer>'),
    (council_44(), "doc:A-HRC-RES-44-98 foaf:page https://docs.un.org/en/A/HRC/RES/44/98"),
    (council_44(), "doc:A-HRC-RES-44-98 cito:cites doc:A-HRC-RES-5-1"),
    (council_44(), "doc:A-HRC-RES-44-98 kg:recalls doc:A-HRC-RES-5-1"),
    (council_44(), "doc:A-HRC-RES-44-98 cito:cites instrument:declaration-on-the-right-to-development"),
    (council_44(), "doc:A-HRC-RES-44-98 kg:takesNoteOf doc:A-HRC-44-98"),
    (council_47(), "doc:A-HRC-RES-47-98 kg:adoptedFrom doc:A-HRC-47-L.98"),
    (council_47(), 'doc:A-HRC-RES-47-98 kg:draftSymbol "A/HRC/47/L.98"'),
    (council_47(), "doc:A-HRC-RES-47-98 dcterms:subject http://metadata.un.org/thesaurus/1003701"),
    (council_47(), "doc:A-HRC-RES-47-98 dcterms:subject subject/eurovoc/lamps"),
    (council_47(), "doc:A-HRC-RES-47-98 kg:hasVote doc:A-HRC-RES-47-98#vote"),
    (council_47(), 'doc:A-HRC-RES-47-98#vote kg:voteType "recorded"'),
    (council_47(), 'doc:A-HRC-RES-47-98#vote kg:abstaining "Mexico"'),
    (council_47(), 'doc:A-HRC-RES-47-98#vote kg:inFavourCount "2"^^<integer>'),
    (council_47(), "doc:A-HRC-RES-47-98#op2-a dcterms:isPartOf doc:A-HRC-RES-47-98"),
    (council_47(), "doc:A-HRC-RES-47-98#op2-a kg:partOfParagraph doc:A-HRC-RES-47-98#op2"),
    (council_47(), 'doc:A-HRC-RES-47-98#op2-a kg:number "(a)"'),
    (council_47(), 'doc:A-HRC-RES-47-98#op2-a skos:notation "op2(a)"'),
    (council_47(), "doc:A-HRC-RES-47-98#pp3 kg:leadingAction action:recall"),
    (council_47(), "doc:A-HRC-RES-47-98#fn1 kg:inParagraph doc:A-HRC-RES-47-98#pp3"),
    (council_47(), 'doc:A-HRC-RES-47-98#annex1 kg:text "Lamps are lit at dusk."@en'),
    (draft_47(), "doc:A-HRC-47-L.98 rdf:type kg:Draft"),
    (draft_47(), 'doc:A-HRC-47-L.98 kg:distributed "2021-07-06"^^<date>'),
    (draft_47(), "doc:A-HRC-47-L.98 kg:sponsoredBy doc:A-HRC-47-L.98#sponsor2"),
    (draft_47(), 'doc:A-HRC-47-L.98#sponsor2 kg:nonMember "true"^^<boolean>'),
    (draft_47(), 'doc:A-HRC-47-L.98#sponsor2 kg:onBehalfOf "the Nordic countries"'),
    (assembly_75(), "doc:A-RES-75-998 kg:committee organ:ga-c3"),
    (assembly_75(), "doc:A-RES-75-998 kg:notes instrument:charter-of-the-lamps"),
    (assembly_75(), 'doc:A-RES-75-998 kg:warning "one footnote mark has no footnote"'),
    (council_sc(), "doc:S-RES-2998(2021) cito:cites doc:S-RES-1325(2000)"),
    (nameless_draft(), "doc:ga-76-draft-lamps-at-sea-a-draft rdf:type kg:Draft"),
    (nameless_draft(), 'doc:ga-76-draft-lamps-at-sea-a-draft rdfs:label "Lamps at Sea: a Draft"'),
]


@pytest.mark.parametrize(
    ("extraction", "statement"), STATEMENTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_says(extraction: Extraction, statement: str) -> None:
    assert statement in said(extraction)


UNSAID = [
    (draft_47(), "dcterms:issued"),
    (draft_47(), "kg:nonMember false"),
    (council_44(), "kg:distributed"),
    (nameless_draft(), "dcterms:identifier"),
    (nameless_draft(), "foaf:page"),
]


@pytest.mark.parametrize(("extraction", "predicate"), UNSAID)
def test_does_not_say_what_is_not_known(extraction: Extraction, predicate: str) -> None:
    assert not [statement for statement in said(extraction) if f" {predicate} " in statement]


def about(made: DocumentGraph, predicate: str, value: str) -> dict[str, set[str]]:
    """What is said of the node that has this value for this predicate."""
    for quad in made.quads:
        if short(quad.predicate) == predicate and short(quad.object) == value:
            rows: dict[str, set[str]] = {}
            for other in made.quads:
                if other.subject == quad.subject:
                    rows.setdefault(short(other.predicate), set()).add(short(other.object))
            return rows
    raise AssertionError(f"nothing has {predicate} {value}")


def test_a_citation_is_told_whole() -> None:
    made = document_quads(council_47())
    citation = about(made, "kg:pinpoint", '"Article 1, paragraph 3"')
    assert citation["rdf:type"] == {"kg:Citation"}
    assert citation["cito:hasCitingEntity"] == {"doc:A-HRC-RES-47-98"}
    assert citation["cito:hasCitedEntity"] == {"instrument:charter-of-the-united-nations"}
    assert citation["kg:action"] == {"action:guided"}
    assert citation["cito:hasCitationCharacterization"] == {"cito:citesAsAuthority"}
    assert citation["kg:inParagraph"] == {"doc:A-HRC-RES-47-98#pp1"}
    assert citation["kg:quote"] == {'"the Charter"'}
    assert (citation["kg:start"], citation["kg:end"]) == ({'"10"^^<integer>'}, {'"21"^^<integer>'})


def test_a_citation_in_a_footnote_belongs_to_the_paragraph_and_points_into_the_footnote() -> None:
    citation = about(document_quads(council_47()), "kg:quote", '"Resolution 44/98"')
    assert citation["kg:inParagraph"] == {"doc:A-HRC-RES-47-98#pp3"}
    assert citation["kg:inFootnote"] == {"doc:A-HRC-RES-47-98#fn1"}


def test_particulars_that_do_not_agree_are_told() -> None:
    citation = about(document_quads(assembly_75()), "kg:printedDate", '"1970-01-01"^^<date>')
    assert citation["rdf:type"] == {"kg:Citation", "kg:Conflict"}
    assert citation["kg:conflict"] == {'"the printed date is not in session 70"'}


def test_an_unresolved_mention_cites_nothing() -> None:
    made = document_quads(assembly_75())
    mention = about(made, "kg:reason", '"no organ is named"')
    assert mention["rdf:type"] == {"kg:UnresolvedMention"}
    assert mention["kg:quote"] == {'"that resolution"'}
    assert "cito:hasCitedEntity" not in mention


def test_a_request_names_organs_where_they_are_known() -> None:
    request = about(document_quads(council_47()), "kg:recurrence", '"annual"')
    assert request["kg:requester"] == request["kg:recipientOrgan"] == request["kg:dueSessionOf"] == {"organ:hrc"}
    assert request["kg:addressee"] == {'"United Nations High Commissioner for Human Rights"'}
    assert request["kg:dueSession"] == {'"50"^^<integer>'}
    assert request["kg:dueDate"] == {'"2022-06-30"^^<date>'}
    earlier = about(document_quads(council_44()), "kg:dueSession", '"47"^^<integer>')
    assert earlier["kg:dueComputed"] == {'"2021-06/2021-07"'}
    assert earlier["kg:recurrenceImplied"] == {'"each session"'}
    assert not {"kg:dueComputed", "kg:recurrenceImplied"} & request.keys()
    other = about(document_quads(assembly_75()), "kg:addressee", '"Secretary-General"')
    assert other["kg:addresseeOrgan"] == {"organ:sg"}
    assert other["kg:recipientOrgan"] == {"organ:ga"}


def test_all_quads_are_in_the_graph_of_the_document_and_stand_once() -> None:
    for _path, extraction in specimens():
        made = document_quads(extraction)
        assert {quad.graph_name for quad in made.quads} == {made.graph}
        assert len(set(made.quads)) == len(made.quads)
        assert made.count == len(made.quads)
        assert made.about_itself() == tuple(quad for quad in made.quads if quad.subject == made.document)
        assert made == document_quads(extraction)


def test_what_is_mentioned_is_described_elsewhere_by_what_its_symbol_tells() -> None:
    made = document_quads(assembly_75())
    iris = Iris(BASE)
    draft = list(parsed(made.mentioned[iris.document("A/C.3/75/L.998")]))
    told = {f"{short(quad.predicate)} {short(quad.object)}" for quad in draft}
    assert {"rdf:type kg:Draft", 'dcterms:identifier "A/C.3/75/L.998"', "kg:organ organ:ga-c3"} <= told
    assert {quad.graph_name for quad in draft} == {iris.mentioned_graph}
    lamps = list(parsed(made.mentioned[iris.instrument("charter-of-the-lamps")]))
    assert "rdf:type kg:Treaty" in {f"{short(quad.predicate)} {short(quad.object)}" for quad in lamps}
    assert iris.organ("ga-c3") not in made.mentioned
    assert made.document not in made.mentioned


def test_another_base_changes_every_iri_of_ours_and_nothing_else() -> None:
    here = [str(quad) for quad in document_quads(council_47()).quads]
    there = [str(quad) for quad in document_quads(council_47(), base="https://example.org/").quads]
    assert [line.replace(BASE, "https://example.org/") for line in here] == there
    assert not [line for line in there if BASE in line]


def test_paragraphs_with_the_same_id_stay_two_nodes() -> None:
    writing = Writing(Masthead(symbol="A/RES/75/997", organ="ga"))
    writing.paragraph("op1", "Decides one thing;").paragraph("op1", "Decides another;")
    parts = {quad.subject for quad in document_quads(writing.done("x")).quads if short(quad.predicate) == "kg:text"}
    assert {part.value.rpartition("#")[2] for part in parts if isinstance(part, ox.NamedNode)} == {"op1", "op1-no2"}


LETTERED = [
    ("A/RES/74/249 B", "A-RES-74-249B", "A-RES-74-249"),
    ("A/RES/74/249B", "A-RES-74-249B", "A-RES-74-249"),
    ("A/RES/2200 A (XXI)", "A-RES-2200A(XXI)", "A-RES-2200(XXI)"),
    ("A/DEC/77/548B", "A-DEC-77-548B", "A-DEC-77-548"),
    ("a/res/70/1", "A-RES-70-1", None),
    ("A/HRC/50/L.11/Rev.1", "A-HRC-50-L.11-Rev.1", None),
]


@pytest.mark.parametrize(("symbol", "slug", "whole"), LETTERED)
def test_a_lettered_part_of_a_resolution_is_a_document_of_its_own(symbol: str, slug: str, whole: str | None) -> None:
    made = document_quads(Writing(Masthead(symbol=symbol)).paragraph("pp1", "Noting lamps,").done("x"))
    assert made.document.value == f"{BASE}document/{slug}"
    wholes = [
        short(q.object) for q in made.quads if q.subject == made.document and short(q.predicate) == "dcterms:isPartOf"
    ]
    assert wholes == ([f"doc:{whole}"] if whole else [])


NAMELESS = [
    (Masthead(organ="ga", status="draft", session=76, title="A Title"), "ga-76-draft-a-title"),
    (Masthead(organ="ga", status="draft", session=76, number="5"), "ga-76-draft-5"),
    (Masthead(organ="ga", status="draft", session=77, title="A Title"), "ga-77-draft-a-title"),
]


@pytest.mark.parametrize(("masthead", "slug"), NAMELESS)
def test_a_document_without_a_symbol_is_known_by_its_masthead(masthead: Masthead, slug: str) -> None:
    extraction = Writing(masthead).paragraph("pp1", "Noting lamps,").done("x")
    assert document_quads(extraction).document.value == f"{BASE}document/{slug}"


def test_a_document_without_masthead_is_known_by_its_text() -> None:
    one = Writing(Masthead()).paragraph("pp1", "Noting lamps,").done("one")
    other = Writing(Masthead()).paragraph("pp1", "Noting light,").done("one")
    assert document_quads(one).document == document_quads(replace(one, sha256="else")).document
    assert document_quads(one).document != document_quads(other).document


def test_texts_of_unknown_language_and_odd_dates_are_kept_as_plain_literals() -> None:
    masthead = Masthead(symbol="A/RES/75/996", title="Lampes", language="not a tag", date="December 2020")
    statements = said(Writing(masthead).paragraph("pp1", "Notant,").done("x"))
    assert 'doc:A-RES-75-996 dcterms:title "Lampes"' in statements
    assert 'doc:A-RES-75-996 dcterms:issued "December 2020"' in statements


def test_a_document_without_symbol_and_title_is_called_by_its_file() -> None:
    extraction = council_44()
    document = replace(extraction.document, masthead=Masthead(), source="lists/resolutions of 2010.html")
    made = document_quads(replace(extraction, document=document))
    assert made.label == "resolutions of 2010.html"
    labels = [quad.object for quad in made.quads if quad.subject == made.document and "#label" in quad.predicate.value]
    assert labels == [ox.Literal("resolutions of 2010.html")]
