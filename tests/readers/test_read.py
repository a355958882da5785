"""Files are read by the reader that fits, or refused with one sentence that says what to do."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import kg.readers
from kg.errors import UnreadableDocument
from kg.readers import READERS, read, read_content
from kg.readers.files import LIMIT

AKN = (
    b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"/></akomaNtoso>'
)

FITTING = [
    ("draft.txt", b"The Specimen Council,\n\nNoting the facts,\n", "text"),
    ("draft.txt", b"*The Specimen Council,*\n\n1. *Notes* the facts;\n", "markdown"),
    ("draft.txt", b"The Council,<sup>1</sup>\n", "markdown"),
    ("draft.txt", b"_Noting_ the facts,\n", "markdown"),
    ("draft.md", b"The Specimen Council,\n", "markdown"),
    ("draft", b"The Specimen Council,\n", "text"),
    ("draft.unknown", b"# Specimen Council\n", "markdown"),
    ("draft.xml", AKN, "akn"),
    ("draft.txt", AKN, "akn"),
    ("draft.xml", b"The Specimen Council,\n", "text"),
]


@pytest.mark.parametrize(("name", "content", "format_"), FITTING)
def test_suffix_and_content_choose_the_reader(name: str, content: bytes, format_: str) -> None:
    assert read_content(content, name).format == format_


REFUSED = [
    ("a.txt", b"", "is empty"),
    ("a.txt", b" \n\t\r\n \x0c", "is empty"),
    ("a.txt", b"\xef\xbb\xbf \n", "is empty"),
    ("a.docx", b"PK\x03\x04 rest", "is a damaged ZIP file"),
    ("a.doc", b"\xd0\xcf\x11\xe0 rest", "is an old Word file"),
    ("a.rtf", b"{\\rtf1 rest", "is an RTF file"),
    ("a.txt", b"\x89PNG\r\n", "is an image"),
    ("a.txt", bytes(range(32)) * 40, "is binary"),
    ("a.xml", b'<?xml version="1.0"?><letter/>', "is XML, but neither Akoma Ntoso nor HTML"),
    ("a.xml", AKN[:-9], "is not well-formed XML"),
    ("a.xml", b'<!DOCTYPE akomaNtoso [<!ENTITY e "x">]>' + AKN.replace(b"/>", b">&e;</statement>"), "uses entities"),
]


@pytest.mark.parametrize(("name", "content", "sentence"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_name_and_advice(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_content(content, name)
    assert name in str(error.value)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(LIMIT + 1)
    for path, sentence in (
        (tmp_path / "none.txt", "does not exist"),
        (tmp_path, "is a folder"),
        (huge, "is too large"),
    ):
        with pytest.raises(UnreadableDocument, match=sentence):
            read(path)


def test_entities_do_not_reach_for_files_or_grow(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    document = f'<!DOCTYPE akomaNtoso [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode() + AKN.replace(
        b"/>", b"><mainBody><p>&e;</p></mainBody></statement>"
    )
    with pytest.raises(UnreadableDocument, match="entities"):
        read_content(document, "a.xml")


ENCODINGS = [
    ("utf-8", 0),
    ("utf-8-sig", 0),
    ("utf-16", 0),
    ("cp1252", 1),
]


@pytest.mark.parametrize(("encoding", "warnings"), ENCODINGS)
def test_other_encodings_are_guessed_and_said(encoding: str, warnings: int) -> None:
    text = (
        "Le Conseil spécimen,\n\nRappelant sa décision précédente, adoptée à Genève où siège l’assemblée générale,\n"
        * 9
    )
    read_text = read_content(text.encode(encoding), "a.txt")
    assert read_text.blocks[0].text == "Le Conseil spécimen,"
    assert len(read_text.warnings) == warnings
    assert all("not UTF-8" in warning for warning in read_text.warnings)


def test_every_reader_is_reached_by_its_suffixes_and_is_named_once() -> None:
    names = [reader.format for reader in READERS]
    assert len(names) == len(set(names))
    assert all(suffix.startswith(".") for reader in READERS for suffix in reader.suffixes)


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(kg.readers.__path__)])
def test_the_examples_in_docstrings_hold(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"kg.readers.{name}"))
    assert failed == 0
