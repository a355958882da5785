"""The command line as a user meets it: results on stdout, remarks on stderr, one sentence for every mistake."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli import app, main
from kg.graph import open_store
from kg.samples import samples

EVERY_COMMAND = tuple(
    sorted(str(command.name or command.callback.__name__) for command in app.registered_commands if command.callback)
)
READERS = (
    ("query", "hubs"),
    ("report", "all"),
    ("view",),
    ("view", "--document", "A/RES/70/1"),
    ("view", "--requests"),
    ("site",),
    ("export", "-o", "x.ttl"),
    ("validate",),
    ("forget", "A/RES/70/1"),
    ("serve", "--port", "0"),
    ("diff", "A/RES/70/1", "A/RES/75/1"),
    ("check", "A/RES/70/1"),
)
"""Commands that need a graph."""


def kg(*arguments: str, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder."""
    command = [sys.executable, "-m", "kg", *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "120"}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment, timeout=300)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the samples have been built into output/graph."""
    folder = tmp_path_factory.mktemp("built")
    done = kg("build", str(samples()), cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


def test_help_names_every_command_without_importing_the_libraries(tmp_path: Path) -> None:
    shown = kg("--help", cwd=tmp_path)
    assert shown.returncode == 0
    assert all(f"  {name} " in shown.stdout.decode() for name in EVERY_COMMAND)
    probe = "import sys; sys.argv = ['kg', '--help']\nfrom kg.cli import main\ntry:\n    main()\nexcept SystemExit: pass\nprint(sorted({'spacy', 'rdflib', 'networkx', 'pyoxigraph', 'numpy', 'pyvis', 'lxml'} & set(sys.modules)))"
    modules = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert modules.stdout.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_every_command_explains_itself(name: str, tmp_path: Path) -> None:
    shown = kg(name, "--help", cwd=tmp_path)
    assert shown.returncode == 0 and b"Usage:" in shown.stdout


def said(arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    """What a command that fails says."""
    monkeypatch.setattr(sys, "argv", ["kg", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 1
    return capfd.readouterr().err


@pytest.mark.parametrize("arguments", READERS, ids=" ".join)
@pytest.mark.parametrize("place", ["missing", "empty"])
def test_a_place_without_a_graph_is_told_in_one_sentence(
    arguments: tuple[str, ...],
    place: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    told = said((*arguments, "--store", place), monkeypatch, capfd)
    assert told == f"kg: there is no graph at {place}; make one with `kg build PATH --store {place}`\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty"]


@pytest.mark.parametrize("arguments", [row for row in READERS if row[0] in ("report", "view", "site")], ids=" ".join)
def test_a_graph_without_documents_is_told_in_one_sentence(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("graph").close()
    told = said((*arguments, "--store", "graph"), monkeypatch, capfd)
    assert len(told.splitlines()) == 1 and (
        "the graph holds no document yet" in told or "A/RES/70/1 is not in the graph" in told
    )


def test_an_answer_from_a_graph_without_documents_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "graph").close()
    done = kg("query", "hubs", "--store", "graph", cwd=tmp_path)
    assert done.returncode == 0 and b"holds no document yet" in done.stderr


def test_extract_prints_one_json_object_a_line(tmp_path: Path) -> None:
    done = kg("extract", str(samples() / "A_RES_72_901.txt"), str(samples() / "S_PRST_2019_91.xml"), cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert [row["document"]["symbol"] for row in rows] == ["A/RES/72/901", "S/PRST/2019/91"]
    for row in rows:
        for paragraph in row["paragraphs"]:
            for found in (*paragraph["actions"], *paragraph["requests"]):
                assert paragraph["text"][found["start"] : found["end"]] == found["text"]
            for citation in paragraph["citations"]:
                text = citation["footnote_text"] if citation["footnote"] else paragraph["text"]
                assert text[citation["start"] : citation["end"]] == citation["text"]


def test_extract_reads_standard_input(tmp_path: Path) -> None:
    done = kg("extract", "-", cwd=tmp_path, stdin=(samples() / "A_RES_72_901.txt").read_bytes())
    assert json.loads(done.stdout)["document"]["symbol"] == "A/RES/72/901"


BAD_INPUT = [
    ("empty.txt", b"", "empty"),
    ("binary.txt", bytes(range(256)) * 40, "binary"),
    ("broken.xml", b"<akomaNtoso><meta>", "broken.xml"),
    ("bomb.xml", b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><akomaNtoso>&b;</akomaNtoso>', "bomb.xml"),
    ("scan.pdf", b"%PDF-1.7\n", "PDF"),
]


@pytest.mark.parametrize(("name", "content", "word"), BAD_INPUT, ids=[row[0] for row in BAD_INPUT])
def test_bad_input_gets_one_sentence_and_loses_nothing(name: str, content: bytes, word: str, built: Path) -> None:
    (built / name).write_bytes(content)
    before = kg("query", "-q", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "--format", "csv", cwd=built).stdout
    done = kg("build", name, cwd=built)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert len([line for line in lines if word in line and name in line]) == 1, lines
    assert b"Traceback" not in done.stderr
    assert (
        kg("query", "-q", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "--format", "csv", cwd=built).stdout == before
    )
    extracted = kg("extract", name, cwd=built)
    assert extracted.returncode == 1 and extracted.stdout == b"" and b"Traceback" not in extracted.stderr


MISTAKES = [
    (("nonsense",), 2, "No such command"),
    (("build",), 2, "Missing argument"),
    (("query",), 1, "give one question"),
    (("query", "cite"), 1, "cites"),
    (("query", "cites"), 1, "symbol"),
    (("query", "cites", "symbol"), 1, "NAME=VALUE"),
    (("query", "-q", "SELECT"), 1, "SPARQL"),
    (("query", "-q", "INSERT DATA { <a:a> <a:b> <a:c> }"), 1, "only read"),
    (("query", "cites", "symbol=A/RES/72/901", "--format", "xls"), 1, "csv"),
    (("report", "weather"), 1, "centrality"),
    (("view", "--focus", "A/RES/1/999"), 1, "A/RES/1/999"),
    (("export", "--format", "xls"), 1, "turtle"),
    (("build", "no-such-folder"), 1, "no-such-folder"),
    (("query", "cites", "symbol=A/RES/72/901", "--store", "nowhere"), 1, "nowhere"),
]


@pytest.mark.parametrize(("arguments", "status", "word"), MISTAKES, ids=[" ".join(row[0]) for row in MISTAKES])
def test_a_mistake_gets_one_sentence(arguments: tuple[str, ...], status: int, word: str, built: Path) -> None:
    done = kg(*arguments, cwd=built)
    assert done.returncode == status
    assert word in done.stderr.decode() and "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = kg("build", "empty", cwd=tmp_path)
    assert done.returncode == 1 and "no document was found" in done.stderr.decode()


def test_files_of_other_formats_are_named(tmp_path: Path) -> None:
    (tmp_path / "mixed").mkdir()
    (tmp_path / "mixed" / "table.xlsx").write_bytes(b"x")
    (tmp_path / "mixed" / "a.txt").write_bytes((samples() / "A_RES_72_901.txt").read_bytes())
    done = kg("extract", "mixed", cwd=tmp_path)
    assert ".xlsx" in done.stderr.decode() and len(done.stdout.splitlines()) == 1


def test_building_again_reads_nothing_and_doubles_nothing(built: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?c a kg:Citation }"
    before = kg("query", "-q", count, "--format", "csv", cwd=built).stdout
    done = kg("build", str(samples()), cwd=built)
    assert done.returncode == 0 and "0 documents added" in done.stderr.decode()
    assert kg("query", "-q", count, "--format", "csv", cwd=built).stdout == before
    assert int(before.split()[-1]) > 200


def test_exports_and_pages_have_the_same_bytes_each_time(built: Path) -> None:
    for arguments in (
        ("export", "-o", "x.ttl"),
        ("export", "-o", "x.graphml"),
        ("view", "-o", "x.html"),
        ("report", "centrality", "-o", "r"),
    ):
        made = []
        for _ in range(2):
            done = kg(*arguments, cwd=built)
            assert done.returncode == 0, done.stderr.decode()
            target = built / (arguments[2] if arguments[0] != "report" else "r/centrality.html")
            made.append(target.read_bytes())
        assert made[0] == made[1] and made[0], arguments


def test_interrupting_a_build_keeps_what_was_built(tmp_path: Path) -> None:
    import signal

    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(samples())], cwd=tmp_path, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while (
        not (tmp_path / "output" / "graph" / "CURRENT").exists()
        and time.monotonic() < deadline
        and process.poll() is None
    ):
        pass
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode in (0, 130) and b"Traceback" not in stderr
    assert process.returncode == 0 or b"interrupted" in stderr
    done = kg("build", str(samples()), cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    count = kg("query", "-q", "SELECT (COUNT(?d) AS ?n) WHERE { ?d kg:held true }", "--format", "csv", cwd=tmp_path)
    assert int(count.stdout.split()[-1]) == 24


def test_demo_writes_what_it_promises(tmp_path: Path) -> None:
    done = kg("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    for name in (
        "demo-site/index.html",
        "network.html",
        "centrality.html",
        "centrality.csv",
        "centrality.json",
        "requests.html",
        "requests.csv",
        "graph.ttl",
    ):
        assert (tmp_path / "output" / name).stat().st_size > 500, name
        assert name.endswith((".csv", ".json")) or f"output/{name}" in done.stdout.decode()
    for line in done.stdout.decode().splitlines():
        if line.strip().startswith("kg query"):
            command = line.strip().split("   ")[0].split()[1:]
            asked = kg(*command, cwd=tmp_path)
            assert asked.returncode == 0 and asked.stdout.strip(), line
