"""The shipped questions: each has a complete head and answers the specimens as expected."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.graph import GraphStore
from kg.questions import listing, named_query, queries, run_named
from kg.questions.named import parse_query
from kg.questions.parameters import TYPES

COUNCIL = "Protection of lighthouse keepers"
COMMISSIONER = "United Nations High Commissioner for Human Rights"
LINEAGE = {"earlier": "A/HRC/RES/44/98", "later": "A/HRC/RES/47/98"}
DEVELOPMENT = "Declaration on the Right to Development"
Row = tuple[object, ...]

ANSWERS: list[tuple[str, dict[str, object], tuple[str, ...], list[Row]]] = [
    (
        "cites",
        {"symbol": "A/HRC/RES/47/98"},
        ("cited", "action", "paragraph", "footnote", "pinpoint"),
        [
            ("Charter of the United Nations", "guided", "pp1", None, "Article 1, paragraph 3"),
            (DEVELOPMENT, "reaffirm", "pp2", None, None),
            ("A/HRC/RES/44/98", "recall", "pp3", "1", None),
            ("Convention on the Rights of the Child", "recall", "pp3", "2", None),
            ("A/HRC/47/98", "take note", "op1", None, None),
        ],
    ),
    (
        "cited-by",
        {"symbol": "A/HRC/RES/44/98"},
        ("organ", "year", "citing", "action", "paragraph"),
        [
            ("General Assembly", 2020, "A/RES/75/998", "recall", "pp3"),
            ("Human Rights Council", 2021, "A/HRC/RES/47/98", "recall", "pp3"),
        ],
    ),
    (
        "most-reaffirmed",
        {"limit": 3},
        ("cited", "reaffirmed", "recalled", "standing"),
        [
            (DEVELOPMENT, 2, 1, "reaffirmed"),
            ("A/HRC/RES/44/98", 0, 2, "only recalled"),
            ("A/HRC/RES/5/1", 0, 1, "only recalled"),
        ],
    ),
    (
        "requests-of",
        {"symbol": "A/HRC/RES/47/98"},
        ("paragraph", "addressee", "deliverable", "about", "recipient", "session", "date", "due", "recurrence"),
        [
            (
                "op2(a)",
                COMMISSIONER,
                "report",
                "safety of lamps",
                "Human Rights Council",
                50,
                "2022-06-30",
                "at its fiftieth session",
                "annual",
            )
        ],
    ),
    (
        "due",
        {"organ": "the Human Rights Council", "session": "47th"},
        ("addressee", "requested_in", "paragraph"),
        [(COMMISSIONER, "A/HRC/RES/44/98", "op2")],
    ),
    ("due", {"organ": "ga", "session": 47}, ("addressee",), []),
    (
        "no-due-date",
        {},
        ("requested_in", "paragraph", "addressee", "about"),
        [("A/RES/75/998", "op1", "Secretary-General", "this text")],
    ),
    (
        "repeated-requests",
        {},
        ("addressee", "topic", "texts", "first", "last", "requested_in"),
        [(COMMISSIONER, "safety of lamps", 2, 2020, 2021, "A/HRC/RES/44/98, A/HRC/RES/47/98")],
    ),
    (
        "stale-requests",
        {"year": 2027},
        ("addressee", "last_renewed", "recurrence"),
        [(COMMISSIONER, 2021, "annual")],
    ),
    ("stale-requests", {"year": 2026}, ("addressee",), []),
    ("stale-requests", {"year": 2026, "years": 4}, ("addressee",), [(COMMISSIONER,)]),
    (
        "founding",
        {"symbol": "A/HRC/RES/47/98"},
        ("year", "act", "in_chain", "cited_in_chain"),
        [(2007, "A/HRC/RES/5/1", "", 1), (2020, "A/HRC/RES/44/98", "yes", 1), (2021, "A/HRC/RES/47/98", "yes", 0)],
    ),
    (
        "added-dropped",
        LINEAGE,
        ("change", "cited", "action"),
        [
            ("added", "A/HRC/47/98", "take note"),
            ("added", "A/HRC/RES/44/98", "recall"),
            ("added", "Convention on the Rights of the Child", "recall"),
            ("dropped", "A/HRC/44/98", "take note"),
            ("dropped", "A/HRC/RES/5/1", "recall"),
        ],
    ),
    (
        "verb-changes",
        LINEAGE,
        ("cited", "before", "after", "change"),
        [(DEVELOPMENT, "recall", "reaffirm", "stronger")],
    ),
    (
        "verb-changes",
        {"earlier": LINEAGE["later"], "later": LINEAGE["earlier"]},
        ("before", "after", "change"),
        [("reaffirm", "recall", "weaker")],
    ),
    (
        "carried-over",
        LINEAGE,
        ("before", "after", "text"),
        [("pp1", "pp1", "Guided by the Charter,"), ("op1", "op1", "Takes note of the report on lamps;")],
    ),
    (
        "adoption",
        {},
        ("adopted", "draft", "sponsors", "manner", "for", "against", "abstaining"),
        [("A/HRC/RES/47/98", "A/HRC/47/L.98", "Senegal, Iceland", "recorded", 2, 1, 1)],
    ),
    (
        "cited-drafts",
        {},
        ("draft", "citing", "action", "paragraph"),
        [("A/C.3/75/L.998", "A/RES/75/998", "note", "pp6")],
    ),
    (
        "cross-organ",
        {},
        ("citing_organ", "cited_organ", "texts", "cited", "citations"),
        [
            ("General Assembly", "Human Rights Council", 1, 1, 1),
            ("General Assembly", "Third Committee", 1, 1, 1),
        ],
    ),
    (
        "foundations",
        {},
        ("instrument", "kind", "texts", "citations", "since"),
        [
            ("Charter of the United Nations", "treaty", 6, 6, 2020),
            (DEVELOPMENT, "declaration", 3, 3, 2020),
            ("Charter of the Lamps", "treaty", 1, 1, 2020),
            ("Convention on the Rights of the Child", "treaty", 1, 1, 2021),
        ],
    ),
    (
        "foundations",
        {"organ": "sc"},
        ("instrument", "texts", "since"),
        [("Charter of the United Nations", 1, 2021)],
    ),
    (
        "unrequested-reports",
        {},
        ("report", "citing", "paragraph"),
        [("A/HRC/44/98", "A/HRC/RES/44/98", "op1")],
    ),
    (
        "asked-most",
        {},
        ("addressee", "requests", "texts", "first", "last"),
        [(COMMISSIONER, 2, 2, 2020, 2021), ("Secretary-General", 1, 1, 2020, 2020)],
    ),
    (
        "hubs",
        {"limit": 3},
        ("text", "cites", "cited_by", "organs", "since"),
        [
            ("Charter of the United Nations", 0, 6, 3, 2020),
            (DEVELOPMENT, 0, 3, 2, 2020),
            ("A/HRC/RES/44/98", 4, 2, 2, 2020),
        ],
    ),
    (
        "similar",
        {"symbol": "A/HRC/RES/47/98", "limit": 2},
        ("text", "shared", "of", "share"),
        [("A/RES/75/998", 3, 9, 0.333), ("A/HRC/RES/44/98", 2, 7, 0.286)],
    ),
    (
        "absent",
        {},
        ("document", "kind", "year", "texts"),
        [
            ("A/C.3/75/L.998", "draft", 2020, 1),
            ("A/HRC/44/98", "report", 2020, 1),
            ("A/HRC/47/98", "report", 2021, 1),
            ("A/HRC/RES/5/1", "resolution", 2007, 1),
            ("A/RES/41/128", "resolution", 1986, 1),
            ("A/RES/70/1", "resolution", 2015, 1),
            ("S/RES/1325(2000)", "resolution", 2000, 1),
        ],
    ),
    (
        "unresolved",
        {},
        ("citing", "paragraph", "quote", "action", "reason"),
        [("A/RES/75/998", "pp8", "that resolution", "recall", "no organ is named")],
    ),
    (
        "aliases",
        {},
        ("instrument", "forms", "printed", "carrier", "by_symbol"),
        [(DEVELOPMENT, 1, "the Declaration on the Right to Development", "A/RES/41/128", 1)],
    ),
    (
        "core-texts",
        {"subject": "lamp"},
        ("text", "cited_by", "subjects"),
        [
            ("A/HRC/47/98", 1, "LAMPS"),
            ("A/HRC/RES/44/98", 1, "LAMPS"),
            ("Charter of the United Nations", 1, "LAMPS"),
            ("Convention on the Rights of the Child", 1, "LAMPS"),
            (DEVELOPMENT, 1, "LAMPS"),
        ],
    ),
    (
        "sentence",
        {"citing": "a/hrc/res/47/98", "cited": DEVELOPMENT},
        ("paragraph", "action", "sentence", "start", "end"),
        [("pp2", "reaffirm", "Reaffirming the Declaration on the Right to Development,", 12, 55)],
    ),
    (
        "sentence",
        {"citing": "A/HRC/RES/47/98", "cited": "A/HRC/RES/44/98"},
        ("paragraph", "footnote", "sentence"),
        [("pp3", "1", "Resolution 44/98.")],
    ),
    (
        "due-between",
        {"from": "2022-06-01", "to": "2022-06-30"},
        ("date", "addressee", "requested_in", "paragraph"),
        [("2022-06-30", COMMISSIONER, "A/HRC/RES/47/98", "op2(a)")],
    ),
    ("due-between", {"from": "2022-07-01", "to": "2030-01-01"}, ("date",), []),
    (
        "cites",
        {"symbol": "A/HRC/RES/47/98", "verb": "recalling"},
        ("cited", "action"),
        [("A/HRC/RES/44/98", "recall"), ("Convention on the Rights of the Child", "recall")],
    ),
    ("cited-by", {"symbol": "A/HRC/RES/44/98", "of": "hrc"}, ("citing",), [("A/HRC/RES/47/98",)]),
    ("cited-by", {"symbol": "A/HRC/RES/44/98", "since": 2021}, ("citing",), [("A/HRC/RES/47/98",)]),
    ("cited-by", {"symbol": "A/HRC/RES/44/98", "verb": "reaffirm"}, ("citing",), []),
    (
        "sources",
        {},
        ("path", "document", "format", "used"),
        [
            ("a/draft-47.md", "A/HRC/47/L.98", "markdown", "yes"),
            ("a/council-44.txt", "A/HRC/RES/44/98", "text", "yes"),
            ("a/council-47.xml", "A/HRC/RES/47/98", "akn", "yes"),
            ("a/assembly-75.txt", "A/RES/75/998", "text", "yes"),
            ("a/nameless.txt", "Lamps at Sea: a Draft", "text", "yes"),
            ("a/sc.txt", "S/RES/2998(2021)", "text", "yes"),
        ],
    ),
]


@pytest.mark.parametrize(("name", "parameters", "columns", "expected"), ANSWERS, ids=lambda value: str(value)[:40])
def test_answers(
    name: str, parameters: dict[str, object], columns: tuple[str, ...], expected: list[Row], store: GraphStore
) -> None:
    result = run_named(store, name, **parameters)
    assert [tuple(record[column] for column in columns) for record in result.records()] == expected


def test_citations_as_web_annotations_carry_words_and_place(store: GraphStore) -> None:
    oa, doc = "http://www.w3.org/ns/oa#", f"{store.base}document/A-HRC-RES-47-98"
    rows = run_named(store, "annotations", symbol="A/HRC/RES/47/98").rows
    said = {(str(one).rpartition("#")[2], name): value for one, name, value in rows}
    assert said["words", oa + "exact"] and said["position", oa + "start"] is not None
    sources = {value for _one, name, value in rows if name == oa + "hasSource"}
    assert {f"{doc}#pp1", f"{doc}#fn1"} <= sources
    selectors = [value for _one, name, value in rows if name == oa + "hasSelector"]
    assert len(selectors) == 2 * 5


def test_citations_as_relations_name_organ_verb_and_text(store: GraphStore) -> None:
    undo = "https://w3id.org/un/ontology/undo/"
    rows = run_named(store, "relations", symbol="A/HRC/RES/47/98").rows
    proponents = {value for _one, name, value in rows if name == undo + "hasProponent"}
    assert proponents == {f"{store.base}organ/hrc"}
    receivers = {value for _one, name, value in rows if name == undo + "hasReceiver"}
    assert f"{store.base}document/A-HRC-RES-44-98" in receivers and len(receivers) == 5


GRAPHS = {"annotations", "relations"}
"""The questions that answer with triples, asked by tests of their own."""


def test_every_question_is_asked_above() -> None:
    assert {name for name, *_ in ANSWERS} | GRAPHS == set(queries())


@pytest.mark.parametrize("name", queries())
def test_every_file_has_a_complete_head_and_valid_sparql(name: str, store: GraphStore) -> None:
    query = queries()[name]
    assert query.title[0].isupper() and not query.title.endswith(".")
    assert query.question.endswith(("?", "."))
    for parameter in query.parameters:
        assert parameter.type in TYPES
        assert parameter.example or not parameter.required
    without_limit = query.sparql.replace("$limit", "10")
    ox.Store().query(without_limit)


@pytest.mark.parametrize("name", queries())
def test_every_dollar_in_a_query_is_a_declared_parameter(name: str) -> None:
    query = queries()[name]
    used = set(re.findall(r"\$(\w+)", query.body))
    assert used == {parameter.name for parameter in query.parameters}


def test_examples_are_of_their_type(store: GraphStore) -> None:
    for query in queries().values():
        for parameter in query.parameters:
            if parameter.type not in ("document-symbol",) and parameter.example:
                TYPES[parameter.type](parameter.name, parameter.example, store)


def test_the_listing_names_every_question() -> None:
    lines = listing().splitlines()
    assert "due organ=… session=…" in lines
    assert "stale-requests year=… [years=…]" in lines
    assert {line.split()[0] for line in lines if not line.startswith(" ")} == set(queries())


SPELLINGS = [
    "A/HRC/RES/44/98",
    "a/hrc/res/44/98",
    " A/HRC/RES/44/98 ",
    "https://docs.un.org/en/A/HRC/RES/44/98",
    "https://undocs.org/A/HRC/RES/44/98",
]


@pytest.mark.parametrize("symbol", SPELLINGS)
def test_a_symbol_may_be_spelt_in_any_way(symbol: str, store: GraphStore) -> None:
    assert len(run_named(store, "cited-by", symbol=symbol)) == 2


@pytest.mark.parametrize("symbol", ["S/RES/1325 (2000)", "s/res/1325(2000)", "S/RES/1325 (2000)".lower()])
def test_a_security_council_symbol_may_have_a_space(symbol: str, store: GraphStore) -> None:
    assert len(run_named(store, "cited-by", symbol=symbol)) == 1


@pytest.mark.parametrize("name", ["Charter of the United Nations", "the charter of the united nations", "UN Charter"])
def test_an_instrument_may_be_named(name: str, store: GraphStore) -> None:
    assert len(run_named(store, "cited-by", symbol=name)) == 6


@pytest.mark.parametrize("name", ["Charter of the Lamps", "charter of the lamps"])
def test_an_instrument_that_only_texts_know_may_be_named(name: str, store: GraphStore) -> None:
    assert len(run_named(store, "cited-by", symbol=name)) == 1


def test_a_text_without_a_symbol_may_be_named_by_its_title(store: GraphStore) -> None:
    assert len(run_named(store, "cites", symbol="lamps at sea: a draft")) == 1


REFUSED = [
    ("cites", {}, r'the query cites needs symbol \(document-symbol\), for example symbol="A/RES/70/1"'),
    ("cites", {"symbol": "A/RES/70/1", "organ": "ga"}, "has no parameter 'organ'; its parameters are symbol"),
    ("no-due-date", {"organ": "ga"}, "has no parameter 'organ'; it has none"),
    ("cites", {"symbol": "A/RES/99/99"}, "A/RES/99/99 is neither in the collection nor cited in it"),
    ("cites", {"symbol": "Treaty of Nowhere"}, "not a document symbol, nor the name of an instrument"),
    ("cites", {"symbol": ""}, "not a document symbol"),
    ("due", {"organ": "hrc", "session": "soon"}, "session must be the number of a session like 53, not 'soon'"),
    ("due", {"organ": "Human Right Council", "session": 50}, "did you mean 'Human Rights Council'"),
    ("due-between", {"from": "spring", "to": "2022-01-01"}, "from must be a date like 2024-06-30, not 'spring'"),
    (
        "cites",
        {"symbol": "A/HRC/RES/47/98", "verb": "recal"},
        "'recal' is no action verb that is known here; did you mean 'recall'",
    ),
    ("stale-requests", {"year": "last"}, "year must be a year like 2024, not 'last'"),
    ("hubs", {"limit": "10; DROP ALL"}, "limit must be a whole number"),
    ("core-texts", {"subject": " "}, "subject is empty"),
    ("citez", {}, "there is no query named 'citez'; did you mean cites"),
    ("xyzzy", {}, "there is no query named 'xyzzy'; `kg query --list` shows all names"),
]


@pytest.mark.parametrize(("name", "parameters", "message"), REFUSED)
def test_refused(name: str, parameters: dict[str, object], message: str, store: GraphStore) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        run_named(store, name, **parameters)
    assert "\n" not in str(caught.value)


HOSTILE = ['x" } ; DROP ALL #', "x\\", "x\n}", "'''", '"""', "$limit", "lamp$subject", "{}", "\\\\1\\g<0>"]


@pytest.mark.parametrize("text", HOSTILE)
def test_values_are_terms_and_never_part_of_the_query(text: str, store: GraphStore) -> None:
    assert len(run_named(store, "core-texts", subject=text)) == 0


def test_a_query_can_be_shown_as_it_is_sent(store: GraphStore) -> None:
    text = named_query("cites").filled(store, symbol="A/HRC/RES/44/98")
    assert "$symbol" not in text
    assert f"<{store.base}document/A-HRC-RES-44-98>" in text
    assert f"PREFIX kg: <{store.base}terms#>" in text
    assert "PREFIX skos:" in text and "PREFIX owl:" not in text


HEADS = [
    ("SELECT * {}", "lacks a `# title:` or `# question:` line"),
    ('# title: T\n# question: Q?\n# param: x colour "red"\nSELECT * {}', "with a type of document-symbol"),
    ("# title: T\n# question: Q?\n# param: x text\nSELECT * {}", "write `# param: name type"),
]


@pytest.mark.parametrize(("text", "message"), HEADS)
def test_a_file_with_a_wrong_head_is_told(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse_query("new", text)
