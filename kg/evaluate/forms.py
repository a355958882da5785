"""An evaluation and a comparison as plain dictionaries, for JSON; shares rounded to four places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from kg.evaluate.changes import Cited, Comparison
from kg.evaluate.evaluation import Evaluation
from kg.evaluate.figures import GROUPS, Row, by_group, governing, leading, mastheads, overall
from kg.evaluate.links import Pair, outcome
from kg.evaluate.measure import Interval, Measure, Share


def evaluation_json(evaluation: Evaluation) -> dict[str, Any]:
    """All figures of an evaluation and every disagreement behind them."""
    return {
        "documents": {
            "scored": len(evaluation.scored),
            "linked": len(evaluation.linked),
            "links from another language": [one.document for one in evaluation.linked if one.links_from],
            "linked in part": [one.document for one in evaluation.in_state("in part")],
            "not linked": [one.document for one in evaluation.in_state("not linked")],
            "not read": [{"file": str(path), "error": str(error)} for path, error in evaluation.failures],
        },
        "known_disagreements": evaluation.known,
        "links": [_row(row) for row in overall(evaluation)],
        "by": {name: [_row(row) for row in by_group(evaluation, name)] for name in GROUPS},
        "leading_verbs": {
            "preambular": _measure(leading(evaluation, "preambular")),
            "operative": _measure(leading(evaluation, "operative")),
            "documents whose numbering starts anew": [one.document for one in evaluation.scored if one.restarts],
        },
        "governing_verbs": {
            **_share(governing(evaluation)),
            "behind a second verb": sum(one.beyond for one in evaluation.scored),
        },
        "masthead": {field: _share(share) for field, share in mastheads(evaluation).items()},
        "errors": {
            "links": [_pair(pair) for pair in disagreements(evaluation)],
            "verbs": [asdict(verb) for one in evaluation.scored for verb in one.verbs if not verb.right],
            "masthead": [asdict(field) for one in evaluation.scored for field in one.fields if not field.right],
        },
    }


def disagreements(evaluation: Evaluation) -> tuple[Pair, ...]:
    """The pairs of linked documents that only one side names, footnotes included, judged ones last."""
    found = (pair for one in evaluation.linked for pair in one.pairs)
    wrong = [
        pair for pair in found if outcome(pair) not in (None, "both") or outcome(pair, known=True) not in (None, "both")
    ]
    return tuple(sorted(wrong, key=lambda pair: pair.judged is not None))


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """All that changed between two extractions."""
    return {
        "documents": comparison.documents,
        "same": comparison.same,
        **comparison.counts(),
        "only in the old": list(comparison.only_old),
        "only in the new": list(comparison.only_new),
        "by_rule": comparison.by("rule"),
        "by_document": comparison.by("document"),
        "differences": [
            {
                "change": one.change,
                "document": one.document,
                "paragraph": one.cited.paragraph,
                "before": _cited(one.before),
                "after": _cited(one.after),
                "sentence": one.sentence,
            }
            for one in comparison.differences
        ],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "document": pair.document,
        "paragraph": pair.paragraph,
        "symbol": pair.symbol,
        "kind": pair.kind,
        "side": outcome(pair) or outcome(pair, known=True),
        "quote": pair.quote,
        "rule": pair.rule,
        "sentence": pair.sentence,
        "judged": pair.judged,
        "reason": pair.reason,
    }


def _cited(one: Cited | None) -> Mapping[str, Any] | None:
    return None if one is None else asdict(one)


def _row(row: Row) -> dict[str, Any]:
    corrected = {"corrected": _measure(row.corrected)} if row.corrected is not None else {}
    return {"group": row.group, "documents": row.documents, **_measure(row.raw), **corrected}


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "precision": _rounded(measure.precision),
        "precision_interval": _interval(measure.precision_interval),
        "recall": _rounded(measure.recall),
        "recall_interval": _interval(measure.recall_interval),
        "f1": _rounded(measure.f1),
        "found": measure.found,
        "true": measure.true,
        "both": measure.both,
        "spurious": measure.spurious,
        "missed": measure.missed,
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "share": _rounded(share.value),
        "interval": _interval(share.interval),
        "right": share.right,
        "compared": share.compared,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(bound, 4) for bound in interval]
