"""Every report at once: files, the page that leads to them, plots with their tables, and the command."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from typer.testing import CliRunner

from kg.cli import app
from kg.reports import ALL, FORMATS, REPORTS, listing, render, report, write_all
from tests.reports.stores import sample_store
from tests.reports.test_pages import Page


def test_all_reports_are_written_with_a_page_that_leads_to_each_file(tmp_path: Path) -> None:
    paths = write_all(sample_store(), tmp_path)
    assert paths[0].name == "index.html" and all(path.is_file() for path in paths)
    page = Page(paths[0].read_text(encoding="utf-8"))
    linked = {str(one["href"]) for one in page.named("a")} - {"#content"}
    assert linked == {path.name for path in paths[1:]}
    assert "function" not in " ".join(page.words)


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_states_method_data_and_caveats_and_every_plot_has_its_table(name: str) -> None:
    made = report(name, sample_store())
    assert made.method and made.caveats and made.findings
    assert {"Documents in the collection", "Dates of the documents"} <= {row[0] for row in made.data}
    assert all(section.tables for section in made.sections if section.plots)


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_store_gives_the_same_bytes(name: str) -> None:
    first, second = (report(name, sample_store()) for _ in range(2))
    for format in FORMATS:
        assert render(first, format) == render(second, format)
    assert first.more == second.more


@pytest.mark.parametrize("name", REPORTS)
def test_csv_and_json_hold_the_same_rows(name: str) -> None:
    made = report(name, sample_store())
    rows = list(csv.reader(io.StringIO(render(made, "csv"))))
    assert len(rows) - 1 == len(json.loads(render(made, "json"))[made.full.key]) == len(made.full.rows)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["lineage", "coverage", "requests", "centrality"])
def test_a_browser_draws_every_report_within_the_page(name: str, width: int, tmp_path: Path, chromium: Browser) -> None:
    about = "A/HRC/RES/47/93" if name == "lineage" else None
    path = tmp_path / "page.html"
    path.write_text(render(report(name, sample_store(), about), "html"), encoding="utf-8")
    seen: list[str] = []
    context = chromium.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert seen == []


def test_the_command_lists_the_reports_and_names_them_where_one_is_unknown(tmp_path: Path) -> None:
    shown = CliRunner().invoke(app, ["report"], standalone_mode=False)
    assert shown.stdout == listing() + "\n" and shown.return_value == 0
    assert [line.split()[0] for line in shown.stdout.splitlines()] == [*REPORTS, ALL]
    unknown = CliRunner().invoke(app, ["report", "nonsense", "--store", str(tmp_path)], standalone_mode=False)
    assert unknown.return_value == 1 and unknown.stdout == ""
    assert all(name in unknown.stderr for name in (*REPORTS, ALL))
