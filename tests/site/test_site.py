"""A site holds together: every link leads somewhere, every page has its policy, a second run changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from kg.errors import KgError, UnknownName
from kg.graph import GraphStore, build, memory_store
from kg.site import write_document, write_requests, write_site
from kg.site.collection import collection
from kg.site.plan import plan
from kg.symbol import is_symbol
from kg.symbol import page as page_at_un
from tests.graph.specimens import specimens

VOID = {"a": "href", "link": "href", "img": "src", "script": "src", "iframe": "src", "form": "action", "use": "href"}


class Read(HTMLParser):
    """What a page refers to, its ids, its policy, and its elements with an attribute that runs script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.policy = ""
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in VOID and given.get(VOID[tag]):
            self.links.append((tag, given[VOID[tag]] or ""))
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Read]:
    return {path: Read(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def local(pages: dict[Path, Read]) -> Iterator[tuple[Path, str]]:
    for path, page in pages.items():
        for _, href in page.links:
            if not href.startswith(("https://", "http://", "data:")):
                yield path, href


def test_every_link_leads_to_a_file_and_every_anchor_to_an_element(site: Path, pages: dict[Path, Read]) -> None:
    checked = 0
    for path, href in local(pages):
        parts = urlsplit(href)
        assert not parts.path.startswith("/"), (path, href)
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
        assert target.is_relative_to(site.resolve()) and target.is_file(), (path, href)
        if parts.fragment and target.suffix == ".html" and not parts.fragment.startswith(("q=", "text=")):
            assert unquote(parts.fragment) in pages[site / target.relative_to(site.resolve())].ids, (path, href)
        checked += 1
    assert checked > 300


def test_reports_lead_to_the_pages_of_the_site_and_these_to_the_united_nations(
    site: Path, pages: dict[Path, Read], store: GraphStore
) -> None:
    own = {page_at_un(key): site / file for key, file in plan(store, collection(store)).texts.items() if is_symbol(key)}
    reports = [page for path, page in pages.items() if path.parent.name == "report"]
    led = [(tag, href) for page in reports for tag, href in page.links if tag == "a"]
    assert sum(href.startswith("../document/") for _, href in led) > 10
    assert not own.keys() & {href for _, href in led}
    read = site / "document" / "A-HRC-RES-44-98.html"
    assert page_at_un("A/HRC/RES/44/98") in {href for _, href in pages[read].links}


def test_every_entry_of_the_search_leads_to_a_page(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    data = json.loads(text.partition('id="names">')[2].partition("</script>")[0])
    addresses = [row[3] for row in data["rows"] if row[3]]
    assert len(addresses) > 20
    assert [one for one in addresses if not (site / one.partition("#")[0]).is_file()] == []


def test_every_page_has_a_strict_policy_and_asks_for_its_style_only(pages: dict[Path, Read]) -> None:
    for path, page in pages.items():
        assert page.policy.startswith("default-src 'none'"), path
        assert "unsafe" not in page.policy and "*" not in page.policy, path
        assert page.handlers == [], path
        loaded = [href for tag, href in page.links if tag != "a" and not href.startswith("data:")]
        assert all(href in ("style.css", "../style.css") for href in loaded), path
        outside = {urlsplit(href).netloc for tag, href in page.links if tag == "a"} - {""}
        assert outside <= {"docs.un.org"}, path
        assert len(page.ids) == len(set(page.ids)), path


def test_every_page_has_the_same_navigation(site: Path, pages: dict[Path, Read]) -> None:
    for path, page in pages.items():
        root = "../" if path.parent != site else ""
        hrefs = {href for _, href in page.links}
        chapters = ("index", "explorer", "requests", "organs", "verbs", "reports", "questions", "downloads")
        assert {f"{root}{name}.html" for name in chapters} <= hrefs, path


def test_the_manifest_lists_every_file(site: Path) -> None:
    listed = json.loads((site / "site.json").read_text(encoding="utf-8"))["files"]
    assert sorted([*listed, "site.json"]) == sorted(digests(site))


def test_no_file_lies_outside_the_folder(site: Path) -> None:
    assert [path.name for path in site.parent.iterdir()] == [site.name]


def test_the_same_graph_gives_the_same_bytes_and_a_second_run_writes_nothing(
    store: GraphStore, site: Path, tmp_path: Path
) -> None:
    write_site(store, tmp_path / "again")
    assert digests(tmp_path / "again") == digests(site)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "again").rglob("*.html")}
    written = write_site(store, tmp_path / "again")
    assert written.removed == ()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "again").rglob("*.html")} == before
    assert digests(tmp_path / "again") == digests(site)


