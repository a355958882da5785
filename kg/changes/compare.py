"""What changed from one text to another: paragraphs, their words and verbs, citations, reporting requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.changes.alignment import Link, align
from kg.changes.cited import CitedChange, cited_changes
from kg.changes.requested import RequestChange, request_changes
from kg.changes.strength import ChangedVerb, changed_verbs
from kg.changes.words import Run, same_words, word_changes
from kg.model import ActionMention, Annex, Extraction, Paragraph
from kg.registry import actions

Relation = Literal["kept", "moved", "merged", "split", "new", "dropped"]
RELATIONS: tuple[Relation, ...] = ("kept", "moved", "merged", "split", "new", "dropped")


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph of one of the texts, its wording in runs."""

    paragraph: Paragraph
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a paragraph; `old` is empty where it is new, `new` where it was dropped."""

    relation: Relation
    amended: bool
    """Whether its words changed; False of new and dropped ones."""
    similarity: float
    """Cosine of the two wordings, 0 to 1; 0 where one side is empty."""
    old: tuple[Side, ...]
    new: tuple[Side, ...]
    verbs: tuple[ChangedVerb, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether it stands where it stood with the words that it had."""
        return self.relation == "kept" and not self.amended


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed from the old text to the new one."""

    old: Extraction
    new: Extraction
    rows: tuple[Row, ...]
    annexes: tuple[Row, ...]
    """The same of the paragraphs of all annexes."""
    citations: tuple[CitedChange, ...]
    requests: tuple[RequestChange, ...]

    def counts(self) -> Mapping[str, int]:
        """How many paragraphs of each relation, and how many of the kept ones were amended."""
        counted = Counter(row.relation for row in self.rows)
        amended = sum(row.amended for row in self.rows if row.relation == "kept")
        return {**{relation: counted[relation] for relation in RELATIONS}, "kept, amended": amended}


def compare(old: Extraction, new: Extraction) -> Changes:
    """What changed from the old text to the new one; the same two texts give the same answer."""
    before, after = old.document.paragraphs, new.document.paragraphs
    verbs = _by_paragraph(old.actions), _by_paragraph(new.actions)
    rows = _rows(before, after, verbs)
    became = [
        ({side.paragraph.id for side in row.old}, {side.paragraph.id for side in row.new})
        for row in rows
        if row.old and row.new
    ]
    return Changes(
        old,
        new,
        rows,
        _rows(_annexed(old.document.annexes), _annexed(new.document.annexes), ({}, {})),
        cited_changes(old.citations, new.citations),
        request_changes(old.requests, new.requests, became),
    )


Verbs = Mapping[str, Sequence[ActionMention]]


def _rows(old: Sequence[Paragraph], new: Sequence[Paragraph], verbs: tuple[Verbs, Verbs]) -> tuple[Row, ...]:
    acts = [_act(one, verbs[0]) for one in old], [_act(one, verbs[1]) for one in new]
    links = align([one.text for one in old], [one.text for one in new], acts=acts)
    return tuple(_row(link, [old[i] for i in link.old], [new[j] for j in link.new], verbs) for link in links)


def _act(paragraph: Paragraph, verbs: Verbs) -> str:
    """Whether a paragraph orders something or says something, by its first verb; empty where it has none."""
    first = next(iter(_verbs([paragraph], verbs)), None)
    action = actions().get(first.action) if first is not None else None
    return "" if action is None else "orders" if action.force == "directive" else "says"


def _row(link: Link, old: Sequence[Paragraph], new: Sequence[Paragraph], verbs: tuple[Verbs, Verbs]) -> Row:
    if not old or not new:
        sides = tuple(Side(one, (Run("dropped" if old else "added", one.text),)) for one in (*old, *new))
        return Row("dropped", False, 0.0, sides, ()) if old else Row("new", False, 0.0, (), sides)
    relation: Relation = "merged" if len(old) > 1 else "split" if len(new) > 1 else "moved" if link.moved else "kept"
    if relation == "kept" and old[0].kind != new[0].kind:
        relation = "moved"
    left, right = "\n".join(one.text for one in old), "\n".join(one.text for one in new)
    amended = len(old) + len(new) > 2 or not same_words(left, right)
    runs = word_changes(left, right) if amended else ((Run("same", left),), (Run("same", right),))
    return Row(
        relation,
        amended,
        link.similarity,
        _sides(old, runs[0]),
        _sides(new, runs[1]),
        changed_verbs(_verbs(old, verbs[0]), _verbs(new, verbs[1])),
    )


def _sides(paragraphs: Sequence[Paragraph], runs: Iterable[Run]) -> tuple[Side, ...]:
    """The runs of several paragraphs that were joined by line breaks, given back to each."""
    found: list[list[Run]] = [[]]
    for run in runs:
        for place, text in enumerate(run.text.split("\n") if len(paragraphs) > 1 else [run.text]):
            if place:
                found.append([])
            if text:
                found[-1].append(Run(run.mark, text))
    return tuple(Side(paragraph, tuple(own)) for paragraph, own in zip(paragraphs, found, strict=True))


def _verbs(paragraphs: Iterable[Paragraph], verbs: Verbs) -> list[ActionMention]:
    return [
        one
        for paragraph in paragraphs
        for one in verbs.get(paragraph.id, ())
        if paragraph.text[one.start : one.end] == one.text
    ]


def _by_paragraph(found: Iterable[ActionMention]) -> Verbs:
    grouped: dict[str, list[ActionMention]] = {}
    for one in found:
        grouped.setdefault(one.paragraph, []).append(one)
    return grouped


def _annexed(annexes: Iterable[Annex]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for annex in annexes for paragraph in annex.paragraphs)
