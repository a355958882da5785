"""Documents and records from a server on this machine that is slow, fails, breaks off, leads astray, and lies."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import FetchError, UnreadableDocument
from kg.fetch import AgendaItem, Downloader, Endpoints, Got, Wanted, content_of, endpoints, fetch_documents, read_marc
from kg.graph import build, open_store
from kg.model import Extraction
from kg.pipeline import extract
from kg.samples import samples
from kg.work import Limits, read_one
from tests.fetch.server import FULL, PDF, document_server, docx, field, marc

WANTED = Wanted()
Server = tuple[str, Counter[str], threading.Event]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    with document_server() as running:
        yield running


def places(address: str) -> Endpoints:
    return Endpoints(address + "/documents?s={symbol}&l={language}&t={format}", address + "/records?p={symbol}", ())


def fetched(
    server: Server, folder: Path, *symbols: str, wanted: Wanted = WANTED, **options: object
) -> tuple[list[Got], list[float]]:
    """What became of the symbols, and how long the downloader paused before asking again."""
    pauses: list[float] = []
    settings = {"rate": 1e9, "retries": 2, "timeout": 5.0} | options
    with Downloader(pause=pauses.append, **settings) as downloader:  # type: ignore[arg-type]
        return list(fetch_documents(symbols, folder, downloader, places(server[0]), wanted)), pauses


def test_a_document_and_its_record_lie_under_names_made_of_the_symbol(server: Server, tmp_path: Path) -> None:
    (got,), _ = fetched(server, tmp_path, "a/res/86/1", wanted=Wanted("fr", "docx"))
    assert got == Got("A/RES/86/1", "got", tmp_path / "A-RES-86-1.fr.docx")
    assert got.path and got.path.read_bytes() == docx()
    notes = json.loads((tmp_path / "A-RES-86-1.metadata.json").read_bytes())
    assert notes["record"]["title"] == "Lamps of small harbours : resolution" and notes["record"]["in_favour"] == 118
    assert notes["files"]["A-RES-86-1.fr.docx"]["url"].endswith("/documents?s=A%2FRES%2F86%2F1&l=fr&t=docx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["A-RES-86-1.fr.docx", "A-RES-86-1.metadata.json"]


REFUSED = [
    ("A/RES/86/404", "has no such document (status 404)", 1),
    ("A/RES/86/2", "a web page in place of a PDF", 1),
    ("A/RES/86/4", "connection failed", 3),
    ("A/RES/86/5", "breaks off", 3),
    ("A/RES/86/8", "another host, 'localhost", 1),
    ("A/RES/86/9", "'file:///etc/passwd', which is no safe address", 1),
    ("A/RES/86/10", "led on more than", 6),
    ("A/RES/86/12", "nothing in place of a PDF", 1),
    ("A/RES/86/14", "is no address", 1),
    ("A/RES/86/15", "answer cannot be used", 1),
    ("A/RES/86/18", "packed as 'gzip, gzip'", 1),
    ("A/RES/86/19", "breaks off", 3),
    ("lamps", "not", 0),
]


@pytest.mark.parametrize(("symbol", "reason", "times"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_not_the_document_is_not_written(
    symbol: str, reason: str, times: int, server: Server, tmp_path: Path
) -> None:
    (got,), _ = fetched(server, tmp_path, symbol)
    assert got.state == "not got" and got.path is None and reason in got.reason
    assert list(tmp_path.iterdir()) == []
    assert server[1][f"/documents {symbol}"] == times


def test_an_answer_that_breaks_off_once_is_asked_for_again(server: Server, tmp_path: Path) -> None:
    (got,), pauses = fetched(server, tmp_path, "A/RES/86/3", backoff=3.0)
    assert got.path and got.path.read_bytes() == PDF and 3.0 in pauses


def test_a_busy_server_is_given_the_time_that_it_asks_for(server: Server, tmp_path: Path) -> None:
    (got,), pauses = fetched(server, tmp_path, "A/RES/86/6", backoff=1.0)
    assert got.state == "got" and [pause for pause in pauses if pause >= 1] == [7.0, 2.0]


def test_an_answer_may_lead_on_within_its_host_and_to_known_ones(server: Server, tmp_path: Path) -> None:
    (own, foreign), _ = fetched(server, tmp_path, "A/RES/86/7", "A/RES/86/8", hosts=("localhost",))
    assert own.state == foreign.state == "got"


def test_a_server_that_says_nothing_is_given_up(server: Server, tmp_path: Path) -> None:
    (got,), _ = fetched(server, tmp_path, "A/RES/86/11", timeout=0.2, retries=1)
    assert got.state == "not got" and "did not answer in time; it was asked 2 times" in got.reason


def test_an_answer_that_is_too_large_or_never_ends_is_given_up(server: Server, tmp_path: Path) -> None:
    (large,), _ = fetched(server, tmp_path, "A/RES/86/1", limit=100)
    (long,), _ = fetched(server, tmp_path, "A/RES/86/1", seconds=0.0, retries=0)
    assert "larger than" in large.reason and "took longer" in long.reason and list(tmp_path.iterdir()) == []


def test_what_comes_packed_is_unpacked_within_the_limit(server: Server, tmp_path: Path) -> None:
    (whole, bomb), _ = fetched(server, tmp_path, "A/RES/86/16", "A/RES/86/17", limit=100_000)
    assert whole.path and whole.path.read_bytes() == PDF and "larger than 0.1 MB" in bomb.reason


def test_a_server_that_sends_a_sign_now_and_then_is_given_up(server: Server, tmp_path: Path) -> None:
    (got,), _ = fetched(server, tmp_path, "A/RES/86/31", seconds=0.2, retries=0)
    assert "took longer than 0.2 seconds" in got.reason


def test_a_record_that_breaks_off_is_asked_for_again(server: Server, tmp_path: Path) -> None:
    (got,), _ = fetched(server, tmp_path, "A/RES/86/24")
    assert not got.without_record and server[1]["/records A/RES/86/24"] == 2


def test_a_document_that_was_left_half_is_fetched_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / "A-RES-86-1.en.pdf").write_bytes(PDF[:100])
    (got,), _ = fetched(server, tmp_path, "A/RES/86/1")
    assert got.state == "got" and (tmp_path / "A-RES-86-1.en.pdf").read_bytes() == PDF


def test_two_languages_of_a_document_share_one_file_of_notes(server: Server, tmp_path: Path) -> None:
    for language in ("en", "fr"):
        fetched(server, tmp_path, "A/RES/86/1", wanted=Wanted(language))
    notes = json.loads((tmp_path / "A-RES-86-1.metadata.json").read_bytes())
    assert sorted(notes["files"]) == ["A-RES-86-1.en.pdf", "A-RES-86-1.fr.pdf"] and notes["record"]


def test_without_network_one_sentence_says_so(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
        options = ("--documents-url", address + "/{symbol}", "--backoff", "0", "--rate", "1000", "-o", "there")
        asked = [sys.executable, "-m", "kg", "fetch", "A/RES/86/1", "A/RES/86/30", *options]
        free = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        done = subprocess.run(asked, cwd=tmp_path, env=free, capture_output=True, text=True, timeout=60)
        bad = free | {"HTTP_PROXY": "nonsense://x"}
        wrong = subprocess.run(asked, cwd=tmp_path, env=bad, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and done.stdout == "" and len(done.stderr.splitlines()) == 1
    assert "cannot be reached: no connection" in done.stderr and "check the network" in done.stderr
    assert wrong.returncode == 1 and "HTTP_PROXY" in wrong.stderr and len(wrong.stderr.splitlines()) == 1


def test_a_password_in_an_address_is_written_nowhere(server: Server, tmp_path: Path) -> None:
    address = server[0].replace("://", "://me:secret@")
    given = ("--documents-url", address + "/documents?s={symbol}&t={format}", "--no-metadata", "-o", "there")
    asked = [sys.executable, "-m", "kg", "--verbose", "--log-format", "json", "fetch", "A/RES/86/1", "A/RES/86/404"]
    done = subprocess.run([*asked, *given, "--rate", "1000"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert [json.loads(line)["level"] for line in done.stderr.splitlines()][-1] == "info"
    assert "secret" not in done.stderr + (tmp_path / "there" / "A-RES-86-1.metadata.json").read_text()


def test_a_build_that_is_interrupted_leaves_a_manifest_of_what_it_did(server: Server, tmp_path: Path) -> None:
    first, second = samples() / "A_RES_72_901.txt", samples() / "S_PRST_2019_91.xml"
    given = [str(first), str(second), "absent.txt", f"{server[0]}/documents?s=A/RES/86/11"]
    command = [sys.executable, "-m", "kg", "--verbose", "build", *given]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None and any(f"read {second}" in line for line in process.stderr)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    told = json.loads((tmp_path / "output" / "graph.manifest.json").read_bytes())
    assert process.returncode == 130 and told["complete"] is False
    assert told["read"][0]["path"] == given[0] and told["counts"]["added"] >= 1
    assert [row["path"] for row in told["not read"]] == ["absent.txt"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_password_in_the_url_of_a_document_is_written_nowhere(workers: str, server: Server, tmp_path: Path) -> None:
    address = server[0].replace("://", "://me:s3cr3t@")
    urls = [f"{address}/text", f"{address}/documents?s=A/RES/86/404", "http://me:s3cr3t@[/x.txt"]
    for command in ("build", "extract"):
        asked = [sys.executable, "-m", "kg", "--verbose", "--log-format", "json", command, *urls, "-w", workers]
        done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, timeout=120)
        said = [json.loads(line)["message"] for line in done.stderr.splitlines()]
        assert done.returncode == 1 and "s3cr3t" not in done.stdout + done.stderr
        assert any("is no address" in one for one in said) and not any("fault" in one for one in said)
    manifest = json.loads((tmp_path / "output" / "graph.manifest.json").read_text())
    assert manifest["read"][0]["path"] == f"{server[0]}/text" and "s3cr3t" not in json.dumps(manifest)
    assert not [path for path in (tmp_path / "output").rglob("*") if path.is_file() and b"s3cr3t" in path.read_bytes()]


def test_the_limit_of_size_holds_for_urls(server: Server) -> None:
    found = read_one(f"{server[0]}/text", limits=Limits(megabytes=0.0001))
    assert isinstance(found, UnreadableDocument) and "--max-size" in str(found)


LISTS = [
    "\ufeffA/RES/86/1\r\n\r\n# all\r\nA/RES/86/1\r\n".encode(),
    "\ufeffA/RES/86/1\r\n".encode("utf-16-le"),
]


@pytest.mark.parametrize("data", LISTS, ids=["utf-8", "utf-16"])
def test_lists_of_windows_are_read(data: bytes, server: Server, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(data)
    asked = command(server, "--from-list", "list.txt", "-o", "there", "--no-metadata")
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stdout.split() == ["there/A-RES-86-1.en.pdf"], done.stderr


def test_requests_keep_their_distance(server: Server, tmp_path: Path) -> None:
    _, pauses = fetched(server, tmp_path, "A/RES/86/1", "A/RES/86/30", rate=0.01)
    assert len(pauses) == 3 and all(90 < pause <= 300 for pause in pauses)


def test_what_is_there_is_not_asked_for_and_with_again_only_if_it_changed(server: Server, tmp_path: Path) -> None:
    first, _ = fetched(server, tmp_path, "A/RES/86/13", "A/RES/86/13")
    second, _ = fetched(server, tmp_path, "A/RES/86/13")
    assert [got.state for got in (*first, *second)] == ["got", "kept"] and sum(server[1].values()) == 2
    written = (tmp_path / "A-RES-86-13.en.pdf").stat().st_mtime_ns
    (third,), _ = fetched(server, tmp_path, "A/RES/86/13", wanted=Wanted(again=True))
    assert third.state == "kept" and server[1]["/documents A/RES/86/13"] == 2
    assert (tmp_path / "A-RES-86-13.en.pdf").stat().st_mtime_ns == written


def test_spoilt_notes_are_written_anew(server: Server, tmp_path: Path) -> None:
    for spoilt in (b"{", b"[]", b'{"files": [1]}', b'{"files": {"a": 1}}'):
        (tmp_path / "A-RES-86-1.metadata.json").write_bytes(spoilt)
        (got,), _ = fetched(server, tmp_path, "A/RES/86/1", wanted=Wanted(again=True))
        assert got.state == "got" and b"Lamps" in (tmp_path / "A-RES-86-1.metadata.json").read_bytes()


WITHOUT_RECORD = [
    ("A/RES/86/20", "the server answers 202"),
    ("A/RES/86/21", "no record of this symbol"),
    ("A/RES/86/22", "entities"),
    ("A/RES/86/23", "no MARCXML"),
]


@pytest.mark.parametrize(("symbol", "reason"), WITHOUT_RECORD, ids=[row[0] for row in WITHOUT_RECORD])
def test_a_document_is_kept_without_its_record(symbol: str, reason: str, server: Server, tmp_path: Path) -> None:
    (got,), _ = fetched(server, tmp_path, symbol)
    assert got.state == "got" and reason in got.without_record
    assert "record" not in json.loads((tmp_path / f"{symbol.replace('/', '-')}.metadata.json").read_bytes())


def test_a_record_is_read_field_by_field() -> None:
    record = read_marc(marc("A/RES/86/1", *FULL), "A/RES/86/1")
    assert (record.number, record.date, record.title) == (
        "3954321",
        "2031-12-19",
        "Lamps of small harbours : resolution",
    )
    assert (record.in_favour, record.against, record.abstaining) == (118, 25, 30)
    assert record.agenda == (AgendaItem("A/86/251", "19 (c)", "Sustainable development: lamps"),)
    assert record.related == ("A/86/460/Add.3", "A/86/PV.73") and record.subjects == ("HARBOURS", "LIGHTING")
    bare = read_marc(marc("S/RES/1325 (2000)"), "S/RES/1325(2000)")
    assert (bare.title, bare.date, bare.vote, bare.in_favour, bare.agenda) == (None, None, None, None, ())
    counted = read_marc(marc("A/RES/86/1", field("996", b="12", c="3", d="0")), "A/RES/86/1")
    assert (counted.vote, counted.in_favour, counted.against, counted.abstaining) == (None, 12, 3, 0)


def test_addresses_are_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_DOCUMENTS_URL", "https://mirror.example/{symbol}.{format}")
    monkeypatch.setenv("KG_FETCH_HOSTS", "a.example b.example")
    found = endpoints(library="https://library.example/{symbol}")
    assert found.document("A/RES/70/1", "en", "pdf") == "https://mirror.example/A%2FRES%2F70%2F1.pdf"
    assert found.record("S/RES/1(1946)") == "https://library.example/S%2FRES%2F1%281946%29"
    assert found.hosts == ("a.example", "b.example")
    for bad in ("file:///{symbol}", "https://mirror.example/"):
        with pytest.raises(FetchError, match="no address of documents"):
            endpoints(documents=bad)


def test_a_document_may_be_read_from_its_url(server: Server) -> None:
    found = read_one(f"{server[0]}/text")
    assert isinstance(found, Extraction) and found.document.masthead.symbol == "A/RES/86/300"
    with pytest.raises(FetchError, match="could not be fetched"):
        content_of(f"{server[0]}/documents?s=A/RES/86/404")


def command(server: Server, *arguments: str) -> list[str]:
    addresses = places(server[0])
    given = ("--documents-url", addresses.documents, "--library-url", addresses.library, "--rate", "1000")
    return [sys.executable, "-m", "kg", "fetch", *arguments, *given, "--backoff", "0"]


def test_the_command_tells_what_it_got_and_what_not_and_why(server: Server, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("# symbols\nA/RES/86/1  # the first\n\nA/RES/86/404\nlamps\n", encoding="utf-8")
    asked = command(server, "A/RES/86/20", "--from-list", "list.txt", "--retries", "0", "-o", "there")
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stdout.split() == ["there/A-RES-86-20.en.pdf", "there/A-RES-86-1.en.pdf"]
    said = done.stderr.splitlines()
    assert (
        "A/RES/86/20 is without its record" in said[0] and "A/RES/86/404 was not got: the server has no such" in said[1]
    )
    assert said[2].startswith("kg: lamps was not got") and "2 documents got, 0 there already, 2 not got" in said[3]


def test_what_the_graph_cites_and_does_not_hold_is_fetched(server: Server, tmp_path: Path) -> None:
    with open_store(tmp_path / "graph") as store:
        build([("a.txt", extract(samples() / "A_RES_72_901.txt"))], store)
    asked = command(server, "--cited-by-store", "--store", "graph", "--limit", "2", "-o", "there", "--no-metadata")
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert len(done.stdout.split()) == 2 and "2 documents got" in done.stderr, done.stderr
    assert not any(key.startswith("/records") for key in server[1])


def test_interrupting_keeps_what_is_whole_and_the_next_run_goes_on(server: Server, tmp_path: Path) -> None:
    asked = command(server, "A/RES/86/1", "A/RES/86/11", "A/RES/86/30", "-o", "there", "--no-metadata")
    process = subprocess.Popen(asked, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"there/A-RES-86-1.en.pdf\n"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and b"what was finished is kept" in said and b"Traceback" not in said
    assert sorted(os.listdir(tmp_path / "there")) == ["A-RES-86-1.en.pdf", "A-RES-86-1.metadata.json"]
    server[2].set()
    again = subprocess.run([*asked, "--retries", "0"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert "1 document got, 1 there already, 1 not got" in again.stderr


def test_the_command_refuses_what_it_cannot_ask_for(tmp_path: Path) -> None:
    for arguments, word in (
        ((), "name what to fetch"),
        (("A/RES/70/1", "-f", "doc"), "pdf, docx"),
        (("A/1", "-l", "de"), "official"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "kg", "fetch", *arguments], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == 1 and word in done.stderr and "Traceback" not in done.stderr