def test_pages_of_an_earlier_run_go_and_other_files_stay(store: GraphStore, tmp_path: Path) -> None:
    folder, outside = tmp_path / "site", tmp_path / "outside.txt"
    write_site(store, folder)
    outside.write_text("mine")
    (folder / "document" / "notes.txt").write_text("mine")
    (folder / "document" / "old.html").write_text("stale")
    (folder / "gone").mkdir()
    (folder / "gone" / "old.html").write_text("stale")
    manifest = json.loads((folder / "site.json").read_text(encoding="utf-8"))
    manifest["files"] += ["document/old.html", "gone/old.html", "../outside.txt", str(outside), "gone/never.html"]
    (folder / "site.json").write_text(json.dumps(manifest))
    assert write_site(store, folder).removed == ("document/old.html", "gone/old.html")
    assert outside.read_text() == "mine" and (folder / "document" / "notes.txt").read_text() == "mine"
    assert not (folder / "gone").exists()


def test_a_folder_of_something_else_is_left_alone(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(KgError, match="no site"):
        write_site(store, tmp_path)
    (tmp_path / "site.json").write_text("[]")
    with pytest.raises(KgError, match="not the list"):
        write_site(store, tmp_path)
    assert (tmp_path / "index.html").read_text() == "mine"


def test_a_link_in_the_folder_is_not_followed(store: GraphStore, site: Path, tmp_path: Path) -> None:
    folder, target = tmp_path / "site", tmp_path / "target.txt"
    target.write_text("mine")
    write_site(store, folder)
    (folder / "organs.html").unlink()
    (folder / "organs.html").symlink_to(target)
    write_site(store, folder)
    assert target.read_text() == "mine"
    assert (folder / "organs.html").read_bytes() == (site / "organs.html").read_bytes()


def test_the_day_changes_the_requests_only_and_must_be_one(store: GraphStore, site: Path, tmp_path: Path) -> None:
    write_site(store, tmp_path / "later", on="2099-01-01")
    later, now = digests(tmp_path / "later"), digests(site)
    assert [name for name in now if now[name] != later[name]] == ["requests.html"]
    with pytest.raises(UnknownName, match="2026-11-21"):
        write_site(store, tmp_path / "never", on="tomorrow")
    assert not (tmp_path / "never").exists()


def test_one_document_stands_alone(store: GraphStore, tmp_path: Path) -> None:
    for symbol in ("A/HRC/RES/47/98", "a/hrc/res/47/98"):
        page = Read(write_document(store, tmp_path / "one.html", symbol).read_text(encoding="utf-8"))
        assert {urlsplit(href).netloc for tag, href in page.links if not href.startswith(("#", "data:"))} == {
            "docs.un.org"
        }
        assert "sha256-" in page.policy and "file:" not in page.policy


@pytest.mark.parametrize(
    ("symbol", "said"), [("A/HRC/RES/5/1", "not in the collection"), ("A/RES/1/1", "not in the graph")]
)
def test_a_document_that_is_not_held_is_named(store: GraphStore, tmp_path: Path, symbol: str, said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        write_document(store, tmp_path / "one.html", symbol)


def test_requests_stand_alone(store: GraphStore, tmp_path: Path) -> None:
    text = write_requests(store, tmp_path / "requests.html", on="2021-07-01").read_text(encoding="utf-8")
    assert "as they stand on 1 July 2021" in text and "sha256-" in Read(text).policy


def test_an_empty_store_has_no_site(tmp_path: Path) -> None:
    with memory_store() as empty, pytest.raises(KgError, match="kg build"):
        write_site(empty, tmp_path / "site")
    with memory_store() as empty, pytest.raises(KgError, match="kg build"):
        write_requests(empty, tmp_path / "requests.html")


def test_a_store_under_another_base_has_its_site(tmp_path: Path) -> None:
    with memory_store(base="https://elsewhere.example/un/") as other:
        build(specimens(), other)
        write_site(other, tmp_path / "site")
    assert (tmp_path / "site" / "document" / "A-HRC-RES-47-98.html").is_file()
