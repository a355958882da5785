"""The named instruments of ontology/instruments.ttl: what every concept must hold, and names that must find theirs."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model import Instrument
from kg.registry import BASE, DCTERMS, KIND_OF_CLASS, SKOS, TERMS, instruments, ontology_file, organ_named, organs
from kg.symbol import canonical, is_symbol, year_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
INSTRUMENT = BASE + "instrument/"
XSD = "http://www.w3.org/2001/XMLSchema#"
LABELS = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")
FORMS = (TERMS + "shortForm", TERMS + "presumedForm")
RELATIONS = (DCTERMS + "hasPart", TERMS + "protocolTo", TERMS + "superseded")
SINGLE = (
    *(SKOS + "prefLabel", DCTERMS + "issued", DCTERMS + "spatial", DCTERMS + "source"),
    *(TERMS + name for name in ("adoptedAt", "adoptedBy", "unts")),
)
ORDER = (
    "skos:prefLabel skos:altLabel skos:hiddenLabel kg:shortForm kg:presumedForm kg:carriedBy dcterms:issued kg:adoptedAt "
    "kg:adoptedBy kg:unts dcterms:spatial dcterms:hasPart kg:protocolTo kg:superseded skos:exactMatch "
    "dcterms:source"
).split()
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 100


Value = ox.NamedNode | ox.Literal


def statements() -> Iterator[tuple[str, str, Value]]:
    """Subject, predicate and object of every statement of the file."""
    for triple in ox.parse(ontology_file("instruments.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
        assert isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal)
        yield triple.subject.value, triple.predicate.value, triple.object


CONCEPTS: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
SCHEME: dict[str, str] = {}
for about, predicate_, value_ in statements():
    if about.startswith(INSTRUMENT):
        CONCEPTS[about][predicate_].append(value_)
    else:
        assert about == BASE + "instrument"
        SCHEME[predicate_] = value_.value


def texts(*predicates: str) -> Iterator[tuple[str, str, str]]:
    """Concept, predicate and value of every statement with one of these predicates."""
    for concept, values in CONCEPTS.items():
        for predicate in predicates:
            for value in values.get(predicate, ()):
                yield concept, predicate, value.value


def by_label() -> dict[str, Instrument]:
    """Every label in lower case with the instrument that it names."""
    return {label.casefold(): instrument for instrument in instruments().values() for label in instrument.labels}


def test_the_scheme_says_what_it_holds_and_what_is_admitted() -> None:
    assert SCHEME[DCTERMS + "title"]
    assert "Admitted is" in SCHEME[DCTERMS + "description"] and "Not admitted are" in SCHEME[DCTERMS + "description"]
    date.fromisoformat(SCHEME[DCTERMS + "modified"])


def test_the_registry_holds_every_concept_of_the_file() -> None:
    assert len(instruments()) == len(CONCEPTS) >= 1390


def test_every_concept_has_a_key_that_is_a_slug_and_one_known_class() -> None:
    known = {TERMS + name for name in KIND_OF_CLASS}
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    for concept, values in CONCEPTS.items():
        key = concept.removeprefix(INSTRUMENT)
        assert SLUG.fullmatch(key) and len(key) <= LONGEST_KEY, concept
        assert [value.value in known for value in values[rdf_type]] == [True], concept


def test_every_concept_has_one_official_title_and_no_single_field_twice() -> None:
    for concept, values in CONCEPTS.items():
        assert len(values[SKOS + "prefLabel"]) == 1, concept
        assert not [predicate for predicate in SINGLE if len(values.get(predicate, ())) > 1], concept


def test_a_label_belongs_to_one_instrument_and_stands_once() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for concept, _, label in texts(*LABELS):
        owners[label.casefold()].append(concept)
    assert {label: found for label, found in owners.items() if len(found) > 1} == {}


def test_names_and_forms_are_english_trimmed_and_without_article() -> None:
    for concept, values in CONCEPTS.items():
        for predicate in (*LABELS, *FORMS):
            for value in values.get(predicate, ()):
                assert isinstance(value, ox.Literal) and value.language == "en", (concept, value)
                assert value.value and value.value == " ".join(value.value.split()), (concept, value)
                assert not value.value.startswith("the "), (concept, value)
    assert [form for _, _, form in texts(*FORMS) if form.startswith("The ")] == []


def test_no_value_is_empty() -> None:
    assert [row for row in statements() if not row[2].value.strip()] == []


def test_a_short_form_begins_with_a_capital_or_a_year_and_is_no_label_of_its_own_instrument() -> None:
    for key, instrument in instruments().items():
        labels = {label.casefold() for label in instrument.labels}
        for form in (*instrument.short_forms, *instrument.presumed_forms):
            assert form[0].isupper() or form[0].isdigit(), (key, form)
            assert form.casefold() not in labels, (key, form)


def test_a_form_is_presumed_of_one_instrument_only() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept, _, form in texts(TERMS + "presumedForm"):
        owners[form.casefold()].add(concept)
    assert {form: found for form, found in owners.items() if len(found) > 1} == {}


def test_only_the_charter_of_the_united_nations_is_called_the_charter() -> None:
    assert {c for c, _, form in texts(*FORMS) if form == "Charter"} == {INSTRUMENT + "charter-of-the-united-nations"}


def test_dates_are_real_days_or_years() -> None:
    for concept, values in CONCEPTS.items():
        for value in values.get(DCTERMS + "issued", ()):
            assert isinstance(value, ox.Literal)
            if value.datatype.value == XSD + "gYear":
                assert re.fullmatch(r"(?:19|20)\d\d", value.value), concept
            else:
                assert value.datatype.value == XSD + "date", concept
                assert 1899 < date.fromisoformat(value.value).year < 2030, concept


def test_carrier_symbols_are_document_symbols_in_canonical_form() -> None:
    for concept, _, symbol in texts(TERMS + "carriedBy"):
        assert is_symbol(symbol), (concept, symbol)
        assert canonical(symbol).casefold() == symbol.casefold(), (concept, symbol)


def test_a_resolution_that_carries_an_instrument_is_of_its_time() -> None:
    checked = 0
    for key, instrument in instruments().items():
        carrier = instrument.symbols[0] if instrument.symbols else ""
        year = year_of(carrier) if "/RES/" in carrier else None
        if year is not None and instrument.date:
            checked += 1
            assert -1 <= year - int(instrument.date[:4]) <= 3, (key, carrier, instrument.date)
    assert checked > 200


def test_treaty_series_numbers_are_volume_and_registration_number() -> None:
    assert [row for row in texts(TERMS + "unts") if not re.fullmatch(r"[1-9]\d{0,3}/[1-9]\d{0,5}", row[2])] == []


def test_adopting_organs_are_those_of_the_registry() -> None:
    named = [value for _, _, value in texts(TERMS + "adoptedBy") if value.startswith(BASE)]
    keys = {value.removeprefix(BASE + "organ/") for value in named}
    assert keys <= set(organs())
    assert {"ga", "sc", "hrc"} <= keys


def test_relations_lead_to_other_instruments_of_the_file() -> None:
    rows = list(texts(*RELATIONS))
    assert rows
    for concept, predicate, other in rows:
        assert other in CONCEPTS and other != concept, (concept, predicate, other)


def test_what_replaced_another_is_the_younger_and_a_protocol_is_no_older_than_its_treaty() -> None:
    def year(concept: str) -> int | None:
        issued = CONCEPTS[concept].get(DCTERMS + "issued")
        return int(issued[0].value[:4]) if issued else None

    for younger in (TERMS + "superseded", TERMS + "protocolTo"):
        dated = [(one, other, year(one), year(other)) for one, _, other in texts(younger)]
        pairs = [(one, other, a, b) for one, other, a, b in dated if a is not None and b is not None]
        assert len(pairs) > 5, younger
        assert [(one, other) for one, other, a, b in pairs if a < b] == []


def test_no_collective_name_holds_itself() -> None:
    parts = {concept: [one for about, _, one in texts(DCTERMS + "hasPart") if about == concept] for concept in CONCEPTS}

    def within(concept: str) -> Iterator[str]:
        for part in parts[concept]:
            yield part
            yield from within(part)

    assert any(parts.values())
    for concept in CONCEPTS:
        assert concept not in within(concept)


def test_an_adopting_body_that_the_registry_knows_is_linked() -> None:
    in_words = {value for _, _, value in texts(TERMS + "adoptedBy") if not value.startswith(BASE)}
    assert in_words and [value for value in sorted(in_words) if organ_named(value)] == []


def test_a_range_of_years_is_known_with_a_hyphen_too() -> None:
    known = by_label()
    for _, _, label in texts(*LABELS):
        if re.search(r"\d–\d", label):
            assert label.replace("–", "-").casefold() in known, label


def test_concepts_use_the_described_properties_in_the_described_order() -> None:
    text = ontology_file("instruments.ttl").read_text(encoding="utf-8")
    described = re.findall(r"^#   +((?:kg|skos|dcterms):\w+(?:, (?:kg|skos|dcterms):\w+)*)", text, flags=re.MULTILINE)
    assert set(ORDER) <= {name for row in described for name in row.split(", ")}
    for block in text.split("\ninstrument:")[1:]:
        used = re.findall(r"^    ((?:kg|skos|dcterms):\w+) ", block, flags=re.MULTILINE)
        assert used == sorted(used, key=ORDER.index) and len(used) == len(set(used)), block[:80]


NAMED = (
    ("UN Charter", "Charter of the United Nations", "treaty", None),
    ("Universal Declaration of Human Rights", "Universal Declaration of Human Rights", "declaration", "A/RES/217(III)"),
    ("2030 Agenda", "2030 Agenda for Sustainable Development", "programme", "A/RES/70/1"),
    (
        "Addis Ababa Action Agenda of the Third International Conference on Financing for Development",
        "Addis Ababa Action Agenda",
        "programme",
        "A/RES/69/313",
    ),
    ("Millennium Declaration", "United Nations Millennium Declaration", "declaration", "A/RES/55/2"),
    ("Durban Programme of Action", "Durban Declaration and Programme of Action", "declaration", "A/CONF.189/12"),
    (
        "Beijing Platform for Action",
        "Beijing Declaration and Platform for Action",
        "declaration",
        "A/CONF.177/20/Rev.1",
    ),
    ("SAMOA Pathway", "SIDS Accelerated Modalities of Action (SAMOA) Pathway", "programme", "A/RES/69/15"),
    (
        "Fourth Geneva Convention",
        "Geneva Convention relative to the Protection of Civilian Persons in Time of War",
        "treaty",
        None,
    ),
    (
        "Treaty of Tlatelolco",
        "Treaty for the Prohibition of Nuclear Weapons in Latin America and the Caribbean",
        "treaty",
        None,
    ),
    (
        "Nelson Mandela Rules",
        "United Nations Standard Minimum Rules for the Treatment of Prisoners (the Nelson Mandela Rules)",
        "other",
        "A/RES/70/175",
    ),
    (
        "Dayton Agreement",
        "General Framework Agreement for Peace in Bosnia and Herzegovina",
        "treaty",
        "A/50/790-S/1995/999",
    ),
    ("Lusaka Ceasefire Agreement", "Lusaka Ceasefire Agreement", "treaty", "S/1999/815"),
    ("Quartet road map", None, "other", "S/2003/529"),
    ("Arms Trade Treaty", "Arms Trade Treaty", "treaty", "A/RES/67/234"),
    ("ILO Convention No. 169", "Indigenous and Tribal Peoples Convention, 1989 (No. 169)", "treaty", None),
    (
        "Declaration on the Right to Development",
        "Declaration on the Right to Development",
        "declaration",
        "A/RES/41/128",
    ),
    ("Paris Principles", None, "other", "A/RES/48/134"),
)


@pytest.mark.parametrize(("printed", "title", "kind", "carrier"), NAMED, ids=[row[0][:30] for row in NAMED])
def test_a_printed_name_finds_title_kind_and_carrier(
    printed: str, title: str | None, kind: str, carrier: str | None
) -> None:
    found = by_label()[printed.casefold()]
    assert title is None or found.name == title
    assert found.kind == kind
    assert (found.symbols[:1] or (None,))[0] == carrier


NOT_INSTRUMENTS = (
    "Sustainable Development Goals",
    "Millennium Development Goals",
    "Plan of Action",
    "Declaration",
    "Convention",
    "General Assembly",
    "universal periodic review",
    "United Nations Development Programme",
    "International Decade for People of African Descent",
)


@pytest.mark.parametrize("printed", NOT_INSTRUMENTS)
def test_goals_events_organs_and_bare_type_words_are_no_labels(printed: str) -> None:
    assert printed.casefold() not in by_label()


@pytest.mark.skipif(not SHARED.exists(), reason="the development corpus is not here")
def test_every_named_instrument_that_the_gold_annotations_require_is_known() -> None:
    known = {instrument.name for instrument in instruments().values()}
    wanted = {
        citation["target"]
        for path in sorted((SHARED / "evaluation" / "gold").glob("*.json"))
        for paragraph in json.loads(path.read_text(encoding="utf-8"))["paragraphs"]
        for citation in paragraph["citations"]
        if citation["required"] and citation["kind"] in ("treaty", "declaration", "programme")
    }
    assert wanted and wanted - known == set()
