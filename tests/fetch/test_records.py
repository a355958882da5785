"""The library's record joins the document beside which it lies: what is taken, what is kept, what is told, what is read again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest

from kg.fetch import read_marc
from kg.graph import GraphStore, build, memory_store, plan_build
from kg.graph.validate import validate_store
from kg.model import Extraction, Subject, Vote
from kg.pipeline import extract, extract_all, find_files, to_json
from kg.work import read_one
from kg.work.watching import looks
from tests.fetch.server import FULL, field, marc

SILENT = """The General Assembly,

Recalling its resolution 70/1 of 25 September 2015,

1. Requests the Secretary-General to report on the lamps of small harbours at its eighty-eighth session.
"""
PRINTED = f"""United Nations

A/RES/86/1

General Assembly

Distr.: General
22 December 2031

Eighty-sixth session
Agenda item 19 (b)

Resolution adopted by the General Assembly on 18 December 2031

86/1. Lamps of large harbours

{SILENT}
72nd plenary meeting
18 December 2031
"""
ADOPTED = field("992", a="2031-12-17")
DRAFT = field("993", a="A/C.2/86/L.7")


def record(symbol: str = "A/RES/86/1", *fields: str) -> dict[str, object]:
    """What `kg fetch` writes beside a document."""
    found = read_marc(marc(symbol, *(fields or (*FULL, ADOPTED, DRAFT))), symbol)
    return {"symbol": symbol, "files": {}, "record": asdict(found)}


def laid(folder: Path, text: str, beside: object, name: str = "A-RES-86-1.en.txt") -> Path:
    """A document in a folder, and its record beside it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    notes = folder / "A-RES-86-1.metadata.json"
    if isinstance(beside, bytes):
        notes.write_bytes(beside)
    elif beside is not None:
        notes.write_text(json.dumps(beside), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["A-RES-86-1.en.txt", "A-RES-86-1.md"])
def test_a_document_that_is_silent_is_completed_from_its_record(name: str, tmp_path: Path) -> None:
    found = extract(laid(tmp_path, SILENT, record(), name))
    head, row = found.document.masthead, to_json(found)
    assert (head.symbol, head.organ, head.title) == ("A/RES/86/1", "ga", "Lamps of small harbours")
    assert (head.date, head.distribution_date, head.agenda_item, head.meeting) == (
        "2031-12-17",
        "2031-12-19",
        "19 (c)",
        73,
    )
    assert head.vote == Vote("counted", 118, 25, 30) and head.draft_symbol == "A/C.2/86/L.7"
    assert head.subjects == (Subject("HARBOURS", "UNBIS"), Subject("LIGHTING", "UNBIS"))
    assert row["from_record"] == [
        *("symbol", "title", "date", "distribution_date", "agenda_item", "meeting", "vote", "draft_symbol", "subjects")
    ]
    assert found.warnings == ()


def test_what_the_document_prints_is_kept_and_what_differs_is_told(tmp_path: Path) -> None:
    path = laid(tmp_path, PRINTED, None)
    alone = extract(path)
    assert "from_record" not in to_json(alone) and alone.record is None
    found = extract(laid(tmp_path, PRINTED, record()))
    own, head = alone.document.masthead, found.document.masthead
    assert (own.title, own.date, own.distribution_date) == ("Lamps of large harbours", "2031-12-18", "2031-12-22")
    for name in ("symbol", "title", "date", "distribution_date", "agenda_item", "meeting", "session", "status"):
        assert getattr(head, name) == getattr(own, name), name
    assert to_json(found)["from_record"] == ["vote", "draft_symbol", "subjects"]
    said = [warning for warning in found.warnings if warning not in alone.warnings]
    notes = tmp_path / "A-RES-86-1.metadata.json"
    assert said == [
        f"{path}: its {what}, and {other} in {notes}; that of the document was kept"
        for what, other in (
            ("date is 2031-12-18", "2031-12-17"),
            ("date of distribution is 2031-12-22", "2031-12-19"),
            ("meeting is 72", "73"),
        )
    ]


