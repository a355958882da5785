"""ZIP files: documents inside are read in memory, one by one; what is hostile is refused, and the rest goes on."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from kg.errors import KgError, UnreadableDocument
from kg.pipeline import extract_all, find_files
from kg.readers import archives, documents_in, read, zipped
from kg.readers.archives import members
from kg.work import Limits, read_one
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


HOSTILE = ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:/x.txt", "a\\..\\x.txt", "\\x.txt", "new\nline.txt"]


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
    (deepest,) = find_files([tmp_path / "nested.zip"])[0]
    with pytest.raises(UnreadableDocument, match=r"b.zip/c.zip is an archive in an archive in an archive"):
        read(deepest)
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


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_that_unpack_without_a_bound_are_refused(tmp_path: Path, packing: int) -> None:
    with zipfile.ZipFile(tmp_path / "odd.zip", "w", packing) as archive:
        archive.writestr("x.txt", TEXT)
    with pytest.raises(UnreadableDocument, match=r"odd.zip holds x.txt, which is packed in an unusual way"):
        read(tmp_path / "odd.zip" / "x.txt")


def test_an_archive_inside_that_cannot_be_opened_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    none = b"lamps"
    bad, evil = forms.zipped({"x.txt": TEXT})[:-9], forms.zipped({"../x.txt": TEXT})
    inner = forms.zipped({"x.txt": TEXT})
    (tmp_path / "a.zip").write_bytes(
        forms.zipped({"bad.zip": bad, "but.zip": none, "evil.zip": evil, "in.zip": inner, "z.txt": TEXT})
    )
    taken, _ = find_files([tmp_path])
    assert [str(path.relative_to(tmp_path / "a.zip")) for path in taken] == [
        "bad.zip",
        "but.zip",
        "evil.zip",
        "in.zip/x.txt",
        "z.txt",
    ]
    said = [str(found) if isinstance(found, KgError) else "" for _, found in extract_all(taken)]
    assert "a.zip/bad.zip is a damaged ZIP file" in said[0] and "a.zip/evil.zip holds" in said[2]
    assert "a.zip/but.zip is called a ZIP file and is none" in said[1] and said[3:] == ["", ""]


WRITTEN = [
    ("./draft.txt", "draft.txt"),
    ("deep//draft.txt", "deep/draft.txt"),
    ("deep\\draft.txt", "deep/draft.txt"),
    ("\u251c\u2310t.txt", "ét.txt"),
    ("\u00e9t.txt", "ét.txt"),
]
"""Names as other programs write them; the fourth is UTF-8 that does not say so, as on macOS."""


@pytest.mark.parametrize(("written", "named"), WRITTEN)
def test_names_that_other_programs_write_are_found(tmp_path: Path, written: str, named: str) -> None:
    data = forms.zipped({written: TEXT})
    if not written.startswith("\u00e9") and not written.isascii():
        plain = forms.zipped({"a" * len(written.encode("cp437")): TEXT})
        data = plain.replace(b"a" * len(written.encode("cp437")), written.encode("cp437"))
    (tmp_path / "a.zip").write_bytes(data)
    (path,) = find_files([tmp_path])[0]
    assert str(path.relative_to(tmp_path / "a.zip")) == named and read(path).blocks


@pytest.mark.parametrize(("second", "refused"), [(TEXT, False), (TEXT + "2. Decides more.\n", True)])
def test_two_files_of_one_name_are_read_only_if_they_are_the_same(tmp_path: Path, second: str, refused: bool) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for text in (TEXT, second):
            archive.writestr("x.txt", text)
    ((_, found),) = extract_all(find_files([tmp_path])[0])
    assert isinstance(found, KgError) == refused
    assert not refused or "holds 2 different files that are all called x.txt" in str(found)


def test_an_archive_that_is_written_anew_is_opened_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    for text in (TEXT, TEXT + "\n\n9. Decides to light one lamp more.\n"):
        path.write_bytes(forms.zipped({"x.txt": text, "y.txt": text}))
        assert [file.name for file in find_files([path])[0]] == ["x.txt", "y.txt"]
        assert "one lamp more" in read(path / "x.txt").blocks[-1].text or text == TEXT


def test_the_directory_of_an_archive_is_read_once_for_all_its_documents(tmp_path: Path) -> None:
    inner = forms.zipped({f"{number}.txt": TEXT for number in range(20)})
    (tmp_path / "a.zip").write_bytes(forms.zipped({"b.zip": inner}))
    before = archives._opened.cache_info().misses
    for path in members(tmp_path / "a.zip"):
        assert read(path).blocks
    assert archives._opened.cache_info().misses == before + 2


def test_the_limit_of_size_holds_for_documents_in_archives(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(forms.zipped({"b.zip": forms.zipped({"x.txt": TEXT}), "y.txt": TEXT}))
    for name in ("b.zip/x.txt", "y.txt"):
        found = read_one(str(tmp_path / "a.zip" / name), limits=Limits(megabytes=0.0002))
        assert isinstance(found, UnreadableDocument) and "--max-size" in str(found)
