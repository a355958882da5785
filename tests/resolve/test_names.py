"""What short forms, abbreviations and titles mean in their document."""

from __future__ import annotations

import pytest

from kg.model import Citation, Document, Masthead, Paragraph
from kg.pipeline import annotate
from kg.resolve.bearers import in_title, shown_forms

CRC = "Convention on the Rights of the Child"
CEDAW = "Convention on the Elimination of All Forms of Discrimination against Women"
NPT = "Treaty on the Non-Proliferation of Nuclear Weapons"


def cite(*texts: str, title: str | None = None) -> tuple[Citation, ...]:
    """The citations of a General Assembly text of 2021 with these preambular paragraphs."""
    head = Masthead(organ="ga", date="2021-06-01", title=title)
    paragraphs = tuple(Paragraph(f"pp{n}", "preambular", text) for n, text in enumerate(texts, 1))
    return annotate(Document("specimen", "text", head, paragraphs)).citations


LAST = [
    ((f"Recalling the {CEDAW} and the Optional Protocol thereto,",),
     "Optional Protocol to the Convention on the Elimination of All Forms of Discrimination against Women", "thereto"),
    ((f"Recalling the {CRC} and the Optional Protocols thereto,",),
     "Optional Protocols to the Convention on the Rights of the Child", "thereto"),
    (("Recalling the United Nations Convention against Transnational Organized Crime and its Protocols,",),
     "Protocols to the United Nations Convention against Transnational Organized Crime", "thereto"),
    (("Recalling the Convention relating to the Status of Refugees and the Protocol thereto,",),
     "Protocol relating to the Status of Refugees", "thereto"),
    ((f"Recalling the {CRC} and the Convention relating to the Status of Refugees,", "Noting growth,",
      "Noting the 1951 Convention in full,"), "Convention relating to the Status of Refugees", "anaphora"),
    ((f"Recalling the {CRC} (“the Treaty of Children”) and the {CEDAW},", "Urging States to join the Treaty of Children,"),
     CRC, "defined in the text"),
    ((f"Recalling the {NPT} (NPT),", "Noting growth,", "Urging States to honour the NPT in full,"), NPT, "defined in the text"),
    (("Recalling the Lund Accord on Lakes (“the Accord”) and the Turku Accord on Rivers,", "Noting growth,",
      "Urging all to keep the Accord,"), "Lund Accord on Lakes", "defined in the text"),
    ((f"Recalling the {CRC} (“the Convention”),", f"Noting the {CEDAW}, urges States to join that Convention,"),
     CEDAW, "anaphora"),
    (("Recalling the United Nations Youth Strategy,", "Noting growth,", "Noting the second phase of the Strategy,"),
     "United Nations Youth Strategy", "anaphora"),
    (("Recalling the outcome of the Durban Declaration and Programme of Action,", "Noting paragraph 84 of the Programme of Action,"),
     "Durban Declaration and Programme of Action", "anaphora"),
    (("Noting the work of the Conference of the Parties to the Convention on Biological Diversity and of States parties to the Convention,",),
     "Convention on Biological Diversity", "anaphora"),
    (("Recalling the Platform for Action adopted at the Fourth World Conference on Women, held in 1995,",),
     "Beijing Declaration and Platform for Action", "date or adopting body"),
    (("Recalling the Agreement of 26 December 1933,",), None, "unresolved"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "target", "rule"), LAST, ids=[f"{row[2]}: {row[0][-1][:40]}" for row in LAST])
def test_the_last_form_means_what_its_text_shows(texts: tuple[str, ...], target: str | None, rule: str) -> None:
    found = cite(*texts)[-1]
    assert (found.target, found.rule) == (target, rule)


def test_a_form_with_a_date_is_not_an_instrument_of_another_day() -> None:
    named = "Recalling the Sirte Agreement,"
    assert cite(named, "Urging all to keep the Agreement,")[-1].target == "Sirte Agreement"
    assert cite(named, "Urging all to keep the Agreement of 3 May 1999,")[-1].target is None


def test_an_abbreviation_of_the_body_inside_a_name_is_not_the_name() -> None:
    found = cite("Recalling the Rome Statute of the International Criminal Court (ICC),", "Noting the work of the ICC,")
    assert [citation.paragraph for citation in found] == ["pp1"]


def test_a_name_that_is_only_the_title_of_a_resolution_is_tied_to_it() -> None:
    act, name = cite("Recalling its resolution 75/17 of 1 December 2020, entitled “Lund Compact on Lakes and Rivers”,")
    assert (act.target, name.name, name.also) == ("A/RES/75/17", "Lund Compact on Lakes and Rivers", ("A/RES/75/17",))


def test_a_name_behind_a_resolution_but_not_its_title_is_not_tied() -> None:
    _, name = cite("Recalling its resolution 75/17 of 1 December 2020 and the Lund Compact on Lakes and Rivers,")
    assert name.also == ()


SHOWN = [
    ("Hague Code of Conduct against Ballistic Missile Proliferation", {"code of conduct", "code"}),
    ("Durban Declaration and Programme of Action", {"declaration and programme of action", "declaration", "programme of action"}),
    ("Protocol to the Convention on Lakes", {"protocol"}),
    ("Economic Community of West African States Convention on Small Arms", {"convention"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "forms"), SHOWN)
def test_the_head_of_a_title_shows_its_short_forms(name: str, forms: set[str]) -> None:
    assert set(shown_forms(name)) == forms


def test_a_title_names_instruments_by_any_of_their_names_the_longest_first() -> None:
    found = in_title("Follow-up to the Optional Protocol to the Convention against Torture and to the New Urban Agenda")
    assert [instrument.key for instrument in found] == [
        "optional-protocol-convention-against-torture",
        "convention-against-torture",
        "new-urban-agenda",
    ]
