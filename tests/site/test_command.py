"""`kg site` and the two pages of `kg view`, as a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import kg

ASKED = [
    (("view", "--document", "A/HRC/RES/47/98"), "output/document/A-HRC-RES-47-98.html"),
    (("view", "--requests", "--on", "2021-07-01"), "output/requests-page.html"),
    (("view", "--document", "A/HRC/RES/47/98", "-o", "x/one.html"), "x/one.html"),
]


@pytest.mark.parametrize(("words", "file"), ASKED)
def test_a_page_is_written_and_its_file_named(
    store_folder: Path, tmp_path: Path, words: tuple[str, ...], file: str
) -> None:
    done = kg(*words, "--store", str(store_folder), cwd=tmp_path)
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, file, b"")
    assert (tmp_path / file).read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_site_is_written_and_its_first_page_named(store_folder: Path, site: Path, tmp_path: Path) -> None:
    done = kg("site", "--store", str(store_folder), "-o", "site", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode().strip()) == (0, "site/index.html")
    assert "pages" in done.stderr.decode()
    assert (tmp_path / "site" / "index.html").read_bytes() == (site / "index.html").read_bytes()


WRONG = [
    (("view", "--document", "A/RES/1/1"), "is not in the graph"),
    (("view", "--requests", "--on", "soon"), "is not a day"),
    (("site", "--on", "2026-13-01", "-o", "site"), "is not a day"),
    (("site", "-o", "."), "holds files and no site"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_a_mistake_is_one_sentence(store_folder: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = kg(*words, "--store", str(store_folder), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert said in done.stderr.decode() and done.stderr.decode().count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