VOTES = [
    ("Adopted without vote, 4th plenary meeting", Vote("without a vote"), 4),
    ("Adopted by recorded vote (118-25-30), 73rd plenary meeting", Vote("recorded", 118, 25, 30), 73),
    ("Adopted unanimously, 4213th meeting", Vote("counted", None, 0, 0), 4213),
    ("Adopted", None, None),
]


@pytest.mark.parametrize(("said", "vote", "meeting"), VOTES, ids=[row[0] for row in VOTES])
def test_how_a_text_was_adopted_is_read_from_the_words_of_the_library(
    said: str, vote: Vote | None, meeting: int | None, tmp_path: Path
) -> None:
    head = extract(laid(tmp_path, SILENT, record("A/RES/86/1", field("996", a=said)))).document.masthead
    assert (head.vote, head.meeting) == (vote, meeting)


def test_what_the_library_leaves_open_is_not_guessed(tmp_path: Path) -> None:
    fields = (
        field("269", a="2031-12"),
        *(field("991", b=item) for item in ("19", "20")),
        *(field("993", a=f"A/86/L.{number}") for number in (1, 2)),
    )
    found = extract(laid(tmp_path, SILENT, record("A/RES/86/1", *fields)))
    assert found.record and found.record.filled == ("symbol",) and not found.warnings


SPOILT: list[tuple[object, str]] = [
    (b'{"symbol": "A/RES', "no whole JSON"),
    (b"[" * 200_000, "no whole JSON"),
    (b"\xff\xfe\x00", "no whole JSON"),
    ([1], "no document symbol"),
    ({"title": "a list of lamps"}, "no document symbol"),
    ({"symbol": "A/RES/86/1", "record": "lamps"}, "no record of its symbol"),
    ({"symbol": "A/RES/86/1", "record": {"symbol": "A/RES/86/1", "title": 5}}, "title is no text"),
    ({"symbol": "A/RES/86/1", "record": {"symbol": "A/RES/86/1", "title": "\ud800"}}, "no text"),
    ({"symbol": "A/RES/86/1", "record": {"symbol": "A/RES/86/1", "in_favour": True}}, "no number of votes"),
    ({"symbol": "A/RES/86/1", "record": {"symbol": "A/RES/86/1", "subjects": [1]}}, "subjects are no texts"),
    ({"symbol": "A/RES/86/1", "record": {"symbol": "A/RES/86/1", "agenda": ["19"]}}, "agenda is no list"),
    (record("A/RES/86/2"), "it is the record of A/RES/86/2"),
]


@pytest.mark.parametrize(("beside", "why"), SPOILT, ids=[row[1] for row in SPOILT])
def test_a_record_that_cannot_be_used_is_told_in_one_sentence(beside: object, why: str, tmp_path: Path) -> None:
    alone = extract(laid(tmp_path, PRINTED, None))
    found = extract(laid(tmp_path, PRINTED, beside))
    assert found.document.masthead == alone.document.masthead and "from_record" not in to_json(found)
    (said,) = set(found.warnings) - set(alone.warnings)
    assert said.startswith(f"{tmp_path / 'A-RES-86-1.metadata.json'} was not used: it is ") and why in said


def test_the_record_of_another_organ_is_not_taken_for_a_text_without_symbol(tmp_path: Path) -> None:
    found = extract(laid(tmp_path, SILENT.replace("General Assembly", "Security Council"), record()))
    assert found.document.masthead.symbol is None and "a text of sc" in found.warnings[-1]


def test_notes_without_a_record_are_no_matter(tmp_path: Path) -> None:
    found = extract(laid(tmp_path, PRINTED, {"symbol": "A/RES/86/1", "files": {}}))
    assert found.record and found.record.filled == () and found.warnings == ()


def test_a_french_text_gets_no_english_title(tmp_path: Path) -> None:
    french = "L’Assemblée générale,\n\nRappelant sa résolution 70/1,\n\n1. Prie le Secrétaire général de lui faire rapport.\n"
    found = extract(laid(tmp_path, french, record(), "A-RES-86-1.fr.txt"))
    head = found.document.masthead
    assert (head.language, head.title, head.date, len(head.subjects)) == ("fr", None, "2031-12-17", 2)


