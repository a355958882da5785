"""Every pattern matches the texts that it must, and none that it must not."""

import pytest

from kg.folding import fold
from kg.nlp.acts import find_acts, find_symbols
from kg.nlp.patterns import PATTERNS

MUST = [(pattern.label, pattern.expression, text) for pattern in PATTERNS for text in pattern.must]
MUST_NOT = [(pattern.label, pattern.expression, text) for pattern in PATTERNS for text in pattern.must_not]


@pytest.mark.parametrize(("label", "expression", "text"), MUST)
def test_a_pattern_matches_its_texts_whole(label: str, expression, text: str) -> None:  # type: ignore[no-untyped-def]
    match = expression.search(f"see {text}, and")
    assert match and match[0] == text, label


@pytest.mark.parametrize(("label", "expression", "text"), MUST_NOT)
def test_a_pattern_passes_over_other_texts(label: str, expression, text: str) -> None:  # type: ignore[no-untyped-def]
    assert not expression.search(text), label


def test_folding_keeps_every_offset() -> None:
    text = "the “peoples’ rights” of\u00a0the COVID\u201119 era"
    assert len(fold(text)) == len(text)
    assert fold(text) == 'the "peoples\' rights" of the COVID-19 era'


ACTS = [
    ("Recalling General Assembly resolution 41/128 of 4 December 1986,", [("41/128", "1986-12-04")]),
    ("its resolutions 57/307 of 15 April 2003, 59/266 of 23 December 2004 and 78/248 of 22 December 2023",
     [("57/307", "2003-04-15"), ("59/266", "2004-12-23"), ("78/248", "2023-12-22")]),
    ("resolution 217 A (III), resolution 1541 (XV)", [("217 A (III)", None), ("1541 (XV)", None)]),
    ("resolutions S-26/2 of 27 June 2001 and ES-11/1 of 2 March 2022", [("S-26/2", "2001-06-27"), ("ES-11/1", "2022-03-02")]),
    ("resolutions 1325 (2000), 1820 (2008) and all subsequent resolutions", [("1325 (2000)", None), ("1820 (2008)", None)]),
    ("resolution 2000/22 of 18 August 2000", [("2000/22", "2000-08-18")]),
    ("Human Rights Council 46/14 resolution of 23 March 2021", [("46/14", None)]),
    ("resolutions 74/270 of 2 April 2020, on solidarity against a disease (2019), and 74/274 of 20 April 2020",
     [("74/270", "2020-04-02"), ("74/274", "2020-04-20")]),
    ("Resolutions 52/214, sect. C, para. 3; 55/222, sect. III, para. 12; 56/64 B, sect. X; and 61/121 B, paras. 65–77.",
     [("52/214", None), ("55/222", None), ("56/64 B", None), ("61/121 B", None)]),
    ("resolutions ES-10/15 of 20 July 2004 and ES- 10/17 of 15 December 2006",
     [("ES-10/15", "2004-07-20"), ("ES- 10/17", "2006-12-15")]),
    ("see general comment No. 26 (2023) and the ratio of 24/7", []),
    ("The 2030 Agenda and Article 3", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts_written_out_are_found_with_their_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(mention.fields["number"], mention.fields.get("date")) for mention in find_acts(fold(text))]
    assert found == expected


SYMBOLS = [
    ("See A/74/33 and Corr.1 and A/75/33.", ["A/74/33", "A/74/33/Corr.1", "A/75/33"]),
    ("A/75/33, Add.1–3 and 5", ["A/75/33", "A/75/33/Add.1", "A/75/33/Add.2", "A/75/33/Add.3", "A/75/33/Add.5"]),
    ("E/CN.4/2001/2–E/CN.4/Sub.2/2000/46, chap. II", ["E/CN.4/2001/2"]),
    ("persons living with HIV/AIDS and/or others", []),
    ("See A/69/53/Add.1 /Corr.1 and A/71/53 /Add.1.", ["A/69/53/Add.1/Corr.1", "A/71/53/Add.1"]),
    ("A/74/6 (Sect .35) and A/74/6 (Sect. 36)", ["A/74/6 (Sect.35)", "A/74/6 (Sect. 36)"]),
    ("See S/2024/xx.", [""]),
    ("(A/CONF.157/24 (Part I), chap. III)", ["A/CONF.157/24 (Part I)"]),
]


@pytest.mark.parametrize(("text", "expected"), SYMBOLS)
def test_printed_symbols_are_found(text: str, expected: list[str]) -> None:
    assert [mention.fields["symbol"] for mention in find_symbols(fold(text))] == expected
