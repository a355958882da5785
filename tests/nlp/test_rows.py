"""Numbers that stand alone in the cells of a table are acts where a heading says so, and whose they are."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_content

HEAD = "United Nations\n\nA/91/77\n\nGeneral Assembly\n\n4 May 2036\n\n# Report on ports\n\n"
TEXT = "1. The ports that were counted in the period under review are listed in the table below.\n\n"

LISTED = [
    ("under the organ", "General Assembly resolutions", ["| 69/313 | Tides |"], ["A/RES/69/313"]),
    ("roman numbers", "General Assembly resolutions", ["| 2297 (XXII) | Tides |"], ["A/RES/2297(XXII)"]),
    ("by the year", "Security Council resolutions", ["| 1325 (2000) | |"], ["S/RES/1325(2000)"]),
    ("by the session's year", "Economic and Social Council resolutions", ["| 2016/2 | x |"], ["E/RES/2016/2"]),
    (
        "resolutions and decisions in one list",
        "General Assembly resolutions and decisions",
        ["| 56/286 | x |", "| 57/567 | y |"],
        ["A/RES/56/286", "A/DEC/57/567"],
    ),
    (
        "of the Council too",
        "Economic and Social Council resolutions and decisions",
        ["| 2016/2 | x |", "| 2016/254 | y |"],
        ["E/RES/2016/2", "E/DEC/2016/254"],
    ),
    ("decisions", "Human Rights Council decisions", ["| 36/115 | x |"], ["A/HRC/DEC/36/115"]),
    ("with a section", "General Assembly resolutions", ["| 59/276, sect. XI | x |"], ["A/RES/59/276"]),
    ("several in a cell", "General Assembly resolutions", ["| 60/1 and 70/1 | x |"], ["A/RES/60/1", "A/RES/70/1"]),
    ("a column", "Mandates of the General Assembly", ["| Title | Resolution |", "| 2 | 70/1 |"], ["A/RES/70/1"]),
    (
        "a row between the rows",
        "Mandates",
        [
            "| General Assembly resolutions | |",
            "| 70/1 | x |",
            "| Security Council resolutions | |",
            "| 1540 (2004) | y |",
        ],
        ["A/RES/70/1", "S/RES/1540(2004)"],
    ),
    ("other columns", "Mandates", ["| Resolution | Share |", "| 70/1 of the General Assembly | 2/3 |"], []),
    ("no heading", "Mandates", ["| 69/313 | Tides |", "| 2022/23 | 2023/24 |"], []),
    ("a symbol needs none", "Mandates", ["| A/RES/70/1 | S/PV.99 |"], ["A/RES/70/1", "S/PV.99"]),
    (
        "short forms as labels",
        "Programme",
        ["| Addis Ababa Action Agenda | Agenda |", "| as the Agenda says | Programme |"],
        ["Addis Ababa Action Agenda", "Addis Ababa Action Agenda"],
    ),
    ("a sentence needs none", "Mandates", ["| as in General Assembly resolution 70/1 | x |"], ["A/RES/70/1"]),
]


@pytest.mark.parametrize(("heading", "rows", "targets"), [row[1:] for row in LISTED], ids=[row[0] for row in LISTED])
def test_numbers_in_cells_are_the_acts_that_the_heading_names(
    heading: str, rows: list[str], targets: list[str]
) -> None:
    found = extract_content(f"{HEAD}{TEXT}## {heading}\n\n{chr(10).join(rows)}\n".encode(), "report.md")
    cited = [citation for citation in found.citations if citation.paragraph.startswith("table")]
    assert [citation.target for citation in cited] == targets
    texts = {p.id: p.text for p in found.document.paragraphs}
    assert all(texts[one.paragraph][one.start : one.end] == one.text and one.action is None for one in cited)
    assert found.unresolved == ()


def test_nobody_acts_or_asks_in_a_table() -> None:
    row = "| Requests the Secretary-General to report to it at its ninetieth session on resolution 70/1 | 3 |"
    found = extract_content(f"The General Assembly,\n\n1. Decides to meet.\n\n{row}\n".encode(), "draft.md")
    assert [action.paragraph for action in found.actions] == ["op1"]
    assert found.requests == ()
    assert [(one.paragraph, one.target, one.action) for one in found.citations] == [("table1.1", "A/RES/70/1", None)]


def test_organs_named_in_a_table_do_not_change_what_short_forms_mean_below_it() -> None:
    row = "| Human Rights Council | 3 |\n\n"
    text = "1. Recalls Security Council resolution 1325 (2000);\n\n{}2. Recalls also Council resolution 1540 (2004)."
    head = "The General Assembly,\n\n"
    plain, with_row = (extract_content((head + text.format(part)).encode(), "a.md").citations for part in ("", row))
    assert [one.target for one in plain] == [one.target for one in with_row] == ["S/RES/1325(2000)", "S/RES/1540(2004)"]
