"""`kg evaluate`: how far extraction can be trusted, and what a new version reads otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.app import app
from kg.cli.console import OutputOption, count, opened, progress, remark
from kg.errors import KgError, UnknownName

if TYPE_CHECKING:
    from kg.evaluate import Known, Scored
    from kg.reports import Report

FORMS = ("table", "json", "html", "csv")


@app.command(short_help="Score what is read against the links of the editors.")
def evaluate(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Akoma Ntoso files (.xml) or folders of them; with --against, documents or a file of kg extract.",
            show_default=False,
        ),
    ],
    known: Annotated[
        Path | None,
        typer.Option("--known", help="CSV of disagreements judged to be the editors': document, symbol, side, reason."),
    ] = None,
    links_from: Annotated[
        Path | None,
        typer.Option(
            "--links-from",
            help="Folder with the same files in another language; its links count where a file has none.",
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", help="An older output of kg extract --ignore-links: show the citations gained and lost since."
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", help="table, json, html or csv (the errors).", show_default="by suffix"),
    ] = None,
    errors: Annotated[int, typer.Option("--errors", help="Errors of each kind to list in the table.", min=0)] = 10,
    output: OutputOption = None,
) -> int:
    """Score what is read from Akoma Ntoso files without their links against the links of their own editors."""
    chosen = _form(form, output)
    if against is not None and (known is not None or links_from is not None):
        raise typer.BadParameter("--against asks another question than --known and --links-from; leave one out")
    if links_from is not None and not links_from.is_dir():
        raise KgError(f"{links_from} is no folder; name the folder that holds the other language's files")
    report, failures = _changes(against, paths) if against is not None else _accuracy(paths, known, links_from)
    text = _render(report, chosen, errors)
    with opened(output) as stream:
        stream.write(text)
    return 1 if failures else 0


def _form(form: str | None, output: Path | None) -> str:
    chosen = form or (output.suffix.lstrip(".").lower() if output and output.suffix else "table")
    chosen = "table" if chosen == "txt" else chosen
    if chosen not in FORMS:
        raise UnknownName(f"an evaluation cannot be written as {chosen!r}; choose one of {', '.join(FORMS)}")
    return chosen


def _accuracy(paths: list[Path], known: Path | None, links_from: Path | None) -> tuple[Report, int]:
    from kg.evaluate import evaluation, read_known
    from kg.reports.accuracy import accuracy_report

    judged = read_known(known) if known is not None else None
    files = _structured(paths)
    result = evaluation(progress(_scored(files, judged, links_from), len(files), "reading"), judged)
    for _path, error in result.failures:
        remark(str(error))
    if not result.scored:
        raise KgError(f"none of {count(len(files), 'file')} could be scored; give Akoma Ntoso files of resolutions")
    for state in ("in part", "not linked"):
        if found := result.in_state(state):
            said = "linked in part" if state == "in part" else "without links"
            remark(f"{count(len(found), 'document')} {said}: their verbs and mastheads are scored, their links are not")
    return accuracy_report(result), len(result.failures)


def _structured(paths: list[Path]) -> tuple[Path, ...]:
    """The files to score: those named, and in folders those whose suffix is that of Akoma Ntoso."""
    from kg.pipeline import find_files
    from kg.readers import READERS

    suffixes = next(reader.suffixes for reader in READERS if reader.format == "akn")
    taken, passed_over = find_files(paths)
    files = tuple(path for path in taken if path.suffix.lower() in suffixes or path in paths)
    if not files:
        raise KgError(
            f"no Akoma Ntoso file was found in {', '.join(map(str, paths))}; only the publisher's .xml holds the "
            "editors' links that an evaluation needs"
        )
    if others := len(taken) + len(passed_over) - len(files):
        remark(f"passed over {count(others, 'file')} that {'is' if others == 1 else 'are'} not Akoma Ntoso")
    return files


def _scored(
    files: tuple[Path, ...], judged: Mapping[str, Known] | None, links_from: Path | None
) -> Iterator[tuple[Path, Scored | KgError]]:
    from kg.evaluate import evaluate_file

    for path in files:
        try:
            yield path, evaluate_file(path, judged, links_from=links_from)
        except KgError as error:
            yield path, error


def _changes(against: Path, paths: list[Path]) -> tuple[Report, int]:
    from kg.evaluate import compare, read_extractions
    from kg.reports.accuracy import changes_report

    failures: list[KgError] = []
    comparison = compare(read_extractions(against), _extractions(paths, failures))
    for error in failures:
        remark(str(error))
    if not comparison.documents:
        raise KgError(f"{against} holds none of the documents in {', '.join(map(str, paths))}; compare the same files")
    for names, where in ((comparison.only_old, "old"), (comparison.only_new, "new")):
        if names:
            remark(f"{count(len(names), 'document')} only in the {where} extraction, not compared")
    return changes_report(comparison), len(failures)


def _extractions(paths: list[Path], failures: list[KgError]) -> Iterator[Mapping[str, Any]]:
    """The documents of files that `kg extract` wrote, and of documents extracted now without links; errors are kept."""
    from kg.evaluate import read_extractions
    from kg.pipeline import extract_all, find_files, to_json

    written = [path for path in paths if path.suffix.lower() in (".jsonl", ".json") and path.is_file()]
    for path in written:
        yield from read_extractions(path)
    files, _ = find_files(path for path in paths if path not in written)
    for _path, result in progress(extract_all(files, ignore_links=True), len(files), "reading"):
        if isinstance(result, KgError):
            failures.append(result)
        else:
            yield to_json(result)


def _render(report: Report, form: str, errors: int) -> str:
    if form == "table":
        from kg.cli.tables import report_text

        return report_text(report, errors)
    if form == "json":
        return json.dumps({"report": report.key, **report.facts}, ensure_ascii=False, indent=2) + "\n"
    from kg.reports import render

    return render(report, form)
