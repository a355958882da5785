"""Whatever is written in the place of a symbol, a parameter or an argument: an answer or one sentence, never a crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.cli import main
from tests.fuzz.mutations import originals, tried
from tests.fuzz.targets import TARGETS
from tests.readers.forms import zipped

ROOT = Path(__file__).resolve().parents[2]
BRIEF = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIGNS = st.characters(codec="utf-8") | st.sampled_from("/.-()[]&;{}\\\"'<>?$#\n\t\x00\x1b ")
WORDS = st.lists(
    st.sampled_from(
        ["A", "S", "RES", "HRC", "C.3", "70", "1", "L.5", "Rev.2", "Add.1", "(XXI)", "(2000)", "PV.", "/", "-", " "]
    )
    | st.text(SIGNS, max_size=6),
    max_size=12,
).map("".join)
RAW = st.text(st.characters(), max_size=30)
"""Any sign, those included that stand for bytes that are no UTF-8."""


@BRIEF
@given(WORDS | RAW)
@example("A/RES/" + "9" * 5000)
@example("\udcff/RES/1")
def test_any_text_is_a_symbol_or_has_a_reason_not_to_be(text: str) -> None:
    TARGETS["symbol"].holds(text.encode("utf-8", "surrogatepass"))


INJECTIONS = (
    '" } INSERT DATA { <a:a> <a:b> <a:c> } #',
    "> . ?s ?p ?o } #",
    "A/RES/70/1> ?p ?o . <x",
    "\\",
    '"""',
    "$symbol",
    "1 } UNION { ?s ?p ?o",
)


@BRIEF
@given(st.integers(0, 255), WORDS | RAW | st.sampled_from(INJECTIONS))
def test_any_value_of_a_parameter_is_answered_or_refused(parameter: int, value: str) -> None:
    TARGETS["parameters"].holds(bytes([parameter]) + value.encode("utf-8", "surrogatepass"))


EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.one_of(st.binary(max_size=12), st.sampled_from([b"<", b"&#x110000;", b"1" * 40, b"\x00", b"(a) ", b"\xff"])),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_holds_for_damaged_seeds(name: str) -> None:
    target = TARGETS[name]
    seeds = target.seeds()

    @settings(BRIEF, max_examples=25)
    @given(st.sampled_from(seeds), EDITS)
    def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> None:
        for place, length, put in edits:
            at = int(place * len(data))
            data = data[:at] + put + data[at + length :]
        target.holds(data)

    assert seeds
    damaged()


FOUND = [
    ("symbol", b"DV/" + b"C7E/7//C7V/" * 17 + b"0/1"),
    ("parameters", b"A/S\xdcER/8\x00\x0bS"),
    ("archive", zipped({"x.txt": b"x"}).replace(b"x.txt", b"\x00.txt")),
    ("docx", zipped({"x.txt": b"x"}).replace(b"x.txt", b"\x00.txt")),
]
"""What led to a fault when it was found by fuzzing."""


@pytest.mark.parametrize(("name", "data"), FOUND, ids=[name for name, _ in FOUND])
def test_what_fuzzing_found_is_mended(name: str, data: bytes) -> None:
    TARGETS[name].holds(data)


def test_fuzzing_led_by_coverage_finds_nothing_at_once(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is not installed: pip install 'kg[fuzz]' (Linux on x86-64)")
    run = [sys.executable, "-m", "tests.fuzz.run", *TARGETS, "--runs", "20", "--seed", "1", "--faults", str(tmp_path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-4000:]
    assert done.stderr.count("Done 20 runs") == len(TARGETS) and list(tmp_path.iterdir()) == []


OPTIONS = (
    "-q",
    "--file",
    "--format",
    "--list",
    "--show",
    "--store",
    "--workers",
    "--max-seconds",
    "--max-size",
    "--ignore-links",
)
ARGUMENTS = st.lists(st.sampled_from(OPTIONS) | st.text(st.characters(exclude_characters="/"), max_size=12), max_size=5)


@settings(BRIEF, max_examples=60)
@given(command=st.sampled_from(["query", "extract", "build", "forget", "fetch", ""]), arguments=ARGUMENTS)
@example(command="query", arguments=["-q", "SELECT \udcff"])
@example(command="query", arguments=["cites", "symbol=\udcff"])
@example(command="extract", arguments=["\udcff"])
@example(command="build", arguments=["--store", "a\nb", "\x1b[2J"])
def test_any_arguments_end_with_a_status_and_safe_lines(
    command: str,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_DOCUMENTS_URL", "file:///{symbol}")
    monkeypatch.setattr(sys, "argv", ["kg", *([command] if command else []), *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code in (0, 1, 2) and "Traceback" not in said
    assert all(line.isprintable() for line in said.split("\n") if line.startswith("kg: ")), said


SPOILT = [f"{seed} {path}" for seed, path in enumerate(originals()[:: max(1, len(originals()) // 40)])]


def test_spoilt_documents_are_read_or_refused() -> None:
    fared = {item: tried(item).split(" ", 1)[1] for item in SPOILT}
    assert {item: how for item, how in fared.items() if how not in ("read", "refused")} == {}
    assert "read" in fared.values()
