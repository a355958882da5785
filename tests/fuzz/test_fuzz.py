"""Whatever is written in the place of a symbol, a parameter or an argument: an answer or one sentence, never a crash."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.errors import InvalidSymbol, QueryError
from kg.graph import GraphStore, build, memory_store
from kg.pipeline import extract
from kg.questions import named_query, queries, run_named
from kg.samples import samples
from kg.symbol import canonical, is_symbol, page, slug, why_not
from tests.fuzz.mutations import originals, tried

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
    assert is_symbol(text) == (why_not(text) is None)
    try:
        symbol = canonical(text)
    except InvalidSymbol as error:
        assert not is_symbol(text) and str(error)
        return
    assert canonical(symbol) == symbol and page(symbol).isascii()
    name = slug(symbol)
    assert name.isascii() and "/" not in name and not name.startswith((".", "-"))


@pytest.fixture(scope="module")
def store() -> GraphStore:
    """One document in memory."""
    made = memory_store()
    path = samples() / "A_RES_72_901.txt"
    build([(str(path), extract(path))], made)
    return made


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
@given(st.sampled_from(sorted(queries())), WORDS | RAW | st.sampled_from(INJECTIONS))
def test_any_value_of_a_parameter_is_answered_or_refused(store: GraphStore, name: str, value: str) -> None:
    query = named_query(name)
    assume(query.parameters)
    before = len(store.inner)
    for parameter in query.parameters:
        known = {one.name: one.example for one in query.parameters if one.required}
        try:
            run_named(store, name, **known | {parameter.name: value})
        except QueryError as error:
            assert str(error)
    assert len(store.inner) == before


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
