"""Every thing gets a file of its own, with a name that every file system takes."""

from __future__ import annotations

import re

import pytest

from kg.site.addresses import addresses, root_of

BASE = "https://x.example/"
SAFE = re.compile(r"(?:document|instrument|organ|action)/[A-Za-z0-9.()_-]{1,110}\.html")
PLAIN = [
    ("document/A-RES-70-1", "document/A-RES-70-1.html"),
    ("document/A-RES-217A(III)", "document/A-RES-217A(III).html"),
    ("instrument/charter-of-the-united-nations", "instrument/charter-of-the-united-nations.html"),
    ("organ/hrc", "organ/hrc.html"),
    ("action/take-note", "action/take-note.html"),
]
HOSTILE = [
    "document/..%2F..%2Fetc",
    "document/../../etc",
    "document/con",
    "document/CON.",
    "document/",
    "document/" + "x" * 300,
    "document/%D0%BB%D0%B0%D0%BC%D0%BF%D0%B0",
    "document/a%00b",
    "document/a:b",
    "document/a%5Cb",
    "elsewhere/x",
]


@pytest.mark.parametrize(("path", "file"), PLAIN)
def test_a_plain_name_is_the_end_of_the_iri(path: str, file: str) -> None:
    assert addresses(BASE, [BASE + path]) == {BASE + path: file}


@pytest.mark.parametrize("path", HOSTILE)
def test_no_name_leaves_the_folder_or_offends_a_file_system(path: str) -> None:
    (file,) = addresses(BASE, [BASE + path]).values()
    assert SAFE.fullmatch(file)
    stem = file.rpartition("/")[2].removesuffix(".html")
    assert not stem.startswith(".") and not stem.endswith(".") and stem.casefold() not in ("con", "nul", "aux", "prn")


def test_no_two_things_share_a_file_whatever_their_case() -> None:
    iris = [BASE + path for path in (*HOSTILE, *(row[0] for row in PLAIN))]
    iris += [BASE + "document/a-res-70-1", BASE + "document/A%2FRES%2F70%2F1", BASE + "document/A-RES-70-1%20"]
    found = addresses(BASE, iris)
    assert len(found) == len(set(iris)) == len({file.casefold() for file in found.values()})
    assert addresses(BASE, reversed(iris)) == found


@pytest.mark.parametrize(("path", "root"), [("index.html", ""), ("document/x.html", "../")])
def test_the_way_back_to_the_root(path: str, root: str) -> None:
    assert root_of(path) == root
