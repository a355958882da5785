"""The figures of an evaluation: of all documents together and by kind, organ, decade and language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.evaluation import Evaluation, Scored
from kg.evaluate.links import Pair, measured
from kg.evaluate.mastheads import FIELDS
from kg.evaluate.measure import Measure, Share
from kg.evaluate.verbs import VerbKind
from kg.registry import organs

NOT_KNOWN = "not known"
"""The group of what has no organ, decade or series."""
SERIES = ("A/RES/", "S/RES/", "A/HRC/RES/", "E/RES/")
"""Resolutions of the organs on which other programs are measured."""


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one group: as they are, and with the judged disagreements where there are any."""

    group: str
    documents: int
    raw: Measure
    corrected: Measure | None


def overall(evaluation: Evaluation) -> tuple[Row, ...]:
    """The figures of all documents together: resolutions of SERIES, then all symbols, in paragraphs and with footnotes."""
    documents = evaluation.linked
    everything = [pair for one in documents for pair in one.pairs]
    plain = [pair for one in documents for pair in one.plain]
    partly = [pair for one in (*documents, *evaluation.in_state("in part")) for pair in one.pairs]
    both = len(documents) + len(evaluation.in_state("in part"))
    known = evaluation.known is not None
    return (
        _row("resolutions, in paragraphs", len(documents), _resolutions(everything), known, notes=False),
        _row("resolutions, with footnotes", len(documents), _resolutions(everything), known),
        _row("all symbols, in paragraphs", len(documents), everything, known, notes=False),
        _row("all symbols, with footnotes", len(documents), everything, known),
        _row("the same, read as plain text", len(documents), plain, known),
        _row("the same, with partly linked documents", both, partly, known),
    )


def _resolutions(found: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in found if pair.symbol.startswith(SERIES)]


def _row(group: str, documents: int, found: list[Pair], known: bool, *, notes: bool = True) -> Row:
    corrected = measured(found, notes=notes, known=True) if known else None
    return Row(group, documents, measured(found, notes=notes), corrected)


GROUPS: Mapping[str, tuple[str, Callable[[Scored, Pair], str]]] = {
    "kind": ("kind cited", lambda one, pair: pair.kind),
    "citing": ("citing organ", lambda one, pair: organ_name(one.organ)),
    "cited": ("cited organ", lambda one, pair: organ_name(pair.organ)),
    "decade": ("decade of the document", lambda one, pair: one.decade or NOT_KNOWN),
    "language": ("language", lambda one, pair: one.language),
}
"""How citations are grouped: title and the group of a pair; all count footnotes."""


def organ_name(key: str | None) -> str:
    """The name of an organ by its key; NOT_KNOWN where the registry holds none."""
    organ = organs().get(key or "")
    return organ.name if organ else NOT_KNOWN


def by_group(evaluation: Evaluation, name: str) -> tuple[Row, ...]:
    """The figures by a grouping of GROUPS, the largest group first, decades in order; footnotes count."""
    group_of = GROUPS[name][1]
    groups: dict[str, list[Pair]] = {}
    documents: dict[str, set[Path]] = {}
    for one in evaluation.linked:
        for pair in one.pairs:
            group = group_of(one, pair)
            groups.setdefault(group, []).append(pair)
            documents.setdefault(group, set()).add(one.path)
    rows = [_row(group, len(documents[group]), found, evaluation.known is not None) for group, found in groups.items()]
    if name == "decade":
        return tuple(sorted(rows, key=lambda row: row.group))
    return tuple(sorted(rows, key=lambda row: (-row.raw.true - row.raw.spurious, row.group)))


def leading(evaluation: Evaluation, kind: VerbKind) -> Measure:
    """The leading verbs of one kind of paragraph: a wrong one is both spurious and missed."""
    verbs = [verb for one in evaluation.scored for verb in one.verbs if verb.kind == kind]
    right = sum(verb.right for verb in verbs)
    return Measure(right, sum(verb.ours is not None for verb in verbs) - right, len(verbs) - right)


def governing(evaluation: Evaluation) -> Share:
    """The verbs that govern citations."""
    verbs = [verb for one in evaluation.scored for verb in one.verbs if verb.kind == "governing"]
    return Share(sum(verb.right for verb in verbs), len(verbs))


def mastheads(evaluation: Evaluation) -> Mapping[str, Share]:
    """Each field of the masthead that at least one file states."""
    shares = {field: Share() for field in FIELDS}
    for one in evaluation.scored:
        for read in one.fields:
            shares[read.field] += Share(int(read.right), 1)
    return {field: share for field, share in shares.items() if share.compared}