def held(store: GraphStore, what: str) -> list[str]:
    return sorted(row[0].value for row in store.solutions(f"SELECT ?value WHERE {{ ?document {what} ?value }}"))


def test_a_record_that_comes_later_changes_or_goes_makes_its_document_be_read_again(tmp_path: Path) -> None:
    path, other = laid(tmp_path, SILENT, None), tmp_path / "A-RES-86-3.txt"
    other.write_text(PRINTED.replace("86/1", "86/3"), encoding="utf-8")
    notes, store = tmp_path / "A-RES-86-1.metadata.json", memory_store()

    def built() -> tuple[Path, ...]:
        plan = plan_build(store, find_files([tmp_path])[0])
        build(((str(one), found) for one, found in extract_all(plan.changed)), store, plan=plan)
        assert plan_build(store, find_files([tmp_path])[0]).changed == ()
        return plan.changed

    assert built() == (path, other) and held(store, "kg:fromRecord") == []
    laid(tmp_path, SILENT, record())
    assert built() == (path,) and "title" in held(store, "kg:fromRecord")
    assert held(store, "kg:libraryRecord") == [str(notes)]
    assert "Lamps of small harbours" in held(store, "kg:held true ; dcterms:title")
    laid(tmp_path, SILENT, record("A/RES/86/1", field("245", a="Lamps of all harbours")))
    assert built() == (path,) and "Lamps of all harbours" in held(store, "kg:held true ; dcterms:title")
    assert validate_store(store).conforms
    notes.write_bytes(b"{")
    assert built() == (path,) and any("was not used" in said for said in held(store, "kg:warning"))
    notes.unlink()
    assert built() == (path,) and held(store, "kg:fromRecord") == held(store, "kg:recordSha256") == []


def test_a_watched_document_counts_anew_when_its_record_comes(tmp_path: Path) -> None:
    path = laid(tmp_path, SILENT, None)
    steps = iter([lambda: None, lambda: laid(tmp_path, SILENT, record(), "A-RES-86-3.txt"), lambda: None, lambda: None])
    watching = looks(tmp_path, 1.0, pause=lambda seconds: next(steps)())
    seen = [next(watching) for _ in range(5)]
    assert [index for index, look in enumerate(seen) if str(path) in look.settled] == [1, 3]


def test_records_are_no_documents_and_the_builder_passes_them_over_in_silence(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = laid(folder, SILENT, record())
    shutil.copy(folder / "A-RES-86-1.metadata.json", folder / "A-RES-86-2.metadata.json")
    assert find_files([folder, *folder.iterdir()]) == ((path,), ())
    said, graphs = [], []
    for workers in ("1", "2"):
        build_it = ["build", str(folder), "--store", workers, "--workers", workers]
        done = subprocess.run([sys.executable, "-m", "kg", *build_it], cwd=tmp_path, capture_output=True, text=True)
        said.append(done.stderr)
        export = [sys.executable, "-m", "kg", "export", "--store", workers, "-f", "nquads"]
        lines = subprocess.run(export, cwd=tmp_path, capture_output=True, text=True).stdout.splitlines()
        graphs.append([line for line in lines if "generatedAtTime" not in line])
    assert [one.splitlines() for one in said] == [
        [f"kg: 1 document added, 0 replaced, 0 unchanged, 0 not read; the graph is in {one}"] for one in "12"
    ]
    assert graphs[0] == graphs[1] and any("fromRecord" in line for line in graphs[0])


def test_a_document_under_another_name_has_the_record_of_its_place_and_one_in_a_zip_file_has_none(
    tmp_path: Path,
) -> None:
    path = laid(tmp_path, SILENT, record())
    named = read_one(str(path), name="far/A-RES-86-1.en.txt")
    assert isinstance(named, Extraction) and named.record and named.record.path == "far/A-RES-86-1.metadata.json"
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in (path, tmp_path / "A-RES-86-1.metadata.json"):
            archive.write(file, file.name)
    (inside,) = find_files([tmp_path / "all.zip"])[0]
    assert extract(inside).record is None
