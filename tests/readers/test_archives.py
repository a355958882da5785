"""ZIP files: documents inside are read in memory, one by one; what is hostile is refused, and the rest goes on."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from kg.errors import KgError, UnreadableDocument
from kg.pipeline import extract_all, find_files
from kg.readers import documents_in, read, zipped
from kg.readers.archives import members
from tests.readers import forms

TEXT = forms.SPECIMEN.text()


def test_documents_in_archives_and_in_archives_in_them_are_found_and_read(tmp_path: Path) -> None:
    inner = forms.zipped({"deep/draft.html": forms.html()})
    bundle = tmp_path / "bundle.ZIP"
    bundle.write_bytes(
        forms.zipped(
            {"draft.docx": forms.docx(), "b.zip": inner, ".hidden.txt": "x", "__MACOSX/a.txt": "x", "a.xyz": "x"}
        )
    )
    (tmp_path / "plain.txt").write_text(TEXT)
    taken, passed_over = find_files([tmp_path])
    shown = [str(path.relative_to(tmp_path)) for path in taken]
    assert shown == ["bundle.ZIP/b.zip/deep/draft.html", "bundle.ZIP/draft.docx", "plain.txt"]
    assert [path.name for path in passed_over] == ["a.xyz"]
    found = list(extract_all(taken))
    assert all(not isinstance(one, KgError) and len(one.citations) > 8 for _, one in found)
    assert len({one.sha256 for _, one in found if not isinstance(one, KgError)}) == 3
    assert find_files([bundle])[0] == taken[:2]


def test_a_missing_member_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(forms.zipped({"x.txt": TEXT}))
    with pytest.raises(UnreadableDocument, match="holds no y"):
        read(tmp_path / "a.zip" / "y.txt")
    assert read(tmp_path / "a.zip" / "x.txt").blocks


HOSTILE = ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:/x.txt", "a\\..\\x.txt", "new\nline.txt"]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_reach_out_of_an_archive_are_refused(tmp_path: Path, name: str) -> None:
    bundle = tmp_path / "evil.zip"
    bundle.write_bytes(forms.zipped({name: TEXT}))
    with pytest.raises(UnreadableDocument, match="hostile"):
        members(bundle)
    ((path, error),) = extract_all(find_files([tmp_path])[0])
    assert path == bundle and isinstance(error, KgError) and "hostile" in str(error)
    assert [file.name for file in tmp_path.parent.rglob("x.txt")] == []


def test_bombs_links_locked_and_damaged_archives_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(forms.zipped({"x.txt": b"0" * (40 * 1024 * 1024)}))
    with pytest.raises(UnreadableDocument, match="unpacks to more than"):
        read(bomb / "x.txt")
    nested = forms.zipped({"c.zip": forms.zipped({"x.txt": TEXT})})
    (tmp_path / "nested.zip").write_bytes(forms.zipped({"b.zip": nested}))
    with pytest.raises(UnreadableDocument, match="archives in archives in archives"):
        members(tmp_path / "nested.zip")
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert members(tmp_path / "link.zip") == ()
    (tmp_path / "cut.zip").write_bytes(forms.zipped({"x.txt": TEXT})[:60])
    assert documents_in(tmp_path / "cut.zip") == (tmp_path / "cut.zip",)
    with pytest.raises(UnreadableDocument, match="damaged ZIP file"):
        read(tmp_path / "cut.zip")


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(zipped.MEMBERS + 1):
            archive.writestr(f"{number}.txt", b"")
    with pytest.raises(UnreadableDocument, match="members"):
        members(tmp_path / "many.zip")
